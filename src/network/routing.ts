// Route lookup and source address choice (RFC 1122 section 3.3.1, Linux fib_lookup and inet_select_addr). Facts about the
// network, not about its motion: the simulation asks them for every packet, hover asks them for a name in the text.
import { type Cidr, contains, networkAddress, networkOf } from '../address/cidr.ts';
import { type Ipv4, isLoopback } from '../address/ipv4.ts';
import type { Network, NetworkNode, NicId } from './network.ts';

export interface Route {
  readonly network: Cidr;
  readonly type: 'unicast' | 'blackhole' | 'unreachable' | 'prohibit';
  readonly via: Ipv4 | undefined;
  /** undefined for the types that lead nowhere */
  readonly nic: NicId | undefined;
  readonly metric: number;
  /** kernel: follows from an address; static: written in the file */
  readonly origin: 'kernel' | 'static';
  /** the address the kernel prefers as source on this route */
  readonly preferredSource: Ipv4 | undefined;
}

/** Longest prefix first, then lowest metric, then order of declaration: the first row that matches wins. */
export type RoutingTable = readonly Route[];

/** The main table as `ip route` shows it when all nics that are declared up are up. */
export function routingTable(network: Network, node: NetworkNode): RoutingTable {
  const rows: Route[] = [];
  for (const id of node.nics) {
    const nic = network.nics[id];
    if (!nic || nic.down) continue;
    for (const address of nic.addresses) {
      if (address.prefixLength === 32) continue;
      rows.push({
        network: networkOf(address.address, address.prefixLength),
        type: 'unicast',
        via: undefined,
        nic: id,
        metric: 0,
        origin: 'kernel',
        preferredSource: address.address,
      });
    }
  }
  const connected = [...rows];
  for (const route of node.routes) {
    const nic =
      route.nic ?? connected.find((row) => route.via !== undefined && contains(row.network, route.via))?.nic;
    // The kernel refuses a route whose next hop no connected network holds ("Nexthop has invalid gateway").
    if (route.type === 'unicast' && nic === undefined) continue;
    rows.push({
      network: {
        address: networkAddress(route.network.address, route.network.prefixLength),
        prefixLength: route.network.prefixLength,
      },
      type: route.type,
      // A next hop that is the node itself leads nowhere: what it is for counts as on the link (fib_check_nh: RTN_LOCAL, RT_SCOPE_HOST).
      via: route.via !== undefined && isLocalAddress(network, node, route.via) ? undefined : route.via,
      nic: route.type === 'unicast' ? nic : undefined,
      metric: route.metric,
      origin: 'static',
      preferredSource: undefined,
    });
  }
  return rows
    .map((row, position) => ({ row, position }))
    .sort(
      (a, b) =>
        b.row.network.prefixLength - a.row.network.prefixLength ||
        a.row.metric - b.row.metric ||
        a.position - b.position,
    )
    .map(({ row }) => row);
}

/** The winning row's position, or -1: "Network is unreachable". */
export function lookupRoute(table: RoutingTable, destination: Ipv4): number {
  return table.findIndex((row) => contains(row.network, destination));
}

/** Every address that the node answers to, loopback's included. */
export function isLocalAddress(network: Network, node: NetworkNode, address: Ipv4): boolean {
  if (isLoopback(address) || node.loopbacks.includes(address)) return true;
  return node.nics.some((id) => network.nics[id]?.addresses.some((own) => own.address === address) ?? false);
}

/**
 * The source address for a route (inet_select_addr): the route's preferred one, else the nic's address in the next hop's
 * network, else the nic's first, else any other nic's first.
 */
export function selectSource(
  network: Network,
  node: NetworkNode,
  route: Route,
  destination: Ipv4,
): Ipv4 | undefined {
  if (route.preferredSource !== undefined) return route.preferredSource;
  const target = route.via ?? destination;
  const own = route.nic === undefined ? [] : (network.nics[route.nic]?.addresses ?? []);
  const near = own.find((address) => contains(networkOf(address.address, address.prefixLength), target));
  if (near) return near.address;
  if (own[0]) return own[0].address;
  for (const id of node.nics) {
    const first = network.nics[id]?.addresses[0];
    if (first) return first.address;
  }
  return node.loopbacks[0];
}
