// Two walks side by side: which step of the other one corresponds to a step of this. Actions correspond when they are written
// alike, in the order of both walks; within an action, the third packet of one and the third of the other, on the same hop.
import type { TransmissionIndex } from '../simulation/step.ts';
import { type Cursor, last, START } from './cursor.ts';
import type { Trace } from './trace.ts';

/** For each action of one walk its counterpart in the other; undefined: there is none. */
export type Alignment = readonly (number | undefined)[];

/** Beyond this many pairs, actions correspond by their numbers alone. */
const MOST_PAIRS = 4_000_000;

/** The longest common subsequence of two lists of actions, each as its author wrote it. */
export function alignActions(one: readonly string[], other: readonly string[]): Alignment {
  if (one.length * other.length > MOST_PAIRS) {
    return one.map((_, action) => (action < other.length ? action : undefined));
  }
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let column = 0;
  return one.map((text, row) => {
    // The first that is alike leaves the most to the others.
    const found = other.indexOf(text, column);
    if (found < 0 || at(row + 1, found + 1) + 1 < at(row, column)) return undefined;
    column = found + 1;
    return found;
  });
}

/**
 * Where the other walk stands when this one is at `cursor`: at a frame, or at the beginning or the end of an action. At an action
 * that only this one has, the other has finished the one before it; at the end of one both are at their ends.
 */
export function counterpartOf(trace: Trace, cursor: Cursor, other: Trace, alignment: Alignment): Cursor {
  if (cursor < 0 || other.stepCount === 0) return START;
  if (cursor >= last(trace)) return last(other);
  const performed = trace.performedAt(cursor);
  const action = performed && alignment[performed.index];
  if (!performed || action === undefined) {
    const before = alignment.slice(0, performed?.index ?? 0).findLast((found) => found !== undefined);
    return endOf(other, before ?? -1);
  }
  const newest = trace.transmissionAt(cursor);
  const place = placeOf(trace, firstOf(trace, performed.begin), newest);
  const begin = other.performed[action]?.begin ?? 0;
  return place ? frameAt(other, firstOf(other, begin), endOf(other, action), place) : begin;
}

/** The last step of an action; of none: before the first one. */
function endOf(trace: Trace, action: number): Cursor {
  const next = trace.performed[action + 1];
  return next ? Math.min(next.begin, trace.stepCount) - 1 : last(trace);
}

/** The first transmission that is not before a step. */
function firstOf(trace: Trace, step: Cursor): TransmissionIndex {
  return trace.transmissionAt(step - 1) + 1;
}

/** Where a frame is in its action: on which hop of the how manieth of the packets that it has sent. */
interface Place {
  readonly ordinal: number;
  readonly hop: number;
}

/** Undefined: the action has sent nothing yet. */
function placeOf(trace: Trace, first: TransmissionIndex, index: TransmissionIndex): Place | undefined {
  if (index < first) return undefined;
  const { packet, hop } = trace.row(index);
  let ordinal = 0;
  for (let earlier = first; earlier <= index; earlier += 1) {
    const row = trace.row(earlier);
    if (row.hop === 1) ordinal += 1;
    if (row.packet === packet) return { ordinal, hop };
  }
  return { ordinal, hop };
}

/** The frame at this place, or the nearest before it, among those up to the step `end`. */
function frameAt(trace: Trace, first: TransmissionIndex, end: Cursor, { ordinal, hop }: Place): Cursor {
  const stop = trace.transmissionAt(end);
  let packet: number | undefined;
  let begun = 0;
  let found: Cursor | undefined;
  for (let index = first; index <= stop; index += 1) {
    const row = trace.row(index);
    if (row.hop === 1 && begun < ordinal) {
      begun += 1;
      packet = row.packet;
      found = row.step;
    } else if (row.packet === packet && row.hop <= hop) found = row.step;
    if (begun === ordinal && row.packet === packet && row.hop >= hop) break;
  }
  // It sends fewer: what follows its last packet belongs to it.
  return begun < ordinal ? end : (found ?? end);
}
