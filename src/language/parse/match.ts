// The part of the grammar that says which frames are meant: short words, or a whole predicate behind `where`.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { MatchSyntax, OptionSyntax } from '../syntax.ts';
import { isInteger } from '../words.ts';

/** frame = "frames" | "arp" | "arp-request" | … */
export const FRAMES: ReadonlySet<string> = new Set([
  'frames',
  'arp',
  'arp-request',
  'arp-reply',
  'tcp',
  'udp',
  'icmp',
  'dns',
  'http',
  'fragment',
  'syn',
  'syn-ack',
  'ack',
  'data',
  'fin',
  'rst',
  'echo-request',
  'echo-reply',
  'time-exceeded',
  'redirect',
  'unreachable',
  'net-unreachable',
  'host-unreachable',
  'port-unreachable',
  'admin-prohibited',
  'frag-needed',
]);

/**
 * match = "where" STRING | ( frame PORT? )+ ( "from" peer | "to" peer )* | ( "from" peer | "to" peer )+
 * peer  = NET | ADDRESS | ENDPOINT | DOMAIN | NAME
 */
export function parseMatch(cursor: Cursor): MatchSyntax {
  const { start } = cursor.token;
  if (cursor.isWord('where')) {
    cursor.next();
    const where = cursor.take('predicate', 'string');
    return { where, frames: [], peers: [], start, end: cursor.previousEnd };
  }
  const frames: { frame: Token; port: Token | undefined }[] = [];
  while (cursor.token.kind === 'word' && FRAMES.has(cursor.token.text)) {
    const frame = cursor.next();
    const port = cursor.token.kind === 'word' && isInteger(cursor.token.text) ? cursor.next() : undefined;
    frames.push({ frame, port });
  }
  const peers: OptionSyntax[] = [];
  while (cursor.isWord('from') || cursor.isWord('to')) peers.push(cursor.option('target'));
  if (frames.length === 0 && peers.length === 0) {
    if (cursor.hasMore) {
      cursor.fail('syntax no-frame', cursor.token, { word: cursor.token.text });
      cursor.next();
    } else cursor.take('frames');
  }
  return { where: undefined, frames, peers, start, end: Math.max(start, cursor.previousEnd) };
}
