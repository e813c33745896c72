// Where the diagram is scrolled to, over everything that makes it anew: an edit, another theme or width, a hidden panel, a reload of
// the window. What is kept is how far the row of the step is from the upper edge, or where that is out of sight the row at the edge; it is
// gone to again until the pages around it are drawn, or somebody scrolls.
import { recall, remember } from './host.ts';
import { heightOf, placeAt, type RowPlace, spanOf } from './row-place.ts';
import type { ScrollPosition } from './sight.ts';
import { isNear, type PageSlot } from './slot.ts';

/** What stands in the scroll area. */
export interface Rows {
  readonly slots: readonly PageSlot[];
  readonly pageRows: number;
  /** the row of the step */
  readonly current: number | undefined;
}

export class ScrollPlace {
  readonly #scroller: HTMLElement;
  #isWanted = true;
  /** size of the area and where it stood when it was brought there: what the browser makes of either is no wish of the user */
  #brought: readonly number[] = [];
  /** it is on its way to where it shall be: places that it passes are no wish of the user */
  #isGoing = false;

  constructor(scroller: HTMLElement) {
    this.#scroller = scroller;
    scroller.addEventListener('scrollend', () => {
      this.#isGoing = false;
    });
    for (const gesture of ['wheel', 'pointerdown', 'touchstart'] as const)
      scroller.addEventListener(gesture, () => this.release(), { passive: true });
  }

  /** The diagram is made anew: it shall come back to where it was. */
  hold(): void {
    this.#isWanted = true;
  }

  /** Somebody goes elsewhere. */
  release(): void {
    this.#isWanted = false;
    this.#isGoing = false;
  }

  /** Another walk: its place is that of its cursor. */
  forget(): void {
    remember({ place: undefined });
    this.#isWanted = false;
  }

  /** The row of the step has another number in the picture that comes next. */
  renumber(before: number, now: number): void {
    const { place } = recall();
    if (place?.row === before) remember({ place: { ...place, row: now } });
  }

  /** The scroll area has moved. */
  keep(rows: Rows): void {
    if (recall().place && (this.#isWanted || this.#isGoing || this.#isBrought)) return;
    this.#settle(rows, { top: this.#scroller.scrollTop, left: this.#scroller.scrollLeft });
  }

  /** Where the scroll area is now, or is on its way to, is where it shall be. */
  settle(rows: Rows, goal?: ScrollPosition): void {
    const { scrollTop: top, scrollLeft: left } = this.#scroller;
    this.#isGoing = goal !== undefined && (goal.top !== top || goal.left !== left);
    this.#settle(rows, goal ?? { top, left });
  }

  #settle(rows: Rows, { top, left }: ScrollPosition): void {
    this.#isWanted = false;
    this.#brought = [];
    const at = this.#currentPlace(rows, top) ?? placeAt(rows.slots, rows.pageRows, top);
    if (at) remember({ place: { ...at, left } });
  }

  /** As long as it is in sight. */
  #currentPlace({ slots, pageRows, current }: Rows, top: number): RowPlace | undefined {
    if (current === undefined) return undefined;
    const span = spanOf(slots, pageRows, current);
    if (!span || span.top < top || span.bottom > top + this.#scroller.clientHeight) return undefined;
    return { row: current, offset: top - span.top };
  }

  restore({ slots, pageRows }: Rows): void {
    const { place } = recall();
    if (!this.#isWanted || !place) return;
    const top = heightOf(slots, pageRows, place);
    // Of a walk that still runs, or that is filtered, the row may come later.
    if (top === undefined) return;
    this.#scroller.scrollTo({ top, left: place.left, behavior: 'instant' });
    this.#brought = this.#state;
    this.#isWanted = slots.some((slot) => !slot.drawn && isNear(slot, this.#scroller));
  }

  get #state(): readonly number[] {
    const { clientWidth, clientHeight, scrollTop, scrollLeft } = this.#scroller;
    return [clientWidth, clientHeight, scrollTop, scrollLeft];
  }

  /** A narrower or lower area moves by itself, before it is heard that it is. */
  get #isBrought(): boolean {
    const [width, height, top, left] = this.#brought;
    const now = this.#state;
    const isResized = width !== now[0] || height !== now[1];
    return this.#brought.length > 0 && (isResized || (top === now[2] && left === now[3]));
  }
}
