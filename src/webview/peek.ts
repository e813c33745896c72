// Pointing at a head shows what the machine has at this step: its addresses and its tables, without a click and without leaving
// the diagram. The same is in the tables' tab, for who has no pointer.
import type { PeekView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { tell } from './host.ts';
import { tableBlock } from './table.ts';
import { TEXT } from './text.ts';

/** Pointers pass over heads on their way to elsewhere. In milliseconds. */
const DELAY = 300;
/** so long the way from the head to its card may take */
const GRACE = 200;
const EDGE = 8;

export class Peek {
  readonly #card = element('div', { class: 'peek', attributes: { hidden: '', role: 'tooltip' } });
  #column: number | undefined;
  #head: Element | undefined;
  #timer: number | undefined;

  constructor() {
    document.body.append(this.#card);
    part('heads').addEventListener('pointerover', ({ target }) => this.#over(target));
    part('heads').addEventListener('pointerleave', () => this.#leave());
    this.#card.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.#card.addEventListener('pointerleave', () => this.#leave());
    part('scroller').addEventListener('scroll', () => this.close(), { passive: true });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node && this.#card.contains(target))) this.close();
    });
  }

  /** What is shown is of the step before. */
  point(): void {
    if (this.#column !== undefined && !this.#card.hidden) tell({ kind: 'peek', column: this.#column });
  }

  take(peek: PeekView): void {
    if (peek.column !== this.#column || !this.#head?.isConnected) return;
    const tables = peek.tables.map(tableBlock);
    this.#card.replaceChildren(
      element(
        'header',
        {},
        element('strong', {}, element('bdi', {}, peek.name)),
        ...peek.nics.map((nic) => element('span', { class: 'nic' }, nic)),
      ),
      ...(tables.length > 0 ? tables : [element('p', { class: 'quiet' }, TEXT.noTables)]),
    );
    this.#card.hidden = false;
    this.#place(this.#head);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#card.hidden = true;
    this.#column = undefined;
    this.#head = undefined;
  }

  #over(target: EventTarget | null): void {
    const head = target instanceof Element ? target.closest('.head') : null;
    clearTimeout(this.#timer);
    if (!head) return this.#leave();
    if (head === this.#head) return;
    const wait = this.#card.hidden ? DELAY : GRACE;
    this.#timer = window.setTimeout(() => {
      this.#head = head;
      this.#column = [...part('heads').querySelectorAll('.head')].indexOf(head);
      tell({ kind: 'peek', column: this.#column });
    }, wait);
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.close(), GRACE);
  }

  /** Below its head, and within the panel. */
  #place(head: Element): void {
    const { left, bottom } = head.getBoundingClientRect();
    const most = window.innerWidth - this.#card.offsetWidth - EDGE;
    this.#card.style.left = `${Math.max(EDGE, Math.min(left, most))}px`;
    this.#card.style.top = `${bottom + 4}px`;
    this.#card.style.maxHeight = `${window.innerHeight - bottom - 4 - EDGE}px`;
  }
}
