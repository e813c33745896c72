// The part of the grammar about nics, routes and knobs: the plain rows of a host.
import type { Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
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

const NIC_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['name', ['The name of the nic']],
  ['mac', ['A MAC such as 02:00:00:00:01:00']],
  ['mtu', ['A number of octets']],
  ['port', ['The switch']],
  ['down', []],
]);

/** nic = "nic" NAME ( NET | ADDRESS | SHORT )* ( "name" NAME | "mac" MAC | "mtu" INT | "port" NAME | "down" )* */
export function parseNic(cursor: Cursor): NicSyntax {
  const keyword = cursor.next();
  const lan = cursor.take('The lan that the nic is plugged into');
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

const GATEWAY_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([['metric', ['A number']]]);

/** route = "gateway" ADDRESS ( "metric" INT )? */
export function parseGateway(cursor: Cursor): GatewaySyntax {
  const keyword = cursor.next();
  const address = cursor.take('The address of the gateway');
  const options = parseOptions(cursor, GATEWAY_OPTIONS);
  return { kind: 'gateway', keyword, address, options, start: keyword.start, end: cursor.previousEnd };
}

const ROUTE_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['via', ['The address of the next hop']],
  ['nic', ['The name of a nic or of its lan']],
  ['metric', ['A number']],
]);

/** route = … | "route" NET ( "via" ADDRESS | "nic" NAME | "metric" INT )+ */
export function parseRoute(cursor: Cursor): RouteSyntax {
  const keyword = cursor.next();
  const network = cursor.take('A network such as 10.0.3.0/24');
  const options = parseOptions(cursor, ROUTE_OPTIONS);
  if (options.length === 0 && !cursor.hasMore) {
    cursor.fail(
      'incomplete',
      { start: keyword.start, end: cursor.previousEnd },
      'A route needs to know where it leads: `via ADDRESS` or `nic NAME`.',
    );
  }
  return { kind: 'route', keyword, network, options, start: keyword.start, end: cursor.previousEnd };
}

/** route = … | ( "blackhole" | "unreachable" | "prohibit" ) NET */
export function parseRefusal(cursor: Cursor): RefusalSyntax {
  const keyword = cursor.next();
  const network = cursor.take('A network such as 10.66.0.0/16');
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
    const at = cursor.take('A MAC or the name of a host');
    return { kind: 'static-arp', keyword, address, at, start: keyword.start, end: cursor.previousEnd };
  }
  if (ARP_VALUES.has(text)) {
    const name = cursor.next();
    const value = cursor.take('A value such as 1');
    return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
  }
  const name = cursor.take('An address, or the name of a setting');
  if (!ARP_TIMES.has(name.text)) {
    cursor.fail(
      'syntax',
      name,
      `${shown(name.text)} is neither an address nor a setting of ARP: \`ignore\`, \`announce\`, \`accept\`, \`proxy\`, \`base-reachable-time\`, \`delay-first-probe-time\` or \`retrans-time\`.`,
    );
  }
  const value = cursor.take('A time such as 30s');
  return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
}

/** knob = … | "tcp" ( "timestamps" | "sack" | "syn-retries" | "syn-linear-timeouts" | "synack-retries" ) VALUE */
export function parseTcp(cursor: Cursor): KnobSyntax {
  const keyword = cursor.next();
  const name = cursor.take('The name of a setting');
  if (name.text !== '' && !TCP_VALUES.has(name.text)) {
    cursor.fail(
      'syntax',
      name,
      `${shown(name.text)} is no setting of TCP: \`timestamps\`, \`sack\`, \`syn-retries\`, \`syn-linear-timeouts\` or \`synack-retries\`.`,
    );
  }
  const value = cursor.take('A value, `on`, `off` or a number');
  return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
}

/** knob = "forward" onoff | "ttl" INT | "ports" PORTS | "rp-filter" INT | … */
export function parseKnob(cursor: Cursor, what: string): KnobSyntax {
  const keyword = cursor.next();
  const value = cursor.take(what);
  return { kind: 'knob', keyword, name: undefined, value, start: keyword.start, end: cursor.previousEnd };
}
