// Where a cursor is among the rows: before, at and between packets.
import { expect, it } from 'vitest';
import { rowsAt } from '../../../src/view/diagram/rows-at.ts';
import { START } from '../../../src/walkthrough/cursor.ts';
import { diagramOf } from '../walks.ts';

const { trace, model } = diagramOf(['pc ping web']);

it('before everything no row has begun, and the first is the nearest', () => {
  expect(rowsAt(trace, model, START)).toEqual({ begun: 0, row: undefined, nearestRow: 0 });
});

it('a packet that is sent begins its row', () => {
  for (const [row, { sent }] of model.rows.entries())
    expect(rowsAt(trace, model, sent)).toEqual({ begun: row + 1, row, nearestRow: row });
});

it('what a machine does with a packet belongs to its row', () => {
  const sent = model.rows[0]?.sent ?? 0;
  expect(trace.step(sent + 1).packet).toBe(trace.step(sent).packet);
  expect(rowsAt(trace, model, sent + 1)).toEqual({ begun: 1, row: 0, nearestRow: 0 });
});

it('what is about no packet stands after the row before it', () => {
  const steps = Array.from({ length: trace.stepCount }, (_, step) => step);
  const alone = steps.filter(
    (step) => trace.step(step).packet === undefined && step > (model.rows[0]?.sent ?? 0),
  );
  expect(alone.length).toBeGreaterThan(0);
  for (const step of alone) {
    const { begun, row, nearestRow } = rowsAt(trace, model, step);
    expect(row).toBeUndefined();
    expect(nearestRow).toBe(begun - 1);
  }
});
