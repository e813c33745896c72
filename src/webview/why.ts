// Why the step happened: a title, one to three sentences, and behind a word each piece of evidence.
import type { Evidence, InspectorView } from '../view/messages.ts';
import { element, onToggled, part } from './dom.ts';
import { grid } from './grid.ts';
import { TEXT } from './text.ts';

export class Why {
  readonly #part = part('why');
  /** opened or closed by hand, and so for the steps to come */
  #isOpen = false;

  show(view: InspectorView | undefined): void {
    if (!view) {
      const [before, after] = TEXT.pressToBegin.split('{key}');
      this.#part.replaceChildren(element('p', { class: 'hint' }, before, element('kbd', {}, '→'), after));
      return;
    }
    const { title, text, evidence } = view.explanation;
    const where = [view.place, view.when].filter((words) => words !== '').join(' · ');
    this.#part.replaceChildren(
      element('header', {}, element('h2', {}, title), element('span', { class: 'when' }, where)),
      element('p', {}, text),
      element('div', { class: 'evidences' }, ...evidence.map((item) => this.#evidence(item))),
    );
    this.#part.scrollTop = 0;
  }

  #evidence(evidence: Evidence): HTMLElement {
    const details = element('details', { class: 'evidence' }, element('summary', {}, evidence.caption));
    details.open = this.#isOpen;
    onToggled(details, (isOpen) => {
      this.#isOpen = isOpen;
    });
    details.append(evidence.kind === 'facts' ? facts(evidence.rows) : grid(evidence.columns, evidence.rows));
    return details;
  }
}

function facts(rows: readonly { readonly name: string; readonly value: string }[]): HTMLElement {
  const lines = rows.flatMap(({ name, value }) => [element('dt', {}, name), element('dd', {}, value)]);
  return element('dl', {}, ...lines);
}
