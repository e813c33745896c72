// The part of the grammar about what happens: walks and their steps. Actions begin with a host, events with a verb.
import type { BlockOwner, Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { ErrorSyntax, StepSyntax, WalkSyntax } from '../syntax.ts';
import { parseAction } from './action.ts';
import { parseEvent } from './event.ts';
import { parseExpect } from './expect.ts';
import { opensItemInWalk } from './opens.ts';

/** walk = "walk" STRING block<step> */
export function parseWalk(cursor: Cursor): WalkSyntax {
  const keyword = cursor.next();
  const name = cursor.take('walk-name', 'string');
  const block = cursor.block(ownerOf(keyword), parseStep);
  return { kind: 'walk', keyword, name, block, start: keyword.start, end: cursor.previousEnd };
}

function ownerOf(keyword: Token): BlockOwner {
  return { keyword, isOutside: opensItemInWalk };
}

/** step = "together" block<step> | "repeat" INT block<step> | "after" TIME step | expect | event | action */
function parseStep(cursor: Cursor): StepSyntax | ErrorSyntax {
  const keyword = cursor.token;
  if (cursor.isTooDeep) return cursor.unreadable('syntax too-deep', {});
  if (keyword.kind !== 'word') return cursor.unreadable('syntax no-step', {});
  switch (keyword.text) {
    case 'together': {
      cursor.next();
      const block = cursor.block(ownerOf(keyword), parseStep);
      return { kind: 'together', keyword, block, start: keyword.start, end: cursor.previousEnd };
    }
    case 'repeat': {
      cursor.next();
      const times = cursor.take('times');
      const block = cursor.block(ownerOf(keyword), parseStep);
      return { kind: 'repeat', keyword, times, block, start: keyword.start, end: cursor.previousEnd };
    }
    case 'after': {
      cursor.next();
      const delay = cursor.take({ time: '50ms' });
      if (cursor.atEndOfLine) {
        return cursor.unreadable('incomplete after', {});
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
