// The part of the grammar that opens a host, router, balancer or proxy, and tells its rows apart by their first word.
import type { Cursor } from '../cursor.ts';
import type { Noun } from '../messages/wanted.ts';
import type { DefaultsSyntax, ErrorSyntax, NodeSyntax, RowSyntax } from '../syntax.ts';
import { parseVirtual } from './balance.ts';
import { parseSoftware, parseUpstream } from './proxy.ts';
import { parseArp, parseGateway, parseKnob, parseNic, parseRefusal, parseRoute, parseTcp } from './row.ts';
import { parseClamp, parseDnat, parseDrop, parseMasquerade, parseReject, parseSnat } from './rules.ts';
import { parseServe } from './serve.ts';
import { ownerOf } from './take.ts';

/** defaults = "defaults" block<row> */
export function parseDefaults(cursor: Cursor): DefaultsSyntax {
  const keyword = cursor.next();
  const block = cursor.block(ownerOf(keyword), parseRow);
  return { kind: 'defaults', keyword, block, start: keyword.start, end: cursor.previousEnd };
}

/** node = ( "host" | "router" | "balancer" | "proxy" ) NAME block<row> */
export function parseNode(cursor: Cursor): NodeSyntax {
  const keyword = cursor.next();
  const name = cursor.take({ nameOf: nounOf(keyword.text) });
  const block = cursor.block(ownerOf(keyword), parseRow);
  return { kind: 'node', keyword, name, block, start: keyword.start, end: cursor.previousEnd };
}

function nounOf(keyword: string): Noun {
  return keyword === 'router' || keyword === 'balancer' || keyword === 'proxy' ? keyword : 'host';
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
          address: cursor.take('loopback'),
          start: keyword.start,
          end: cursor.previousEnd,
        };
      case 'arp':
        return parseArp(cursor);
      case 'tcp':
        return parseTcp(cursor);
      case 'forward':
        return parseKnob(cursor, 'on-off');
      case 'ttl':
        return parseKnob(cursor, 'ttl');
      case 'ports':
        return parseKnob(cursor, 'port-range');
      case 'rp-filter':
        return parseKnob(cursor, 'rp-filter');
      case 'resolver':
        return {
          kind: 'resolver',
          keyword: cursor.next(),
          address: cursor.take('resolver'),
          start: keyword.start,
          end: cursor.previousEnd,
        };
      case 'decapsulate':
        return { kind: 'decapsulate', keyword: cursor.next(), start: keyword.start, end: cursor.previousEnd };
      case 'masquerade':
        return parseMasquerade(cursor);
      case 'snat':
        return parseSnat(cursor);
      case 'dnat':
        return parseDnat(cursor);
      case 'drop':
        return parseDrop(cursor);
      case 'reject':
        return parseReject(cursor);
      case 'clamp':
        return parseClamp(cursor);
      case 'serve':
        return parseServe(cursor);
      case 'virtual':
        return parseVirtual(cursor);
      case 'upstream':
        return parseUpstream(cursor);
      case 'software':
        return parseSoftware(cursor);
    }
  }
  return cursor.unreadable('syntax no-row', { word: keyword.kind === 'string' ? undefined : keyword.text });
}
