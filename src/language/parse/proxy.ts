// The part of the grammar about layer 7 proxies: the servers behind them and the software that they run.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { ErrorSyntax, SoftwareSyntax, UpstreamRowSyntax, UpstreamSyntax } from '../syntax.ts';
import { ownerOf, takeOneOf, takeWeight } from './take.ts';

/** upstream = "upstream" NAME block<server> */
export function parseUpstream(cursor: Cursor): UpstreamSyntax {
  const keyword = cursor.next();
  const name = cursor.take({ nameOf: 'upstream' });
  const block = cursor.block(ownerOf(keyword), parseUpstreamRow);
  return { kind: 'upstream', keyword, name, block, start: keyword.start, end: cursor.previousEnd };
}

/** server = "server" ENDPOINT ( "weight" INT )? | "keepalive" onoff | "host" "client" | "forwarded-for" */
function parseUpstreamRow(cursor: Cursor): UpstreamRowSyntax | ErrorSyntax {
  const keyword = takeOneOf(cursor, ['server', 'keepalive', 'host', 'forwarded-for']);
  const value = parseValue(cursor, keyword);
  const weight = keyword.text === 'server' ? takeWeight(cursor) : undefined;
  return { kind: 'upstream-row', keyword, value, weight, start: keyword.start, end: cursor.previousEnd };
}

function parseValue(cursor: Cursor, keyword: Token): Token | undefined {
  switch (keyword.text) {
    case 'server':
      return cursor.take('server');
    case 'keepalive':
      return takeOneOf(cursor, ['on', 'off']);
    case 'host':
      return cursor.expect('client');
    default:
      return undefined;
  }
}

/** software = "software" ( "nginx" | "haproxy" ) VERSION? */
export function parseSoftware(cursor: Cursor): SoftwareSyntax {
  const keyword = cursor.next();
  const product = takeOneOf(cursor, ['nginx', 'haproxy']);
  const version = cursor.hasMore ? cursor.take('version') : undefined;
  return { kind: 'software', keyword, product, version, start: keyword.start, end: cursor.previousEnd };
}
