// The marks of the step in the diagram: its row, and its place on the lifeline of the machine where it happens.
import type { CursorView } from '../view/messages.ts';
import { element } from './dom.ts';
import type { DrawnPage, DrawnRow } from './page.ts';

/** Pixels from a row's edge to the place of what happens before the first packet, and after the last one that was sent. */
const BEFORE = 4;
const AFTER = 2;

export class CurrentMarks {
  /** the place on the lifeline; it stands among the pages */
  readonly here = element('div', { class: 'here', attributes: { hidden: '' } });
  #marked: readonly Element[] = [];

  clear(): void {
    for (const part of this.#marked) part.classList.remove('current');
    this.#marked = [];
    this.here.hidden = true;
  }

  /**
   * `row`: the row of the step, or the one after which it happens; `top`: of its page.
   * @returns x of the lifeline, undefined for a step that happens on no machine
   */
  show(
    { row: ownRow, column, begun }: CursorView,
    row: DrawnRow,
    { lifelines }: DrawnPage,
    top: number,
  ): number | undefined {
    if (ownRow !== undefined) {
      this.#marked = row.parts;
      for (const part of row.parts) part.classList.add('current');
    }
    const x = column === undefined ? undefined : lifelines[column];
    if (x === undefined) return undefined;
    const within = ownRow !== undefined ? row.y : begun === 0 ? row.top + BEFORE : row.bottom + AFTER;
    this.here.hidden = false;
    this.here.style.transform = `translate(${x}px, ${top + within}px)`;
    return x;
  }
}
