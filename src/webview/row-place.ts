// A height of the pages as a row and a distance from it, which stays true when pages above are drawn or the font is another one.
import { ROW_ESTIMATE } from './page.ts';
import { type PageSlot, slotAt } from './slot.ts';

/** A height within the pages; `offset`: pixels from the row's top. */
export interface RowPlace {
  readonly row: number;
  readonly offset: number;
}

/** What stands at a height, in pixels; undefined: there are no pages. */
export function placeAt(slots: readonly PageSlot[], pageRows: number, height: number): RowPlace | undefined {
  const index = slotAt(slots, height);
  const slot = slots[index];
  if (!slot) return undefined;
  const firstRow = index * pageRows;
  const within = height - slot.holder.offsetTop;
  const rows = slot.drawn?.rows ?? [];
  const found = rows.findIndex(({ bottom }) => bottom > within);
  const offset = found < 0 ? rows.length - 1 : found;
  const row = rows[offset];
  if (row) return { row: firstRow + offset, offset: within - row.top };
  const estimated = Math.max(0, Math.floor(within / ROW_ESTIMATE));
  return { row: firstRow + estimated, offset: within - estimated * ROW_ESTIMATE };
}

/** The height of a place, in pixels, as far as it is known before its page is drawn; undefined: there is no such row. */
export function heightOf(
  slots: readonly PageSlot[],
  pageRows: number,
  { row, offset }: RowPlace,
): number | undefined {
  const index = Math.floor(row / pageRows);
  const slot = slots[index];
  if (!slot) return undefined;
  const position = row - index * pageRows;
  const drawn = slot.drawn?.rows[position];
  if (slot.drawn && !drawn) return undefined;
  return slot.holder.offsetTop + (drawn?.top ?? position * ROW_ESTIMATE) + offset;
}

/** Where a row stands, in pixels; undefined before it is drawn. */
export function spanOf(
  slots: readonly PageSlot[],
  pageRows: number,
  row: number,
): { readonly top: number; readonly bottom: number } | undefined {
  const slot = slots[Math.floor(row / pageRows)];
  const drawn = slot?.drawn?.rows[row % pageRows];
  if (!slot || !drawn) return undefined;
  const { offsetTop } = slot.holder;
  return { top: offsetTop + drawn.top, bottom: offsetTop + drawn.bottom };
}
