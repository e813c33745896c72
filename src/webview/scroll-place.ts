// Where the diagram is scrolled to, over everything that makes it anew: an edit, another theme or width, a hidden panel, a reload of
// the window. What is kept is the row at the upper edge; it is gone to again until the pages around it are drawn, or somebody scrolls.
import { recall, remember } from './host.ts';
import { heightOf, placeAt } from './row-place.ts';
import { isNear, type PageSlot } from './slot.ts';

export class ScrollPlace {
  readonly #scroller: HTMLElement;
  #isWanted = true;
  /** size of the area and where it stood when it was brought there: what the browser makes of either is no wish of the user */
  #brought: readonly number[] = [];

  constructor(scroller: HTMLElement) {
    this.#scroller = scroller;
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
  }

  /** Another walk: its place is that of its cursor. */
  forget(): void {
    remember({ place: undefined });
    this.#isWanted = false;
  }

  /** The scroll area has moved. */
  keep(slots: readonly PageSlot[], pageRows: number): void {
    if (recall().place && (this.#isWanted || this.#isBrought)) return;
    this.settle(slots, pageRows);
  }

  /** Where the scroll area is now is where it shall be. */
  settle(slots: readonly PageSlot[], pageRows: number): void {
    this.#isWanted = false;
    this.#brought = [];
    const { scrollTop, scrollLeft } = this.#scroller;
    const at = placeAt(slots, pageRows, scrollTop);
    if (at) remember({ place: { ...at, left: scrollLeft } });
  }

  restore(slots: readonly PageSlot[], pageRows: number): void {
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
