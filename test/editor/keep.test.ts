import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedLines,
  checkText,
  chooseWalk,
  Drift,
  findAction,
  LARGEST_TEXT,
  placeAction,
  quietBefore,
} from '../../src/editor/keep.ts';

describe('the chosen walk', () => {
  test('is the first one at the beginning', () => {
    expect(chooseWalk(['a', 'b'], undefined)).toEqual({ name: 'a', position: 0 });
  });

  test('keeps its name wherever it moves', () => {
    expect(chooseWalk(['x', 'a', 'b'], { name: 'b', position: 1 })).toEqual({ name: 'b', position: 2 });
  });

  test('keeps its place when it is renamed', () => {
    expect(chooseWalk(['a', 'new'], { name: 'old', position: 1 })).toEqual({ name: 'new', position: 1 });
  });

  test('is the nearest one when it is deleted, and none when there is none', () => {
    expect(chooseWalk(['a'], { name: 'b', position: 1 })).toEqual({ name: 'a', position: 0 });
    expect(chooseWalk([], { name: 'b', position: 1 })).toBeUndefined();
  });
});

describe('drift', () => {
  test('moves what stands behind an edit', () => {
    const drift = new Drift();
    drift.add({ offset: 0, removed: 0, inserted: 5 });
    expect(drift.carry({ start: 3, end: 6 })).toEqual({ start: 8, end: 11 });
  });

  test('lets a place grow with what is typed in it, not with what is typed beside it', () => {
    const drift = new Drift();
    drift.add({ offset: 4, removed: 0, inserted: 2 });
    expect(drift.carry({ start: 3, end: 6 })).toEqual({ start: 3, end: 8 });
    expect(drift.carry({ start: 0, end: 4 })).toEqual({ start: 0, end: 4 });
    expect(drift.carry({ start: 4, end: 6 })).toEqual({ start: 6, end: 8 });
  });

  test('loses what has been replaced', () => {
    const drift = new Drift();
    drift.add({ offset: 2, removed: 8, inserted: 8 });
    expect(drift.carry({ start: 3, end: 6 })).toBeUndefined();
  });

  test('finds an untouched word again, whatever is done around it', () => {
    const edits = fc.array(
      fc.record({ where: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(4), text: fc.string() }),
    );
    fc.assert(
      fc.property(edits, (all) => {
        let text = 'before WORD behind';
        const drift = new Drift();
        for (const { where, removed, text: inserted } of all) {
          const offset = Math.floor(where * text.length);
          const word = text.indexOf('WORD');
          const end = Math.min(text.length, offset + removed);
          if (
            inserted.includes('WORD') ||
            (offset < word + 4 && end > word) ||
            (offset > word && offset < word + 4)
          )
            continue;
          drift.add({ offset, removed: end - offset, inserted: inserted.length });
          text = text.slice(0, offset) + inserted + text.slice(end);
        }
        const span = drift.carry({ start: 7, end: 11 });
        expect(span && text.slice(span.start, span.end)).toBe('WORD');
      }),
    );
  });
});

describe('an action', () => {
  const at = (...starts: number[]) =>
    starts.map((start) => ({ step: { source: { start, end: start + 5 } } }));

  test('is found again when statements come before it', () => {
    const drift = new Drift();
    drift.add({ offset: 10, removed: 0, inserted: 8 });
    const placed = placeAction(at(10, 20), 1, drift);
    expect(placed).toEqual({ start: 28, time: 0 });
    expect(placed && findAction(at(10, 18, 28), placed)).toBe(2);
  });

  test('that is repeated is found the same time round, or the last', () => {
    const placed = placeAction(at(10, 20, 10, 20, 10), 4, new Drift());
    expect(placed).toEqual({ start: 10, time: 2 });
    expect(placed && findAction(at(10, 20, 10, 20, 10, 20), placed)).toBe(4);
    expect(placed && findAction(at(10, 20, 10, 20), placed)).toBe(2);
  });

  test('that is deleted is not found', () => {
    const drift = new Drift();
    drift.add({ offset: 8, removed: 10, inserted: 0 });
    expect(placeAction(at(10, 20), 0, drift)).toBeUndefined();
  });
});

test('a check waits the longer the longer checks take, within bounds', () => {
  expect([0, 10, 100, 5_000].map(quietBefore)).toEqual([15, 30, 300, 2_000]);
});

test('a text that is too large gets one clear diagnostic on its first line', () => {
  const checked = checkText(`# first line\n${'#'.repeat(LARGEST_TEXT)}`);
  expect(checked.network).toBeUndefined();
  expect(checked.diagnostics).toHaveLength(1);
  expect(checked.diagnostics[0]?.message).toEqual({
    key: 'too-large file',
    args: { megabytes: '3.0', most: 3 },
  });
  expect(checked.diagnostics[0]?.span).toEqual({ start: 0, end: 12 });
});

test('changed lines lead from one text to the other', () => {
  expect(changedLines(['a', 'b', 'c'], ['a', 'B', 'c'])).toEqual([{ first: 1, count: 1, lines: ['B'] }]);
  const lines = fc.array(fc.constantFrom('', 'a', 'b'), { maxLength: 6 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const result: string[] = [...before];
      for (const { first, count, lines: instead } of [...changedLines(before, after)].reverse())
        result.splice(first, count, ...instead);
      expect(result).toEqual(after);
    }),
  );
});
