// The place of a page in the scroll area. It has a height before it is drawn, and of another picture it keeps what was drawn until that
// is replaced, or for good where nothing on the page has changed: of most edits that is all but one page.
import type { PageView, PictureView } from '../view/messages.ts';
import { element } from './dom.ts';
import { draw } from './drawing.ts';
import type { Measure } from './measure.ts';
import { buildPage, type DrawnPage, failedPage, HEADING_ESTIMATE, ROW_ESTIMATE } from './page.ts';
import type { Theme } from './theme.ts';

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

/** All that is drawn of a page. */
function contentOf(view: PageView): string {
  return JSON.stringify({ ...view, version: 0 });
}

/** What the drawings of all pages have in common. */
export interface Look {
  readonly theme: Theme;
  readonly measure: Measure;
}

/**
 * Draws a page and puts it in its place, unless nobody wants it any more.
 * @param isValid the slots are still those of the diagram
 */
export async function drawSlot(
  slot: PageSlot,
  view: PageView,
  { theme, measure }: Look,
  scroller: HTMLElement,
  isValid: () => boolean,
): Promise<DrawnPage | undefined> {
  const isWanted = (): boolean => isValid() && !document.hidden && isNear(slot, scroller);
  slot.isDrawing = true;
  const svg = await draw({ text: view.mermaid, theme, isWanted }).catch((error: unknown) => {
    slot.hasFailed = true;
    slot.holder.replaceChildren(failedPage(error));
    return undefined;
  });
  slot.isDrawing = false;
  if (!svg || !isValid()) return undefined;
  const drawn = buildPage(view, svg, measure);
  slot.drawn = drawn;
  slot.holder.replaceChildren(drawn.element);
  slot.holder.style.height = `${drawn.height}px`;
  return drawn;
}

// ---- which of them can be seen. The browser answers where a slot is only after it has laid out what has changed: few are asked.

/** In heights of the scroll area: pages so near are drawn in advance, and so far ones given up. */
const NEAR = 1.5;
const FAR = 10;

/** What can be seen of the pages, in their own pixels. */
interface Sight {
  readonly top: number;
  readonly height: number;
}

function sightOf({ scrollTop, clientHeight }: HTMLElement): Sight {
  return { top: scrollTop, height: clientHeight };
}

/** Pixels by which a page is out of sight; 0: some of it can be seen. */
function distanceOf({ holder }: PageSlot, { top, height }: Sight): number {
  const { offsetTop, offsetHeight } = holder;
  return Math.max(0, offsetTop - top - height, top - offsetTop - offsetHeight);
}

/** In sight of the scroll area, or nearly. */
export function isNear(slot: PageSlot, scroller: HTMLElement): boolean {
  const sight = sightOf(scroller);
  return distanceOf(slot, sight) < NEAR * sight.height;
}

/** The index of the last slot that begins at or above a height; 0 where none does. */
export function slotAt(slots: readonly PageSlot[], height: number): number {
  let [first, last] = [0, slots.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((slots[middle]?.holder.offsetTop ?? 0) <= height) first = middle;
    else last = middle - 1;
  }
  return first;
}

/** First and last index of the slots up to a distance from what can be seen. */
function within(slots: readonly PageSlot[], { top, height }: Sight, distance: number): [number, number] {
  return [slotAt(slots, top - distance), slotAt(slots, top + height + distance)];
}

/** Gives up what is far out of sight, and names those pages: thousands of rows would make every step slow, and take a gigabyte. */
export function forgetFarthest(slots: readonly PageSlot[], scroller: HTMLElement): readonly number[] {
  const sight = sightOf(scroller);
  const [first, last] = within(slots, sight, FAR * sight.height);
  const forgotten: number[] = [];
  for (const [index, slot] of slots.entries()) {
    if (index >= first && index <= last) continue;
    const isThere = slot.view !== undefined || slot.holder.hasChildNodes();
    if (!isThere || slot.isDrawing) continue;
    slot.holder.replaceChildren();
    slot.before = undefined;
    slot.drawn = undefined;
    slot.view = undefined;
    slot.isAsked = false;
    forgotten.push(index);
  }
  return forgotten;
}

export interface NearSlot {
  readonly slot: PageSlot;
  readonly index: number;
  readonly isInSight: boolean;
}

/** The pages that are in sight or nearly: what is `awaited` comes first, and what is in sight before what is not. */
export function nearestFirst(
  slots: readonly PageSlot[],
  scroller: HTMLElement,
  awaited: PageSlot | undefined,
): readonly NearSlot[] {
  const sight = sightOf(scroller);
  const [first, last] = within(slots, sight, NEAR * sight.height);
  return slots
    .slice(first, last + 1)
    .map((slot, position) => ({ slot, index: first + position, distance: distanceOf(slot, sight) }))
    .sort((one, other) => one.distance - other.distance)
    .sort((one, other) => Number(other.slot === awaited) - Number(one.slot === awaited))
    .map(({ slot, index, distance }) => ({ slot, index, isInSight: slot === awaited || distance === 0 }));
}
