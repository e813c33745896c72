// IP input (net/ipv4/ip_input.c): is it mine? Then up to its protocol; if not, onward where this node forwards.
import { broadcastAddress, networkOf } from '../../address/cidr.ts';
import { type Ipv4, isLoopback, isMulticast, LIMITED_BROADCAST } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import { type Ipv4Packet, isFragment, protocolNumber } from '../../wire/ipv4.ts';
import { balanceIn } from '../balance/balancer.ts';
import type { Carried } from '../event.ts';
import { localIn, prerouting } from '../filter/hooks.ts';
import { passesFilter } from '../filter/packet-filter.ts';
import type { TransmissionIndex } from '../step.ts';
import { receiveTcp } from '../transport/tcp/input.ts';
import { receiveUdp } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { forwardIp } from './forward.ts';
import { reassemble } from './fragment.ts';
import { receiveIcmp, reportUnreachable } from './icmp.ts';
import { reversePathFault } from './source-check.ts';

export function receiveIp(
  turn: Turn,
  node: NodeId,
  nic: NicId | undefined,
  arrived: Ipv4Packet,
  arrivedAs: Carried,
  transmission: TransmissionIndex,
): void {
  const hooked =
    nic === undefined
      ? { packet: arrived, carried: arrivedAs, tracked: undefined }
      : prerouting(turn, node, arrived, arrivedAs);
  if (!hooked) return;
  const { packet, carried } = hooked;
  if (nic !== undefined && isMartian(turn, node, packet)) {
    const reason = { kind: 'martian-source', source: packet.source } as const;
    turn.emit(atNode(node), 3, { kind: 'dropped', reason }, carried.packet, transmission);
    return;
  }
  const fault = nic === undefined ? undefined : reversePathFault(turn, node, nic, packet);
  if (fault) {
    turn.emit(atNode(node), 3, { kind: 'dropped', reason: fault }, carried.packet, transmission);
    return;
  }
  const as = destinationKind(turn, node, nic, packet.destination);
  if (as === undefined) {
    forwardIp(turn, node, nic, hooked, transmission);
    return;
  }
  const { destination, source } = packet;
  turn.emit(
    atNode(node),
    3,
    { kind: 'accepted', destination, source, as, protocol: protocolNumber(packet.payload) },
    carried.packet,
    transmission,
  );
  const whole = isFragment(packet) ? reassemble(turn, node, packet, carried) : { packet, carried };
  if (!whole || !passesFilter(turn, node, 'in', { ...hooked, ...whole }, transmission)) return;
  if (balanceIn(turn, node, whole.packet, whole.carried)) return;
  if (!localIn(turn, node, hooked)) return;
  deliver(turn, node, nic, whole.packet, whole.carried, transmission);
}

/** fib_validate_source: nobody else sends in this node's own name, from this host or to all. */
function isMartian(turn: Turn, node: NodeId, { source }: Ipv4Packet): boolean {
  return (
    source === LIMITED_BROADCAST ||
    isMulticast(source) ||
    isLoopback(source) ||
    isLocalAddress(turn.network, turn.declaredNode(node), source)
  );
}

function destinationKind(
  turn: Turn,
  node: NodeId,
  nic: NicId | undefined,
  destination: Ipv4,
): 'own' | 'broadcast' | undefined {
  if (isLocalAddress(turn.network, turn.declaredNode(node), destination)) return 'own';
  if (destination === LIMITED_BROADCAST) return 'broadcast';
  // A router is one of all on every network that it is on, and passes nothing on to the others (bc_forwarding 0).
  const addresses =
    nic === undefined ? [] : turn.declaredNode(node).nics.flatMap((own) => turn.nic(own).addresses);
  const isDirected = addresses.some(
    ({ address, prefixLength }) =>
      prefixLength < 31 && broadcastAddress(networkOf(address, prefixLength)) === destination,
  );
  return isDirected ? 'broadcast' : undefined;
}

function deliver(
  turn: Turn,
  node: NodeId,
  nic: NicId | undefined,
  packet: Ipv4Packet,
  carried: Carried,
  transmission: TransmissionIndex,
): void {
  const { payload } = packet;
  switch (payload.kind) {
    case 'icmp':
      receiveIcmp(turn, node, packet, payload, carried);
      return;
    case 'tcp':
      receiveTcp(turn, node, packet, payload, carried);
      return;
    case 'udp':
      receiveUdp(turn, node, packet, payload, carried);
      return;
    case 'ipv4':
      if (!turn.declaredNode(node).decapsulates) return refuseProtocol(turn, node, packet, carried);
      turn.emit(
        atNode(node),
        3,
        { kind: 'decapsulated', source: payload.source, destination: payload.destination },
        carried.packet,
      );
      receiveIp(turn, node, nic, payload, carried, transmission);
      return;
    case 'raw':
      refuseProtocol(turn, node, packet, carried);
  }
}

function refuseProtocol(turn: Turn, node: NodeId, packet: Ipv4Packet, carried: Carried): void {
  const reason = { kind: 'nobody-waits', protocol: protocolNumber(packet.payload) } as const;
  turn.emit(atNode(node), 3, { kind: 'dropped', reason }, carried.packet);
  reportUnreachable(turn, node, packet, 'protocol');
}
