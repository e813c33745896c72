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

// As soon as the last of them is simulated there is nothing left to refuse.
test.runIf(isPending('virtual'))('one message for a construct and its parts', () => {
  const text = `${walk('A ping B')}balancer lb {\n  nic home\n  virtual tcp 192.168.1.30:80 {\n    mode nat\n    real B:80\n  }\n}\n`;
  expect(errors(said(text)).filter((line) => !line.endsWith('balancer'))).toEqual([
    'error not-simulated virtual',
  ]);
  expect(check(text).network).toBeUndefined();
});
test.runIf(isPending('virtual'))('mistakes are said beside it', () => {
  const text = `${walk('A ping B')}host lb {\n  nic home\n  virtual tcp 192.168.1.30:80 { real C:80 }\n}\n`;
  expect(errors(said(text))).toEqual(['error not-simulated virtual', 'error unknown-name C']);
  expect(errors(saidOfAll(text))).toEqual(['error unknown-name C']);
});
test('what the file says is in the draft, refused or not', () => {
  const text = `${HOME}host C {\n  nic home\n  drop tcp 80\n}\n`;
  expect(check(text).draft.nodes.at(-1)?.filter).toHaveLength(1);
});
test('TLS stays unknown, whatever is allowed', () => {
  expect(saidOfAll(walk('A get https://B/'))).toEqual(['error not-simulated https://B/']);
});
