// One mistake does not hide another, nor what the file says besides.
import { expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { HOME, said, walk } from '../reading.ts';

const errors = (lines: readonly string[]) => lines.filter((line) => line.startsWith('error'));

/** Constructs with parts of their own. */
const WITH_PARTS = [
  ['upstream', 'upstream app {\n    server C:80\n    keepalive on\n  }'],
  ['virtual', 'virtual tcp 192.168.1.30:80 {\n    mode nat\n    real C:80\n  }'],
] as const;
const withRow = (row: string) => `${walk('A ping B')}host lb {\n  nic home 192.168.1.30\n  ${row}\n}\n`;

test.each(WITH_PARTS)('%s: what is wrong in a part is said where it stands', (_, row) => {
  expect(errors(said(withRow(row.replace('C', 'B'))))).toEqual([]);
  expect(errors(said(withRow(row)))).toEqual(['error unknown-name C']);
});

test('what the file says is in the draft', () => {
  const text = `${HOME}host C {\n  nic home\n  drop tcp 80\n}\n`;
  expect(check(text).draft.nodes.at(-1)?.filter).toHaveLength(1);
});

test('TLS is not known', () => {
  expect(said(walk('A get https://B/'))).toEqual(['error not-simulated https://B/']);
});
