// Which way a packet takes (net/ipv4/route.c ip_route_output_key, fib_lookup): the local table first, then the main one, then what has been
// told about the single destination; and how large it may be on that way.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import { isLocalAddress, lookupRoute, type Route, selectSource } from '../../network/routing.ts';
import type { Failure } from '../../network/script.ts';
import type { Carried } from '../event.ts';
import { atNode, type Turn } from '../turn.ts';
import { exceptionTo, learnMtu } from './route-exception.ts';

/** Where a packet to a destination would go, and from which address. */
export type RouteDecision =
  | { readonly kind: 'local'; readonly source: Ipv4 }
  | {
      readonly kind: 'way';
      readonly winner: number;
      readonly route: Route;
      readonly nic: NicId;
      readonly nextHop: Ipv4;
      readonly source: Ipv4;
    }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'refused';
      readonly winner: number;
      readonly type: 'blackhole' | 'unreachable' | 'prohibit';
      readonly route: Route;
    };

/** ip_route_output: the local table first, then the main one. */
export function decideRoute(turn: Turn, nodeId: NodeId, destination: Ipv4): RouteDecision {
  const node = turn.declaredNode(nodeId);
  if (isLocalAddress(turn.network, node, destination)) return { kind: 'local', source: destination };
  const { routes } = turn.node(nodeId);
  const winner = lookupRoute(routes, destination);
  const route = routes[winner];
  if (!route) return { kind: 'none' };
  if (route.type !== 'unicast') return { kind: 'refused', winner, type: route.type, route };
  const source = selectSource(turn.network, node, route, destination);
  if (route.nic === undefined || source === undefined) return { kind: 'none' };
  const told = exceptionTo(turn, nodeId, route, destination)?.gateway;
  return { kind: 'way', winner, route, nic: route.nic, nextHop: told ?? route.via ?? destination, source };
}

/** What connect(2) or sendto(2) returns where there is no way: ENETUNREACH, EHOSTUNREACH, EACCES, EINVAL. */
export function routeFailure(decision: RouteDecision): Failure | undefined {
  if (decision.kind === 'none') return 'unreachable';
  if (decision.kind !== 'refused') return undefined;
  return decision.type === 'unreachable'
    ? 'unreachable'
    : decision.type === 'prohibit'
      ? 'prohibited'
      : 'invalid';
}

/** What a system call finds before it makes a packet: the way, or why it fails, recorded with the table. */
export function findWay(
  turn: Turn,
  nodeId: NodeId,
  destination: Ipv4,
):
  | Extract<RouteDecision, { kind: 'local' | 'way' }>
  | { readonly kind: 'failed'; readonly failure: Failure } {
  const decision = decideRoute(turn, nodeId, destination);
  if (decision.kind === 'local' || decision.kind === 'way') return decision;
  turn.emit(atNode(nodeId), 3, {
    kind: 'not-routed',
    destination,
    table: turn.node(nodeId).routes,
    refusing: decision.kind === 'refused' ? decision.winner : undefined,
  });
  return { kind: 'failed', failure: routeFailure(decision) ?? 'unreachable' };
}

/** The largest IP packet that leaves towards a destination in one piece, in octets. */
export function pathMtu(turn: Turn, nodeId: NodeId, destination: Ipv4): number {
  const decision = decideRoute(turn, nodeId, destination);
  if (decision.kind !== 'way') return 65536;
  const own = turn.nic(decision.nic).mtu;
  return Math.min(own, exceptionTo(turn, nodeId, decision.route, destination)?.mtu ?? own);
}

/** ipv4_update_pmtu: what does not fit on the way to a destination. */
export function takeMtu(
  turn: Turn,
  node: NodeId,
  destination: Ipv4,
  reported: number,
  carried: Carried,
): void {
  const way = decideRoute(turn, node, destination);
  const now = pathMtu(turn, node, destination);
  if (way.kind === 'way' && learnMtu(turn, node, way.route, destination, reported, now))
    turn.emit(atNode(node), 3, { kind: 'path-mtu-learned', destination, mtu: reported }, carried.packet);
}
