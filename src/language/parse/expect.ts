// The part of the grammar about what must have happened.
import type { Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { ExpectSyntax, MatchSyntax } from '../syntax.ts';
import { isInteger } from '../words.ts';
import { parseMatch } from './match.ts';
import { takeOneOf } from './take.ts';

const FACTS = '`got`, `sent`, `received`, `saw`, `served`, `translates`, `arp`, `mac`, `socket` or `route`';

/** expect = "expect" NAME fact */
export function parseExpect(cursor: Cursor): ExpectSyntax {
  const keyword = cursor.next();
  const subject = cursor.take('A host, a switch or a name given with `as`');
  const fact = cursor.take(`What is expected (${FACTS})`);
  const values: Token[] = [];
  let match: MatchSyntax | undefined;
  switch (fact.text) {
    case 'got':
      readResult(cursor, values);
      break;
    case 'sent':
    case 'received':
      values.push(cursor.take('How many'));
      match = parseMatch(cursor);
      break;
    case 'arp':
      // "arp" ADDRESS ( "at" ( MAC | NAME ) | "none" )
      values.push(cursor.take('An address'));
      if (cursor.isWord('none')) values.push(cursor.next());
      else values.push(cursor.expect('at'), cursor.take('A MAC or the name of a host'));
      break;
    case 'mac':
      // "mac" INT
      values.push(cursor.take('How many addresses the switch knows'));
      break;
    case 'socket':
      // "socket" NAME INT?
      values.push(cursor.take('The state of the sockets, such as TIME-WAIT'));
      if (cursor.hasMore) values.push(cursor.take('How many'));
      break;
    case 'saw':
      // "saw" ( ENDPOINT | ADDRESS | "nobody" )
      values.push(cursor.take('An address, an address with its port, or `nobody`'));
      break;
    case 'served':
      // "served" INT
      values.push(cursor.take('How many requests'));
      break;
    case 'translates':
      // "translates" INT
      values.push(cursor.take('How many translations'));
      break;
    case 'route':
      // "route" ADDRESS ( "via" ADDRESS | "nic" NAME )+
      values.push(cursor.take('An address'));
      do values.push(takeOneOf(cursor, ['via', 'nic']), cursor.take('An address or a nic'));
      while (cursor.isWord('via') || cursor.isWord('nic'));
      break;
    case '':
      break;
    default:
      cursor.fail('syntax', fact, `${shown(fact.text)} is nothing that can be expected: ${FACTS}.`);
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
  const first = cursor.take('The result (`200`, `3 replies`, `refused` …)');
  values.push(first);
  if (!isInteger(first.text)) return;
  if (cursor.isWord('replies') || cursor.isWord('reply')) values.push(cursor.next());
  else if (cursor.isWord('from')) values.push(cursor.next(), cursor.take('The host that answered'));
}
