// Facts about what stands before programs: the servers of an upstream, what name servers say about a name, what a balancer
// does with a call.
import { formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { VirtualService } from '../../network/balance.ts';
import type { NameRecord } from '../../network/names.ts';
import type { Network, NetworkNode } from '../../network/network.ts';
import type { Upstream } from '../../network/proxy.ts';
import type { FactText } from '../messages/service-text.ts';

export const MOST_LISTED = 100;

/** Its servers, and what they are told. */
export function describeUpstream(upstream: Upstream | undefined, say: FactText): readonly string[] {
  if (!upstream) return [];
  return [
    ...upstream.servers
      .slice(0, MOST_LISTED)
      .map(({ name, endpoint, weight }) => say.server({ name, endpoint: formatEndpoint(endpoint), weight })),
    say.habits({
      host: upstream.host === 'client' ? undefined : upstream.name,
      forwardedFor: upstream.forwardedFor,
      keepsConnections: upstream.keepalive,
    }),
  ];
}

/** One line for each row of a name server about the name. */
export function describeDomain(network: Network, name: string, say: FactText): readonly string[] {
  return network.nodes
    .flatMap((node) =>
      node.services.flatMap((service) =>
        service.kind === 'dns'
          ? service.records
              .filter((record) => record.name === name)
              .map((record) => say.says({ server: node.name, record: describeRecord(record, say) }))
          : [],
      ),
    )
    .slice(0, MOST_LISTED);
}

function describeRecord(record: NameRecord, say: FactText): string {
  switch (record.kind) {
    case 'address':
      return formatIpv4(record.address);
    case 'alias':
      return say.alias(record.target);
    case 'nxdomain':
      return say.noSuchName;
    case 'silent':
      return say.nothingAtAll;
  }
}

/** What a node translates and filters, in the order of the rules, each kind once. */
export function describeRules({ nat, filter, mssClamp }: NetworkNode, say: FactText): readonly string[] {
  const lines: string[] = [];
  if (nat.length > 0) lines.push(say.translates([...new Set(nat.map(({ kind }) => kind))]));
  const verdicts = new Set(filter.map(({ verdict }) => verdict.kind));
  if (verdicts.size > 0) lines.push(say.filters([...verdicts]));
  if (mssClamp !== undefined) lines.push(say.clamps(mssClamp));
  return lines;
}

/** `balances tcp 10.0.0.100:80 over 2 real servers (dr, wlc)`. */
export function describeVirtual(
  { protocol, address, mode, schedule, reals }: VirtualService,
  say: FactText,
): string {
  return say.balances({
    protocol,
    address: formatEndpoint(address),
    reals: reals.length,
    mode,
    schedule: schedule.kind,
  });
}
