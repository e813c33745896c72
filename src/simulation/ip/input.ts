// IP input (net/ipv4/ip_input.c): is it mine? Then up to its protocol; if not, onward where this node forwards.
import { broadcastAddress, networkOf } from '../../address/cidr.ts';
import { type Ipv4, LIMITED_BROADCAST } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import { type Ipv4Packet, protocolNumber } from '../../wire/ipv4.ts';
import type { Carried } from '../event.ts';
import type { TransmissionIndex } from '../step.ts';
import { receiveTcp } from '../transport/tcp/input.ts';
import { receiveUdp } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { forwardIp } from './forward.ts';
import { reassemble } from './fragment.ts';
import { receiveIcmp, reportUnreachable } from './icmp.ts';

export function receiveIp(
  turn: Turn,
  node: NodeId,
  nic: NicId | undefined,
  packet: Ipv4Packet,
  carried: Carried,
  transmission: TransmissionIndex,
): void {
  const as = destinationKind(turn, node, nic, packet.destination);
  if (as === undefined) {
    forwardIp(turn, node, packet, carried, transmission);
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
  if (!packet.moreFragments && packet.fragmentOffset === 0) {
    deliver(turn, node, packet, carried);
    return;
  }
  const whole = reassemble(turn, node, packet, carried);
  if (whole) deliver(turn, node, whole.packet, whole.carried);
}

function destinationKind(
  turn: Turn,
  node: NodeId,
  nic: NicId | undefined,
  destination: Ipv4,
): 'own' | 'broadcast' | undefined {
  if (isLocalAddress(turn.network, turn.declaredNode(node), destination)) return 'own';
  if (destination === LIMITED_BROADCAST) return 'broadcast';
  const addresses = nic === undefined ? [] : turn.nic(nic).addresses;
  const isDirected = addresses.some(
    ({ address, prefixLength }) =>
      prefixLength < 31 && broadcastAddress(networkOf(address, prefixLength)) === destination,
  );
  return isDirected ? 'broadcast' : undefined;
}

function deliver(turn: Turn, node: NodeId, packet: Ipv4Packet, carried: Carried): void {
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
    case 'raw':
      turn.emit(
        atNode(node),
        3,
        { kind: 'dropped', reason: { kind: 'nobody-waits', protocol: payload.protocol } },
        carried.packet,
      );
      reportUnreachable(turn, node, packet, 'protocol');
  }
}
