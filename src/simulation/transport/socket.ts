// Sockets: what a node's programs hold. One connection is one unique pair of address and port on both sides.
import type { Endpoint } from '../../address/endpoint.ts';
import type { NodeId } from '../../network/network.ts';
import type { Failure } from '../../network/script.ts';
import type { Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import type { TcpConnection } from './tcp/connection.ts';

export type Socket = TcpConnection | TcpListener | UdpSocket;

export interface TcpListener {
  readonly kind: 'listener';
  readonly id: SocketId;
  readonly node: NodeId;
  readonly port: number;
  readonly process: ProcessId;
  readonly program: string;
  readonly backlog: number;
  /** false: the program never accepts, so connections stay in the queue */
  readonly accepts: boolean;
  /** established and not yet accepted, oldest first */
  readonly queue: readonly SocketId[];
}

export interface UdpSocket {
  readonly kind: 'udp';
  readonly id: SocketId;
  readonly node: NodeId;
  readonly local: Endpoint;
  /** of a connected socket: only its datagrams and errors reach it */
  readonly remote: Endpoint | undefined;
  /** IP_RECVERR: the program hears of errors that may pass as well */
  readonly hearsAllErrors: boolean;
  readonly process: ProcessId;
  readonly program: string;
  readonly identification: number;
  readonly error: Failure | undefined;
}

export function getSocket(turn: Turn, node: NodeId, id: SocketId): Socket | undefined {
  return turn.node(node).sockets.get(id);
}

export function getConnection(turn: Turn, node: NodeId, id: SocketId): TcpConnection | undefined {
  const socket = getSocket(turn, node, id);
  return socket?.kind === 'tcp' ? socket : undefined;
}

export function putSocket(turn: Turn, node: NodeId, socket: Socket): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, sockets: state.sockets.set(socket.id, socket) });
}

/** The next socket's identity. */
export function newSocketId(turn: Turn, node: NodeId): SocketId {
  const state = turn.node(node);
  turn.setNode(node, { ...state, nextSocket: state.nextSocket + 1 });
  return state.nextSocket;
}
