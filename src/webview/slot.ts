// The place of a page in the scroll area. It has a height before it is drawn, and of another picture it keeps what was drawn until that
// is replaced, or for good where nothing on the page has changed: of most edits that is all but one page.
import type { PageView } from '../view/messages.ts';
import { element } from './dom.ts';
import { type DrawnPage, HEADING_ESTIMATE, ROW_ESTIMATE } from './page.ts';
import { fill, TEXT } from './text.ts';

export interface PageSlot {
  readonly holder: HTMLElement;
  /** pixels */
  height: number;
  /** of the picture before: what its drawing shows, and the drawing */
  before: { readonly view: PageView; readonly drawn: DrawnPage } | undefined;
  view: PageView | undefined;
  drawn: DrawnPage | undefined;
  isAsked: boolean;
  isDrawing: boolean;
  hasFailed: boolean;
}

/** `mayKeep`: colours and distances are still those of the drawings there are. */
export function renewSlot(
  old: PageSlot | undefined,
  {
    rows,
    headings,
    mayKeep,
  }: { readonly rows: number; readonly headings: number; readonly mayKeep: boolean },
): PageSlot {
  const holder = old?.holder ?? element('div', { class: 'slot' });
  const drawn = old?.drawn ?? old?.before?.drawn;
  const height = drawn?.height ?? rows * ROW_ESTIMATE + headings * HEADING_ESTIMATE + 10;
  const known = old?.drawn && old.view ? { view: old.view, drawn: old.drawn } : old?.before;
  const before = mayKeep ? known : undefined;
  const slot = {
    holder,
    height,
    before,
    view: undefined,
    drawn: undefined,
    isAsked: false,
    isDrawing: false,
    hasFailed: false,
  };
  setHeight(slot, height);
  return slot;
}

export function showFailure(slot: PageSlot, error: unknown): void {
  slot.hasFailed = true;
  const text = fill(TEXT.cannotDraw, { error: String(error) });
  slot.holder.replaceChildren(element('p', { class: 'failure' }, text));
}

export function setHeight(slot: PageSlot, height: number): void {
  slot.height = height;
  slot.holder.style.height = `${height}px`;
}

/** The page's rows have come: if they are those that are drawn already, the drawing is theirs. */
export function takeView(slot: PageSlot, view: PageView): void {
  const { before, holder } = slot;
  slot.view = view;
  const isThere = before && holder.contains(before.drawn.element);
  if (isThere && contentOf(before.view) === contentOf(view)) slot.drawn = before.drawn;
}

/** All that is drawn of a page. */
function contentOf(view: PageView): string {
  return JSON.stringify({ ...view, version: 0 });
}

/** The page of a row, where it begins in pixels from the first, and which of its rows it is; undefined: there is none. */
export function slotOfRow(
  slots: readonly PageSlot[],
  row: number,
  pageRows: number,
): { readonly slot: PageSlot; readonly top: number; readonly offset: number } | undefined {
  const index = Math.floor(row / pageRows);
  const slot = slots[index];
  const top = slots.slice(0, index).reduce((sum, { height }) => sum + height, 0);
  return slot && { slot, top, offset: row - index * pageRows };
}

interface NearSlot {
  readonly slot: PageSlot;
  readonly index: number;
}

/** What is in sight, in pixels from the first page. */
interface Sight {
  readonly top: number;
  readonly height: number;
}

/** The pages in sight, and then those that are less than one and a half times its height out of sight, the nearest first. */
export function nearestFirst(slots: readonly PageSlot[], sight: Sight): readonly NearSlot[] {
  return distances(slots, sight)
    .filter(({ distance }) => distance < 1.5 * sight.height)
    .sort((one, other) => one.distance - other.distance);
}

/** Gives up the drawings that are far out of sight: thousands of rows would make every step slow, and take a gigabyte. */
export function forgetFarthest(slots: readonly PageSlot[], sight: Sight): void {
  for (const { slot, distance } of distances(slots, sight)) {
    if (!slot.holder.hasChildNodes() || slot.isDrawing || distance < 10 * sight.height) continue;
    slot.holder.replaceChildren();
    slot.before = undefined;
    slot.drawn = undefined;
    slot.view = undefined;
    slot.isAsked = false;
  }
}

/** Pixels by which each page is out of sight; 0: some of it can be seen. */
function distances(
  slots: readonly PageSlot[],
  { top, height }: Sight,
): (NearSlot & { readonly distance: number })[] {
  let end = 0;
  return slots.map((slot, index) => {
    const begin = end;
    end += slot.height;
    return { slot, index, distance: Math.max(0, begin - top - height, top - end) };
  });
}
