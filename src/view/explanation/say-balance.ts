// Balancers, put into the catalogue's words, and the real servers among which was chosen.
import { formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { BalanceFact } from '../../simulation/balance/fact.ts';
import type { Said } from './catalogue.ts';
import type { Evidence, EvidenceRow } from './explanation.ts';
import type { Naming } from './say-drop.ts';

export function sayBalance({ catalogue: c, here: node, names }: Naming, fact: BalanceFact): Said {
  switch (fact.kind) {
    case 'balanced': {
      const { mode, schedule, address } = fact.service;
      const to = `${names.address(fact.to.address)}:${fact.to.port}`;
      return c.balanced({
        node,
        service: formatEndpoint(address),
        to,
        mode,
        schedule: schedule.kind,
        why: fact.why,
      });
    }
    case 'balanced-back':
      return c.balancedBack({
        node,
        service: formatEndpoint(fact.service),
        real: names.address(fact.real.address),
        client: names.owner(fact.client.address),
      });
    case 'balanced-error':
      return c.balancedError({
        node,
        service: formatEndpoint(fact.service),
        real: names.address(fact.real.address),
        client: names.owner(fact.client.address),
        mode: fact.mode,
        way: fact.way,
      });
    case 'encapsulated':
      return c.encapsulated({
        node,
        source: formatIpv4(fact.source),
        destination: names.address(fact.destination),
      });
    case 'decapsulated':
      return c.decapsulated({
        node,
        source: names.address(fact.source),
        destination: formatIpv4(fact.destination),
      });
  }
}

export function realServers(
  { catalogue, names }: Naming,
  { service, real, loads }: Extract<BalanceFact, { kind: 'balanced' }>,
): Evidence {
  const { reals, columns, loadColumns } = catalogue.balanceCaptions;
  return {
    kind: 'table',
    caption: `${reals} (${formatEndpoint(service.address)})`,
    columns: loads ? [...columns, ...loadColumns] : columns,
    rows: service.reals.map(({ address, port, weight }, position): EvidenceRow => {
      const load = loads?.[position];
      const cells = [
        `${names.address(address)}:${port}`,
        String(weight),
        ...(load ? [String(load.active), String(load.inactive)] : []),
      ];
      return position === real ? { cells, mark: 'winner' } : { cells };
    }),
  };
}
