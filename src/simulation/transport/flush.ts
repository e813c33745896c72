// `flush HOST sockets`: a power cut that is over at once. Every TCP connection is gone without a word to the other side, which
// goes on believing in it (half-open, RFC 9293 section 3.5.1); the programs that wait on ports are there again.

import type { NodeId } from '../../network/network.ts';
import { wake } from '../application/process.ts';
import type { Turn } from '../turn.ts';
import { putSocket } from './socket.ts';
import { removeConnection } from './tcp/end.ts';

/** Returns how many connections there were. */
export function flushConnections(turn: Turn, node: NodeId): number {
  const sockets = [...turn.node(node).sockets.values()];
  for (const socket of sockets)
    if (socket.kind === 'listener') putSocket(turn, node, { ...socket, queue: [] });
  const connections = sockets.filter((socket) => socket.kind === 'tcp');
  for (const connection of connections) {
    removeConnection(turn, connection);
    if (connection.process !== undefined)
      wake(turn, node, connection.process, { kind: 'failed', socket: connection.id, failure: 'closed' });
  }
  return connections.length;
}
