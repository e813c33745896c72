// How a proxy passes a server's answer on to its client (ngx_http_upstream.c, ngx_event_pipe.c): in pieces as they come, postponed as
// the product postpones them, until the answer is whole.
import type { NodeId } from '../../network/network.ts';
import { contentLength, parseResponse } from '../../wire/http.ts';
import { closeSocket, readSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import { atNode, type Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import { type ProxyRequest, type Signal, wakeAfter } from './process.ts';
import { finishRequest, getProxy, writeToClient } from './proxy-client.ts';
import { answerToClient } from './proxy-message.ts';
import { closeServer, dropServer, limit, putServer, releaseServer } from './proxy-pool.ts';
import { failServer } from './proxy-server.ts';
import { noteOutcome } from './upstream.ts';

/** nginx passes an answer on in whole buffers (proxy_buffers) until it has all of it. */
const NGINX_BUFFER = 4096;
/** nginx: less than this waits for more, or for the end (postpone_output). */
const NGINX_POSTPONES = 1460;
/** How long a program's next system call takes to come, as a share of the time that it takes to wake up. */
const NEXT_CALL = 0.25;

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
