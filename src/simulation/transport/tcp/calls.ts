// The system calls of a program on a TCP socket: what the application layer may do with this one.
import type { Endpoint } from '../../../address/endpoint.ts';
import type { NodeId } from '../../../network/network.ts';
import type { Failure, PortRange } from '../../../network/script.ts';
import { startsHttp } from '../../../wire/http.ts';
import { decodeLatin1 } from '../../../wire/text.ts';
import { atNode, type Turn } from '../../turn.ts';
import type { ProcessId, SocketId } from '../../world.ts';
import { getConnection, getSocket, newSocketId, putSocket } from '../socket.ts';
import type { TcpConnection } from './connection.ts';
import { abort, close, shutdown } from './end.ts';
import { connectTcp } from './handshake.ts';
import { readAll } from './receive.ts';
import { write } from './send.ts';

/** connect(2): the socket in SYN-SENT, or why there is none. */
export function connectSocket(
  turn: Turn,
  node: NodeId,
  process: ProcessId,
  program: string,
  remote: Endpoint,
  ports: PortRange | undefined,
): SocketId | Failure {
  return connectTcp(turn, node, process, program, remote, ports);
}

/** socket(2), bind(2), listen(2). No step: it was so before the walk began. */
export function listenSocket(
  turn: Turn,
  node: NodeId,
  process: ProcessId,
  program: string,
  port: number,
  backlog: number,
  accepts: boolean,
): SocketId {
  const id = newSocketId(turn, node);
  putSocket(turn, node, { kind: 'listener', id, node, port, process, program, backlog, accepts, queue: [] });
  const state = turn.node(node);
  turn.setNode(node, { ...state, bound: state.bound.set(`tcp:${port}`, id) });
  return id;
}

/** accept(2): the oldest connection of the queue that has not been reset in the meantime; of such a one a program learns nothing. */
export function acceptSocket(
  turn: Turn,
  node: NodeId,
  listener: SocketId,
  process: ProcessId,
): TcpConnection | undefined {
  const listening = getSocket(turn, node, listener);
  if (listening?.kind !== 'listener') return undefined;
  const alive = listening.queue.findIndex((id) => getConnection(turn, node, id) !== undefined);
  const waiting = getConnection(turn, node, listening.queue[alive] ?? -1);
  putSocket(turn, node, { ...listening, queue: alive < 0 ? [] : listening.queue.slice(alive + 1) });
  if (!waiting) return undefined;
  const accepted = { ...waiting, process };
  putSocket(turn, node, accepted);
  turn.emit(atNode(node), 7, {
    kind: 'accepted-connection',
    program: accepted.program,
    peer: accepted.remote,
  });
  return accepted;
}

/** setsockopt(2) with TCP_QUICKACK off: ACKs wait for an answer that they can ride on. */
export function postponeAcks(turn: Turn, node: NodeId, id: SocketId): void {
  const c = getConnection(turn, node, id);
  if (c) putSocket(turn, node, { ...c, acknowledge: { ...c.acknowledge, pingpong: true } });
}

/** write(2). EPIPE once this side has finished or the connection is gone. */
export function writeSocket(
  turn: Turn,
  node: NodeId,
  id: SocketId,
  program: string,
  octets: Uint8Array,
): Failure | undefined {
  const c = getConnection(turn, node, id);
  if (!c || c.send.finish || (c.state !== 'ESTABLISHED' && c.state !== 'CLOSE-WAIT')) return 'closed';
  turn.emit(atNode(node), 7, {
    kind: 'wrote',
    program,
    octets: octets.length,
    firstLine: firstLine(octets),
    peer: c.remote,
  });
  putSocket(turn, node, write(turn, c, octets));
  return undefined;
}

/** read(2) until there is nothing left. `ended`: the other side has finished. */
export function readSocket(
  turn: Turn,
  node: NodeId,
  id: SocketId,
  program: string,
): { readonly octets: Uint8Array; readonly ended: boolean } {
  const c = getConnection(turn, node, id);
  if (!c) return { octets: new Uint8Array(0), ended: true };
  const available = c.receive.stream;
  if (available.length > 0) {
    const head = available.chunks[0] ?? new Uint8Array(0);
    turn.emit(atNode(node), 7, {
      kind: 'read',
      program,
      octets: available.length,
      firstLine: firstLine(head),
      peer: c.remote,
    });
  }
  if (c.receive.fin && !c.receive.finRead)
    turn.emit(atNode(node), 7, { kind: 'read-end', program, peer: c.remote });
  return readAll(turn, c);
}

/** shutdown(2) with SHUT_WR. */
export function shutdownSocket(turn: Turn, node: NodeId, id: SocketId, program: string): Failure | undefined {
  const c = getConnection(turn, node, id);
  if (!c) return 'closed';
  turn.emit(atNode(node), 7, { kind: 'asked-to-end', program, how: 'shutdown', peer: c.remote });
  putSocket(turn, node, shutdown(turn, c));
  return undefined;
}

/** close(2). */
export function closeSocket(turn: Turn, node: NodeId, id: SocketId, program: string): void {
  const c = getConnection(turn, node, id);
  if (!c) return;
  turn.emit(atNode(node), 7, { kind: 'asked-to-end', program, how: 'close', peer: c.remote });
  close(turn, c);
}

/** close(2) with SO_LINGER 0: RST instead of FIN. */
export function abortSocket(turn: Turn, node: NodeId, id: SocketId, program: string): void {
  const c = getConnection(turn, node, id);
  if (!c) return;
  turn.emit(atNode(node), 7, { kind: 'asked-to-end', program, how: 'abort', peer: c.remote });
  abort(turn, c);
}

/** The first line of an HTTP message, for the step's sentence. */
function firstLine(octets: Uint8Array): string | undefined {
  if (!startsHttp(octets)) return undefined;
  const end = octets.indexOf(13);
  return decodeLatin1(octets, 0, Math.min(end < 0 ? octets.length : end, 120));
}
