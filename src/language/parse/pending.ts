// The part of the grammar that is read, so that a file which uses it stays whole, but not simulated yet: translation,
// filters, name service, balancers, proxies, and events that change the network under way.
import type { BlockOwner, Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { Block, ErrorSyntax, MatchSyntax, PendingSyntax } from '../syntax.ts';
import { parseMatch } from './match.ts';
import { opensItem } from './opens.ts';

type RowParser = (cursor: Cursor, keyword: Token, words: Token[]) => Block<PendingSyntax> | undefined;

/** Reads a statement whose first word is taken by the caller. */
export function pending(cursor: Cursor, construct: string, keyword: Token, read: RowParser): PendingSyntax {
  const words: Token[] = [];
  const block = read(cursor, keyword, words);
  return { kind: 'pending', construct, keyword, words, block, start: keyword.start, end: cursor.previousEnd };
}

/** The rows of a node that are not simulated yet, or undefined when the word begins none of them. */
export function parsePendingRow(cursor: Cursor): PendingSyntax | undefined {
  const read = cursor.token.kind === 'word' ? ROWS.get(cursor.token.text) : undefined;
  if (!read) return undefined;
  const keyword = cursor.next();
  return pending(cursor, keyword.text, keyword, read);
}

const ROWS: ReadonlyMap<string, RowParser> = new Map<string, RowParser>([
  // "resolver" ADDRESS
  ['resolver', (cursor, _, words) => void words.push(cursor.take('The address of the name server'))],
  // "decapsulate"
  ['decapsulate', () => undefined],
  // "rp-filter" INT
  ['rp-filter', (cursor, _, words) => void words.push(cursor.take('0, 1 or 2'))],
  // "masquerade" NAME ( "from" peer | "random" )*
  [
    'masquerade',
    (cursor, _, words) => {
      words.push(cursor.take('The lan through which it leaves'));
      for (;;) {
        if (cursor.isWord('random')) words.push(cursor.next());
        else if (cursor.isWord('from')) words.push(cursor.next(), cursor.take('Whose packets'));
        else return undefined;
      }
    },
  ],
  // "snat" NAME ( "from" peer )? "to" ( ENDPOINT | ADDRESS )
  [
    'snat',
    (cursor, _, words) => {
      words.push(cursor.take('The lan through which it leaves'));
      if (cursor.isWord('from')) words.push(cursor.next(), cursor.take('Whose packets'));
      words.push(cursor.expect('to'), cursor.take('An address'));
      return undefined;
    },
  ],
  // "dnat" NAME proto PORT "to" ( ENDPOINT | ADDRESS | NAME )
  [
    'dnat',
    (cursor, _, words) => {
      words.push(cursor.take('The lan whose address is meant'), takeProtocol(cursor), cursor.take('A port'));
      words.push(cursor.expect('to'), cursor.take('Where it goes, such as pc:80'));
      return undefined;
    },
  ],
  // "drop" chain? match
  ['drop', readFilter],
  // "reject" chain? match ( "with" ( "tcp-reset" | "port" | "host" | "admin" ) )?
  [
    'reject',
    (cursor, keyword, words) => {
      readFilter(cursor, keyword, words);
      if (cursor.isWord('with')) {
        words.push(cursor.next(), takeOneOf(cursor, ['tcp-reset', 'port', 'host', 'admin']));
      }
      return undefined;
    },
  ],
  // "clamp" "mss" INT
  ['clamp', (cursor, _, words) => void words.push(cursor.expect('mss'), cursor.take('A number of octets'))],
  // "software" ( "nginx" | "haproxy" ) VERSION?
  [
    'software',
    (cursor, _, words) => {
      words.push(takeOneOf(cursor, ['nginx', 'haproxy']));
      if (cursor.hasMore) words.push(cursor.take('A version such as 1.22'));
      return undefined;
    },
  ],
  // "upstream" NAME block<server>
  [
    'upstream',
    (cursor, keyword, words) => {
      words.push(cursor.take('The name of the upstream'));
      return cursor.block(ownerOf(keyword), parseServer);
    },
  ],
  // "virtual" proto ENDPOINT block<vrow>
  [
    'virtual',
    (cursor, keyword, words) => {
      words.push(takeProtocol(cursor), cursor.take('An address with its port'));
      return cursor.block(ownerOf(keyword), parseVirtualRow);
    },
  ],
]);

/** filter = "drop" chain? match …        chain = "in" | "out" | "forward" */
function readFilter(cursor: Cursor, _: Token, words: Token[]): undefined {
  if (cursor.isWord('in') || cursor.isWord('out') || cursor.isWord('forward')) words.push(cursor.next());
  words.push(...wordsOf(parseMatch(cursor)));
  return undefined;
}

export function wordsOf(match: MatchSyntax): readonly Token[] {
  return [
    ...(match.where ? [match.where] : []),
    ...match.frames.flatMap(({ frame, port }) => (port ? [frame, port] : [frame])),
    ...match.peers.flatMap(({ keyword, values }) => [keyword, ...values]),
  ];
}

/** proto = "tcp" | "udp" */
function takeProtocol(cursor: Cursor): Token {
  return takeOneOf(cursor, ['tcp', 'udp']);
}

export function takeOneOf(cursor: Cursor, allowed: readonly string[]): Token {
  const list = allowed.map((word) => `\`${word}\``).join(', ');
  const word = cursor.take(`One of ${list}`);
  if (word.text !== '' && !allowed.includes(word.text))
    cursor.fail('syntax', word, `${shown(word.text)} is none of ${list}.`);
  return word;
}

function ownerOf(keyword: Token): BlockOwner {
  return { keyword, isOutside: opensItem };
}

/** serve = "serve" "dns" block<dns_row> */
export function parseDns(cursor: Cursor, keyword: Token): PendingSyntax {
  return pending(cursor, 'serve dns', keyword, (_, __, words) => {
    words.push(cursor.next());
    return cursor.block(ownerOf(keyword), parseDnsRow);
  });
}

/** dns_row = DOMAIN ( ADDRESS | "nxdomain" | "silent" | "cname" DOMAIN | NAME ) */
function parseDnsRow(cursor: Cursor): PendingSyntax | ErrorSyntax {
  const keyword = cursor.take('A domain name');
  return pending(cursor, 'serve dns', keyword, (_, __, words) => {
    if (cursor.isWord('cname')) words.push(cursor.next(), cursor.take('A domain name'));
    else words.push(cursor.take('An address, a host, `nxdomain`, `silent` or `cname`'));
    return undefined;
  });
}

/** server = "server" ENDPOINT ( "weight" INT )? | "keepalive" onoff | "host" "client" | "forwarded-for" */
function parseServer(cursor: Cursor): PendingSyntax | ErrorSyntax {
  const keyword = takeOneOf(cursor, ['server', 'keepalive', 'host', 'forwarded-for']);
  return pending(cursor, 'upstream', keyword, (_, __, words) => {
    if (keyword.text === 'server') {
      words.push(cursor.take('An address or host with its port'));
      if (cursor.isWord('weight')) words.push(cursor.next(), cursor.take('A number'));
    } else if (keyword.text === 'keepalive') words.push(takeOneOf(cursor, ['on', 'off']));
    else if (keyword.text === 'host') words.push(cursor.expect('client'));
    return undefined;
  });
}

const SCHEDULES = ['order', 'rr', 'wrr', 'lc', 'wlc', 'sh', 'dh'];

/**
 * vrow = "mode" ( "nat" | "dr" | "tunnel" ) | "schedule" ( "order" NAME+ | "rr" | "wrr" | "lc" | "wlc" | "sh" | "dh" )
 *      | "real" ENDPOINT ( "weight" INT )? | "tracking" onoff | "persistent" TIME | "ttl" "keep"
 */
function parseVirtualRow(cursor: Cursor): PendingSyntax | ErrorSyntax {
  const keyword = takeOneOf(cursor, ['mode', 'schedule', 'real', 'tracking', 'persistent', 'ttl']);
  return pending(cursor, 'virtual', keyword, (_, __, words) => {
    if (keyword.text === 'mode') words.push(takeOneOf(cursor, ['nat', 'dr', 'tunnel']));
    else if (keyword.text === 'schedule') {
      const schedule = takeOneOf(cursor, SCHEDULES);
      words.push(schedule);
      if (schedule.text === 'order') {
        words.push(cursor.take('The real servers in their order'));
        while (cursor.hasMore) words.push(cursor.next());
      }
    } else if (keyword.text === 'real') {
      words.push(cursor.take('An address or host with its port'));
      if (cursor.isWord('weight')) words.push(cursor.next(), cursor.take('A number'));
    } else if (keyword.text === 'tracking') words.push(takeOneOf(cursor, ['on', 'off']));
    else if (keyword.text === 'persistent') words.push(cursor.take('A time such as 5min'));
    else if (keyword.text === 'ttl') words.push(cursor.expect('keep'));
    return undefined;
  });
}
