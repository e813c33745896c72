// Below the diagram: why the step happened, and behind two tabs the frame and the tables.
import type {
  EnvelopeView,
  Evidence,
  EvidenceRow,
  InspectorView,
  LayerView,
  TableView,
} from '../view/messages.ts';
import { element, part } from './dom.ts';
import { recall, remember, tell } from './host.ts';
import { fill, TEXT } from './text.ts';

const TABS = ['envelope', 'tables'] as const;
type Tab = (typeof TABS)[number];

function layerName(layer: number): string {
  const { layers } = TEXT;
  return layer === 2 || layer === 3 || layer === 4 || layer === 7 ? layers[layer] : '';
}

export class Inspector {
  readonly #why = part('why');
  readonly #body = part('tab-body');
  readonly #tabs = new Map<Tab, HTMLButtonElement>();
  #view: InspectorView | undefined;
  /** layers that were opened by hand stay open from packet to packet */
  readonly #open = new Set<string>();
  #isEvidenceOpen = false;

  constructor() {
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
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = recall().tab === 'envelope' ? 'tables' : 'envelope';
      this.#choose(other);
      this.#tabs.get(other)?.focus();
      event.preventDefault();
      event.stopPropagation();
    });
  }

  show(view: InspectorView | undefined): void {
    this.#view = view;
    part('inspector').classList.toggle(TEXT.empty, view === undefined);
    this.#showWhy();
    this.#showTab();
  }

  #choose(tab: Tab): void {
    remember({ tab });
    this.#showTab();
  }

  // ---- why

  #showWhy(): void {
    const view = this.#view;
    if (!view) {
      const [before, after] = TEXT.pressToBegin.split('{key}');
      this.#why.replaceChildren(element('p', { class: 'hint' }, before, element('kbd', {}, '→'), after));
      return;
    }
    const { title, text, evidence } = view.explanation;
    const details = evidence.map((item) => this.#evidence(item));
    this.#why.replaceChildren(
      element(
        'header',
        {},
        element('h2', {}, title),
        element('span', { class: 'when' }, [view.place, view.when].filter((text) => text !== '').join(' · ')),
      ),
      element('p', {}, text),
      element('div', { class: 'evidences' }, ...details),
    );
    this.#why.scrollTop = 0;
  }

  #evidence(evidence: Evidence): HTMLElement {
    const details = element('details', { class: 'evidence' }, element('summary', {}, evidence.caption));
    details.open = this.#isEvidenceOpen;
    details.addEventListener('toggle', () => {
      this.#isEvidenceOpen = details.open;
    });
    if (evidence.kind === 'facts') {
      details.append(
        element(
          'dl',
          {},
          ...evidence.rows.flatMap(({ name, value }) => [element('dt', {}, name), element('dd', {}, value)]),
        ),
      );
    } else {
      details.append(
        table(
          evidence.columns,
          evidence.rows.map(({ cells, mark }) => ({ cells, mark })),
        ),
      );
    }
    return details;
  }

  // ---- tabs

  #showTab(): void {
    const { tab } = recall();
    const tables = this.#view?.tables ?? [];
    const changed = tables.filter(({ rows }) => rows.some(({ mark }) => mark !== undefined)).length;
    for (const [name, button] of this.#tabs) {
      button.textContent =
        name === 'envelope'
          ? TEXT.envelope
          : changed > 0
            ? fill(TEXT.tablesChanged, { count: changed })
            : TEXT.tables;
      button.setAttribute('aria-selected', String(name === tab));
      button.tabIndex = name === tab ? 0 : -1;
    }
    this.#body.setAttribute('aria-labelledby', `tab-${tab}`);
    this.#body.replaceChildren(...(tab === 'envelope' ? this.#envelope() : this.#tables()));
  }

  #envelope(): HTMLElement[] {
    const envelope = this.#view?.envelope;
    if (!envelope) {
      const text = this.#view ? TEXT.noFrame : '';
      return [element('p', { class: 'quiet' }, text)];
    }
    return [this.#envelopeHead(envelope), ...envelope.layers.map((layer) => this.#layer(layer))];
  }

  #envelopeHead({ number, from, to, size }: EnvelopeView): HTMLElement {
    return element(
      'p',
      { class: 'quiet frame' },
      fill(TEXT.packetHead, { number }),
      element('bdi', {}, from),
      ' → ',
      element('bdi', {}, to),
      `, ${size}`,
    );
  }

  #layer({ layer, protocol, summary, fields }: LayerView): HTMLElement {
    const changed = fields.filter(({ before }) => before !== undefined);
    const key = `${layer} ${protocol}`;
    const details = element(
      'details',
      { class: `layer l-${layer}` },
      element(
        'summary',
        { title: fill(TEXT.layerTitle, { layer, name: layerName(layer), summary }) },
        element('span', { class: 'level' }, String(layer)),
        element('span', { class: 'protocol' }, protocol),
        element('span', { class: 'summary' }, summary),
      ),
      element(
        'dl',
        {},
        ...fields.flatMap(({ name, value, before }) => [
          element('dt', {}, name),
          element(
            'dd',
            before === undefined ? {} : { class: 'changed' },
            before !== undefined && element('del', {}, before),
            before !== undefined && ' → ',
            value,
          ),
        ]),
      ),
    );
    details.open = changed.length > 0 || this.#open.has(key);
    details.addEventListener('toggle', () => {
      if (details.open) this.#open.add(key);
      else this.#open.delete(key);
    });
    return details;
  }

  #tables(): HTMLElement[] {
    const view = this.#view;
    const { allTables } = recall();
    if (!view) return [];
    const box = element('input', { attributes: { type: 'checkbox' } });
    box.checked = allTables;
    box.addEventListener('change', () => {
      remember({ allTables: box.checked });
      tell({ kind: 'all-tables', all: box.checked });
    });
    const made = view.tables.map((shown) => tableBlock(shown));
    if (made.length === 0) made.push(element('p', { class: 'quiet' }, TEXT.noTableChanged));
    return [...made, element('label', { class: 'all' }, box, ` ${TEXT.allTables}`)];
  }
}

function tableBlock({ owner, command, columns, rows }: TableView): HTMLElement {
  return element(
    'section',
    { class: 'table' },
    element('h3', {}, element('bdi', {}, owner), element('code', {}, command)),
    rows.length === 0
      ? element('p', { class: 'quiet' }, TEXT.empty)
      : table(
          columns,
          rows.map(({ cells, mark, before }) => ({ cells, mark, before })),
        ),
  );
}

interface ShownRow {
  readonly cells: readonly string[];
  readonly mark?: EvidenceRow['mark'] | undefined;
  readonly before?: Readonly<Record<number, string>> | undefined;
}

function table(columns: readonly string[], rows: readonly ShownRow[]): HTMLElement {
  return element(
    'div',
    { class: 'grid' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...columns.map((name) => element('th', {}, name)))),
      element(
        'tbody',
        {},
        ...rows.map(({ cells, mark, before }) =>
          element(
            'tr',
            mark === undefined ? {} : { class: mark, title: TEXT.marks[mark] },
            ...cells.map((cell, column) => {
              const was = before?.[column];
              return element(
                'td',
                was === undefined ? {} : { class: 'changed' },
                was !== undefined && element('del', {}, was),
                was !== undefined && ' ',
                cell,
              );
            }),
          ),
        ),
      ),
    ),
  );
}
