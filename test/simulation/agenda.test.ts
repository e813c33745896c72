// Order of what happens: by time; timers first and last armed first; the rest as scheduled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agenda, insert, rest, tickAfter } from '../../src/simulation/agenda.ts';

function drain<T>(agenda: Agenda<T>): readonly T[] {
  const events: T[] = [];
  for (let left = agenda; left; left = rest(left)) events.push(left.entry.event);
  return events;
}

describe('agenda', () => {
  it('gives entries back by time, then order, whatever the order of insertion', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.integer({ min: -20, max: 20 }))), (entries) => {
        let agenda: Agenda<readonly [number, number]>;
        for (const [time, order] of entries) agenda = insert(agenda, { time, order, event: [time, order] });
        expect(drain(agenda)).toEqual([...entries].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });

  it('leaves an older agenda as it was', () => {
    const one = insert(undefined, { time: 5, order: 1, event: 'a' });
    insert(one, { time: 1, order: 2, event: 'b' });
    expect(drain(one)).toEqual(['a']);
  });

  it('puts timers on the tick of 4 ms', () => {
    expect(tickAfter(0, 1_000_000_000)).toBe(1_000_000_000);
    expect(tickAfter(300_000, 1_000_000_000)).toBe(1_000_000_000);
    expect(tickAfter(4_000_001, 40_000_000)).toBe(44_000_000);
    expect(tickAfter(0, 1)).toBe(4_000_000);
  });
});
