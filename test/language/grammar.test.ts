// Every file written in the language parses; a file that uses only what is simulated checks clean.
import { describe, expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { said, walksIn } from './reading.ts';

const TWINS = walksIn('test/kernel');
const OTHERS = walksIn('test/language/grammar');

test('all 61 reference files are here', () => {
  expect(TWINS.length + OTHERS.length).toBe(61);
});

describe('what is simulated is without a mistake', () => {
  test.each([
    ...TWINS,
    ...walksIn('examples'),
    ...walksIn('test/language').filter(([path]) => path.endsWith('kitchen-sink.walk')),
  ])('%s', (_, text) => {
    expect(said(text).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(check(text).network).toBeDefined();
  });
});

describe('the rest is read, and at most not simulated yet', () => {
  test.each(OTHERS)('%s', (_, text) => {
    const { diagnostics } = check(text);
    const mistakes = diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== 'not-simulated',
    );
    expect(mistakes).toEqual([]);
  });
});
