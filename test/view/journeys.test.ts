// A walk as lines of text: what the command line prints.
import { describe, expect, it } from 'vitest';
import { walkText } from '../../src/view/journeys.ts';
import { walk } from './walks.ts';

describe('a walk as text', () => {
  it('has the results of actions that go together below their packets, each its own', () => {
    const text = walkText(walk('together {', 'pc get http://web/', 'other get http://web:81/', '}'));
    expect(text.split('\n').filter((line) => line.includes('= '))).toEqual([
      '            = other: connection refused',
      '            = pc got 200',
    ]);
  });
});
