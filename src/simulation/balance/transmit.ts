// The three ways in which a balancer passes a packet on (net/netfilter/ipvs/ip_vs_xmit.c): with another destination address, with
// nothing but another MAC, or inside another packet (RFC 2003). The TTL sinks as at every router.
import type { Endpoint } from '../../address/endpoint.ts';
import type { BalanceMode } from '../../network/balance.ts';
import type { NodeId } from '../../network/network.ts';
import { IPV4_HEADER_LENGTH, type Ipv4Packet, ipv4Length } from '../../wire/ipv4.ts';
import type { Carried } from '../event.ts';
import { reportTimeExceeded, reportUnreachable } from '../ip/icmp.ts';
import { emitRouted, nextIdentification, sendOnNic } from '../ip/output.ts';
import { decideRoute, pathMtu } from '../ip/route.ts';
import { atNode, type Turn } from '../turn.ts';

export function sendToReal(
  turn: Turn,
  node: NodeId,
  mode: BalanceMode,
  real: Endpoint,
  packet: Ipv4Packet,
  carried: Carried,
  keepTtl: boolean,
): void {
  const decision = decideRoute(turn, node, real.address);
  const place = atNode(node);
  if (decision.kind !== 'way') {
    const table = turn.node(node).routes;
    const reason = { kind: 'no-route', destination: real.address, table } as const;
    turn.emit(place, 3, { kind: 'dropped', reason }, carried.packet);
    reportUnreachable(turn, node, packet, 'host');
    return;
  }
  if (packet.ttl <= 1 && !keepTtl) {
    const { destination } = packet;
    turn.emit(place, 3, { kind: 'dropped', reason: { kind: 'ttl-expired', destination } }, carried.packet);
    reportTimeExceeded(turn, node, packet);
    return;
  }
  const room = pathMtu(turn, node, real.address) - (mode === 'tunnel' ? IPV4_HEADER_LENGTH : 0);
  const octets = ipv4Length(packet);
  if (octets > room && packet.dontFragment) {
    turn.emit(place, 3, { kind: 'dropped', reason: { kind: 'too-big', octets, mtu: room } }, carried.packet);
    reportUnreachable(turn, node, packet, 'frag-needed', { mtu: room });
    return;
  }
  const onward = keepTtl ? packet : { ...packet, ttl: packet.ttl - 1 };
  const readdressed = mode === 'nat' ? readdress(onward, real) : onward;
  emitRouted(turn, node, { ...readdressed, destination: real.address }, carried, decision, true);
  if (!keepTtl)
    turn.emit(place, 3, { kind: 'ttl-decremented', before: packet.ttl, after: onward.ttl }, carried.packet);
  if (mode !== 'tunnel') {
    sendOnNic(turn, decision, readdressed, carried, false);
    return;
  }
  const outer: Ipv4Packet = {
    ...onward,
    moreFragments: false,
    fragmentOffset: 0,
    identification: nextIdentification(turn, node),
    source: decision.source,
    destination: real.address,
    payload: onward,
  };
  turn.emit(
    place,
    3,
    { kind: 'encapsulated', source: outer.source, destination: outer.destination },
    carried.packet,
  );
  sendOnNic(turn, decision, outer, carried, false);
}

function readdress(packet: Ipv4Packet, { address, port }: Endpoint): Ipv4Packet {
  const { payload } = packet;
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return { ...packet, destination: address };
  return { ...packet, destination: address, payload: { ...payload, destinationPort: port } };
}
