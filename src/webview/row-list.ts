// The same rows for who does not see the drawing: an off-screen list in the order of the packets, with the current one named. No <ol>:
// the browser would count all its items anew at each step, which takes longer than the step.
import type { CursorView, PageView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { tell } from './host.ts';

export class RowList {
  readonly #list = part('row-list');
  readonly #pages = new Map<number, HTMLElement>();
  #rowCount = 0;
  #currentRow: number | undefined;
  #current: Element | undefined;

  /** `rowCount`: of all pages, the coming ones too. */
  begin(rowCount: number): void {
    this.#rowCount = rowCount;
    this.#list.replaceChildren();
    this.#pages.clear();
    this.#current = undefined;
  }

  add({ page, firstRow, rows }: PageView): void {
    if (this.#pages.has(page)) return;
    const items = rows.map(({ spoken, sent }, offset) => this.#item(firstRow + offset, spoken, sent));
    const made = element('div', {}, ...items);
    const next = Math.min(...[...this.#pages.keys()].filter((other) => other > page));
    this.#list.insertBefore(made, this.#pages.get(next) ?? null);
    this.#pages.set(page, made);
    this.#mark();
  }

  /** It is far away from what is looked at, and comes again when somebody goes there. */
  forget(page: number): void {
    this.#pages.get(page)?.remove();
    this.#pages.delete(page);
  }

  point({ row }: CursorView): void {
    this.#currentRow = row;
    this.#mark();
  }

  #mark(): void {
    this.#current?.removeAttribute('aria-current');
    this.#current = this.#list.querySelector(`[data-row="${this.#currentRow}"]`) ?? undefined;
    this.#current?.setAttribute('aria-current', 'step');
  }

  #item(row: number, spoken: string, sent: number): HTMLElement {
    const go = element(
      'button',
      { attributes: { tabindex: '-1' }, onclick: () => tell({ kind: 'go', step: sent }) },
      spoken,
    );
    const attributes = {
      role: 'listitem',
      'aria-posinset': String(row + 1),
      'aria-setsize': String(this.#rowCount),
    };
    return element('div', { data: { row: String(row) }, attributes }, go);
  }
}
