// The part of the grammar about what happens to the network under way: events begin with a verb.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type {
  CableSyntax,
  ChangeSyntax,
  ErrorSyntax,
  FlushSyntax,
  LoseSyntax,
  SetNicSyntax,
  StepSyntax,
} from '../syntax.ts';
import { isInteger, isName } from '../words.ts';
import { parseMatch } from './match.ts';
import { parseRow } from './node.ts';
import { takeOneOf } from './take.ts';

/** event = "wait" TIME | "pace" TIME | "note" STRING | "lose" … | … */
export function parseEvent(cursor: Cursor): StepSyntax | ErrorSyntax | undefined {
  const keyword = cursor.token;
  switch (keyword.text) {
    case 'wait':
    case 'pace': {
      cursor.next();
      const value = cursor.take({ time: '300ms' });
      return { kind: 'event', keyword, value, start: keyword.start, end: cursor.previousEnd };
    }
    case 'note': {
      cursor.next();
      const value = cursor.take('text', 'string');
      return { kind: 'event', keyword, value, start: keyword.start, end: cursor.previousEnd };
    }
    case 'lose':
      return parseLose(cursor);
    case 'down':
    case 'up': {
      cursor.next();
      const subject = cursor.take('nic-or-host');
      return { kind: 'interface', keyword, subject, start: keyword.start, end: cursor.previousEnd };
    }
    case 'unplug':
    case 'plug':
      return parseCable(cursor);
    case 'flush':
      return parseFlush(cursor);
    case 'set':
    case 'unset':
      return parseChange(cursor);
    default:
      return undefined;
  }
}

/** event = … | "lose" ( "next" INT? | NTH | "every" ) match ( "at" NAME )? */
function parseLose(cursor: Cursor): LoseSyntax {
  const keyword = cursor.next();
  const which = cursor.take('which');
  const isKnown = which.text === 'next' || which.text === 'every' || /^\d+(st|nd|rd|th)$/.test(which.text);
  if (which.text !== '' && !isKnown) {
    cursor.fail('syntax no-which', which, { word: which.text });
  }
  const isCounted = which.text === 'next' && cursor.token.kind === 'word' && isInteger(cursor.token.text);
  const count = isCounted ? cursor.next() : undefined;
  const match = parseMatch(cursor);
  let at: Token | undefined;
  if (cursor.isWord('at')) {
    cursor.next();
    at = cursor.take('loss-host');
  }
  return { kind: 'lose', keyword, which, count, match, at, start: keyword.start, end: cursor.previousEnd };
}

/** event = … | "unplug" NICREF | "plug" NICREF ( "into" NAME )? */
function parseCable(cursor: Cursor): CableSyntax {
  const keyword = cursor.next();
  const nic = cursor.take('nic');
  const isInto = keyword.text === 'plug' && cursor.isWord('into') && cursor.next();
  const into = isInto ? cursor.take('switch') : undefined;
  return { kind: 'cable', keyword, nic, into, start: keyword.start, end: cursor.previousEnd };
}

/** event = … | "flush" NAME ( "arp" | "mac" | "sockets" | "nat" | "connections" | "names" ) */
function parseFlush(cursor: Cursor): FlushSyntax {
  const keyword = cursor.next();
  const subject = cursor.take('host-or-switch');
  const table = takeOneOf(cursor, ['arp', 'mac', 'sockets', 'nat', 'connections', 'names']);
  return { kind: 'flush', keyword, subject, table, start: keyword.start, end: cursor.previousEnd };
}

/** event = … | "set" NICREF ( "address" ( NET | "none" ) | "mac" MAC | "mtu" INT ) | ( "set" | "unset" ) NAME row */
function parseChange(cursor: Cursor): SetNicSyntax | ChangeSyntax | ErrorSyntax {
  const keyword = cursor.next();
  const { start } = keyword;
  const subject = cursor.take(keyword.text === 'set' ? 'nic-or-host' : 'unset-host');
  if (keyword.text === 'set' && subject.text !== '' && !isName(subject.text)) {
    const property = takeOneOf(cursor, ['address', 'mac', 'mtu']);
    const value = cursor.take('new-value');
    return { kind: 'set-nic', keyword, nic: subject, property, value, start, end: cursor.previousEnd };
  }
  if (keyword.text === 'unset' && subject.text.includes(':')) {
    return cursor.unreadable('syntax unset-nic', {}, subject);
  }
  if (cursor.atEndOfLine) return incomplete(cursor, keyword);
  const row = parseRow(cursor);
  return { kind: 'change', keyword, host: subject, row, start, end: cursor.previousEnd };
}

function incomplete(cursor: Cursor, { start }: Token): ErrorSyntax {
  cursor.take('row');
  return { kind: 'error', start, end: cursor.previousEnd };
}
