// Names with a dot: the rows of name servers about them, who asks whom, and what a name stands for where the file itself has
// to know (RFC 1034, RFC 1035; resolv.conf(5) for the asking side).
import { type Ipv4, parseIpv4, UNSPECIFIED } from '../../address/ipv4.ts';
import { MOST_RESOLVERS } from '../../network/names.ts';
import type { SourceSpan } from '../../network/source.ts';
import { replace, shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { DnsRowSyntax, DnsSyntax, ResolverSyntax } from '../syntax.ts';
import { isDomain } from '../words.ts';
import { type Checking, type DomainDraft, type NodeDraft, reportUnknown } from './checking.ts';
import { closest } from './names.ts';
import { gate } from './pending.ts';
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
    const why = text.includes('.')
      ? 'its parts begin with a letter or _ and consist of letters, digits, - and _'
      : 'it has a dot; a name without one means a host of the file and is asked of nobody';
    report.error('bad-domain', token, `${shown(text)} is no domain name such as www.example.com: ${why}.`);
    return false;
  }
  if (text.length > LONGEST_NAME || labels.some((label) => label.length > LONGEST_LABEL)) {
    const why = `a name has at most ${LONGEST_NAME} octets, and ${LONGEST_LABEL} between two dots (RFC 1035)`;
    report.error('bad-domain', token, `${shown(text)} is too long: ${why}.`);
    return false;
  }
  if (/[^\x21-\x7e]/.test(text)) {
    report.error(
      'bad-domain',
      token,
      `${shown(text)} has letters beyond ASCII, which are not sent as they are: write the name as it is asked for (xn--…, RFC 5890).`,
    );
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
    checking.report.warning(
      'no-resolver',
      span,
      () =>
        `${shown(asker.name)} has no \`resolver\` that it could ask for ${shown(text)}: a name with a dot is asked of a name server, a name without one means a host of this file.`,
    );
  } else if (!known) warnAboutUnknown(checking, text, span);
  else if (!mayBeTold(checking, asker, known)) {
    const server = checking.owners.get(asker.resolvers[0] ?? UNSPECIFIED)?.name ?? '';
    const others = [...new Set(known.rows.map((row) => shown(row.server.name)))].join(' and ');
    checking.report.warning(
      'unknown-domain',
      span,
      `${shown(asker.name)} asks ${shown(server)}, which does not know ${shown(text)} (${others} does): the answer will be "no such name".`,
    );
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
  const meant = best === undefined ? '' : ` Did you mean ${shown(best)}?`;
  checking.report.warning(
    'unknown-domain',
    span,
    `No name server of this file knows ${shown(text)}: the answer will be "no such name".${meant}`,
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
    reportUnknown(checking, ['domain'], span, text, ' A row of `serve dns` makes one known.');
    return undefined;
  }
  checking.names.refer(known.symbol, span);
  const addresses = addressesOfDomain(checking, text.toLowerCase());
  if (addresses.length > 0) return addresses;
  checking.report.error('no-address', span, `${shown(text)} has no address in this file.`);
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
  gate(checking, 'resolver', syntax.keyword);
  const address = readAddressOnly(checking, node, syntax.address);
  if (address === undefined) {
    node.isIncomplete = true;
    return;
  }
  if (node.resolvers.includes(address)) return;
  if (node.resolvers.length === MOST_RESOLVERS) {
    report.warning(
      'too-many-resolvers',
      syntax.keyword,
      `${shown(node.name)} has ${MOST_RESOLVERS} resolvers already, and Linux looks at no more (resolv.conf(5)): this one is never asked.`,
    );
    return;
  }
  node.resolvers.push(address);
  const owner = checking.owners.get(address);
  if (owner && (checking.nameServers.has(owner) || passesOn(owner))) return;
  const whose = owner
    ? `${shown(owner.name)} has this address, but no \`serve dns\``
    : 'Nobody in this file has this address';
  report.warning('no-name-server', syntax.address, `${whose}: questions for names get no answer.`);
}

/** Whether what is addressed to a node may be answered by another one. */
function passesOn({ syntax, isIncomplete }: NodeDraft): boolean {
  return isIncomplete || syntax.block.rows.some(({ kind }) => kind === 'nat' || kind === 'virtual');
}
