// The part of the grammar about what happens: walks and their steps. Actions begin with a host, events with a verb.
import type { BlockOwner, Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { ErrorSyntax, LoseSyntax, StepSyntax, WalkSyntax } from '../syntax.ts';
import { isInteger, isName } from '../words.ts';
import { parseAction } from './action.ts';
import { parseExpect } from './expect.ts';
import { parseMatch } from './match.ts';
import { parseRow } from './node.ts';
import { opensItemInWalk } from './opens.ts';
import { pending, takeOneOf } from './pending.ts';

/** walk = "walk" STRING block<step> */
export function parseWalk(cursor: Cursor): WalkSyntax {
  const keyword = cursor.next();
  const name = cursor.take('The name of the walk, between double quotes,', 'string');
  const block = cursor.block(ownerOf(keyword), parseStep);
  return { kind: 'walk', keyword, name, block, start: keyword.start, end: cursor.previousEnd };
}

function ownerOf(keyword: Token): BlockOwner {
  return { keyword, isOutside: opensItemInWalk };
}

/** step = "together" block<step> | "repeat" INT block<step> | "after" TIME step | expect | event | action */
function parseStep(cursor: Cursor): StepSyntax | ErrorSyntax {
  const keyword = cursor.token;
  if (cursor.isTooDeep) return cursor.unreadable('syntax', 'Steps stand too deep inside each other here.');
  if (keyword.kind !== 'word')
    return cursor.unreadable('syntax', 'A step begins with a host or a verb, not with a text.');
  switch (keyword.text) {
    case 'together': {
      cursor.next();
      const block = cursor.block(ownerOf(keyword), parseStep);
      return { kind: 'together', keyword, block, start: keyword.start, end: cursor.previousEnd };
    }
    case 'repeat': {
      cursor.next();
      const times = cursor.take('How many times');
      const block = cursor.block(ownerOf(keyword), parseStep);
      return { kind: 'repeat', keyword, times, block, start: keyword.start, end: cursor.previousEnd };
    }
    case 'after': {
      cursor.next();
      const delay = cursor.take('A time such as 50ms');
      if (cursor.atEndOfLine) {
        return cursor.unreadable(
          'incomplete',
          'What happens after that time is missing: a step on the same line.',
        );
      }
      const step = cursor.deeper(() => parseStep(cursor));
      return { kind: 'after', keyword, delay, step, start: keyword.start, end: cursor.previousEnd };
    }
    case 'expect':
      return parseExpect(cursor);
    default:
      return parseEvent(cursor) ?? parseAction(cursor);
  }
}

/** event = "wait" TIME | "pace" TIME | "note" STRING | "lose" … | … */
function parseEvent(cursor: Cursor): StepSyntax | ErrorSyntax | undefined {
  const keyword = cursor.token;
  switch (keyword.text) {
    case 'wait':
    case 'pace': {
      cursor.next();
      const value = cursor.take('A time such as 300ms');
      return { kind: 'event', keyword, value, start: keyword.start, end: cursor.previousEnd };
    }
    case 'note': {
      cursor.next();
      const value = cursor.take('A text between double quotes', 'string');
      return { kind: 'event', keyword, value, start: keyword.start, end: cursor.previousEnd };
    }
    case 'lose':
      return parseLose(cursor);
    case 'down':
    case 'up':
    case 'unplug':
    case 'plug':
    case 'flush':
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
  const which = cursor.take('`next`, `every` or a word such as `3rd`');
  const isKnown = which.text === 'next' || which.text === 'every' || /^\d+(st|nd|rd|th)$/.test(which.text);
  if (which.text !== '' && !isKnown) {
    cursor.fail(
      'syntax',
      which,
      `${shown(which.text)} does not say which: \`next\`, \`next 3\`, \`3rd\` or \`every\`.`,
    );
  }
  const isCounted = which.text === 'next' && cursor.token.kind === 'word' && isInteger(cursor.token.text);
  const count = isCounted ? cursor.next() : undefined;
  const match = parseMatch(cursor);
  let at: Token | undefined;
  if (cursor.isWord('at')) {
    cursor.next();
    at = cursor.take('The host where they are lost');
  }
  return { kind: 'lose', keyword, which, count, match, at, start: keyword.start, end: cursor.previousEnd };
}

/**
 * event = … | ( "down" | "up" ) ( NICREF | NAME ) | "unplug" NICREF | "plug" NICREF ( "into" NAME )?
 *       | "flush" NAME ( "arp" | "mac" | "sockets" | "nat" | "connections" | "names" )
 *       | "set" NICREF ( "address" ( NET | "none" ) | "mac" MAC | "mtu" INT ) | ( "set" | "unset" ) NAME row
 */
function parseChange(cursor: Cursor): StepSyntax {
  const keyword = cursor.next();
  return pending(cursor, keyword.text, keyword, (_, __, words) => {
    const subject = cursor.take(keyword.text === 'flush' ? 'A host or switch' : 'A nic such as pc:eth0');
    words.push(subject);
    if (keyword.text === 'plug' && cursor.isWord('into')) words.push(cursor.next(), cursor.take('A switch'));
    if (keyword.text === 'flush') {
      words.push(takeOneOf(cursor, ['arp', 'mac', 'sockets', 'nat', 'connections', 'names']));
    }
    if (keyword.text === 'set' && !isName(subject.text)) {
      words.push(takeOneOf(cursor, ['address', 'mac', 'mtu']), cursor.take('Its new value'));
    } else if (keyword.text === 'set' || keyword.text === 'unset') {
      if (cursor.atEndOfLine) words.push(cursor.take('A row of the host'));
      else parseRow(cursor);
    }
    return undefined;
  });
}
