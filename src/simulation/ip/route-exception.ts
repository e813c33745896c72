// What a host has been told about the way to a single destination, against its routing table (struct fib_nh_exception, net/ipv4/route.c):
// a smaller MTU (RFC 1191, ip_rt_update_pmtu), another next hop (RFC 1122 section 3.2.2.2, __ip_do_redirect). It belongs to the row
// that it was told of, and is forgotten after some minutes, because the way may have changed back.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import type { Route, RoutingTable } from '../../network/routing.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Turn } from '../turn.ts';

export interface RouteException {
  readonly destination: Ipv4;
  /** octets of an IP packet */
  readonly mtu: number | undefined;
  /** by word of a router */
  readonly gateway: Ipv4 | undefined;
  /** the next hop of the row that it is an exception to */
  readonly nic: NicId;
  readonly via: Ipv4 | undefined;
  readonly expires: Nanoseconds;
}

/** net.ipv4.route.mtu_expires */
const MTU_EXPIRES: Nanoseconds = 600e9;
/** net.ipv4.route.min_pmtu */
const SMALLEST = 552;
/** ip_rt_gc_timeout */
const REDIRECT_EXPIRES: Nanoseconds = 300e9;

/** find_exception: what is known of a destination besides the row that wins for it. */
export function exceptionTo(
  turn: Turn,
  node: NodeId,
  route: Route,
  destination: Ipv4,
): RouteException | undefined {
  const found = turn.node(node).exceptions.get(destination);
  if (!found || found.expires <= turn.time) return undefined;
  return isOf(found, route) ? found : undefined;
}

function isOf({ nic, via }: RouteException, route: Route): boolean {
  return nic === route.nic && via === route.via;
}

/** update_or_create_fnhe: MTU and next hop share one entry, and its time. */
function store(
  turn: Turn,
  node: NodeId,
  route: Route,
  destination: Ipv4,
  told: Partial<RouteException>,
  lifetime: Nanoseconds,
): void {
  if (route.nic === undefined) return;
  const state = turn.node(node);
  const known = exceptionTo(turn, node, route, destination);
  const exception: RouteException = {
    destination,
    mtu: told.mtu ?? known?.mtu,
    gateway: told.gateway ?? known?.gateway,
    nic: route.nic,
    via: route.via,
    expires: turn.time + lifetime,
  };
  turn.setNode(node, { ...state, exceptions: state.exceptions.set(destination, exception) });
}

/** Takes the word of an ICMP "fragmentation needed", if it makes the way narrower. Whether it does. */
export function learnMtu(
  turn: Turn,
  node: NodeId,
  route: Route,
  destination: Ipv4,
  reported: number,
  now: number,
): boolean {
  if (reported >= now) return false;
  store(turn, node, route, destination, { mtu: Math.max(SMALLEST, reported) }, MTU_EXPIRES);
  return true;
}

/** Takes the word of a redirect. */
export function learnGateway(turn: Turn, node: NodeId, route: Route, destination: Ipv4, gateway: Ipv4): void {
  store(turn, node, route, destination, { gateway }, REDIRECT_EXPIRES);
}

/** Exceptions go with the row that they belong to (free_fib_info). */
export function forgetOrphans(turn: Turn, node: NodeId, table: RoutingTable): void {
  const state = turn.node(node);
  const exceptions = state.exceptions.filter((exception) => table.some((route) => isOf(exception, route)));
  if (exceptions.size < state.exceptions.size) turn.setNode(node, { ...state, exceptions });
}
