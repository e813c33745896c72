// The programs that a node starts with, or that a walk starts and stops.
import type { NodeId } from '../../network/network.ts';
import { protocolOf, type Service } from '../../network/service.ts';
import { getSocket } from '../transport/socket.ts';
import { closeSocket } from '../transport/tcp/calls.ts';
import { abort, removeConnection } from '../transport/tcp/end.ts';
import { closeUdp } from '../transport/udp.ts';
import type { Turn } from '../turn.ts';
import { startNameServer } from './name-server.ts';
import { endProcess } from './process.ts';
import { isProxy, startProxy } from './proxy.ts';
import { startTcpServer } from './server.ts';
import { startUdpServer } from './udp-server.ts';

export function startService(turn: Turn, node: NodeId, service: Service): void {
  if (service.kind === 'udp' || (service.kind === 'echo' && service.transport === 'udp'))
    startUdpServer(turn, node, service);
  else if (service.kind === 'dns') startNameServer(turn, node, service);
  else if (service.kind === 'http' && isProxy(turn.declaredNode(node), service))
    startProxy(turn, node, service);
  else startTcpServer(turn, node, service);
}

/** The program on the service's port exits, if there is one: the kernel closes what it held, and resets what it had not accepted
 * (inet_csk_listen_stop). */
export function stopService(turn: Turn, node: NodeId, service: Service): void {
  const protocol = protocolOf(service);
  const bound = turn.node(node).bound.get(`${protocol}:${service.port}`);
  const socket = bound === undefined ? undefined : getSocket(turn, node, bound);
  if (!socket || socket.kind === 'tcp' || socket.process === undefined) return;
  const { process } = socket;
  endProcess(turn, node, process);
  if (socket.kind === 'udp') {
    closeUdp(turn, node, socket.id);
    return;
  }
  const state = turn.node(node);
  turn.setNode(node, {
    ...state,
    sockets: state.sockets.delete(socket.id),
    bound: state.bound.delete(`tcp:${service.port}`),
  });
  for (const held of [...turn.node(node).sockets.values()]) {
    if (held.kind !== 'tcp' || (held.listener !== socket.id && held.process !== process)) continue;
    if (held.process === process) turn.aside(() => closeSocket(turn, node, held.id, socket.program));
    else if (held.state === 'SYN-RECEIVED') removeConnection(turn, held);
    else turn.aside(() => abort(turn, held));
  }
}
