// UDP (RFC 768; net/ipv4/udp.c): a datagram goes out as it is, and reaches a socket on the port or nobody.
import type { Endpoint } from '../../address/endpoint.ts';
import type { NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { Failure, PortRange } from '../../network/script.ts';
import type { IcmpError } from '../../wire/icmp.ts';
import type { Ipv4Packet } from '../../wire/ipv4.ts';
import type { Quoted } from '../../wire/quoted.ts';
import type { UdpDatagram } from '../../wire/udp.ts';
import { wake } from '../application/process.ts';
import type { Carried } from '../event.ts';
import { hash } from '../hash.ts';
import { failureOf, reportUnreachable } from '../ip/icmp.ts';
import { sendIp } from '../ip/output.ts';
import { decideRoute, findWay, pathMtu } from '../ip/route.ts';
import { atNode, type Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import { chooseUdpPort } from './ports.ts';
import { getSocket, newSocketId, putSocket, type UdpSocket } from './socket.ts';

const HEADERS = 28;

/** socket(2), bind(2) and connect(2) of a datagram socket towards one remote end. */
export function openUdp(
  turn: Turn,
  node: NodeId,
  process: ProcessId,
  program: string,
  remote: Endpoint,
  asked: PortRange | undefined,
  hearsAllErrors = false,
): SocketId | Failure {
  const way = findWay(turn, node, remote.address);
  if (way.kind === 'failed') return way.failure;
  const port = chooseUdpPort(turn, node, asked);
  if (port === undefined) return 'no-port';
  const local = { address: way.source, port };
  const id = bind(turn, node, { process, program, local, remote, hearsAllErrors });
  turn.emit(atNode(node), 4, {
    kind: 'opened',
    protocol: 'udp',
    local,
    remote,
    port: asked ? 'asked' : 'ephemeral',
  });
  return id;
}

/** A datagram socket on a port, connected or not. */
export function bind(
  turn: Turn,
  node: NodeId,
  socket: Pick<UdpSocket, 'process' | 'program' | 'local' | 'remote' | 'hearsAllErrors'>,
): SocketId {
  const id = newSocketId(turn, node);
  putSocket(turn, node, {
    ...socket,
    kind: 'udp',
    id,
    node,
    identification: hash('identification', socket.local.port, node) % 65536,
    error: undefined,
  });
  const state = turn.node(node);
  turn.setNode(node, { ...state, bound: state.bound.set(`udp:${socket.local.port}`, id) });
  return id;
}

export function closeUdp(turn: Turn, node: NodeId, id: SocketId): void {
  const socket = getSocket(turn, node, id);
  if (socket?.kind !== 'udp') return;
  const state = turn.node(node);
  turn.setNode(node, {
    ...state,
    sockets: state.sockets.delete(id),
    bound: state.bound.delete(`udp:${socket.local.port}`),
  });
}

/** sendto(2). IP_MTU_DISCOVER: 'want' marks what fits as not to be cut, 'do' always, 'dont' never. */
export function sendDatagram(
  turn: Turn,
  socket: UdpSocket,
  remote: Endpoint,
  data: Uint8Array,
  discovery: 'want' | 'do' | 'dont',
  ttl?: number,
): Failure | undefined {
  const { node } = socket;
  const decision = decideRoute(turn, node, remote.address);
  const source =
    socket.local.address !== 0
      ? socket.local.address
      : decision.kind === 'way' || decision.kind === 'local'
        ? decision.source
        : socket.local.address;
  const local = { address: source, port: socket.local.port };
  const fits = data.length + HEADERS <= pathMtu(turn, node, remote.address);
  const datagram: UdpDatagram = { kind: 'udp', sourcePort: local.port, destinationPort: remote.port, data };
  const carried = turn.newPacket();
  putSocket(turn, node, { ...socket, identification: (socket.identification + 1) % 65536 });
  turn.emit(atNode(node), 4, { kind: 'datagram-made', local, remote, octets: data.length }, carried.packet);
  const dontFragment = discovery === 'do' || (discovery === 'want' && fits);
  return sendIp(
    turn,
    node,
    {
      source,
      destination: remote.address,
      payload: datagram,
      dontFragment,
      identification: socket.identification,
      ...(ttl === undefined ? {} : { ttl }),
    },
    carried,
  );
}

export function receiveUdp(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  datagram: UdpDatagram,
  carried: Carried,
): void {
  const bound = turn.node(node).bound.get(`udp:${datagram.destinationPort}`);
  const socket = bound === undefined ? undefined : getSocket(turn, node, bound);
  const remote = { address: packet.source, port: datagram.sourcePort };
  const local = { address: packet.destination, port: datagram.destinationPort };
  const fits =
    socket?.kind === 'udp' &&
    (!socket.remote || (socket.remote.address === remote.address && socket.remote.port === remote.port));
  if (!fits || socket?.kind !== 'udp') {
    turn.emit(
      atNode(node),
      4,
      { kind: 'dropped', reason: { kind: 'no-listener', protocol: 'udp', port: local.port } },
      carried.packet,
    );
    if (
      turn.rules.portUnreachable &&
      isLocalAddress(turn.network, turn.declaredNode(node), packet.destination)
    )
      reportUnreachable(turn, node, packet, 'port');
    return;
  }
  turn.emit(
    atNode(node),
    4,
    { kind: 'datagram-taken', local, remote, octets: datagram.data.length, program: socket.program },
    carried.packet,
  );
  wake(turn, node, socket.process, {
    kind: 'datagram',
    socket: socket.id,
    local,
    from: remote,
    data: datagram.data,
  });
}

/** A connected socket hears of errors about its datagrams; only fatal ones are returned, or all with IP_RECVERR (__udp4_lib_err). */
export function udpError(turn: Turn, node: NodeId, message: IcmpError, about: Quoted): void {
  const socket = ownDatagram(turn, node, about);
  if (!socket?.remote) return;
  const { failure, fatal } = failureOf(message);
  turn.emit(atNode(node), 4, {
    kind: 'error-reported',
    local: socket.local,
    remote: socket.remote,
    failure,
    fatal,
    isAskedFor: socket.hearsAllErrors,
  });
  if (fatal || socket.hearsAllErrors)
    wake(turn, node, socket.process, { kind: 'failed', socket: socket.id, failure });
}

/** __udp4_lib_err: the socket that sent the quoted datagram. */
export function ownDatagram(turn: Turn, node: NodeId, about: Quoted): UdpSocket | undefined {
  const bound = turn.node(node).bound.get(`udp:${about.sourcePort}`);
  const socket = bound === undefined ? undefined : getSocket(turn, node, bound);
  if (socket?.kind !== 'udp') return undefined;
  const { remote } = socket;
  const isElse = remote && (remote.address !== about.destination || remote.port !== about.destinationPort);
  return isElse ? undefined : socket;
}
