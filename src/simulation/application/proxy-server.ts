// A proxy's side towards its servers: it chooses one, connects (or takes a connection that it kept), passes the request on and
// the answer back, and tries the next server where one fails (ngx_http_upstream.c; haproxy src/backend.c).
import type { NodeId } from '../../network/network.ts';
import type { Failure } from '../../network/script.ts';
import { SECOND } from '../../network/source.ts';
import { closeSocket, connectSocket, writeSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import { atNode, type Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import { type ProxyRequest, type ProxyUpstream, wakeAfter } from './process.ts';
import { finishRequest, getProxy, putClient, writeToClient } from './proxy-client.ts';
import { ownAnswer, requestToServer } from './proxy-message.ts';
import { closeServer, dropServer, findIdle, limit, purgePool, putServer } from './proxy-pool.ts';
import { chooseServer, noteOutcome } from './upstream.ts';

/** haproxy tries a server again so often, a second apart (`retries`). */
const HAPROXY_RETRIES = 3;
const HAPROXY_PAUSE = SECOND;

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
export function failServer(
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
