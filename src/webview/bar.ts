// The bar: which walk, the buttons that step, where one is, and a menu for the rest.
import type { CursorView, PictureView, StateView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { exportEntries } from './export.ts';
import type { Filter } from './filter.ts';
import { choose, recall, tell } from './host.ts';
import { Menu, type MenuEntry } from './menu.ts';
import { type Play, SPEEDS } from './play.ts';
import { fill, fillCounts, TEXT } from './text.ts';
import type { Zoom } from './zoom.ts';

const BUTTONS = [
  {
    id: 'first',
    title: `${TEXT.toStart} (Home)`,
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
    title: `${TEXT.toEnd} (End)`,
    icon: 'M12 3v10M3 3.5 9 8l-6 4.5z',
    act: () => tell({ kind: 'last' }),
  },
] as const;

/** In a ring, so that it is told apart from the arrow of a single step. */
const RING = 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8';
const PLAY = `${RING}M6.6 5.4v5.2L10.6 8z`;
const PAUSE = `${RING}M6.3 5.6v4.8M9.7 5.6v4.8`;

const SEARCH_KEYS = navigator.platform.startsWith('Mac') ? '⌘F' : 'Ctrl+F';

export class Bar {
  readonly #picker = element('select', { class: 'walks', title: TEXT.walkShown });
  readonly #position = element('span', { class: 'position' });
  readonly #linked = element(
    'span',
    {
      class: 'chip linked',
      title: TEXT.linked,
      attributes: { role: 'img', 'aria-label': TEXT.linked, hidden: '' },
    },
    '⇄',
  );
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #picture: PictureView | undefined;
  #about: CursorView['about'] = { packet: undefined, conversation: undefined };

  readonly #play: Play;
  readonly #player: HTMLButtonElement;
  readonly #zoom: Zoom;
  readonly #size: HTMLButtonElement;

  constructor(filter: Filter, play: Play, zoom: Zoom) {
    this.#play = play;
    this.#zoom = zoom;
    this.#size = element('button', {
      class: 'chip size',
      title: `${TEXT.zoomReset} (0)`,
      onclick: () => zoom.reset(),
    });
    this.showZoom();
    this.#picker.setAttribute('aria-label', TEXT.walk);
    this.#picker.addEventListener('change', () => tell({ kind: 'choose', walk: this.#picker.value }));
    const buttons = BUTTONS.map(({ id, title, icon, act }) => {
      const button = iconButton(title, icon, act);
      button.id = id;
      this.#buttons.set(id, button);
      return button;
    });
    this.#player = iconButton(`${TEXT.play} (${TEXT.spaceKey})`, PLAY, () => play.toggle());
    this.#player.id = 'play';
    this.#player.setAttribute('aria-pressed', 'false');
    const filtering = iconButton(TEXT.filterPackets, 'M2.5 3.5h11L9.5 8.5v4l-3 1v-5z', () => filter.open());
    filtering.id = 'filtering';
    const more = iconButton(TEXT.more, 'M3 8h.01M8 8h.01M13 8h.01', () => undefined);
    more.classList.add('more');
    new Menu(more, () => this.#entries(filter));
    part('bar').append(
      this.#picker,
      element('div', { class: 'steps', attributes: { role: 'group', 'aria-label': TEXT.steps } }, ...buttons),
      this.#player,
      this.#position,
      this.#linked,
      element('span', { class: 'spring' }),
      this.#size,
      filtering,
      more,
    );
  }

  show({ walks, walk, comparedWith }: StateView): void {
    this.#linked.hidden = comparedWith === undefined;
    const names = walk !== undefined && !walks.includes(walk) ? [walk, ...walks] : walks;
    this.#picker.replaceChildren(
      ...names.map((name) => element('option', { attributes: { value: name } }, name)),
    );
    if (walk !== undefined) this.#picker.value = walk;
    this.#picker.disabled = names.length < 2;
    this.#picker.hidden = names.length === 0;
  }

  point(cursor: CursorView | undefined, packets: number): void {
    this.#about = cursor?.about ?? { packet: undefined, conversation: undefined };
    const step = cursor?.step ?? -1;
    const isEnd = !cursor || step >= cursor.stepCount - 1;
    const values = cursor && { packet: cursor.packet, packets, step: step + 1, steps: cursor.stepCount };
    this.#position.textContent = values && packets > 0 ? fillCounts(TEXT.position, values) : '';
    this.#position.title = values ? fillCounts(TEXT.positionInFull, values) : '';
    this.#player.disabled = !cursor;
    for (const [id, button] of this.#buttons) {
      const isForward = id === 'forward' || id === 'last';
      button.toggleAttribute('disabled', !cursor || (isForward ? isEnd : step < 0));
      button.classList.toggle('primary', id === 'forward' && step < 0 && !isEnd);
    }
  }

  showPlaying(): void {
    const { isPlaying } = this.#play;
    const title = `${isPlaying ? TEXT.pause : TEXT.play} (${TEXT.spaceKey})`;
    this.#player.title = title;
    this.#player.setAttribute('aria-label', title);
    this.#player.setAttribute('aria-pressed', String(isPlaying));
    this.#player.querySelector('path')?.setAttribute('d', isPlaying ? PAUSE : PLAY);
  }

  /** Nobody needs to be told of the usual size. */
  showZoom(): void {
    const { zoom } = recall();
    this.#size.hidden = zoom === 1;
    this.#size.textContent = `${Math.round(zoom * 100)} %`;
  }

  /** What can be done with this picture. */
  draw(picture: PictureView): void {
    this.#picture = picture;
  }

  #entries(filter: Filter): readonly MenuEntry[] {
    const move = (unit: 'step' | 'packet' | 'action', direction: 1 | -1) => (): void =>
      tell({ kind: 'move', unit, direction });
    const { rows, folded } = recall().choice;
    const groups = this.#picture?.groups ?? [];
    const { packet, conversation } = this.#about;
    return [
      { label: TEXT.toStart, keys: 'Home', act: () => tell({ kind: 'first' }) },
      { label: TEXT.toEnd, keys: 'End', act: () => tell({ kind: 'last' }) },
      { label: TEXT.nextStep, keys: '.', act: move('step', 1) },
      { label: TEXT.previousStep, keys: ',', act: move('step', -1) },
      { label: TEXT.nextPacket, keys: '↓', act: move('packet', 1) },
      { label: TEXT.previousPacket, keys: '↑', act: move('packet', -1) },
      { label: TEXT.nextAction, keys: 'Page Down', act: move('action', 1) },
      { label: TEXT.previousAction, keys: 'Page Up', act: move('action', -1) },
      'line',
      {
        label: this.#play.isPlaying ? TEXT.pause : TEXT.play,
        keys: TEXT.spaceKey,
        act: () => this.#play.toggle(),
      },
      ...SPEEDS.map((speed) => ({
        label: fill(TEXT.speed, { speed }),
        keys: '',
        isOn: recall().speed === speed,
        act: () => this.#play.setSpeed(speed),
      })),
      'line',
      { label: TEXT.search, keys: SEARCH_KEYS, act: () => tell({ kind: 'search' }) },
      { label: TEXT.filterPackets, keys: '/', act: () => filter.open() },
      {
        label: TEXT.followConnection,
        keys: '',
        isDisabled: conversation === undefined,
        act: () => filter.follow('conversation'),
      },
      {
        label: TEXT.followPacket,
        keys: '',
        isDisabled: packet === undefined,
        act: () => filter.follow('packet'),
      },
      'line',
      {
        label: TEXT.hops,
        keys: '',
        isOn: rows === 'hops',
        act: () => choose({ rows: rows === 'hops' ? 'journeys' : 'hops' }),
      },
      {
        label: TEXT.foldAll,
        keys: '',
        isDisabled: groups.length === 0,
        act: () => choose({ folded: groups }),
      },
      {
        label: TEXT.unfoldAll,
        keys: '',
        isDisabled: folded.length === 0,
        act: () => choose({ folded: [] }),
      },
      'line',
      { label: TEXT.zoomIn, keys: '+', act: () => this.#zoom.step(1) },
      { label: TEXT.zoomOut, keys: '−', act: () => this.#zoom.step(-1) },
      {
        label: TEXT.zoomReset,
        keys: '0',
        isDisabled: recall().zoom === 1,
        act: () => this.#zoom.reset(),
      },
      'line',
      { label: TEXT.compare, keys: '', act: () => tell({ kind: 'compare' }) },
      { label: TEXT.showSource, keys: 'Enter', act: () => tell({ kind: 'show-source' }) },
      ...exportEntries(),
    ];
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
