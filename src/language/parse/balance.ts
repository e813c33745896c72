// The part of the grammar about layer 4 balancers: virtual services and the real servers behind them.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { ErrorSyntax, VirtualRowSyntax, VirtualSyntax } from '../syntax.ts';
import { ownerOf, takeOneOf, takeProtocol, takeWeight } from './take.ts';

/** virtual = "virtual" proto ENDPOINT block<vrow> */
export function parseVirtual(cursor: Cursor): VirtualSyntax {
  const keyword = cursor.next();
  const protocol = takeProtocol(cursor);
  const endpoint = cursor.take('address-port');
  const block = cursor.block(ownerOf(keyword), parseVirtualRow);
  const end = cursor.previousEnd;
  return { kind: 'virtual', keyword, protocol, endpoint, block, start: keyword.start, end };
}

const SCHEDULES = ['order', 'rr', 'wrr', 'lc', 'wlc', 'sh', 'dh'];

/**
 * vrow = "mode" ( "nat" | "dr" | "tunnel" ) | "schedule" ( "order" NAME+ | "rr" | "wrr" | "lc" | "wlc" | "sh" | "dh" )
 *      | "real" ENDPOINT ( "weight" INT )? | "tracking" onoff | "persistent" TIME | "ttl" "keep"
 */
function parseVirtualRow(cursor: Cursor): VirtualRowSyntax | ErrorSyntax {
  const keyword = takeOneOf(cursor, ['mode', 'schedule', 'real', 'tracking', 'persistent', 'ttl']);
  const values = parseValues(cursor, keyword);
  const weight = keyword.text === 'real' ? takeWeight(cursor) : undefined;
  return { kind: 'virtual-row', keyword, values, weight, start: keyword.start, end: cursor.previousEnd };
}

function parseValues(cursor: Cursor, keyword: Token): readonly Token[] {
  switch (keyword.text) {
    case 'mode':
      return [takeOneOf(cursor, ['nat', 'dr', 'tunnel'])];
    case 'schedule': {
      const schedule = takeOneOf(cursor, SCHEDULES);
      if (schedule.text !== 'order') return [schedule];
      const reals = [cursor.take('real-order')];
      while (cursor.hasMore) reals.push(cursor.next());
      return [schedule, ...reals];
    }
    case 'real':
      return [cursor.take('server')];
    case 'tracking':
      return [takeOneOf(cursor, ['on', 'off'])];
    case 'persistent':
      return [cursor.take({ time: '5min' })];
    case 'ttl':
      return [cursor.expect('keep')];
    default:
      return [];
  }
}
