// The places of the pages in the scroll area: each has its height before it is drawn, so that what is below stands where it will.
// A height of the pages is a row and a distance from it, which stays true when pages above are drawn or the font is another one.
import type { PageView, PictureView } from '../view/messages.ts';
import { element } from './dom.ts';
import { type DrawnPage, HEADING_ESTIMATE, ROW_ESTIMATE } from './page.ts';

export interface PageSlot {
  readonly holder: HTMLElement;
  view: PageView | undefined;
  drawn: DrawnPage | undefined;
  isAsked: boolean;
  isDrawing: boolean;
  hasFailed: boolean;
}

/** A height within the pages; `offset`: pixels from the row's top. */
export interface RowPlace {
  readonly row: number;
  readonly offset: number;
}

/** What was drawn stays in sight until its successor is finished. */
export function layOut(
  picture: PictureView,
  pages: readonly PageView[],
  old: readonly PageSlot[],
): PageSlot[] {
  return picture.headingCounts.map((headings, index) => {
    const rows = Math.min(picture.pageRows, picture.rowCount - index * picture.pageRows);
    const before = old[index];
    const holder = element('div', { class: 'slot' });
    holder.style.height =
      before?.holder.style.height ?? `${rows * ROW_ESTIMATE + headings * HEADING_ESTIMATE + 10}px`;
    if (before) holder.append(...before.holder.childNodes);
    const view =
      pages.find(({ page }) => page === index) ??
      (before?.view?.version === picture.version ? before.view : undefined);
    return { holder, view, drawn: undefined, isAsked: false, isDrawing: false, hasFailed: false };
  });
}

/** In sight of the scroll area, or nearly. */
export function isNear({ holder: { offsetTop, offsetHeight } }: PageSlot, scroller: HTMLElement): boolean {
  const { scrollTop, clientHeight } = scroller;
  const margin = clientHeight * 1.5;
  return offsetTop < scrollTop + clientHeight + margin && offsetTop + offsetHeight > scrollTop - margin;
}

/** What stands at a height, in pixels; undefined: there are no pages. */
export function placeAt(slots: readonly PageSlot[], pageRows: number, height: number): RowPlace | undefined {
  const index = slots.findLastIndex(({ holder }) => holder.offsetTop <= height);
  const slot = slots[Math.max(0, index)];
  if (!slot) return undefined;
  const firstRow = Math.max(0, index) * pageRows;
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
