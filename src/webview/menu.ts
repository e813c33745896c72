// The menu behind the bar's last button: what is needed less often, with the keys that do the same.
import { element, part } from './dom.ts';

export interface MenuItem {
  readonly label: string;
  /** empty: there is none */
  readonly keys: string;
  /** undefined: it is not switched on or off */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly act: () => void;
}

export type MenuEntry = MenuItem | 'line';

export class Menu {
  readonly #menu = part('menu');
  readonly #button: HTMLButtonElement;
  readonly #entries: () => readonly MenuEntry[];

  /** `entries` is asked each time the menu opens. */
  constructor(button: HTMLButtonElement, entries: () => readonly MenuEntry[]) {
    this.#button = button;
    this.#entries = entries;
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => this.#toggle());
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node) || this.#menu.contains(target) || button.contains(target)) return;
      this.#close();
    });
    this.#menu.addEventListener('keydown', (event) => this.#pressed(event));
  }

  #pressed(event: KeyboardEvent): void {
    const items = [...this.#menu.querySelectorAll('button')].filter(({ disabled }) => !disabled);
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? items.indexOf(focused) : -1;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'Escape') {
      this.#close();
      this.#button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #toggle(): void {
    if (!this.#menu.hidden) return this.#close();
    this.#menu.replaceChildren(...this.#entries().map((entry) => this.#made(entry)));
    this.#menu.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#menu.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }

  #close(): void {
    this.#menu.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #made(entry: MenuEntry): HTMLElement {
    if (entry === 'line') return element('hr');
    const { label, keys, isOn, isDisabled, act } = entry;
    const role = isOn === undefined ? 'menuitem' : 'menuitemcheckbox';
    const item = element(
      'button',
      {
        attributes: { role, ...(isOn === undefined ? {} : { 'aria-checked': String(isOn) }) },
        onclick: () => {
          this.#close();
          this.#button.focus();
          act();
        },
      },
      element('span', {}, isOn === true ? `✓ ${label}` : label),
      keys !== '' && element('span', { class: 'keys' }, keys),
    );
    item.disabled = isDisabled ?? false;
    return item;
  }
}
