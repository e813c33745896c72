// What is not simulated yet refuses its file with one message at its first word; all else that is wrong is said as well.
import { expect, test } from 'vitest';
import { isPending } from '../../../src/language/check/pending.ts';
import { check } from '../../../src/language/check.ts';
import { CONSTRUCTS } from '../../../src/language/constructs.ts';
import { HOME, said, saidOfAll, walk } from '../reading.ts';

const errors = (lines: readonly string[]) => lines.filter((line) => line.startsWith('error'));
const PENDING = CONSTRUCTS.filter(({ isSimulated }) => !isSimulated);

test('a construct is pending as long as its entry says so', () => {
  for (const { name } of PENDING) expect(isPending(name)).toBe(true);
  expect(isPending('ping')).toBe(false);
  expect(isPending('no such thing')).toBe(false);
});

/** Constructs with parts of their own; whichever of them is pending is tried, and none when all are simulated. */
const WITH_PARTS = [
  ['upstream', 'upstream app {\n    server C:80\n    keepalive on\n  }'],
  ['virtual', 'virtual tcp 192.168.1.30:80 {\n    mode nat\n    real C:80\n  }'],
] as const;
const withRow = (row: string) => `${walk('A ping B')}host lb {\n  nic home 192.168.1.30\n  ${row}\n}\n`;

test.each(WITH_PARTS)(
  '%s: one message for it and its parts, and what is wrong is said beside it',
  (name, row) => {
    const refused = isPending(name) ? [`error not-simulated ${name}`] : [];
    expect(errors(said(withRow(row.replace('C', 'B'))))).toEqual(refused);
    expect(errors(said(withRow(row)))).toEqual([...refused, 'error unknown-name C']);
    expect(errors(saidOfAll(withRow(row)))).toEqual(['error unknown-name C']);
    if (isPending(name)) expect(check(withRow(row.replace('C', 'B'))).network).toBeUndefined();
  },
);
test('what the file says is in the draft, refused or not', () => {
  const text = `${HOME}host C {\n  nic home\n  drop tcp 80\n}\n`;
  expect(check(text).draft.nodes.at(-1)?.filter).toHaveLength(1);
});
test('TLS stays unknown, whatever is allowed', () => {
  expect(saidOfAll(walk('A get https://B/'))).toEqual(['error not-simulated https://B/']);
});
