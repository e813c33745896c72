// The part of the grammar about what must have happened.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { ExpectSyntax, MatchSyntax } from '../syntax.ts';
import { isInteger } from '../words.ts';
import { parseMatch } from './match.ts';
import { takeOneOf } from './take.ts';

/** expect = "expect" NAME fact */
export function parseExpect(cursor: Cursor): ExpectSyntax {
  const keyword = cursor.next();
  const subject = cursor.take('subject');
  const fact = cursor.take('fact');
  const values: Token[] = [];
  let match: MatchSyntax | undefined;
  switch (fact.text) {
    case 'got':
      readResult(cursor, values);
      break;
    case 'sent':
    case 'received':
      values.push(cursor.take('how-many'));
      match = parseMatch(cursor);
      break;
    case 'arp':
      // "arp" ADDRESS ( "at" ( MAC | NAME ) | "none" )
      values.push(cursor.take('address'));
      if (cursor.isWord('none')) values.push(cursor.next());
      else values.push(cursor.expect('at'), cursor.take('mac-or-host'));
      break;
    case 'mac':
      // "mac" INT
      values.push(cursor.take('how-many-macs'));
      break;
    case 'socket':
      // "socket" NAME INT?
      values.push(cursor.take('socket-state'));
      if (cursor.hasMore) values.push(cursor.take('how-many'));
      break;
    case 'saw':
      // "saw" ( ENDPOINT | ADDRESS | "nobody" )
      values.push(cursor.take('peer'));
      break;
    case 'served':
      // "served" INT
      values.push(cursor.take('how-many-requests'));
      break;
    case 'translates':
      // "translates" INT
      values.push(cursor.take('how-many-translations'));
      break;
    case 'route':
      // "route" ADDRESS ( "via" ADDRESS | "nic" NAME )+
      values.push(cursor.take('address'));
      do values.push(takeOneOf(cursor, ['via', 'nic']), cursor.take('address-or-nic'));
      while (cursor.isWord('via') || cursor.isWord('nic'));
      break;
    case '':
      break;
    default:
      cursor.fail('syntax no-fact', fact, { word: fact.text });
  }
  return {
    kind: 'expect',
    keyword,
    subject,
    fact,
    values,
    match,
    start: keyword.start,
    end: cursor.previousEnd,
  };
}

/**
 * result = INT ( "replies" | "reply" ) | STATUS ( "from" NAME )? | STRING | ADDRESS
 *        | "refused" | "reset" | "timeout" | "unreachable" | "prohibited" | "invalid" | "no-port" | "closed" | "nxdomain"
 */
function readResult(cursor: Cursor, values: Token[]): void {
  if (cursor.token.kind === 'string') {
    values.push(cursor.next());
    return;
  }
  const first = cursor.take('result');
  values.push(first);
  if (!isInteger(first.text)) return;
  if (cursor.isWord('replies') || cursor.isWord('reply')) values.push(cursor.next());
  else if (cursor.isWord('from')) values.push(cursor.next(), cursor.take('answering-host'));
}
