// Forwarding (net/ipv4/ip_forward.c, RFC 1812 section 5.2): the route, then one off the TTL, then the next hop. Source and
// destination stay; only the frame round the packet is made anew.
import type { NicId, NodeId } from '../../network/network.ts';
import { ipv4Length } from '../../wire/ipv4.ts';
import { balanceOut } from '../balance/balancer.ts';
import { type Hooked, postrouting } from '../filter/hooks.ts';
import { clampSegmentSize, passesFilter } from '../filter/packet-filter.ts';
import type { DropReason, TransmissionIndex } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { reportTimeExceeded, reportUnreachable } from './icmp.ts';
import { emitRouted, sendOnNic } from './output.ts';
import { takeRouteErrorToken } from './peer.ts';
import { redirectSender } from './redirect.ts';
import { decideRoute } from './route.ts';

export function forwardIp(
  turn: Turn,
  node: NodeId,
  arrivedOn: NicId | undefined,
  hooked: Hooked,
  transmission: TransmissionIndex,
): void {
  const { packet, carried, tracked } = hooked;
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
    reportNoRoute(turn, node, hooked, 'net');
    return;
  }
  if (decision.kind === 'refused') {
    drop({ kind: 'route-type', destination, type: decision.type, network: decision.route.network });
    if (decision.type !== 'blackhole')
      reportNoRoute(turn, node, hooked, decision.type === 'prohibit' ? 'admin' : 'host');
    return;
  }
  if (decision.kind === 'local') return;
  if (packet.ttl <= 1) {
    drop({ kind: 'ttl-expired', destination });
    reportTimeExceeded(turn, node, packet, { of: tracked });
    return;
  }
  const { mtu } = turn.nic(decision.nic);
  const octets = ipv4Length(packet);
  if (octets > mtu && packet.dontFragment) {
    drop({ kind: 'too-big', octets, mtu });
    reportUnreachable(turn, node, packet, 'frag-needed', { mtu, of: tracked });
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
  turn.aside(() => redirectSender(turn, node, arrivedOn, onward, tracked, decision));
  if (!passesFilter(turn, node, 'forward', { ...hooked, packet: onward }, transmission)) return;
  const answered = balanceOut(turn, node, onward, carried);
  const clamped = clampSegmentSize(turn, node, answered, carried);
  const { nic, nextHop } = decision;
  const leaving = postrouting(turn, node, { ...hooked, packet: clamped }, nic, nextHop);
  if (leaving) sendOnNic(turn, decision, leaving, carried, false, turn.nic(nic).mtu, hooked.pieces);
}

/** ip_error */
function reportNoRoute(
  turn: Turn,
  node: NodeId,
  { packet, tracked }: Hooked,
  what: 'net' | 'host' | 'admin',
): void {
  if (takeRouteErrorToken(turn, node, packet.source))
    reportUnreachable(turn, node, packet, what, { of: tracked });
}
