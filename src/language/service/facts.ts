// Facts about the network that hover, completion and hints tell: a lan and its range, a nic and its MAC, who serves what,
// which addresses are free, which way a packet would go.
import { broadcastAddress, contains, formatCidr, hostRange, netmask } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4, ipv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import type { Lan, Network, NetworkNode, Nic } from '../../network/network.ts';
import { lookupRoute, routingTable, selectSource } from '../../network/routing.ts';
import type { FactText } from '../messages/service-text.ts';
import { describeRules, describeVirtual, MOST_LISTED } from './facts-services.ts';

/** `192.168.1.0/24: 192.168.1.1 … 192.168.1.254, broadcast 192.168.1.255`. */
export function describeLan(lan: Lan, say: FactText): readonly string[] {
  if (!lan.network) return [say.noNetwork];
  const { first, last } = hostRange(lan.network);
  const network = formatCidr(lan.network);
  const lines = [
    say.mask({ network, mask: formatIpv4(netmask(lan.network.prefixLength)) }),
    say.hosts({ first: formatIpv4(first), last: formatIpv4(last) }),
  ];
  if (lan.network.prefixLength < 31) lines.push(say.broadcast(formatIpv4(broadcastAddress(lan.network))));
  lines.push(say.lanNumbers({ mtu: lan.mtu, milliseconds: lan.delay / 1e6 }));
  return lines;
}

/** `eth0 on home: 192.168.1.10/24, MAC 02:00:00:00:01:00`. */
export function describeNic(network: Network, nic: Nic, say: FactText): string {
  return say.nic({
    nic: nic.name,
    lan: network.lans[nic.lan]?.name ?? '?',
    addresses: nic.addresses.map(formatCidr),
    mac: formatMac(nic.mac),
    isDown: nic.down,
  });
}

export function describeNode(network: Network, node: NetworkNode, say: FactText): readonly string[] {
  const lines = nicsOf(network, node).map((nic) => describeNic(network, nic, say));
  if (node.loopbacks.length > 0) lines.push(`lo: ${node.loopbacks.map(formatIpv4).join(', ')}`);
  for (const { kind, port } of node.services.slice(0, MOST_LISTED))
    lines.push(say.serves({ service: kind, port }));
  lines.push(...describeRules(node, say));
  lines.push(...node.virtualServices.slice(0, MOST_LISTED).map((service) => describeVirtual(service, say)));
  if (node.resolvers.length > 0) lines.push(say.asks(node.resolvers.map(formatIpv4)));
  lines.push(say.forwards(node.settings.forward));
  return lines;
}

export function nicsOf(network: Network, node: NetworkNode): readonly Nic[] {
  return node.nics.flatMap((id) => network.nics[id] ?? []);
}

/** `pc reaches 10.0.0.1 from 192.168.1.10 through eth0 via 192.168.1.1`. */
export function describeRoute(network: Network, node: NetworkNode, destination: Ipv4, say: FactText): string {
  const to = formatIpv4(destination);
  const table = routingTable(network, node);
  const route = table[lookupRoute(table, destination)];
  if (!route) return say.noRoute({ node: node.name, to });
  if (route.type !== 'unicast') return say.refuses({ node: node.name, to, type: route.type });
  const source = selectSource(network, node, route, destination);
  return say.reaches({
    node: node.name,
    to,
    from: source === undefined ? undefined : formatIpv4(source),
    nic: route.nic === undefined ? '?' : (network.nics[route.nic]?.name ?? '?'),
    via: route.via === undefined ? undefined : formatIpv4(route.via),
    route: formatCidr(route.network),
  });
}

/** The lowest addresses of a lan that nobody has, in order; the nic whose row begins at `asker` may keep its own. */
export function freeAddresses(network: Network, lan: Lan, most: number, asker: number): readonly Ipv4[] {
  if (!lan.network) return [];
  const others = network.nics.filter(({ source }) => source.start !== asker);
  const taken = new Set(others.flatMap((nic) => nic.addresses.map(({ address }) => address)));
  const { first, last } = hostRange(lan.network);
  const free: Ipv4[] = [];
  for (let number: number = first; number <= last && free.length < most; number++) {
    const address = ipv4(number);
    if (!taken.has(address)) free.push(address);
  }
  return free;
}

export interface Neighbour {
  readonly node: NetworkNode;
  readonly address: Ipv4;
}

/** Who else has an address on the lans of a node, those that forward first. */
export function neighboursOf(network: Network, node: NetworkNode): readonly Neighbour[] {
  const lans = new Set(nicsOf(network, node).map(({ lan }) => lan));
  const all = network.nics.flatMap((nic) => {
    const other = network.nodes[nic.node];
    if (!other || other === node || !lans.has(nic.lan)) return [];
    return nic.addresses.map(({ address }) => ({ node: other, address }));
  });
  return all.sort((a, b) => Number(b.node.settings.forward) - Number(a.node.settings.forward));
}

/** Who has an address. */
export function ownerOf(network: Network, address: Ipv4): NetworkNode | undefined {
  const nic = network.nics.find(({ addresses }) => addresses.some((own) => own.address === address));
  if (nic) return network.nodes[nic.node];
  return network.nodes.find(({ loopbacks }) => loopbacks.includes(address));
}

/** The lans whose network holds an address. */
export function lansOf(network: Network, address: Ipv4): readonly Lan[] {
  return network.lans.filter((lan) => lan.network && contains(lan.network, address));
}
