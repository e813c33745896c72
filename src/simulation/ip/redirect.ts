// ICMP redirects (RFC 792; RFC 1122 section 3.2.2.2; RFC 1812 section 5.2.7.2; net/ipv4/route.c): a router that sends a packet out where it
// came in tells the sender, if that is a neighbour, who is nearer. A host heeds its own gateway alone, and goes to the other one once it
// knows its MAC.
import { type Ipv4, isMulticast, LIMITED_BROADCAST } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import { isLocalAddress, lookupRoute } from '../../network/routing.ts';
import { type IcmpRedirect, REDIRECT_HOST } from '../../wire/icmp.ts';
import { type Ipv4Packet, PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP } from '../../wire/ipv4.ts';
import { read8 } from '../../wire/octets.ts';
import { type Quoted, readQuoted } from '../../wire/quoted.ts';
import type { Carried } from '../event.ts';
import type { Tracked } from '../filter/tracking.ts';
import { resolve } from '../link/neighbour.ts';
import { isResolved } from '../link/neighbour-entry.ts';
import type { RedirectOutcome } from '../step.ts';
import { ownSegment } from '../transport/tcp/error.ts';
import { ownDatagram } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { reportRedirect } from './icmp.ts';
import { takeRedirectToken } from './peer.ts';
import { decideRoute, type RouteDecision } from './route.ts';
import { exceptionTo, learnGateway } from './route-exception.ts';

type Way = Extract<RouteDecision, { kind: 'way' }>;

/** ip_forward, ip_rt_send_redirect: `packet` is about to leave on `way`, one off its TTL already. */
export function redirectSender(
  turn: Turn,
  node: NodeId,
  arrivedOn: NicId | undefined,
  packet: Ipv4Packet,
  tracked: Tracked | undefined,
  way: Way,
): void {
  if (!turn.rules.redirects || arrivedOn !== way.nic || !isNeighbour(turn, node, way.nic, packet.source))
    return;
  if (!takeRedirectToken(turn, node, packet.source)) return;
  // nf_nat_icmp_reply_translation: no redirect is about a packet that is translated, or may still be.
  if (tracked?.kind === 'part') {
    const { connection, isNew } = tracked;
    if (isNew || connection.sourceTranslated || connection.destinationTranslated) return;
  }
  reportRedirect(turn, node, packet, { code: REDIRECT_HOST, gateway: way.nextHop });
}

/** fib_validate_source: what is sent there goes straight to it, out of this nic. */
function isNeighbour(turn: Turn, node: NodeId, nic: NicId, source: Ipv4): boolean {
  const table = turn.node(node).routes.filter((row) => row.type === 'unicast' && row.nic === nic);
  const route = table[lookupRoute(table, source)];
  return route !== undefined && route.via === undefined;
}

/** icmp_redirect, __ip_do_redirect. */
export function takeRedirect(
  turn: Turn,
  node: NodeId,
  from: Ipv4,
  message: IcmpRedirect,
  carried: Carried,
): void {
  const about = readQuoted(message.quoted);
  if (!about) return;
  const { destination } = about;
  const { gateway } = message;
  const outcome = judge(turn, node, from, message, about);
  turn.emit(atNode(node), 3, { kind: 'redirect-taken', from, destination, gateway, outcome }, carried.packet);
  const way = decideRoute(turn, node, destination);
  if (way.kind !== 'way') return;
  if (outcome === 'unresolved') resolve(turn, way.nic, gateway);
  if (outcome === 'heeded') learnGateway(turn, node, way.route, destination, gateway);
}

function judge(
  turn: Turn,
  node: NodeId,
  from: Ipv4,
  { gateway, quoted }: IcmpRedirect,
  about: Quoted,
): RedirectOutcome {
  if (!hasSender(turn, node, about, quoted)) return 'nobody-sends';
  const declared = turn.declaredNode(node);
  const way = decideRoute(turn, node, about.destination);
  if (way.kind !== 'way' || way.nextHop !== from || !leadsOverGateway(turn, node, way, about.destination))
    return 'not-the-gateway';
  // accept_redirects: on for hosts, off for routers.
  if (declared.settings.forward) return 'forwards';
  const isHost =
    gateway !== 0 &&
    gateway !== LIMITED_BROADCAST &&
    !isMulticast(gateway) &&
    !isLocalAddress(turn.network, declared, gateway);
  if (gateway === from || !isHost) return 'no-host';
  return isResolved(turn, way.nic, gateway) ? 'heeded' : 'unresolved';
}

/** rt_gw_family: a neighbour's own word is no gateway's. */
function leadsOverGateway(turn: Turn, node: NodeId, { route }: Way, destination: Ipv4): boolean {
  return route.via !== undefined || exceptionTo(turn, node, route, destination)?.gateway !== undefined;
}

const ECHO_REPLY = 0;

/** err_handler of the quoted protocol: only for a socket, or for the kernel's own echo replies, is a route changed. */
function hasSender(turn: Turn, node: NodeId, about: Quoted, quoted: Uint8Array): boolean {
  switch (about.protocol) {
    case PROTOCOL_TCP:
      return ownSegment(turn, node, about) !== undefined;
    case PROTOCOL_UDP:
      return ownDatagram(turn, node, about) !== undefined;
    case PROTOCOL_ICMP: {
      const icmpType = read8(quoted, (read8(quoted, 0) & 15) * 4);
      return icmpType === ECHO_REPLY || hasRawSocket(turn, node);
    }
    default:
      return false;
  }
}

/** raw_icmp_error: every ping and every `traceroute -I` hears all ICMP. */
function hasRawSocket(turn: Turn, node: NodeId): boolean {
  return turn
    .node(node)
    .processes.some(
      (process) =>
        process.kind === 'ping' || (process.kind === 'traceroute' && process.action.method === 'icmp'),
    );
}
