// What one check of a file has in its hands: the report, the names, and the network under construction. The drafts are the
// network's own types while they are still being filled in.
import type { Cidr } from '../../address/cidr.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Mac } from '../../address/mac.ts';
import type { VirtualService } from '../../network/balance.ts';
import type { FilterRule } from '../../network/filter.ts';
import type { NatRule } from '../../network/nat.ts';
import type { NodeKind, Settings, StaticNeighbour, StaticRoute, SwitchPort } from '../../network/network.ts';
import type { Software, Upstream } from '../../network/proxy.ts';
import type { Service } from '../../network/service.ts';
import type { Nanoseconds, SourceSpan } from '../../network/source.ts';
import { type Report, replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { Remark } from '../messages/vocabulary-network.ts';
import type { DnsRowSyntax, LanSyntax, LinkSyntax, NicSyntax, NodeSyntax } from '../syntax.ts';
import { closest, type NamedSymbol, type Names, type SymbolKind } from './names.ts';

export interface LanDraft {
  readonly id: number;
  readonly name: string;
  readonly syntax: LanSyntax | LinkSyntax;
  readonly symbol: NamedSymbol;
  network: Cidr | undefined;
  isPublic: boolean;
  mtu: number;
  delay: Nanoseconds;
  loss: number;
  ageing: Nanoseconds;
  readonly switches: number[];
  /** who has which address on this lan */
  readonly owners: Map<Ipv4, NicDraft>;
  readonly macs: Map<Mac, NicDraft>;
  /** where the search for a free address goes on */
  nextFree: number;
}

export interface SwitchDraft {
  readonly id: number;
  readonly name: string;
  readonly lan: number;
  readonly ports: SwitchPort[];
  readonly source: SourceSpan;
}

export interface NodeDraft {
  readonly id: number;
  readonly kind: NodeKind;
  readonly name: string;
  readonly syntax: NodeSyntax;
  readonly symbol: NamedSymbol;
  readonly nics: NicDraft[];
  readonly routes: StaticRoute[];
  readonly loopbacks: Ipv4[];
  readonly neighbours: StaticNeighbour[];
  readonly resolvers: Ipv4[];
  decapsulates: boolean;
  readonly nat: NatRule[];
  readonly filter: FilterRule[];
  mssClamp: number | undefined;
  readonly services: Service[];
  readonly virtualServices: VirtualService[];
  readonly upstreams: Upstream[];
  /** undefined: the file does not say */
  software: Software | undefined;
  /** what only one row can have, a port or a route, and which row has it */
  readonly taken: Map<string, SourceSpan>;
  /** routes without a next hop: what they lead to are neighbours too */
  readonly onLink: StaticRoute[];
  settings: Settings;
  /** a row could not be read: what is missing here is no mistake of its own */
  isIncomplete: boolean;
}

export interface NicDraft {
  id: number;
  readonly node: NodeDraft;
  name: string;
  readonly lan: LanDraft;
  readonly syntax: NicSyntax | LinkSyntax;
  mac: Mac | undefined;
  /** the file gives the MAC */
  hasWrittenMac: boolean;
  readonly addresses: Cidr[];
  /** the words of the addresses, undefined for one that was assigned */
  readonly addressTokens: (Token | undefined)[];
  wantsAddress: boolean;
  mtu: number;
  switch: number;
  port: number;
  down: boolean;
}

/** A name with a dot, and the rows of name servers about it. */
export interface DomainDraft {
  readonly symbol: NamedSymbol;
  readonly rows: { readonly server: NodeDraft; readonly syntax: DnsRowSyntax }[];
}

export interface Checking {
  readonly text: string;
  readonly report: Report;
  readonly names: Names;
  readonly lans: LanDraft[];
  readonly switches: SwitchDraft[];
  /** pairs of switches; their ports are numbered when all nics are known */
  readonly trunks: (readonly [number, number])[];
  readonly nodes: NodeDraft[];
  readonly nics: NicDraft[];
  /** nics of forwarding nodes by lan, filled when all nics are settled */
  readonly routers: Map<number, NicDraft[]>;
  /** every address of the file and a node that has it */
  readonly owners: Map<Ipv4, NodeDraft>;
  /** by name in lower case */
  readonly domains: Map<string, DomainDraft>;
  /** nodes with `serve dns` */
  readonly nameServers: Set<NodeDraft>;
  /** the rows that a `set` has made so far, by node and what tells them apart */
  readonly made: Set<string>;
}

export function newChecking(text: string, report: Report, names: Names): Checking {
  const nothing = { lans: [], switches: [], trunks: [], nodes: [], nics: [] };
  const maps = {
    routers: new Map(),
    owners: new Map(),
    domains: new Map(),
    nameServers: new Set<NodeDraft>(),
    made: new Set<string>(),
  };
  return { text, report, names, ...nothing, ...maps };
}

export function spanOf({ start, end }: SourceSpan): SourceSpan {
  return { start, end };
}

/** Suggestions look at every name: enough for the first mistakes, too slow for thousands. */
const MOST_SUGGESTIONS = 20;

/** Says that a name is unknown, with the one that was probably meant. */
export function reportUnknown(
  checking: Checking,
  kinds: readonly SymbolKind[],
  span: SourceSpan,
  name: string,
  remark?: Remark,
): void {
  const { report, names } = checking;
  const best =
    report.count('unknown-name') < MOST_SUGGESTIONS ? closest(name, candidates(names, kinds)) : undefined;
  report.error(
    'unknown-name',
    span,
    { kinds, name, remark, meant: best },
    best === undefined ? [] : [replace(span, best)],
  );
}

function* candidates(names: Names, kinds: readonly SymbolKind[]): Iterable<string> {
  for (const kind of kinds) for (const symbol of names.all(kind)) yield symbol.name;
}

/** Says that a name is taken, and where. */
export function reportTwice(
  checking: Checking,
  { text: name, ...span }: Token,
  what: 'lan' | 'switch' | 'host',
  firstAt: number,
): void {
  checking.report.error('duplicate-name', span, () => ({ what, name, line: lineOf(checking.text, firstAt) }));
}

/** Looks a lan up and records the use; complains when there is none. */
export function findLan(checking: Checking, token: Token): LanDraft | undefined {
  if (token.text === '') return undefined;
  const symbol = checking.names.find('lan', token.text);
  if (!symbol) {
    reportUnknown(checking, ['lan'], token, token.text);
    return undefined;
  }
  checking.names.refer(symbol, token);
  return checking.lans[symbol.id];
}

/** Looks a node up by a name that stands at `span`; complains when there is none. */
export function findNode(checking: Checking, name: string, span: SourceSpan): NodeDraft | undefined {
  if (name === '') return undefined;
  const symbol = checking.names.find('node', name);
  if (symbol) {
    checking.names.refer(symbol, span);
    return checking.nodes[symbol.id];
  }
  const isLan = checking.names.find('lan', name) ?? checking.names.find('switch', name);
  reportUnknown(checking, ['node'], span, name, isLan ? { kind: 'is-lan' } : undefined);
  return undefined;
}

/** The addresses of a node in the order in which they are preferred: nics first, then lo. */
export function addressesOf(node: NodeDraft): readonly Ipv4[] {
  return [...node.nics.flatMap((nic) => nic.addresses.map(({ address }) => address)), ...node.loopbacks];
}

/** The line of an offset, from 1, for messages that point elsewhere in the file. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
