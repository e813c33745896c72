// The part of the grammar about what must have happened.
import type { Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { ExpectSyntax, MatchSyntax, PendingSyntax } from '../syntax.ts';
import { isInteger } from '../words.ts';
import { parseMatch } from './match.ts';
import { pending } from './pending.ts';

const FACTS = '`got`, `sent`, `received`, `arp`, `mac` or `socket`';

/** expect = "expect" NAME fact */
export function parseExpect(cursor: Cursor): ExpectSyntax | PendingSyntax {
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
    case 'served':
    case 'translates':
    case 'route':
      return parsePendingFact(cursor, keyword, subject, fact);
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
 *        | "refused" | "reset" | "timeout" | "unreachable" | "prohibited" | "invalid" | "closed"
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

/**
 * fact = … | "saw" ( ENDPOINT | ADDRESS | "nobody" ) | "served" INT | "translates" INT
 *      | "route" ADDRESS ( "via" ADDRESS | "nic" NAME )+
 */
function parsePendingFact(cursor: Cursor, keyword: Token, subject: Token, fact: Token): PendingSyntax {
  const read = pending(cursor, `expect ${fact.text}`, keyword, (_, __, words) => {
    words.push(
      subject,
      fact,
      cursor.take(fact.text === 'saw' || fact.text === 'route' ? 'An address' : 'A number'),
    );
    while (fact.text === 'route' && (cursor.isWord('via') || cursor.isWord('nic'))) {
      words.push(cursor.next(), cursor.take('An address or a nic'));
    }
    return undefined;
  });
  return { ...read, end: cursor.previousEnd };
}
