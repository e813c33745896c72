// The heads of the lifelines, which stay at the top while the pages scroll; with the wires below them they are a small map.
import type { ColumnView, CursorView, PictureView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import type { Measure } from './measure.ts';
import { scrollBehaviour } from './sight.ts';
import { Wires } from './wires.ts';

/** below it, addresses are written smaller */
const ROOMY = 112;

export class Heads {
  readonly #row = part('heads');
  readonly #wires = new Wires();
  #step: number | undefined;

  #height: number | undefined;

  /** Measured once for each picture: to ask lays the page out. */
  get height(): number {
    this.#height ??= this.#row.offsetHeight;
    return this.#height;
  }

  /** @returns the width of the whole diagram */
  draw({ columns, wires }: PictureView, measure: Measure): number {
    this.#height = undefined;
    const { pitch, gutter } = measure;
    const width = gutter + pitch * columns.length;
    this.#row.classList.toggle('narrow', pitch < ROOMY);
    this.#row.style.width = `${width}px`;
    this.#row.style.setProperty('--wires', `${this.#wires.draw(wires, measure, width)}px`);
    this.#row.replaceChildren(
      this.#wires.element,
      ...columns.map((column, index) => head(column, gutter + index * pitch, pitch)),
      element('div', { class: 'corner', style: { width: `${gutter}px` } }),
    );
    return width;
  }

  clear(): void {
    this.#row.replaceChildren();
  }

  /** The node at which the current step happens, and where its packet is. */
  point({ step, column, flight: { flight } }: CursorView): void {
    const isNew = this.#step !== undefined && step !== this.#step;
    this.#step = step;
    for (const [index, head] of [...this.#row.querySelectorAll('.head')].entries())
      head.classList.toggle('acting', index === column);
    this.#wires.point(flight, isNew && scrollBehaviour() === 'smooth');
  }
}

function head({ name, kind, address }: ColumnView, left: number, pitch: number): HTMLElement {
  return element(
    'div',
    {
      class: `head ${kind}`,
      style: { left: `${left + 4}px`, width: `${pitch - 8}px` },
    },
    element('div', { class: 'name' }, element('bdi', {}, name)),
    address === '' ? undefined : element('div', { class: 'address' }, element('bdi', {}, address)),
  );
}
