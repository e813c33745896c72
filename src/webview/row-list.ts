// The same rows for who does not see the drawing: an off-screen list in the order of the packets, with the current one named.
import type { CursorView, PageView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { tell } from './host.ts';

export class RowList {
  readonly #list = part('row-list');
  #current: Element | undefined;

  clear(): void {
    this.#list.replaceChildren();
    this.#current = undefined;
  }

  add(page: PageView): void {
    if (this.#list.querySelector(`[data-page="${page.page}"]`)) return;
    const items = page.rows.map(({ spoken, sent }, offset) =>
      element(
        'li',
        { data: { row: String(page.firstRow + offset), page: String(page.page) } },
        element(
          'button',
          { attributes: { tabindex: '-1' }, onclick: () => tell({ kind: 'go', step: sent }) },
          spoken,
        ),
      ),
    );
    const next = [...this.#list.children].find(
      (item) => item instanceof HTMLElement && Number(item.dataset['page']) > page.page,
    );
    if (next) next.before(...items);
    else this.#list.append(...items);
  }

  point({ row }: CursorView): void {
    this.#current?.removeAttribute('aria-current');
    this.#current = undefined;
    if (row === undefined) return;
    this.#current = this.#list.querySelector(`[data-row="${row}"]`) ?? undefined;
    this.#current?.setAttribute('aria-current', 'step');
  }
}
