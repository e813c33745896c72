// Facts about what stands before programs: the servers of an upstream, what name servers say about a name, what a balancer
// does with a call.
import { formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { VirtualService } from '../../network/balance.ts';
import type { NameRecord } from '../../network/names.ts';
import type { Network, NetworkNode } from '../../network/network.ts';
import type { Upstream } from '../../network/proxy.ts';

export const MOST_LISTED = 100;

/** Its servers, and what they are told. */
export function describeUpstream(upstream: Upstream | undefined): readonly string[] {
  if (!upstream) return [];
  const host = upstream.host === 'client' ? 'the Host header of the client' : `\`Host: ${upstream.name}\``;
  return [
    ...upstream.servers
      .slice(0, MOST_LISTED)
      .map(({ name, endpoint, weight }) => `server ${name} (${formatEndpoint(endpoint)}), weight ${weight}`),
    `sends ${host}${upstream.forwardedFor ? ' and X-Forwarded-For' : ''}, ${upstream.keepalive ? 'keeps' : 'closes'} connections`,
  ];
}

/** One line for each row of a name server about the name. */
export function describeDomain(network: Network, name: string): readonly string[] {
  return network.nodes
    .flatMap((node) =>
      node.services.flatMap((service) =>
        service.kind === 'dns'
          ? service.records
              .filter((record) => record.name === name)
              .map((record) => `${node.name} says: ${describeRecord(record)}`)
          : [],
      ),
    )
    .slice(0, MOST_LISTED);
}

export function describeRecord(record: NameRecord): string {
  switch (record.kind) {
    case 'address':
      return formatIpv4(record.address);
    case 'alias':
      return `alias of ${record.target}`;
    case 'nxdomain':
      return 'no such name';
    case 'silent':
      return 'nothing at all';
  }
}

/** `translates: masquerade, dnat` and `filters: drop, reject`, in the order of the rules, each kind once. */
export function describeRules({ nat, filter, mssClamp }: NetworkNode): readonly string[] {
  const lines: string[] = [];
  if (nat.length > 0) lines.push(`translates: ${[...new Set(nat.map(({ kind }) => kind))].join(', ')}`);
  const verdicts = new Set(filter.map(({ verdict }) => verdict.kind));
  if (verdicts.size > 0) lines.push(`filters: ${[...verdicts].join(', ')}`);
  if (mssClamp !== undefined) lines.push(`clamps the MSS to ${mssClamp}`);
  return lines;
}

/** `balances tcp 10.0.0.100:80 over 2 real servers (dr, wlc)`. */
export function describeVirtual({ protocol, address, mode, schedule, reals }: VirtualService): string {
  const servers = `${reals.length} real ${reals.length === 1 ? 'server' : 'servers'}`;
  return `balances ${protocol} ${formatEndpoint(address)} over ${servers} (${mode}, ${schedule.kind})`;
}
