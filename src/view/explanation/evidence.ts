// What a step was decided on, as one could print it: the routing table with the AND of every row and the winner, the numbers of
// a TCP segment, what each side of a handshake knows.
import { netmask, networkAddress } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import type { NameRecord } from '../../network/names.ts';
import type { RoutingTable } from '../../network/routing.ts';
import type { HttpPage } from '../../network/service.ts';
import type { Fact, NameFact, ProxyFact, TransportFact } from '../../simulation/step.ts';
import { flagNames } from '../../wire/tcp.ts';
import type { Evidence, EvidenceRow } from './explanation.ts';
import { realServers } from './say-balance.ts';
import type { Naming } from './say-drop.ts';

export function evidenceOf(naming: Naming, fact: Fact): readonly Evidence[] {
  switch (fact.kind) {
    case 'routed':
      return fact.winner === 'local' ? [] : [routes(naming, fact.table, fact.destination, fact.winner)];
    case 'not-routed':
      return [routes(naming, fact.table, fact.destination, fact.refusing ?? -1)];
    case 'balanced':
      return [realServers(naming, fact)];
    case 'dropped':
      if (fact.reason.kind === 'reverse-path')
        return [routes(naming, fact.reason.table, fact.reason.source, fact.reason.winner)];
      return fact.reason.kind === 'no-route'
        ? [routes(naming, fact.reason.table, fact.reason.destination, -1)]
        : [];
    case 'location-chosen':
      return [locations(naming, fact)];
    case 'server-chosen':
      return fact.servers.length > 1 ? [servers(naming, fact)] : [];
    case 'name-served':
      return [nameRows(naming, fact)];
    case 'segment-made':
    case 'segment-taken':
      return [segment(naming, fact), ...knowledge(naming, fact)];
    case 'neighbour-changed': {
      const { captions } = naming.catalogue;
      const mac = fact.mac === undefined ? captions.unknown : formatMac(fact.mac);
      const row: EvidenceRow = {
        cells: [formatIpv4(fact.address), mac, fact.after],
        mark: fact.before === undefined ? 'new' : 'changed',
      };
      return [{ kind: 'table', caption: captions.neighbour, columns: captions.arpColumns, rows: [row] }];
    }
    default:
      return [];
  }
}

function routes(
  { catalogue, names }: Naming,
  table: RoutingTable,
  destination: Ipv4,
  winner: number,
): Evidence {
  const { captions } = catalogue;
  return {
    kind: 'table',
    caption: `${captions.routes} (${formatIpv4(destination)})`,
    columns: [...captions.routeColumns, ''],
    rows: table.map(({ network, via, nic }, position): EvidenceRow => {
      const and = networkAddress(destination, network.prefixLength);
      const cells = [
        formatIpv4(network.address),
        formatIpv4(netmask(network.prefixLength)),
        formatIpv4(and),
        via === undefined ? '*' : formatIpv4(via),
        nic === undefined ? '-' : names.nic(nic),
        and === network.address ? captions.matches : captions.differs,
      ];
      return position === winner ? { cells, mark: 'winner' } : { cells };
    }),
  };
}

function nameRows({ catalogue }: Naming, fact: Extract<NameFact, { kind: 'name-served' }>): Evidence {
  const { captions } = catalogue;
  return {
    kind: 'table',
    caption: captions.names,
    columns: captions.nameColumns,
    rows: fact.records.map((record, position): EvidenceRow => {
      const cells = [record.name, nameAnswer(record)];
      return fact.used.includes(position) ? { cells, mark: 'winner' } : { cells };
    }),
  };
}

function locations({ catalogue }: Naming, fact: Extract<ProxyFact, { kind: 'location-chosen' }>): Evidence {
  const { captions } = catalogue;
  return {
    kind: 'table',
    caption: `${captions.locations} (${fact.target})`,
    columns: captions.locationColumns,
    rows: fact.pages.map(({ path, answer }, position): EvidenceRow => {
      const cells = [
        path,
        pageAnswer(answer),
        fact.target.startsWith(path) ? captions.fits : captions.fitsNot,
      ];
      return position === fact.winner ? { cells, mark: 'winner' } : { cells };
    }),
  };
}

/** As the file writes it. */
function pageAnswer(answer: HttpPage['answer']): string {
  switch (answer.kind) {
    case 'upstream':
      return `-> ${answer.upstream.name}`;
    case 'status':
      return String(answer.status);
    case 'size':
      return `${answer.octets} B`;
    case 'text':
      return JSON.stringify(answer.text);
  }
}

function servers({ catalogue }: Naming, fact: Extract<ProxyFact, { kind: 'server-chosen' }>): Evidence {
  const { captions } = catalogue;
  return {
    kind: 'table',
    caption: captions.servers,
    columns: captions.serverColumns,
    rows: fact.servers.map(({ name, weight, credit, skipped }, position): EvidenceRow => {
      const cells = [name, String(weight), String(credit), skipped ? captions.skipped[skipped] : ''];
      return position === fact.chosen ? { cells, mark: 'winner' } : { cells };
    }),
  };
}

/** As the file writes it. */
function nameAnswer(record: NameRecord): string {
  if (record.kind === 'address') return formatIpv4(record.address);
  return record.kind === 'alias' ? `cname ${record.target}` : record.kind;
}

type SegmentFact = Extract<TransportFact, { kind: 'segment-made' | 'segment-taken' }>;

function segment({ catalogue }: Naming, fact: SegmentFact): Evidence {
  const { captions } = catalogue;
  const { before, after } = fact.connection;
  const rows = [
    { name: captions.state, value: before === after ? after : `${before} → ${after}` },
    { name: captions.flags, value: flagNames(fact.flags).join(' ') },
    { name: captions.sequence, value: String(fact.sequence) },
    ...(fact.acknowledgement > 0
      ? [{ name: captions.acknowledgement, value: String(fact.acknowledgement) }]
      : []),
    ...(fact.length > 0 ? [{ name: captions.length, value: `${fact.length}` }] : []),
  ];
  return { kind: 'facts', caption: captions.tcp, rows };
}

/** During the handshake: whether each side has heard the other, and whether it knows that it is heard itself. */
function knowledge({ catalogue, here, names }: Naming, fact: SegmentFact): readonly Evidence[] {
  const known = handshakeKnowledge(fact);
  if (!known) return [];
  const { captions } = catalogue;
  const say = (value: boolean): string => (value ? captions.yes : captions.notYet);
  const peer = names.owner(fact.connection.remote.address);
  const row = (name: string, side: { readonly hears: boolean; readonly heard: boolean }): EvidenceRow => ({
    cells: [name, say(side.hears), say(side.heard)],
  });
  return [
    {
      kind: 'table',
      caption: captions.knowledge,
      columns: captions.knowledgeColumns,
      rows: [row(here, known.own), row(peer, known.other)],
    },
  ];
}

interface Side {
  readonly hears: boolean;
  readonly heard: boolean;
}

function handshakeKnowledge(fact: SegmentFact): { readonly own: Side; readonly other: Side } | undefined {
  const nothing: Side = { hears: false, heard: false };
  const hears: Side = { hears: true, heard: false };
  const both: Side = { hears: true, heard: true };
  if (fact.kind === 'segment-taken') {
    switch (fact.effect.kind) {
      case 'connection-asked':
        return { own: hears, other: nothing };
      case 'handshake-answered':
        return { own: both, other: hears };
      case 'handshake-completed':
        return { own: both, other: both };
      default:
        return undefined;
    }
  }
  if (fact.purpose.kind === 'syn') return { own: nothing, other: nothing };
  if (fact.purpose.kind === 'syn-ack') return { own: hears, other: nothing };
  return fact.purpose.kind === 'ack' && fact.purpose.why === 'handshake'
    ? { own: both, other: hears }
    : undefined;
}
