// The heads of the lifelines, which stay at the top while the pages scroll.
import type { ColumnView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import type { Measure } from './measure.ts';

/** below it, addresses are written smaller */
const ROOMY = 112;

export class Heads {
  readonly #row = part('heads');

  get height(): number {
    return this.#row.offsetHeight;
  }

  /** @returns the width of the whole diagram */
  draw(columns: readonly ColumnView[], { pitch, gutter }: Measure): number {
    const width = gutter + pitch * columns.length;
    this.#row.classList.toggle('narrow', pitch < ROOMY);
    this.#row.style.width = `${width}px`;
    this.#row.replaceChildren(
      element('div', { class: 'corner', style: { width: `${gutter}px` } }),
      ...columns.map(({ name, kind, address }, column) =>
        element(
          'div',
          {
            class: `head ${kind}`,
            title: address === '' ? name : `${name} · ${address}`,
            style: { left: `${gutter + column * pitch + 4}px`, width: `${pitch - 8}px` },
          },
          element('div', { class: 'name' }, element('bdi', {}, name)),
          address === '' ? undefined : element('div', { class: 'address' }, element('bdi', {}, address)),
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
    for (const [index, head] of [...this.#row.querySelectorAll('.head')].entries())
      head.classList.toggle('acting', index === column);
  }
}
