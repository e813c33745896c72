// Why the step happened: a title, one to three sentences, and behind a word each piece of evidence.
import type { Evidence, InspectorView } from '../view/messages.ts';
import { element, onToggled, part } from './dom.ts';
import { grid } from './grid.ts';
import { recall, remember } from './host.ts';
import { machineLines } from './machines.ts';

export class Why {
  readonly #part = part('why');

  /** `hint`: what is said before the first step, with `{key}` for the key. */
  show(view: InspectorView | undefined, hint: string): void {
    if (!view) {
      const [before, after] = hint.split('{key}');
      this.#part.replaceChildren(element('p', { class: 'hint' }, before, element('kbd', {}, '→'), after));
      return;
    }
    const { title, text, evidence } = view.explanation;
    const machines = view.machines && folded(view.machines.caption, machineLines(view.machines));
    const where = [
      view.place !== '' && element('bdi', { class: 'place' }, view.place),
      view.place !== '' && view.when !== '' && ' · ',
      element('bdi', {}, view.when),
    ];
    this.#part.replaceChildren(
      element('header', {}, element('h2', {}, title), element('span', { class: 'when' }, ...where)),
      element('p', {}, text),
      element('div', { class: 'evidences' }, ...evidence.map((item) => evidenceLine(item)), machines),
    );
    this.#part.scrollTop = 0;
  }
}

function evidenceLine(evidence: Evidence): HTMLElement {
  const content = evidence.kind === 'facts' ? facts(evidence.rows) : grid(evidence.columns, evidence.rows);
  return folded(evidence.caption, content);
}

function folded(caption: string, content: HTMLElement): HTMLElement {
  const details = element('details', { class: 'evidence' }, element('summary', {}, caption), content);
  // Opened or closed by hand, and so for the steps to come.
  details.open = recall().isEvidenceOpen;
  onToggled(details, (isOpen) => remember({ isEvidenceOpen: isOpen }));
  return details;
}

function facts(rows: readonly { readonly name: string; readonly value: string }[]): HTMLElement {
  const lines = rows.flatMap(({ name, value }) => [element('dt', {}, name), element('dd', {}, value)]);
  return element('dl', {}, ...lines);
}
