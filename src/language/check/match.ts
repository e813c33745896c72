// Which frames a step means: the short words of `lose` and `expect`, each an abbreviation of a predicate. Several kinds of
// frame are alternatives, as are several `from`s and several `to`s; kinds, `from` and `to` must all fit.
import type { Cidr } from '../../address/cidr.ts';
import type { Comparison, Predicate, PredicateField } from '../../network/predicate.ts';
import { replace } from '../diagnostic.ts';
import { offsetInString, type Token } from '../lexer.ts';
import { type PredicateNames, parsePredicate } from '../predicate.ts';
import type { MatchSyntax, OptionSyntax } from '../syntax.ts';
import { isDomain, looksLikeIpv6, looksLikeNet, splitEndpoint } from '../words.ts';
import { addressesOf, type Checking, findNode } from './checking.ts';
import { readKnownDomain } from './domains.ts';
import { readAddress, readNetwork, readPort } from './values.ts';

const ALL: Predicate = { kind: 'all' };

export function has(field: PredicateField): Predicate {
  return { kind: 'present', field };
}

function is(field: PredicateField, value: number, operator: Comparison = '=='): Predicate {
  return { kind: 'compare', field, operator, value: { kind: 'number', value } };
}

export function and(...all: readonly Predicate[]): Predicate {
  return join(
    'and',
    all.filter((one) => one.kind !== 'all'),
  );
}

function or(...all: readonly Predicate[]): Predicate {
  return all.some((one) => one.kind === 'all') ? ALL : join('or', all);
}

/** Alternatives that are written one after the other; none written means no condition. */
function any(all: readonly Predicate[]): Predicate {
  return all.length === 0 || all.some((one) => one.kind === 'all') ? ALL : join('or', all);
}

/** A tree as flat as it can be: evaluating it must not go deep. */
function join(kind: 'and' | 'or', all: readonly Predicate[]): Predicate {
  const [first] = all;
  if (!first) return ALL;
  if (all.length === 1) return first;
  const middle = all.length >> 1;
  return { kind, left: join(kind, all.slice(0, middle)), right: join(kind, all.slice(middle)) };
}

const UNREACHABLE = is('icmp.type', 3);

/** What each kind of frame is. `ack` is a bare acknowledgement: ACK set, no data, and nothing else going on. */
const FRAMES: ReadonlyMap<string, Predicate> = new Map([
  ['frames', ALL],
  ['arp', has('arp')],
  ['arp-request', is('arp.opcode', 1)],
  ['arp-reply', is('arp.opcode', 2)],
  ['tcp', has('tcp')],
  ['udp', has('udp')],
  ['icmp', has('icmp')],
  ['dns', has('dns')],
  ['http', has('http')],
  ['fragment', or(is('ip.flags.mf', 1), is('ip.frag_offset', 0, '>'))],
  ['syn', and(is('tcp.flags.syn', 1), is('tcp.flags.ack', 0))],
  ['syn-ack', and(is('tcp.flags.syn', 1), is('tcp.flags.ack', 1))],
  [
    'ack',
    and(
      is('tcp.flags.ack', 1),
      is('tcp.flags.syn', 0),
      is('tcp.flags.fin', 0),
      is('tcp.flags.reset', 0),
      is('tcp.len', 0),
    ),
  ],
  ['data', is('tcp.len', 0, '>')],
  ['fin', is('tcp.flags.fin', 1)],
  ['rst', is('tcp.flags.reset', 1)],
  ['echo-request', is('icmp.type', 8)],
  ['echo-reply', is('icmp.type', 0)],
  ['time-exceeded', is('icmp.type', 11)],
  ['redirect', is('icmp.type', 5)],
  ['unreachable', UNREACHABLE],
  ['net-unreachable', and(UNREACHABLE, is('icmp.code', 0))],
  ['host-unreachable', and(UNREACHABLE, is('icmp.code', 1))],
  ['port-unreachable', and(UNREACHABLE, is('icmp.code', 3))],
  ['frag-needed', and(UNREACHABLE, is('icmp.code', 4))],
  ['admin-prohibited', and(UNREACHABLE, or(is('icmp.code', 9), is('icmp.code', 10), is('icmp.code', 13)))],
]);

/** Kinds whose frames have ports, and in which header. */
const PORT_OF: ReadonlyMap<string, readonly PredicateField[]> = new Map<string, readonly PredicateField[]>([
  ['frames', ['tcp.port', 'udp.port']],
  ['udp', ['udp.port']],
  ['dns', ['udp.port']],
  ...['tcp', 'http', 'syn', 'syn-ack', 'ack', 'data', 'fin', 'rst'].map(
    (name) => [name, ['tcp.port']] as const,
  ),
]);

export function readMatch(checking: Checking, syntax: MatchSyntax): Predicate | undefined {
  if (syntax.where) return readWhere(checking, syntax.where);
  const kinds = syntax.frames.map(({ frame, port }) => {
    const kind = FRAMES.get(frame.text) ?? ALL;
    return port ? and(kind, readFramePort(checking, frame, port)) : kind;
  });
  const from = readPeers(checking, syntax.peers, 'from');
  const to = readPeers(checking, syntax.peers, 'to');
  if (!from || !to) return undefined;
  return and(any(kinds), from, to);
}

function readFramePort(checking: Checking, frame: Token, token: Token): Predicate {
  const port = readPort(checking.report, token);
  const fields = PORT_OF.get(frame.text);
  if (!fields) {
    checking.report.error('no-ports', token, { frame: frame.text });
    return ALL;
  }
  return port === undefined ? ALL : or(...fields.map((field) => is(field, port)));
}

function readPeers(
  checking: Checking,
  peers: readonly OptionSyntax[],
  side: 'from' | 'to',
): Predicate | undefined {
  const all: Predicate[] = [];
  for (const { keyword, values } of peers) {
    const token = values[0];
    if (keyword.text !== side || !token) continue;
    const peer = readPeer(checking, token, side);
    if (!peer) return undefined;
    all.push(peer);
  }
  return any(all);
}

/** peer = NET | ADDRESS | ENDPOINT | DOMAIN | NAME; of an ARP frame its protocol addresses count. */
function readPeer(checking: Checking, token: Token, side: 'from' | 'to'): Predicate | undefined {
  const { text } = token;
  const endpoint = looksLikeIpv6(text) ? undefined : splitEndpoint(text);
  const hostEnd = endpoint ? token.start + endpoint.host.length : token.end;
  const host: Token = endpoint ? { ...token, end: hostEnd, text: endpoint.host } : token;
  const networks = readHostNetworks(checking, host);
  if (!networks) return undefined;
  const source = side === 'from';
  const ip = inNetworks(source ? 'ip.src' : 'ip.dst', networks);
  if (!endpoint) return or(ip, inNetworks(source ? 'arp.src.proto_ipv4' : 'arp.dst.proto_ipv4', networks));
  const port = readPort(checking.report, token, endpoint.port);
  if (port === undefined) return undefined;
  return and(
    ip,
    or(is(source ? 'tcp.srcport' : 'tcp.dstport', port), is(source ? 'udp.srcport' : 'udp.dstport', port)),
  );
}

function readHostNetworks(checking: Checking, token: Token): readonly Cidr[] | undefined {
  if (looksLikeNet(token.text)) {
    const network = readNetwork(checking.report, token);
    return network && [network];
  }
  if (/^\d/.test(token.text) || looksLikeIpv6(token.text)) {
    const address = readAddress(checking.report, token);
    return address === undefined ? undefined : [{ address, prefixLength: 32 }];
  }
  if (isDomain(token.text)) {
    return readKnownDomain(checking, token.text, token)?.map((address) => ({ address, prefixLength: 32 }));
  }
  const node = findNode(checking, token.text, token);
  return node && addressesOf(node).map((address) => ({ address, prefixLength: 32 }));
}

/** peer, of IP packets only: whose packets a rule is for. */
export function readSource(checking: Checking, token: Token): Predicate | undefined {
  const endpoint = looksLikeIpv6(token.text) ? undefined : splitEndpoint(token.text);
  if (endpoint) return readPeer(checking, token, 'from');
  const networks = readHostNetworks(checking, token);
  return networks && inNetworks('ip.src', networks);
}

function inNetworks(field: PredicateField, networks: readonly Cidr[]): Predicate {
  return { kind: 'compare', field, operator: '==', value: { kind: 'networks', networks } };
}

function readWhere(checking: Checking, token: Token): Predicate | undefined {
  if (token.kind !== 'string') return undefined;
  const raw = checking.text.slice(token.start, token.end);
  const at = (index: number) => offsetInString(raw, token.start, index);
  const { predicate, problem, names } = parsePredicate(token.text, predicateNames(checking));
  for (const { name, start, end } of names) {
    const symbol = checking.names.find('node', name);
    if (symbol) checking.names.refer(symbol, { start: at(start), end: at(end) });
  }
  if (problem) {
    const start = at(problem.start);
    const span = { start, end: Math.max(at(problem.end), Math.min(start + 1, token.end)) };
    checking.report.error(
      problem.message.key,
      span,
      problem.message.args,
      problem.suggestion === undefined ? [] : [replace(span, problem.suggestion)],
    );
  }
  return predicate;
}

/** The file's hosts as the predicate language sees them. */
export function predicateNames(checking: Pick<Checking, 'names' | 'nodes'>): PredicateNames {
  const nodeOf = (name: string) => {
    const symbol = checking.names.find('node', name);
    return symbol && checking.nodes[symbol.id];
  };
  return {
    addressesOf(name) {
      const node = nodeOf(name);
      return node && addressesOf(node).map((address) => ({ address, prefixLength: 32 }));
    },
    macsOf: (name) => nodeOf(name)?.nics.flatMap(({ mac }) => (mac === undefined ? [] : [mac])),
    *all() {
      for (const { name } of checking.names.all('node')) yield name;
    },
  };
}
