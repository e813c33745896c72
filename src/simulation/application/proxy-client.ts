// A proxy's side towards its clients: it accepts, reads until the whole request has come, and only then looks for a server. Between
// the two connections there is nothing but the program.
import type { Endpoint } from '../../address/endpoint.ts';
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { SECOND } from '../../network/source.ts';
import { closeSocket, writeSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import type { Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import {
  countServed,
  getProcess,
  type ProxyClient,
  type ProxyServer,
  putProcess,
  wake,
  wakeAfter,
} from './process.ts';

/** nginx: client_header_timeout and keepalive_timeout; haproxy has no limits of its own, these are those of the reference captures. */
const PATIENCE = {
  nginx: { request: 60 * SECOND, idle: 75 * SECOND },
  haproxy: { request: 10 * SECOND, idle: 10 * SECOND },
} as const;

export function getProxy(turn: Turn, node: NodeId, id: ProcessId): ProxyServer | undefined {
  const process = getProcess(turn, node, id);
  return process?.kind === 'proxy' ? process : undefined;
}

/** Nothing where the proxy is gone. */
export function changeProxy(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  change: (process: ProxyServer) => Partial<ProxyServer>,
): void {
  const process = getProxy(turn, node, id);
  if (process) putProcess(turn, node, { ...process, ...change(process) });
}

/** The ends by socket, without one. */
export function withoutSocket<End>(
  ends: ReadonlyMap<SocketId, End>,
  socket: SocketId,
): ReadonlyMap<SocketId, End> {
  return new Map([...ends].filter(([key]) => key !== socket));
}

export function putClient(turn: Turn, node: NodeId, id: ProcessId, client: ProxyClient): void {
  changeProxy(turn, node, id, ({ clients }) => ({ clients: new Map(clients).set(client.socket, client) }));
}

export function dropClient(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  changeProxy(turn, node, id, ({ clients }) => ({ clients: withoutSocket(clients, socket) }));
}

/** Sets a socket's time limit; an earlier one of the same socket is void. Returns its number. */
export function armPatience(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  socket: SocketId,
  patience: Nanoseconds,
): number {
  const process = getProxy(turn, node, id);
  if (!process) return 0;
  const timer = process.timers + 1;
  putProcess(turn, node, { ...process, timers: timer });
  wakeAfter(turn, patience, node, id, { kind: 'proxy-timer', socket, timer });
  return timer;
}

export function welcomeClient(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  socket: SocketId,
  remote: Endpoint,
): void {
  const { product } = turn.declaredNode(node).software;
  const timer = armPatience(turn, node, id, socket, PATIENCE[product].request);
  putClient(turn, node, id, {
    socket,
    remote,
    pending: new Uint8Array(0),
    request: undefined,
    ended: false,
    answered: 0,
    timer,
  });
}

/** Octets of the answer to the request that is under way. */
export function writeToClient(
  turn: Turn,
  node: NodeId,
  process: ProxyServer,
  client: ProxyClient,
  parts: readonly Uint8Array[],
): void {
  const octets = concatenate(parts);
  if (octets.length > 0) writeSocket(turn, node, client.socket, process.service.program, octets);
}

/** The request is answered: the connection stays for the next one, which may have come already, or ends. */
export function finishRequest(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  socket: SocketId,
  keeps: boolean,
): void {
  const process = getProxy(turn, node, id);
  const client = process?.clients.get(socket);
  if (!process || !client) return;
  countServed(turn, node);
  if (!keeps || client.ended) {
    dropClient(turn, node, id, socket);
    closeSocket(turn, node, socket, process.service.program);
    return;
  }
  const { product } = turn.declaredNode(node).software;
  const timer = armPatience(turn, node, id, socket, PATIENCE[product].idle);
  putClient(turn, node, id, { ...client, request: undefined, answered: client.answered + 1, timer });
  if (client.pending.length > 0) wake(turn, node, id, { kind: 'readable', socket });
}
