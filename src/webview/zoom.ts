// How large the diagram is drawn: by keys, buttons, and Control with the wheel, as which a browser also tells a pinch on a touchpad.
// The scroll area is zoomed as a whole, so that within it everything is measured in its own pixels.
import { part } from './dom.ts';
import { recall, remember } from './host.ts';

const LEAST = 0.5;
const MOST = 3;
const LEVELS = [LEAST, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, MOST] as const;
/** Pixels of the wheel that double it: three notches of most mice. */
const DOUBLING = 300;
const LINE_PIXELS = 33;

/** In pixels of the panel, from the left upper corner of the scroll area. */
interface Point {
  readonly x: number;
  readonly y: number;
}

export class Zoom {
  readonly #scroller = part('scroller');
  readonly #changed: () => void;

  /** `changed`: the scroll area has another size in its own pixels. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#scroller.style.setProperty('zoom', String(recall().zoom));
    this.#scroller.addEventListener('wheel', (event) => this.#rolled(event), { passive: false });
  }

  /** To the next level, around the middle of what is in sight. */
  step(direction: 1 | -1): void {
    const { zoom } = recall();
    const next =
      direction > 0
        ? LEVELS.find((level) => level > zoom + 0.005)
        : LEVELS.findLast((level) => level < zoom - 0.005);
    if (next !== undefined) this.#set(next, this.#middle);
  }

  reset(): void {
    this.#set(1, this.#middle);
  }

  #rolled(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    // Else the browser would zoom the whole workbench.
    event.preventDefault();
    const { left, top } = this.#scroller.getBoundingClientRect();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PIXELS;
    const wanted = recall().zoom * 2 ** (-pixels / DOUBLING);
    this.#set(wanted, { x: event.clientX - left, y: event.clientY - top });
  }

  get #middle(): Point {
    const { width, height } = this.#scroller.getBoundingClientRect();
    return { x: width / 2, y: height / 2 };
  }

  /** What stands at `fixed` stays there. */
  #set(wanted: number, fixed: Point): void {
    const before = recall().zoom;
    const zoom = Math.round(Math.min(MOST, Math.max(LEAST, wanted)) * 100) / 100;
    if (zoom === before) return;
    const { scrollLeft, scrollTop } = this.#scroller;
    remember({ zoom });
    this.#scroller.style.setProperty('zoom', String(zoom));
    this.#scroller.scrollTo({
      left: scrollLeft + fixed.x / before - fixed.x / zoom,
      top: scrollTop + fixed.y / before - fixed.y / zoom,
      behavior: 'instant',
    });
    this.#changed();
  }
}
