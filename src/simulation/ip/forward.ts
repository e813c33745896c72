// Forwarding (net/ipv4/ip_forward.c, RFC 1812 section 5.2): the route, then one off the TTL, then the next hop. Source and
// destination stay; only the frame round the packet is made anew.
import type { NodeId } from '../../network/network.ts';
import { ipv4Length } from '../../wire/ipv4.ts';
import { balanceOut } from '../balance/balancer.ts';
import { type Hooked, postrouting } from '../filter/hooks.ts';
import { clampSegmentSize, passesFilter } from '../filter/packet-filter.ts';
import type { DropReason, TransmissionIndex } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { reportTimeExceeded, reportUnreachable } from './icmp.ts';
import { decideRoute, emitRouted, sendOnNic } from './output.ts';

export function forwardIp(turn: Turn, node: NodeId, hooked: Hooked, transmission: TransmissionIndex): void {
  const { packet, carried } = hooked;
  const { destination } = packet;
  const drop = (reason: DropReason) =>
    turn.emit(atNode(node), 3, { kind: 'dropped', reason }, carried.packet, transmission);
  if (!turn.declaredNode(node).settings.forward) {
    drop({ kind: 'not-forwarding', destination });
    return;
  }
  const decision = decideRoute(turn, node, destination);
  if (decision.kind === 'none') {
    drop({ kind: 'no-route', destination, table: turn.node(node).routes });
    reportUnreachable(turn, node, packet, 'net');
    return;
  }
  if (decision.kind === 'refused') {
    drop({ kind: 'route-type', destination, type: decision.type, network: decision.route.network });
    if (decision.type !== 'blackhole')
      reportUnreachable(turn, node, packet, decision.type === 'prohibit' ? 'admin' : 'host');
    return;
  }
  if (decision.kind === 'local') return;
  if (packet.ttl <= 1) {
    drop({ kind: 'ttl-expired', destination });
    reportTimeExceeded(turn, node, packet);
    return;
  }
  const { mtu } = turn.nic(decision.nic);
  const octets = ipv4Length(packet);
  if (octets > mtu && packet.dontFragment) {
    drop({ kind: 'too-big', octets, mtu });
    reportUnreachable(turn, node, packet, 'frag-needed', mtu);
    return;
  }
  emitRouted(turn, node, packet, carried, decision, true);
  const onward = { ...packet, ttl: packet.ttl - 1 };
  turn.emit(
    atNode(node),
    3,
    { kind: 'ttl-decremented', before: packet.ttl, after: onward.ttl },
    carried.packet,
  );
  if (!passesFilter(turn, node, 'forward', onward, carried, transmission)) return;
  const answered = balanceOut(turn, node, onward, carried);
  const clamped = clampSegmentSize(turn, node, answered, carried);
  const { nic, nextHop } = decision;
  const leaving = postrouting(turn, node, { ...hooked, packet: clamped }, nic, nextHop);
  sendOnNic(turn, decision, leaving, carried, false);
}
