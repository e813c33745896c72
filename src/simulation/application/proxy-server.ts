// A proxy's side towards its servers: it chooses one, connects (or takes a connection that it kept), passes the request on and
// the answer back, and tries the next server where one fails (ngx_http_upstream.c; haproxy src/backend.c).
import type { NodeId } from '../../network/network.ts';
import type { Failure } from '../../network/script.ts';
import { SECOND } from '../../network/source.ts';
import { contentLength, parseResponse } from '../../wire/http.ts';
import { abortSocket, closeSocket, connectSocket, readSocket, writeSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import { atNode, type Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import {
  type ProxyClient,
  type ProxyRequest,
  type ProxyServer,
  type ProxyUpstream,
  putProcess,
  type Signal,
  wakeAfter,
} from './process.ts';
import { armPatience, finishRequest, getProxy, putClient, writeToClient } from './proxy-client.ts';
import { answerToClient, ownAnswer, requestToServer } from './proxy-message.ts';
import { chooseServer, noteOutcome } from './upstream.ts';

/**
 * nginx: proxy_connect_timeout, proxy_read_timeout, and keepalive_timeout of an upstream; haproxy has no limits of its own, these
 * are those of the reference captures, and pool-purge-delay.
 */
const PATIENCE = {
  nginx: { connect: 60 * SECOND, answer: 60 * SECOND, idle: 60 * SECOND },
  haproxy: { connect: 2 * SECOND, answer: 10 * SECOND, idle: 5 * SECOND },
} as const;
/** haproxy tries a server again so often, a second apart (`retries`). */
const HAPROXY_RETRIES = 3;
const HAPROXY_PAUSE = SECOND;
/** nginx passes an answer on in whole buffers (proxy_buffers) until it has all of it. */
const NGINX_BUFFER = 4096;
/** nginx: less than this waits for more, or for the end (postpone_output). */
const NGINX_POSTPONES = 1460;
/** How long a program's next system call takes to come, as a share of the time that it takes to wake up. */
const NEXT_CALL = 0.25;

function putServer(turn: Turn, node: NodeId, id: ProcessId, server: ProxyUpstream): void {
  const process = getProxy(turn, node, id);
  if (process)
    putProcess(turn, node, { ...process, servers: new Map(process.servers).set(server.socket, server) });
}

function dropServer(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const process = getProxy(turn, node, id);
  if (!process) return;
  const servers = new Map(process.servers);
  servers.delete(socket);
  putProcess(turn, node, { ...process, servers });
}

/** Finds a server for a client's request; where there is none, the proxy answers itself. */
export function askServer(turn: Turn, node: NodeId, id: ProcessId, clientSocket: SocketId): void {
  const process = getProxy(turn, node, id);
  const client = process?.clients.get(clientSocket);
  if (!process || !client?.request) return;
  const { software } = turn.declaredNode(node);
  const { program } = process.service;
  const { upstream, tried, failure, again } = client.request;
  const choice =
    again === undefined ? chooseServer(turn, node, software, upstream, new Set(tried)) : undefined;
  const position = again ?? choice?.chosen;
  const server = position === undefined ? undefined : upstream.servers[position];
  const idle = server && position !== undefined ? findIdle(process, client, position) : undefined;
  if (choice)
    turn.emit(atNode(node), 7, {
      kind: 'server-chosen',
      program,
      upstream: upstream.name,
      servers: choice.servers,
      chosen: position,
      isKept: idle !== undefined,
      isAlone: upstream.servers.length === 1,
      after: failure,
    });
  if (position === undefined || !server) {
    const isTimeout = failure === 'timeout' && tried.length === upstream.servers.length;
    answerItself(turn, node, id, clientSocket, isTimeout ? 504 : 502);
    return;
  }
  const request: ProxyRequest = { ...client.request, server: position, again: undefined };
  putClient(turn, node, id, { ...client, request });
  if (idle) {
    putServer(turn, node, id, { ...idle, state: 'waiting', client: clientSocket, isReused: true });
    passRequest(turn, node, id, idle.socket);
    return;
  }
  const socket = connectSocket(turn, node, id, program, server.endpoint, undefined);
  if (typeof socket !== 'number') {
    failServer(turn, node, id, clientSocket, socket, false);
    return;
  }
  putServer(turn, node, id, {
    socket,
    client: clientSocket,
    endpoint: server.endpoint,
    pool: request.pool,
    state: 'connecting',
    isReused: false,
    received: new Uint8Array(0),
    head: undefined,
    passed: 0,
    timer: 0,
  });
  limit(turn, node, id, socket, 'connect');
}

function findIdle(process: ProxyServer, client: ProxyClient, position: number): ProxyUpstream | undefined {
  const { request } = client;
  const endpoint = request?.upstream.servers[position]?.endpoint;
  if (!request || !endpoint || !request.mayReuse) return undefined;
  return [...process.servers.values()]
    .reverse()
    .find(
      ({ state, pool, endpoint: { address, port } }) =>
        state === 'idle' && pool === request.pool && address === endpoint.address && port === endpoint.port,
    );
}

function limit(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  socket: SocketId,
  what: 'connect' | 'answer' | 'idle',
): void {
  const { product } = turn.declaredNode(node).software;
  const timer = armPatience(turn, node, id, socket, PATIENCE[product][what]);
  const server = getProxy(turn, node, id)?.servers.get(socket);
  if (server) putServer(turn, node, id, { ...server, timer });
}

/** The connection stands: the request goes on its way. */
export function passRequest(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const process = getProxy(turn, node, id);
  const server = process?.servers.get(socket);
  const client = server?.client === undefined ? undefined : process?.clients.get(server.client);
  if (!process || !server || !client?.request) return;
  const { upstream, head, body } = client.request;
  const { software } = turn.declaredNode(node);
  putClient(turn, node, id, { ...client, request: { ...client.request, isPassed: true } });
  putServer(turn, node, id, {
    ...server,
    state: 'waiting',
    received: new Uint8Array(0),
    head: undefined,
    passed: 0,
  });
  const octets = concatenate([requestToServer(software, upstream, client.remote, head), body]);
  writeSocket(turn, node, socket, process.service.program, octets);
  limit(turn, node, id, socket, 'answer');
}

/** Something has come from a server: a part of the answer, its end, or the end of a connection that was kept. */
export function readServer(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const process = getProxy(turn, node, id);
  const server = process?.servers.get(socket);
  if (!process || !server || server.state === 'connecting') return;
  const { program } = process.service;
  const { octets, ended } = readSocket(turn, node, socket, program);
  const client = server.client === undefined ? undefined : process.clients.get(server.client);
  if (server.state === 'idle' || !client?.request) {
    dropServer(turn, node, id, socket);
    closeSocket(turn, node, socket, program);
    return;
  }
  const received = concatenate([server.received, octets]);
  const parsed = server.head ? undefined : parseResponse(received);
  const head = server.head ?? (parsed?.kind === 'complete' ? parsed : undefined);
  putServer(turn, node, id, { ...server, received, head });
  if (!head) {
    if (ended || parsed?.kind === 'malformed') {
      closeServer(turn, node, id, socket);
      failServer(turn, node, id, client.socket, 'closed', server.isReused);
    } else limit(turn, node, id, socket, 'answer');
    return;
  }
  passAnswer(turn, node, id, socket, ended);
}

/** Passes on what may be passed on; with the last of it the server is released. */
function passAnswer(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId, ended: boolean): void {
  const process = getProxy(turn, node, id);
  const server = process?.servers.get(socket);
  const client = server?.client === undefined ? undefined : process?.clients.get(server.client);
  if (!process || !server?.head || !client?.request) return;
  const { software } = turn.declaredNode(node);
  const { head: answer, length } = server.head;
  const expected = hasNoBody(client.request, answer.status) ? 0 : contentLength(answer.headers);
  const whole = expected === undefined ? undefined : length + expected;
  const isWhole = whole === undefined ? ended : server.received.length >= whole;
  const keeps = client.request.keeps && whole !== undefined && (isWhole || !ended);
  const isNginx = software.product === 'nginx';
  const available = Math.min(server.received.length, whole ?? Number.POSITIVE_INFINITY);
  const ready =
    isWhole || ended || !isNginx ? available : Math.floor(available / NGINX_BUFFER) * NGINX_BUFFER;
  const parts = [
    ...(server.passed === 0 ? [answerToClient(software, turn.time, answer, keeps)] : []),
    server.received.subarray(Math.max(server.passed, length), Math.max(ready, length)),
  ];
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const isOver = isWhole || ended;
  if (!isOver && (ready <= server.passed || (isNginx && size < NGINX_POSTPONES))) {
    limit(turn, node, id, socket, 'answer');
    return;
  }
  const pass = (): void => writeToClient(turn, node, process, client, parts);
  if (!isOver) {
    putServer(turn, node, id, { ...server, passed: ready });
    pass();
    limit(turn, node, id, socket, 'answer');
    return;
  }
  turn.emit(atNode(node), 7, {
    kind: 'answer-passed',
    program: process.service.program,
    server: server.endpoint,
    client: client.remote,
    status: answer.status,
    octets: server.received.length,
  });
  noteOutcome(turn, node, client.request.upstream, client.request.server ?? 0, false);
  const keepsServer = isWhole && !ended && client.request.upstream.keepalive;
  if (isNginx && size < NGINX_POSTPONES) {
    // A short answer still stands in nginx's buffer when it is done with the server: it goes out with the call after that.
    releaseServer(turn, node, id, socket, keepsServer);
    wakeAfter(turn, keepsServer ? 0 : turn.rules.waking * NEXT_CALL, node, id, {
      kind: 'proxy-flush',
      socket: client.socket,
      octets: concatenate(parts),
      keeps,
    });
    return;
  }
  pass();
  releaseServer(turn, node, id, socket, keepsServer);
  finishRequest(turn, node, id, client.socket, keeps);
}

/** The rest of an answer leaves nginx's buffer. */
export function flushAnswer(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  { socket, octets, keeps }: Extract<Signal, { kind: 'proxy-flush' }>,
): void {
  const process = getProxy(turn, node, id);
  const client = process?.clients.get(socket);
  if (!process || !client) return;
  writeToClient(turn, node, process, client, [octets]);
  finishRequest(turn, node, id, socket, keeps);
}

/** RFC 9112 section 6.3. */
function hasNoBody({ head }: ProxyRequest, status: number): boolean {
  return head.method === 'HEAD' || status === 204 || status === 304;
}

function releaseServer(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId, keeps: boolean): void {
  const server = getProxy(turn, node, id)?.servers.get(socket);
  if (!server) return;
  if (!keeps) {
    closeServer(turn, node, id, socket);
    return;
  }
  // The connection used last is the first to be used again: it goes to the end of the map.
  dropServer(turn, node, id, socket);
  putServer(turn, node, id, {
    ...server,
    state: 'idle',
    client: undefined,
    received: new Uint8Array(0),
    head: undefined,
    passed: 0,
  });
  limit(turn, node, id, socket, 'idle');
}

export function closeServer(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  const process = getProxy(turn, node, id);
  if (!process) return;
  dropServer(turn, node, id, socket);
  closeSocket(turn, node, socket, process.service.program);
}

/** A socket towards a server has failed; a kept one that fails is as if it had not been kept. */
export function serverSocketFailed(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  socket: SocketId,
  failure: Failure,
): void {
  const server = getProxy(turn, node, id)?.servers.get(socket);
  if (!server) return;
  dropServer(turn, node, id, socket);
  if (server.client === undefined) return;
  if (server.passed > 0) finishRequest(turn, node, id, server.client, false);
  else failServer(turn, node, id, server.client, failure, server.isReused);
}

/** Goes on to the next server (nginx), tries the same one again (haproxy), or gives up. */
function failServer(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  clientSocket: SocketId,
  failure: Failure,
  isReused: boolean,
): void {
  const process = getProxy(turn, node, id);
  const client = process?.clients.get(clientSocket);
  if (!process || !client?.request) return;
  const { request } = client;
  const { upstream, server = 0 } = request;
  turn.emit(atNode(node), 7, {
    kind: 'server-failed',
    program: process.service.program,
    server: upstream.servers[server]?.endpoint ?? client.remote,
    failure,
    isReused,
  });
  if (isReused) {
    putClient(turn, node, id, { ...client, request: { ...request, again: server } });
    askServer(turn, node, id, clientSocket);
    return;
  }
  if (turn.declaredNode(node).software.product === 'nginx') {
    noteOutcome(turn, node, upstream, server, true);
    putClient(turn, node, id, {
      ...client,
      request: { ...request, tried: [...request.tried, server], failure },
    });
    askServer(turn, node, id, clientSocket);
    return;
  }
  const attempts = request.attempts + 1;
  putClient(turn, node, id, { ...client, request: { ...request, attempts, again: server, failure } });
  const hasConnected = failure === 'closed' || failure === 'reset' || request.isPassed;
  if (hasConnected) answerItself(turn, node, id, clientSocket, failure === 'timeout' ? 504 : 502);
  else if (attempts > HAPROXY_RETRIES) answerItself(turn, node, id, clientSocket, 503);
  else
    wakeAfter(turn, failure === 'timeout' ? 0 : HAPROXY_PAUSE, node, id, {
      kind: 'proxy-retry',
      socket: clientSocket,
    });
}

/** A page of the proxy's own. */
export function answerItself(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  clientSocket: SocketId,
  status: number,
  text?: string,
): void {
  const process = getProxy(turn, node, id);
  const client = process?.clients.get(clientSocket);
  if (!process || !client) return;
  const keeps = client.request?.keeps ?? false;
  turn.emit(atNode(node), 7, {
    kind: 'answered-itself',
    program: process.service.program,
    client: client.remote,
    status,
    because: client.request?.failure,
  });
  const { software } = turn.declaredNode(node);
  writeToClient(turn, node, process, client, [ownAnswer(software, turn.time, status, keeps, text)]);
  finishRequest(turn, node, id, clientSocket, keeps);
}

/** A time limit of a socket towards a server has passed. */
export function serverTimeout(turn: Turn, node: NodeId, id: ProcessId, server: ProxyUpstream): void {
  const process = getProxy(turn, node, id);
  if (!process) return;
  const { program } = process.service;
  if (server.state === 'idle') {
    if (turn.declaredNode(node).software.product === 'nginx') closeServer(turn, node, id, server.socket);
    else purgePool(turn, node, id, server);
    return;
  }
  dropServer(turn, node, id, server.socket);
  closeSocket(turn, node, server.socket, program);
  if (server.client === undefined) return;
  if (server.passed > 0) finishRequest(turn, node, id, server.client, false);
  else failServer(turn, node, id, server.client, 'timeout', false);
}

/** haproxy breaks off all that it kept for a server, the newest first. */
function purgePool(turn: Turn, node: NodeId, id: ProcessId, { endpoint, pool }: ProxyUpstream): void {
  const process = getProxy(turn, node, id);
  for (const server of [...(process?.servers.values() ?? [])].reverse()) {
    const { state, endpoint: other } = server;
    const isSame = other.address === endpoint.address && other.port === endpoint.port && server.pool === pool;
    if (state !== 'idle' || !isSame || !process) continue;
    dropServer(turn, node, id, server.socket);
    abortSocket(turn, node, server.socket, process.service.program);
  }
}
