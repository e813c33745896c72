// The connections of a proxy towards its servers: which are open, which are kept for the next request, and how long each is waited for
// (ngx_http_upstream_keepalive_module; haproxy's pools).
import type { NodeId } from '../../network/network.ts';
import { SECOND } from '../../network/source.ts';
import { abortSocket, closeSocket } from '../transport/tcp/calls.ts';
import type { Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import type { ProxyClient, ProxyServer, ProxyUpstream } from './process.ts';
import { armPatience, changeProxy, getProxy, withoutSocket } from './proxy-client.ts';

/**
 * nginx: proxy_connect_timeout, proxy_read_timeout, and keepalive_timeout of an upstream; haproxy has no limits of its own, these
 * are those of the reference captures, and pool-purge-delay.
 */
const PATIENCE = {
  nginx: { connect: 60 * SECOND, answer: 60 * SECOND, idle: 60 * SECOND },
  haproxy: { connect: 2 * SECOND, answer: 10 * SECOND, idle: 5 * SECOND },
} as const;

export function putServer(turn: Turn, node: NodeId, id: ProcessId, server: ProxyUpstream): void {
  changeProxy(turn, node, id, ({ servers }) => ({ servers: new Map(servers).set(server.socket, server) }));
}

export function dropServer(turn: Turn, node: NodeId, id: ProcessId, socket: SocketId): void {
  changeProxy(turn, node, id, ({ servers }) => ({ servers: withoutSocket(servers, socket) }));
}

export function findIdle(
  process: ProxyServer,
  client: ProxyClient,
  position: number,
): ProxyUpstream | undefined {
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

export function limit(
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

export function releaseServer(
  turn: Turn,
  node: NodeId,
  id: ProcessId,
  socket: SocketId,
  keeps: boolean,
): void {
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

/** haproxy breaks off all that it kept for a server, the newest first. */
export function purgePool(turn: Turn, node: NodeId, id: ProcessId, { endpoint, pool }: ProxyUpstream): void {
  const process = getProxy(turn, node, id);
  for (const server of [...(process?.servers.values() ?? [])].reverse()) {
    const { state, endpoint: other } = server;
    const isSame = other.address === endpoint.address && other.port === endpoint.port && server.pool === pool;
    if (state !== 'idle' || !isSame || !process) continue;
    dropServer(turn, node, id, server.socket);
    abortSocket(turn, node, server.socket, process.service.program);
  }
}
