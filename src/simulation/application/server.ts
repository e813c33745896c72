// The programs that wait for connections: http, tcp (in the walk's hands), echo (RFC 862) and discard (RFC 863).
import type { Endpoint } from '../../address/endpoint.ts';
import type { NodeId } from '../../network/network.ts';
import type { HttpService, Service } from '../../network/service.ts';
import { parseRequest } from '../../wire/http.ts';
import { getConnection } from '../transport/socket.ts';
import { acceptSocket, closeSocket, listenSocket, readSocket, writeSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import { atNode, type Turn } from '../turn.ts';
import type { SocketId } from '../world.ts';
import { httpAnswer } from './http-answer.ts';
import {
  countServed,
  newProcessId,
  putProcess,
  type Signal,
  type TcpServer,
  wake,
  wakeAfter,
} from './process.ts';

export function startTcpServer(
  turn: Turn,
  node: NodeId,
  service: Extract<Service, { kind: 'http' | 'tcp' | 'echo' | 'discard' }>,
): void {
  const id = newProcessId(turn, node);
  const listener = listenSocket(
    turn,
    node,
    id,
    service.program,
    service.port,
    service.backlog,
    service.accept,
  );
  putProcess(turn, node, { kind: 'tcp-server', id, service, listener, pending: new Map() });
}

export function runTcpServer(turn: Turn, node: NodeId, process: TcpServer, signal: Signal): void {
  switch (signal.kind) {
    case 'acceptable': {
      const accepted = acceptSocket(turn, node, process.listener, process.id);
      // What came before the program accepted is waiting already.
      if (accepted && (accepted.receive.stream.length > 0 || accepted.receive.fin))
        serve(turn, node, process, accepted.id);
      return;
    }
    case 'readable':
      serve(turn, node, process, signal.socket);
      return;
    case 'failed':
      putPending(turn, node, process, signal.socket, undefined);
      return;
    case 'close':
      closeSocket(turn, node, signal.socket, process.service.program);
      return;
    case 'thought':
      turn.setSurroundings({ thinking: turn.surroundings.thinking - 1 });
      answer(turn, node, process, signal.socket, signal.answer, signal.closes);
      return;
    default:
  }
}

function serve(turn: Turn, node: NodeId, process: TcpServer, socket: SocketId): void {
  const connection = getConnection(turn, node, socket);
  if (!connection || connection.process !== process.id) return;
  const { program } = process.service;
  const { octets, ended } = readSocket(turn, node, socket, program);
  switch (process.service.kind) {
    case 'tcp':
      return;
    case 'discard':
      if (ended) closeSocket(turn, node, socket, program);
      return;
    case 'echo':
      if (octets.length > 0) think(turn, node, process, socket, octets, ended, process.service.delay);
      else if (ended) closeSocket(turn, node, socket, program);
      return;
    case 'http':
      serveHttp(turn, node, process, process.service, socket, connection.remote, octets, ended);
  }
}

function serveHttp(
  turn: Turn,
  node: NodeId,
  process: TcpServer,
  service: HttpService,
  socket: SocketId,
  client: Endpoint,
  octets: Uint8Array,
  ended: boolean,
): void {
  const known = process.pending.get(socket);
  let whole = known ? concatenate([known, octets]) : octets;
  const hostname = turn.declaredNode(node).name;
  let closes = false;
  let answered = false;
  for (;;) {
    const request = parseRequest(whole);
    if (request.kind === 'incomplete') break;
    if (request.kind === 'malformed') {
      closes = true;
      break;
    }
    whole = whole.subarray(request.length);
    const { response, delay } = httpAnswer(service, hostname, client, request.head);
    closes = !service.keepalive;
    think(turn, node, process, socket, response, closes || ended, delay);
    answered = true;
    if (closes) break;
  }
  putPending(turn, node, process, socket, whole.length > 0 && !closes ? whole : undefined);
  if (ended && !answered) closeSocket(turn, node, socket, service.program);
}

function think(
  turn: Turn,
  node: NodeId,
  process: TcpServer,
  socket: SocketId,
  octets: Uint8Array,
  closes: boolean,
  delay: number,
): void {
  if (delay === 0) {
    answer(turn, node, process, socket, octets, closes);
    return;
  }
  const { program } = process.service;
  turn.setSurroundings({ thinking: turn.surroundings.thinking + 1 });
  turn.aside(() => turn.emit(atNode(node), 7, { kind: 'thought', program, duration: delay }));
  wakeAfter(turn, delay, node, process.id, { kind: 'thought', socket, answer: octets, closes });
}

function answer(
  turn: Turn,
  node: NodeId,
  process: TcpServer,
  socket: SocketId,
  octets: Uint8Array,
  closes: boolean,
): void {
  countServed(turn, node);
  writeSocket(turn, node, socket, process.service.program, octets);
  // Closing is the program's next call: what the other side answers to the last segment comes before it.
  if (closes) wake(turn, node, process.id, { kind: 'close', socket });
}

function putPending(
  turn: Turn,
  node: NodeId,
  process: TcpServer,
  socket: SocketId,
  octets: Uint8Array | undefined,
): void {
  const current = turn.node(node).processes.get(process.id);
  if (current?.kind !== 'tcp-server') return;
  if (octets === undefined && !current.pending.has(socket)) return;
  const pending = new Map(current.pending);
  if (octets) pending.set(socket, octets);
  else pending.delete(socket);
  putProcess(turn, node, { ...current, pending });
}
