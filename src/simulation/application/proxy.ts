// A layer 7 proxy (nginx, haproxy): the program between a client's connection and a server's. It completes the handshake with the
// client, reads the request to its end, chooses a location by the path and a server behind it, and only then connects onward.
import type { NetworkNode, NodeId } from '../../network/network.ts';
import type { HttpPage, HttpService } from '../../network/service.ts';
import { contentLength, type HttpRequest, isPersistent, parseRequest } from '../../wire/http.ts';
import { acceptSocket, closeSocket, listenSocket, postponeAcks, readSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import { atNode, type Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import { findPage, pageText } from './http-answer.ts';
import {
  newProcessId,
  type ProxyClient,
  type ProxyRequest,
  type ProxyServer,
  putProcess,
  type Signal,
  wakeAfter,
} from './process.ts';
import { flushAnswer, readServer } from './proxy-answer.ts';
import { dropClient, getProxy, putClient, welcomeClient } from './proxy-client.ts';
import { closeServer } from './proxy-pool.ts';
import { answerItself, askServer, passRequest, serverSocketFailed, serverTimeout } from './proxy-server.ts';

/** The HTTP program of a `proxy` with rows, and any that has an answer from elsewhere. */
export function isProxy(node: NetworkNode, { pages }: HttpService): boolean {
  const fetches = pages.some(({ answer }) => answer.kind === 'upstream');
  return fetches || (node.kind === 'proxy' && pages.length > 0);
}

export function startProxy(turn: Turn, node: NodeId, service: HttpService): void {
  const id = newProcessId(turn, node);
  const { program, port, backlog, accept } = service;
  const listener = listenSocket(turn, node, id, program, port, backlog, accept);
  putProcess(turn, node, {
    kind: 'proxy',
    id,
    service,
    listener,
    clients: new Map(),
    servers: new Map(),
    timers: 0,
  });
}

export function runProxy(turn: Turn, node: NodeId, process: ProxyServer, signal: Signal): void {
  const { id } = process;
  switch (signal.kind) {
    case 'acceptable': {
      const accepted = acceptSocket(turn, node, process.listener, id);
      if (!accepted) return;
      if (turn.declaredNode(node).software.product === 'haproxy') postponeAcks(turn, node, accepted.id);
      welcomeClient(turn, node, id, accepted.id, accepted.remote);
      if (accepted.receive.stream.length > 0 || accepted.receive.fin) readClient(turn, node, id, accepted.id);
      return;
    }
    case 'readable':
      if (process.clients.has(signal.socket)) readClient(turn, node, id, signal.socket);
      else readServer(turn, node, id, signal.socket);
      return;
    case 'connected':
      passRequest(turn, node, id, signal.socket);
      return;
    case 'failed':
      if (process.clients.has(signal.socket)) loseClient(turn, node, id, signal.socket);
      else serverSocketFailed(turn, node, id, signal.socket, signal.failure);
      return;
    case 'thought':
      turn.setSurroundings({ thinking: turn.surroundings.thinking - 1 });
      answerRequest(turn, node, id, signal.socket);
      return;
    case 'proxy-flush':
      flushAnswer(turn, node, id, signal);
      return;
    case 'proxy-retry':
      askServer(turn, node, id, signal.socket);
      return;
    case 'proxy-timer':
      timeOut(turn, node, process, signal.socket, signal.timer);
      return;
    default:
  }
}

function timeOut(turn: Turn, node: NodeId, process: ProxyServer, socket: SocketId, timer: number): void {
  const server = process.servers.get(socket);
  if (server?.timer === timer) serverTimeout(turn, node, process.id, server);
  const client = process.clients.get(socket);
  if (client?.timer !== timer || client.request) return;
  dropClient(turn, node, process.id, socket);
  closeSocket(turn, node, socket, process.service.program);
}

/** The client is gone: its request is given up, and the connection to the server with it. */
function loseClient(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const process = getProxy(turn, node, id);
  dropClient(turn, node, id, socket);
  for (const server of process?.servers.values() ?? [])
    if (server.client === socket) closeServer(turn, node, id, server.socket);
}

function readClient(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const process = getProxy(turn, node, id);
  const before = process?.clients.get(socket);
  if (!process || !before) return;
  const { program } = process.service;
  const { octets, ended } = readSocket(turn, node, socket, program);
  const client: ProxyClient = {
    ...before,
    pending: concatenate([before.pending, octets]),
    ended: before.ended || ended,
  };
  putClient(turn, node, id, client);
  if (client.request) {
    // nginx takes the end of a client's stream for the end of its interest (proxy_ignore_client_abort off).
    if (ended && turn.declaredNode(node).software.product === 'nginx') {
      loseClient(turn, node, id, socket);
      closeSocket(turn, node, socket, program);
    }
    return;
  }
  takeRequest(turn, node, process, client);
}

/** Looks whether a whole request has come; until then nothing is known that a server could be chosen by. */
function takeRequest(turn: Turn, node: NodeId, process: ProxyServer, client: ProxyClient): void {
  const { id, service } = process;
  const parsed = parseRequest(client.pending);
  if (parsed.kind === 'malformed') {
    answerItself(turn, node, id, client.socket, 400);
    return;
  }
  const length = parsed.kind === 'complete' ? parsed.length + (contentLength(parsed.head.headers) ?? 0) : 0;
  if (parsed.kind === 'incomplete' || client.pending.length < length) {
    if (client.ended) {
      dropClient(turn, node, id, client.socket);
      closeSocket(turn, node, client.socket, service.program);
    } else if (client.pending.length > 0)
      turn.emit(atNode(node), 7, {
        kind: 'request-awaited',
        program: service.program,
        client: client.remote,
        octets: client.pending.length,
      });
    return;
  }
  const page = findPage(service.pages, parsed.head.target);
  turn.emit(atNode(node), 7, {
    kind: 'location-chosen',
    program: service.program,
    line: `${parsed.head.method} ${parsed.head.target}`,
    target: parsed.head.target,
    pages: service.pages,
    winner: page && service.pages.indexOf(page),
  });
  const request = newRequest(turn, node, process, client, parsed.head, page, {
    body: client.pending.subarray(parsed.length, length),
  });
  putClient(turn, node, id, { ...client, pending: client.pending.subarray(length), request });
  const delay = page?.delay ?? service.delay;
  if (delay === 0) {
    answerRequest(turn, node, id, client.socket);
    return;
  }
  turn.setSurroundings({ thinking: turn.surroundings.thinking + 1 });
  turn.aside(() =>
    turn.emit(atNode(node), 7, { kind: 'thought', program: service.program, duration: delay }),
  );
  const nothing = new Uint8Array(0);
  wakeAfter(turn, delay, node, id, {
    kind: 'thought',
    socket: client.socket,
    answer: nothing,
    closes: false,
  });
}

function newRequest(
  turn: Turn,
  node: NodeId,
  { service }: ProxyServer,
  client: ProxyClient,
  head: HttpRequest,
  page: HttpPage | undefined,
  { body }: { readonly body: Uint8Array },
): ProxyRequest {
  const { software } = turn.declaredNode(node);
  const upstream = page?.answer.kind === 'upstream' ? page.answer.upstream : NO_UPSTREAM;
  return {
    head,
    body,
    page,
    upstream,
    keeps: service.keepalive && isPersistent(head),
    pool: upstream.name,
    // haproxy sends the first request of a client over a connection of its own (`http-reuse safe`).
    mayReuse: software.product === 'nginx' || client.answered > 0,
    tried: [],
    server: undefined,
    again: undefined,
    attempts: 0,
    isPassed: false,
    failure: undefined,
  };
}

const NO_UPSTREAM: ProxyRequest['upstream'] = {
  name: '',
  servers: [],
  keepalive: false,
  host: 'upstream',
  forwardedFor: false,
  source: { start: 0, end: 0 },
};

function answerRequest(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const client = getProxy(turn, node, id)?.clients.get(socket);
  if (!client?.request) return;
  const { page } = client.request;
  const { name, software } = turn.declaredNode(node);
  if (!page) {
    answerItself(turn, node, id, socket, software.product === 'nginx' ? 404 : 503);
    return;
  }
  switch (page.answer.kind) {
    case 'status':
      answerItself(turn, node, id, socket, page.answer.status);
      return;
    case 'upstream':
      askServer(turn, node, id, socket);
      return;
    default:
      answerItself(turn, node, id, socket, 200, pageText(page, name, client.remote));
  }
}
