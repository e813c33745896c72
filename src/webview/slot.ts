// The place of a page in the scroll area. It has a height before it is drawn, and of another picture it keeps what was drawn until that
// is replaced, or for good where nothing on the page has changed: of most edits that is all but one page.
import type { PageView, PictureView } from '../view/messages.ts';
import { element } from './dom.ts';
import { type DrawnPage, HEADING_ESTIMATE, ROW_ESTIMATE } from './page.ts';

export interface PageSlot {
  readonly holder: HTMLElement;
  /** of the picture before: what its drawing shows, and the drawing */
  before: { readonly view: PageView; readonly drawn: DrawnPage } | undefined;
  view: PageView | undefined;
  drawn: DrawnPage | undefined;
  isAsked: boolean;
  isDrawing: boolean;
  hasFailed: boolean;
}

/** `mayKeep`: colours and distances are still those of the drawings there are. */
export function layOut(
  picture: PictureView,
  pages: readonly PageView[],
  old: readonly PageSlot[],
  mayKeep: boolean,
): PageSlot[] {
  return picture.headingCounts.map((headings, index) => {
    const rows = Math.min(picture.pageRows, picture.rowCount - index * picture.pageRows);
    const before = old[index];
    const slot = renewSlot(before, { rows, headings, mayKeep });
    const known = before?.view?.version === picture.version ? before.view : undefined;
    const view = pages.find(({ page }) => page === index) ?? known;
    if (view) takeView(slot, view);
    return slot;
  });
}

function renewSlot(
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
  holder.style.height = `${height}px`;
  const known = old?.drawn && old.view ? { view: old.view, drawn: old.drawn } : old?.before;
  const before = mayKeep ? known : undefined;
  return {
    holder,
    before,
    view: undefined,
    drawn: undefined,
    isAsked: false,
    isDrawing: false,
    hasFailed: false,
  };
}

/** The page's rows have come: if they are those that are drawn already, the drawing is theirs. */
export function takeView(slot: PageSlot, view: PageView): void {
  const { before, holder } = slot;
  slot.view = view;
  const isThere = before && holder.contains(before.drawn.element);
  if (isThere && contentOf(before.view) === contentOf(view)) slot.drawn = before.drawn;
}

/** In heights of the scroll area. */
const FAR = 10;

/** All that is drawn of a page. */
function contentOf(view: PageView): string {
  return JSON.stringify({ ...view, version: 0 });
}

/** Pixels by which a page is out of sight; 0: some of it can be seen. */
function distanceOf({ holder }: PageSlot, scroller: HTMLElement): number {
  const { scrollTop, clientHeight } = scroller;
  const { offsetTop, offsetHeight } = holder;
  return Math.max(0, offsetTop - scrollTop - clientHeight, scrollTop - offsetTop - offsetHeight);
}

/** Pages that are so many pixels out of sight are drawn in advance. */
function marginOf({ clientHeight }: HTMLElement): number {
  return clientHeight * 1.5;
}

/** In sight of the scroll area, or nearly. */
export function isNear(slot: PageSlot, scroller: HTMLElement): boolean {
  return distanceOf(slot, scroller) < marginOf(scroller);
}

/** Gives up the drawings that are far out of sight: thousands of rows would make every step slow, and take a gigabyte. */
export function forgetFarthest(slots: readonly PageSlot[], scroller: HTMLElement): void {
  const far = FAR * scroller.clientHeight;
  const drawn = slots.filter(({ holder, isDrawing }) => holder.hasChildNodes() && !isDrawing);
  for (const slot of drawn.filter((one) => distanceOf(one, scroller) > far)) {
    slot.holder.replaceChildren();
    slot.before = undefined;
    slot.drawn = undefined;
    slot.view = undefined;
    slot.isAsked = false;
  }
}

/** The pages that are in sight or nearly; what is in sight comes first. */
export function nearestFirst(
  slots: readonly PageSlot[],
  scroller: HTMLElement,
): readonly { readonly slot: PageSlot; readonly index: number }[] {
  return slots
    .map((slot, index) => ({ slot, index, distance: distanceOf(slot, scroller) }))
    .filter(({ distance }) => distance < marginOf(scroller))
    .sort((one, other) => one.distance - other.distance);
}
