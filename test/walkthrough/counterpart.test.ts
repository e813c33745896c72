// Two walks side by side: what corresponds to what.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { alignActions, counterpartOf } from '../../src/walkthrough/counterpart.ts';
import { last, move, START } from '../../src/walkthrough/cursor.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';

test('actions correspond when they are written alike, in the order of both', () => {
  expect(alignActions(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([0, 1, 2]);
  expect(alignActions(['get', 'expect 1'], ['unset', 'get', 'expect 2'])).toEqual([1, undefined]);
  expect(alignActions(['a', 'x', 'b', 'b'], ['b', 'a', 'b'])).toEqual([1, undefined, 2, undefined]);
  expect(alignActions(['unset', 'get'], ['get', 'note', 'get'])).toEqual([undefined, 0]);
  expect(alignActions(['get', 'note', 'get'], ['unset', 'get'])).toEqual([1, undefined, undefined]);
  expect(alignActions([], ['a'])).toEqual([]);
  expect(alignActions(['a'], [])).toEqual([undefined]);
});

const TEXT = readFileSync('examples/lvs-dr.walk', 'utf8');

function runOf(position: number): { readonly trace: Trace; readonly texts: readonly string[] } {
  const { network } = check(TEXT);
  const walk = network?.walks[position];
  if (!network || !walk) throw new Error('no such walk');
  const trace = runToEnd(network, walk);
  return {
    trace,
    texts: trace.performed.map(({ step: { source } }) => TEXT.slice(source.start, source.end)),
  };
}

const [good, problem] = [runOf(0), runOf(1)];
const there = alignActions(good.texts, problem.texts);
const back = alignActions(problem.texts, good.texts);

test('the request of one walk stands beside the request of the other', () => {
  let cursor = START;
  const seen: string[] = [];
  for (let packet = 0; packet < 3; packet += 1) {
    cursor = move(good.trace, cursor, 'packet', 1);
    const other = counterpartOf(good.trace, cursor, problem.trace, there);
    seen.push(problem.texts[problem.trace.performedAt(other)?.index ?? -1] ?? '');
    expect(problem.trace.step(other).fact.kind).toBe(good.trace.step(cursor).fact.kind);
  }
  expect(seen).toEqual(Array.from({ length: 3 }, () => 'pc get http://10.0.0.100/'));
});

test('what only one of them does leaves the other where it is', () => {
  const unset = problem.trace.performed[1];
  if (!unset) throw new Error('no second action');
  const cursor = counterpartOf(problem.trace, unset.begin, good.trace, back);
  expect(good.trace.performedAt(cursor)).toBeUndefined();
});

test('both begin and end together', () => {
  expect(counterpartOf(good.trace, START, problem.trace, there)).toBe(START);
  expect(counterpartOf(good.trace, last(good.trace), problem.trace, there)).toBe(last(problem.trace));
});

test('never backwards while this one goes forward', () => {
  let before = START;
  for (let cursor = START; cursor < good.trace.stepCount; cursor += 1) {
    const other = counterpartOf(good.trace, cursor, problem.trace, there);
    if (good.trace.step(Math.max(0, cursor)).fact.kind !== 'sent') continue;
    expect(problem.trace.performedAt(other)?.index ?? -1).toBeGreaterThanOrEqual(
      problem.trace.performedAt(before)?.index ?? -1,
    );
    before = other;
  }
});

test('the third packet of one stands beside the third of the other, on the same hop', () => {
  const places: string[] = [];
  for (let index = 0; index < 8; index += 1) {
    const row = good.trace.row(index);
    const other = counterpartOf(good.trace, row.step, problem.trace, there);
    const found = problem.trace.row(problem.trace.transmissionAt(other));
    expect(found.step).toBe(other);
    places.push(`${row.number}.${row.hop} ${found.number}.${found.hop}`);
  }
  expect(places).toEqual([
    '1.1 1.1',
    '2.1 2.1',
    '3.1 3.1',
    '4.1 4.1',
    '5.1 5.1',
    '3.2 3.2',
    '6.1 6.1',
    '7.1 7.1',
  ]);
});
