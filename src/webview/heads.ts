// The heads of the lifelines, which stay at the top while the pages scroll; and how far apart they stand.
import type { ColumnView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { GUTTER } from './page.ts';

const RIGHT = 6;
const NARROWEST = 84;
const WIDEST = 300;
/** below it, addresses are written smaller */
const ROOMY = 112;

/** The distance of the columns: all of them in sight, as long as they can be read. */
export function choosePitch(room: number, columns: number): number {
  if (columns === 0) return WIDEST;
  const share = Math.floor((room - GUTTER - RIGHT) / columns);
  // In quarters, as the drawing has it.
  return Math.max(NARROWEST, Math.min(share, WIDEST)) & ~3;
}

export class Heads {
  readonly #row = part('heads');

  get height(): number {
    return this.#row.offsetHeight;
  }

  /** @returns the width of the whole diagram */
  draw(columns: readonly ColumnView[], pitch: number): number {
    const width = GUTTER + pitch * columns.length;
    this.#row.classList.toggle('narrow', pitch < ROOMY);
    this.#row.style.width = `${width}px`;
    this.#row.replaceChildren(
      ...columns.map(({ name, kind, address }, column) =>
        element(
          'div',
          {
            class: `head ${kind}`,
            title: address === '' ? name : `${name} · ${address}`,
            style: { left: `${GUTTER + column * pitch + 4}px`, width: `${pitch - 8}px` },
          },
          element('div', { class: 'name' }, element('bdi', {}, name)),
          address === '' ? undefined : element('div', { class: 'address' }, address),
        ),
      ),
    );
    return width;
  }

  clear(): void {
    this.#row.replaceChildren();
  }

  /** The node at which the current step happens. */
  mark(column: number | undefined): void {
    for (const [index, head] of [...this.#row.children].entries())
      head.classList.toggle('acting', index === column);
  }
}
