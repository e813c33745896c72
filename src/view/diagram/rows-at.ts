// Where a cursor is among the rows of a diagram.
import type { Cursor } from '../../walkthrough/cursor.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { DiagramModel, Row } from '../diagram.ts';
import type { CursorView } from '../messages.ts';

export function rowsAt(
  trace: Trace,
  { rows }: DiagramModel,
  cursor: Cursor,
): Pick<CursorView, 'begun' | 'row' | 'nearestRow'> {
  const isStep = cursor >= 0 && cursor < trace.stepCount;
  const packet = isStep ? trace.step(cursor).packet : undefined;
  const begun = rowsBegun(rows, cursor);
  const ofPacket = packet === undefined ? undefined : rowOfPacket(rows, begun, packet);
  const row = rows[begun - 1]?.sent === cursor ? begun - 1 : ofPacket;
  return { begun, row, nearestRow: Math.max(0, row ?? begun - 1) };
}

/** Rows begin in the order of their steps. */
function rowsBegun(rows: readonly Row[], cursor: Cursor): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.sent ?? 0) <= cursor) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowOfPacket(rows: readonly Row[], begun: number, packet: number): number | undefined {
  for (let index = begun - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row?.packet === packet || row?.fold?.packets.has(packet)) return index;
  }
  return undefined;
}
