// The part of the grammar inside a host, router, balancer or proxy: nics, routes, knobs. Services are in serve.ts, what is
// not simulated yet in pending.ts.
import { type BlockOwner, type Cursor, NOTHING } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type {
  DefaultsSyntax,
  ErrorSyntax,
  GatewaySyntax,
  KnobSyntax,
  NicSyntax,
  NodeSyntax,
  OptionSyntax,
  RefusalSyntax,
  RouteSyntax,
  RowSyntax,
  StaticArpSyntax,
} from '../syntax.ts';
import { isShort, looksLikeAddress, looksLikeIpv6, looksLikeNet } from '../words.ts';
import { opensItem } from './opens.ts';
import { parsePendingRow } from './pending.ts';
import { parseServe } from './serve.ts';

/** defaults = "defaults" block<row> */
export function parseDefaults(cursor: Cursor): DefaultsSyntax {
  const keyword = cursor.next();
  const block = cursor.block(ownerOf(keyword), parseRow);
  return { kind: 'defaults', keyword, block, start: keyword.start, end: cursor.previousEnd };
}

/** node = ( "host" | "router" | "balancer" | "proxy" ) NAME block<row> */
export function parseNode(cursor: Cursor): NodeSyntax {
  const keyword = cursor.next();
  const name = cursor.take(`The name of the ${keyword.text}`);
  const block = cursor.block(ownerOf(keyword), parseRow);
  return { kind: 'node', keyword, name, block, start: keyword.start, end: cursor.previousEnd };
}

function ownerOf(keyword: Token): BlockOwner {
  return { keyword, isOutside: opensItem };
}

/** row = nic | route | knob | nat | filter | serve | virtual | upstream | software */
export function parseRow(cursor: Cursor): RowSyntax | ErrorSyntax {
  const keyword = cursor.token;
  if (keyword.kind === 'word') {
    switch (keyword.text) {
      case 'nic':
        return parseNic(cursor);
      case 'gateway':
        return parseGateway(cursor);
      case 'route':
        return parseRoute(cursor);
      case 'blackhole':
      case 'unreachable':
      case 'prohibit':
        return parseRefusal(cursor);
      case 'loopback':
        return {
          kind: 'loopback',
          keyword: cursor.next(),
          address: cursor.take('An address such as 10.0.0.100'),
          start: keyword.start,
          end: cursor.previousEnd,
        };
      case 'arp':
        return parseArp(cursor);
      case 'tcp':
        return parseTcp(cursor);
      case 'forward':
        return parseKnob(cursor, '`on` or `off`');
      case 'ttl':
        return parseKnob(cursor, 'A number from 1 to 255');
      case 'ports':
        return parseKnob(cursor, 'A range of ports such as 40000..40039');
      case 'serve':
        return parseServe(cursor);
      default: {
        const pending = parsePendingRow(cursor);
        if (pending) return pending;
      }
    }
  }
  const what = keyword.kind === 'string' ? 'A text' : shown(keyword.text);
  return cursor.unreadable('syntax', `${what} begins no row of a host: rows begin with ${ROWS}.`);
}

const ROWS = '`nic`, `gateway`, `route`, `serve`, `arp`, `tcp`, `ttl`, `forward`, `loopback` …';

const NIC_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['name', ['The name of the nic']],
  ['mac', ['A MAC such as 02:00:00:00:01:00']],
  ['mtu', ['A number of octets']],
  ['port', ['The switch']],
  ['down', []],
]);

/** nic = "nic" NAME ( NET | ADDRESS | SHORT )* ( "name" NAME | "mac" MAC | "mtu" INT | "port" NAME | "down" )* */
function parseNic(cursor: Cursor): NicSyntax {
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

/** ( "keyword" value… )* */
export function parseOptions(
  cursor: Cursor,
  allowed: ReadonlyMap<string, readonly string[]>,
): readonly OptionSyntax[] {
  let options: OptionSyntax[] | undefined;
  for (;;) {
    const wanted = cursor.token.kind === 'word' ? allowed.get(cursor.token.text) : undefined;
    if (!wanted) return options ?? NOTHING;
    options ??= [];
    options.push(cursor.option(...wanted));
  }
}

const GATEWAY_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([['metric', ['A number']]]);

/** route = "gateway" ADDRESS ( "metric" INT )? */
function parseGateway(cursor: Cursor): GatewaySyntax {
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
function parseRoute(cursor: Cursor): RouteSyntax {
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
function parseRefusal(cursor: Cursor): RefusalSyntax {
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
function parseArp(cursor: Cursor): StaticArpSyntax | KnobSyntax | RowSyntax | ErrorSyntax {
  const keyword = cursor.next();
  const { text } = cursor.token;
  if (cursor.token.kind === 'word' && isAddressLike(text)) {
    const address = cursor.next();
    cursor.expect('at');
    const at = cursor.take('A MAC or the name of a host');
    return { kind: 'static-arp', keyword, address, at, start: keyword.start, end: cursor.previousEnd };
  }
  if (ARP_VALUES.has(text)) {
    const words = [cursor.next(), cursor.take('A value such as 1')];
    return {
      kind: 'pending',
      construct: `arp ${text}`,
      keyword,
      words,
      block: undefined,
      start: keyword.start,
      end: cursor.previousEnd,
    };
  }
  const name = cursor.take('An address, or the name of a setting');
  if (!ARP_TIMES.has(name.text)) {
    cursor.fail(
      'syntax',
      name,
      `${shown(name.text)} is neither an address nor a setting of ARP: \`base-reachable-time\`, \`delay-first-probe-time\` or \`retrans-time\`.`,
    );
  }
  const value = cursor.take('A time such as 30s');
  return { kind: 'knob', keyword, name, value, start: keyword.start, end: cursor.previousEnd };
}

/** knob = … | "tcp" ( "timestamps" | "sack" | "syn-retries" | "syn-linear-timeouts" | "synack-retries" ) VALUE */
function parseTcp(cursor: Cursor): KnobSyntax {
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

/** knob = "forward" onoff | "ttl" INT | "ports" PORTS | … */
function parseKnob(cursor: Cursor, what: string): KnobSyntax {
  const keyword = cursor.next();
  const value = cursor.take(what);
  return { kind: 'knob', keyword, name: undefined, value, start: keyword.start, end: cursor.previousEnd };
}
