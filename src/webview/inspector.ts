// Below the diagram: why the step happened, and behind tabs the frame, the tables, what it all costs, and the map.
import type { CostTable, CursorView, InspectorTab, InspectorView, MapView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { Envelope } from './envelope.ts';
import { grid } from './grid.ts';
import { recall, remember, tell } from './host.ts';
import { NetworkMap } from './map.ts';
import { linkOctets } from './octets.ts';
import { tableBlock } from './table.ts';
import { fill, TEXT } from './text.ts';
import { Why } from './why.ts';

const TABS: readonly InspectorTab[] = ['envelope', 'tables', 'costs', 'map'];

export class Inspector {
  readonly #why = new Why();
  readonly #envelope = new Envelope((octets) => this.#wish({ octets }));
  readonly #map = new NetworkMap();
  readonly #body = part('tab-body');
  readonly #tabs = new Map<InspectorTab, HTMLButtonElement>();
  #view: InspectorView | undefined;
  /** where it was before the panel was made anew; undefined: it is there, or somebody went elsewhere */
  #scrollWanted: number | undefined = recall().inspectorScroll;

  constructor() {
    this.#body.addEventListener('scroll', () => {
      if (this.#scrollWanted === undefined) remember({ inspectorScroll: this.#body.scrollTop });
    });
    for (const gesture of ['wheel', 'pointerdown', 'keydown'] as const)
      this.#body.addEventListener(gesture, () => this.#stay(), { passive: true });
    // Where there is more room, the browser moves it by itself; where there is less again, it shall be where it was.
    new ResizeObserver(() => {
      this.#scrollWanted = recall().inspectorScroll;
      this.#restoreScroll();
    }).observe(this.#body);
    linkOctets(this.#body);
    for (const tab of TABS) {
      const button = element('button', {
        class: 'tab',
        attributes: { role: 'tab', id: `tab-${tab}`, 'aria-controls': 'tab-body' },
        onclick: () => this.#choose(tab),
      });
      this.#tabs.set(tab, button);
      part('tabs').append(button);
    }
    part('tabs').addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const other = TABS[(TABS.indexOf(recall().tab) + step + TABS.length) % TABS.length];
      if (step === 0 || other === undefined) return;
      this.#choose(other);
      this.#tabs.get(other)?.focus();
      event.preventDefault();
      event.stopPropagation();
    });
  }

  takeMap(map: MapView): void {
    this.#map.take(map);
  }

  show({ inspector: view, step, flight }: CursorView, packets: number): void {
    this.#view = view;
    // The map has something to show before the first packet.
    part('inspector').classList.toggle('empty', view === undefined && recall().tab !== 'map');
    this.#map.point(step, flight);
    this.#why.show(view, packets === 0 ? TEXT.pressForStep : TEXT.pressToBegin);
    this.#showTab();
  }

  #stay(): void {
    this.#scrollWanted = undefined;
  }

  #choose(tab: InspectorTab): void {
    this.#stay();
    this.#wish({ tab });
    this.#showTab();
    this.#body.scrollTop = 0;
  }

  /** The host computes only what is looked at. */
  #wish(change: {
    readonly tab?: InspectorTab;
    readonly allTables?: boolean;
    readonly octets?: boolean;
  }): void {
    remember(change);
    const { tab, allTables, octets } = recall();
    tell({ kind: 'inspect', tab, allTables, octets });
  }

  #showTab(): void {
    const { tab } = recall();
    const tables = this.#view?.tables ?? [];
    const changed = tables.filter(({ rows }) => rows.some(({ mark }) => mark !== undefined)).length;
    const titles: Readonly<Record<InspectorTab, string>> = {
      envelope: TEXT.envelope,
      tables: changed > 0 ? fill(TEXT.tablesChanged, { count: changed }) : TEXT.tables,
      costs: TEXT.costs,
      map: TEXT.map,
    };
    for (const [name, button] of this.#tabs) {
      button.textContent = titles[name];
      button.setAttribute('aria-selected', String(name === tab));
      button.tabIndex = name === tab ? 0 : -1;
    }
    this.#body.setAttribute('aria-labelledby', `tab-${tab}`);
    const content = this.#content(tab);
    // The map stays as it is: it keeps its scroll position, and its marker moves.
    const isThere = content.length > 0 && content.every((made) => made.parentElement === this.#body);
    if (!isThere) this.#body.replaceChildren(...content);
    this.#restoreScroll();
  }

  #restoreScroll(): void {
    if (this.#scrollWanted === undefined) return;
    this.#body.scrollTop = this.#scrollWanted;
    // Costs, for one, come later.
    if (Math.abs(this.#body.scrollTop - this.#scrollWanted) <= 1) this.#stay();
  }

  #content(tab: InspectorTab): HTMLElement[] {
    switch (tab) {
      case 'envelope':
        return this.#envelope.content(this.#view);
      case 'tables':
        return this.#tables();
      case 'costs':
        return this.#view?.costs ? costs(this.#view.costs) : [];
      case 'map':
        return this.#map.content;
    }
  }

  #tables(): HTMLElement[] {
    const view = this.#view;
    if (!view) return [];
    const box = element('input', { attributes: { type: 'checkbox' } });
    box.checked = recall().allTables;
    box.addEventListener('change', () => this.#wish({ allTables: box.checked }));
    const made = view.tables.map((shown) => tableBlock(shown));
    if (made.length === 0) made.push(element('p', { class: 'quiet' }, TEXT.noTableChanged));
    return [...made, element('label', { class: 'all' }, box, ` ${TEXT.allTables}`)];
  }
}

function costs({ caption, columns, rows, legend }: CostTable): HTMLElement[] {
  return [
    element('p', { class: 'quiet' }, caption),
    element(
      'div',
      { class: 'costs' },
      grid(
        columns,
        rows.map((cells) => ({ cells })),
      ),
    ),
    element('p', { class: 'quiet legend' }, legend),
  ];
}
