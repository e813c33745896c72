// Names with a dot: the rows of name servers about them, who asks whom, and what a name stands for where the file itself has
// to know (RFC 1034, RFC 1035; resolv.conf(5) for the asking side).
import { type Ipv4, parseIpv4, UNSPECIFIED } from '../../address/ipv4.ts';
import { MOST_RESOLVERS } from '../../network/names.ts';
import type { SourceSpan } from '../../network/source.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { DnsRowSyntax, DnsSyntax, ResolverSyntax } from '../syntax.ts';
import { isDomain } from '../words.ts';
import { type Checking, type DomainDraft, type NodeDraft, reportUnknown } from './checking.ts';
import { closest } from './names.ts';
import { addressFor, readAddressOnly } from './targets.ts';

/** RFC 1035 section 2.3.4. */
const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;
/** A chain of aliases longer than this is given up (the resolvers in use stop at about as many). */
const MOST_ALIASES = 8;

/** Names first, so that rows and walks may use them wherever they stand. */
export function declareDomains(checking: Checking, server: NodeDraft, { block }: DnsSyntax): void {
  checking.nameServers.add(server);
  for (const row of block.rows) {
    if (row.kind !== 'dns-row' || !isDomain(row.domain.text)) continue;
    const name = row.domain.text.toLowerCase();
    const symbol = checking.names.declare('domain', name, server.id, row.domain);
    const draft = checking.domains.get(name) ?? { symbol, rows: [] };
    draft.rows.push({ server, syntax: row });
    checking.domains.set(name, draft);
  }
}

/** The name that a name server of the file has in place of another. */
export function aliasOf(checking: Checking, name: string): string | undefined {
  for (const { syntax } of checking.domains.get(name)?.rows ?? []) {
    const [first, second] = syntax.values;
    if (first?.text === 'cname' && second) return second.text.toLowerCase();
  }
  return undefined;
}

/** Complains about what cannot be sent as a name; gives whether it can. */
export function checkDomain({ report }: Checking, token: Token): boolean {
  const { text } = token;
  if (text === '') return false;
  const labels = text.split('.');
  if (!isDomain(text)) {
    report.error(text.includes('.') ? 'bad-domain letters' : 'bad-domain no-dot', token, { word: text });
    return false;
  }
  if (text.length > LONGEST_NAME || labels.some((label) => label.length > LONGEST_LABEL)) {
    report.error('bad-domain too-long', token, { word: text });
    return false;
  }
  if (/[^\x21-\x7e]/.test(text)) {
    report.error('bad-domain not-ascii', token, { word: text });
    return false;
  }
  return true;
}

/** DOMAIN of an action, in lower case; warns where the answer can only be none. */
export function readDomain(
  checking: Checking,
  asker: NodeDraft,
  text: string,
  span: SourceSpan,
): string | undefined {
  if (!checkDomain(checking, { kind: 'word', text, start: span.start, end: span.end })) return undefined;
  const known = checking.domains.get(text.toLowerCase());
  if (known) checking.names.refer(known.symbol, span);
  if (asker.resolvers.length === 0 && !asker.isIncomplete) {
    checking.report.warning('no-resolver', span, { node: asker.name, name: text });
  } else if (!known) warnAboutUnknown(checking, text, span);
  else if (!mayBeTold(checking, asker, known)) {
    const server = checking.owners.get(asker.resolvers[0] ?? UNSPECIFIED)?.name ?? '';
    const knowing = [...new Set(known.rows.map((row) => row.server.name))];
    checking.report.warning('unknown-domain elsewhere', span, {
      node: asker.name,
      server,
      name: text,
      knowing,
    });
  }
  return text.toLowerCase();
}

/** Whether one of those that a host asks knows a name, or cannot be seen through. */
function mayBeTold({ owners, nameServers }: Checking, asker: NodeDraft, { rows }: DomainDraft): boolean {
  return asker.resolvers.some((address) => {
    const server = owners.get(address);
    return !server || !nameServers.has(server) || rows.some((row) => row.server === server);
  });
}

export function warnAboutUnknown(checking: Checking, text: string, span: SourceSpan): void {
  const best = closest(text.toLowerCase(), checking.domains.keys());
  checking.report.warning(
    'unknown-domain',
    span,
    { name: text, meant: best },
    best === undefined ? [] : [replace(span, best)],
  );
}

/** The addresses of a name that the file itself must know; complains where it does not. */
export function readKnownDomain(
  checking: Checking,
  text: string,
  span: SourceSpan,
): readonly Ipv4[] | undefined {
  const known = checking.domains.get(text.toLowerCase());
  if (!known) {
    reportUnknown(checking, ['domain'], span, text, { kind: 'row-of-dns' });
    return undefined;
  }
  checking.names.refer(known.symbol, span);
  const addresses = addressesOfDomain(checking, text.toLowerCase());
  if (addresses.length > 0) return addresses;
  checking.report.error('no-address domain', span, { name: text });
  return undefined;
}

/** What the name servers of the file say about a name, aliases followed. */
export function addressesOfDomain(checking: Checking, name: string): readonly Ipv4[] {
  let current = name;
  for (let hops = 0; hops < MOST_ALIASES; hops++) {
    const rows = checking.domains.get(current)?.rows ?? [];
    const addresses = rows.flatMap(({ server, syntax }) => addressOfRow(checking, server, syntax) ?? []);
    const alias = aliasOf(checking, current);
    if (addresses.length > 0 || alias === undefined) return addresses;
    current = alias;
  }
  return [];
}

/** Without a word: the row itself is judged where it stands. */
function addressOfRow(checking: Checking, server: NodeDraft, { values }: DnsRowSyntax): Ipv4 | undefined {
  const [value] = values;
  if (!value) return undefined;
  const symbol = checking.names.find('node', value.text);
  const node = symbol && checking.nodes[symbol.id];
  if (node) return addressFor(checking, server, node, value);
  return parseIpv4(value.text);
}

/** row = … | "resolver" ADDRESS */
export function readResolver(checking: Checking, node: NodeDraft, syntax: ResolverSyntax): void {
  const { report } = checking;
  const address = readAddressOnly(checking, node, syntax.address);
  if (address === undefined) {
    node.isIncomplete = true;
    return;
  }
  if (node.resolvers.includes(address)) return;
  if (node.resolvers.length === MOST_RESOLVERS) {
    report.warning('too-many-resolvers', syntax.keyword, { node: node.name, most: MOST_RESOLVERS });
    return;
  }
  node.resolvers.push(address);
  const owner = checking.owners.get(address);
  if (owner && (checking.nameServers.has(owner) || passesOn(owner))) return;
  report.warning('no-name-server', syntax.address, { owner: owner?.name });
}

/** Whether what is addressed to a node may be answered by another one. */
function passesOn({ syntax, isIncomplete }: NodeDraft): boolean {
  return isIncomplete || syntax.block.rows.some(({ kind }) => kind === 'nat' || kind === 'virtual');
}
