// The bar: which walk, the buttons that step, where one is, and a menu for the rest.
import type { CursorView, StateView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { tell } from './host.ts';
import { fill, TEXT } from './text.ts';

const BUTTONS = [
  {
    id: 'first',
    title: TEXT.toStart,
    icon: 'M4 3v10M13 3.5 7 8l6 4.5z',
    act: () => tell({ kind: 'first' }),
  },
  {
    id: 'back',
    title: TEXT.back,
    icon: 'M10.5 3.5 5 8l5.5 4.5z',
    act: () => tell({ kind: 'move', unit: 'hop', direction: -1 }),
  },
  {
    id: 'forward',
    title: TEXT.forward,
    icon: 'M5.5 3.5 11 8l-5.5 4.5z',
    act: () => tell({ kind: 'move', unit: 'hop', direction: 1 }),
  },
  {
    id: 'last',
    title: TEXT.toEnd,
    icon: 'M12 3v10M3 3.5 9 8l-6 4.5z',
    act: () => tell({ kind: 'last' }),
  },
] as const;

export class Bar {
  readonly #picker = element('select', { class: 'walks', title: TEXT.walkShown });
  readonly #position = element('span', { class: 'position' });
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #menu = part('menu');
  readonly #more: HTMLButtonElement;

  constructor() {
    this.#picker.setAttribute('aria-label', TEXT.walk);
    this.#picker.addEventListener('change', () => tell({ kind: 'choose', walk: this.#picker.value }));
    const buttons = BUTTONS.map(({ id, title, icon, act }) => {
      const button = iconButton(title, icon, act);
      button.id = id;
      this.#buttons.set(id, button);
      return button;
    });
    this.#more = iconButton(TEXT.more, 'M3 8h.01M8 8h.01M13 8h.01', () => this.#toggle());
    this.#more.classList.add('more');
    this.#more.setAttribute('aria-haspopup', 'menu');
    this.#more.setAttribute('aria-expanded', 'false');
    part('bar').append(
      this.#picker,
      element('div', { class: 'steps', attributes: { role: 'group', 'aria-label': TEXT.steps } }, ...buttons),
      this.#position,
      element('span', { class: 'spring' }),
      this.#more,
    );
    this.#fillMenu();
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node) || this.#menu.contains(target) || this.#more.contains(target)) return;
      this.#close();
    });
  }

  show({ walks, walk }: StateView): void {
    const names = walk !== undefined && !walks.includes(walk) ? [walk, ...walks] : walks;
    this.#picker.replaceChildren(
      ...names.map((name) => element('option', { attributes: { value: name } }, name)),
    );
    if (walk !== undefined) this.#picker.value = walk;
    this.#picker.disabled = names.length < 2;
    this.#picker.hidden = names.length === 0;
  }

  point(cursor: CursorView | undefined, packets: number): void {
    const step = cursor?.step ?? -1;
    const isEnd = !cursor || step >= cursor.stepCount - 1;
    const values = cursor && { packet: cursor.packet, packets, step: step + 1, steps: cursor.stepCount };
    this.#position.textContent = values ? fill(TEXT.position, values) : '';
    this.#position.title = values ? fill(TEXT.positionInFull, values) : '';
    for (const [id, button] of this.#buttons) {
      const isForward = id === 'forward' || id === 'last';
      button.toggleAttribute('disabled', !cursor || (isForward ? isEnd : step < 0));
      button.classList.toggle('primary', id === 'forward' && step < 0 && !isEnd);
    }
  }

  #fillMenu(): void {
    const item = (label: string, keys: string, act: () => void): HTMLButtonElement =>
      element(
        'button',
        {
          attributes: { role: 'menuitem' },
          onclick: () => {
            this.#close();
            act();
          },
        },
        element('span', {}, label),
        keys !== '' && element('span', { class: 'keys' }, keys),
      );
    const move = (unit: 'step' | 'packet' | 'action', direction: 1 | -1) => (): void =>
      tell({ kind: 'move', unit, direction });
    this.#menu.append(
      item(TEXT.nextStep, '.', move('step', 1)),
      item(TEXT.previousStep, ',', move('step', -1)),
      item(TEXT.nextPacket, '↓', move('packet', 1)),
      item(TEXT.previousPacket, '↑', move('packet', -1)),
      item(TEXT.nextAction, 'Page Down', move('action', 1)),
      item(TEXT.previousAction, 'Page Up', move('action', -1)),
      element('hr'),
      item(TEXT.showSource, 'Enter', () => tell({ kind: 'show-source' })),
      item(TEXT.copyMermaid, '', () => tell({ kind: 'copy-mermaid' })),
    );
    this.#menu.addEventListener('keydown', (event) => {
      const items = [...this.#menu.querySelectorAll('button')];
      const focused = document.activeElement;
      const at = focused instanceof HTMLButtonElement ? items.indexOf(focused) : -1;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) items[(at + step + items.length) % items.length]?.focus();
      else if (event.key === 'Escape') {
        this.#close();
        this.#more.focus();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  #toggle(): void {
    if (!this.#menu.hidden) return this.#close();
    this.#menu.hidden = false;
    this.#more.setAttribute('aria-expanded', 'true');
    this.#menu.querySelector('button')?.focus();
  }

  #close(): void {
    this.#menu.hidden = true;
    this.#more.setAttribute('aria-expanded', 'false');
  }
}

function iconButton(title: string, path: string, act: () => void): HTMLButtonElement {
  const button = element('button', {
    class: 'icon',
    title,
    attributes: { 'aria-label': title },
    onclick: act,
  });
  button.innerHTML =
    '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path stroke-linecap="round" stroke-linejoin="round"/></svg>';
  button.querySelector('path')?.setAttribute('d', path);
  return button;
}
