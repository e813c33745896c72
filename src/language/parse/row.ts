// The part of the grammar about nics, routes and knobs: the plain rows of a host.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { Wanted } from '../messages/wanted.ts';
import type {
  GatewaySyntax,
  KnobSyntax,
  NicSyntax,
  RefusalSyntax,
  RouteSyntax,
  StaticArpSyntax,
} from '../syntax.ts';
import { isShort, looksLikeAddress, looksLikeIpv6, looksLikeNet } from '../words.ts';
import { parseOptions } from './take.ts';

const NIC_OPTIONS: ReadonlyMap<string, readonly Wanted[]> = new Map([
  ['name', [{ nameOf: 'nic' }]],
  ['mac', ['mac']],
  ['mtu', ['octets']],
  ['port', ['the-switch']],
  ['down', []],
]);

/** nic = "nic" NAME ( NET | ADDRESS | SHORT )* ( "name" NAME | "mac" MAC | "mtu" INT | "port" NAME | "down" )* */
export function parseNic(cursor: Cursor): NicSyntax {
  const keyword = cursor.next();
  const lan = cursor.take('nic-lan');
  const addresses: Token[] = [];
  while (cursor.hasMore && isAddressLike(cursor.token.text)) addresses.push(cursor.next());
  const options = parseOptions(cursor, NIC_OPTIONS);
  return { kind: 'nic', keyword, lan, addresses, options, start: keyword.start, end: cursor.previousEnd };
}

/** Anything that was meant as an address, right or wrong. */
function isAddressLike(text: string): boolean {
  return (
    looksLikeAddress(text) ||
    looksLikeNet(text) ||
    isShort(text) ||
    looksLikeIpv6(text) ||
    /^[\d.][\d./]*$/.test(text)
  );
}

const GATEWAY_OPTIONS: ReadonlyMap<string, readonly Wanted[]> = new Map([['metric', ['number']]]);

/** route = "gateway" ADDRESS ( "metric" INT )? */
export function parseGateway(cursor: Cursor): GatewaySyntax {
  const keyword = cursor.next();
  const address = cursor.take('gateway');
  const options = parseOptions(cursor, GATEWAY_OPTIONS);
  return { kind: 'gateway', keyword, address, options, start: keyword.start, end: cursor.previousEnd };
}

const ROUTE_OPTIONS: ReadonlyMap<string, readonly Wanted[]> = new Map([
  ['via', ['next-hop']],
  ['nic', ['nic-or-lan']],
  ['metric', ['number']],
]);

/** route = … | "route" NET ( "via" ADDRESS | "nic" NAME | "metric" INT )+ */
export function parseRoute(cursor: Cursor): RouteSyntax {
  const keyword = cursor.next();
  const network = cursor.take({ network: '10.0.3.0/24' });
  const options = parseOptions(cursor, ROUTE_OPTIONS);
  if (options.length === 0 && !cursor.hasMore) {
    cursor.fail('incomplete route', { start: keyword.start, end: cursor.previousEnd }, {});
  }
  return { kind: 'route', keyword, network, options, start: keyword.start, end: cursor.previousEnd };
}

/** route = … | ( "blackhole" | "unreachable" | "prohibit" ) NET */
export function parseRefusal(cursor: Cursor): RefusalSyntax {
  const keyword = cursor.next();
  const network = cursor.take({ network: '10.66.0.0/16' });
  return { kind: 'refusal', keyword, network, start: keyword.start, end: cursor.previousEnd };
}

const ARP_TIMES: ReadonlySet<string> = new Set([
  'base-reachable-time',
  'delay-first-probe-time',
  'retrans-time',
]);
const ARP_VALUES: ReadonlySet<string> = new Set(['ignore', 'announce', 'accept', 'proxy']);
const TCP_VALUES: ReadonlySet<string> = new Set([
  'timestamps',
  'sack',
  'syn-retries',
  'syn-linear-timeouts',
  'synack-retries',
]);

/** route = … | "arp" ADDRESS "at" ( MAC | NAME )        knob = … | "arp" ( "ignore" | … ) VALUE | "arp" ( "retrans-time" | … ) TIME */
export function parseArp(cursor: Cursor): StaticArpSyntax | KnobSyntax {
  const keyword = cursor.next();
  const { text } = cursor.token;
  if (cursor.token.kind === 'word' && isAddressLike(text)) {
    const address = cursor.next();
    cursor.expect('at');
    const at = cursor.take('mac-or-host');
    return { kind: 'static-arp', keyword, address, at, start: keyword.start, end: cursor.previousEnd };
  }
  if (ARP_VALUES.has(text)) {
    const name = cursor.next();
    const value = cursor.take('value');
    return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
  }
  const name = cursor.take('arp-setting');
  if (!ARP_TIMES.has(name.text)) {
    cursor.fail('syntax no-arp-setting', name, { word: name.text });
  }
  const value = cursor.take({ time: '30s' });
  return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
}

/** knob = … | "tcp" ( "timestamps" | "sack" | "syn-retries" | "syn-linear-timeouts" | "synack-retries" ) VALUE */
export function parseTcp(cursor: Cursor): KnobSyntax {
  const keyword = cursor.next();
  const name = cursor.take('setting');
  if (name.text !== '' && !TCP_VALUES.has(name.text)) {
    cursor.fail('syntax no-tcp-setting', name, { word: name.text });
  }
  const value = cursor.take('tcp-value');
  return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
}

/** knob = "forward" onoff | "ttl" INT | "ports" PORTS | "rp-filter" INT | … */
export function parseKnob(cursor: Cursor, wanted: Wanted): KnobSyntax {
  const keyword = cursor.next();
  const value = cursor.take(wanted);
  return { kind: 'knob', keyword, name: undefined, value, start: keyword.start, end: cursor.previousEnd };
}
