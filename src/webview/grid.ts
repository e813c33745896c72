// A table of the inspector: rows with marks, cells with what they were before.
import type { EvidenceRow } from '../view/messages.ts';
import { element } from './dom.ts';
import { TEXT } from './text.ts';

export interface GridRow {
  readonly cells: readonly string[];
  readonly mark?: EvidenceRow['mark'] | undefined;
  /** what a cell was, by its position */
  readonly before?: Readonly<Record<number, string>> | undefined;
  /** cells that differ from their neighbour to the left */
  readonly changed?: readonly boolean[];
}

export function grid(columns: readonly string[], rows: readonly GridRow[]): HTMLElement {
  return element(
    'div',
    { class: 'grid' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...columns.map((name) => element('th', {}, name)))),
      element('tbody', {}, ...rows.map(gridRow)),
    ),
  );
}

function gridRow({ cells, mark, before, changed }: GridRow): HTMLElement {
  return element(
    'tr',
    mark === undefined ? {} : { class: mark, title: TEXT.marks[mark] },
    ...cells.map((cell, column) => {
      const was = before?.[column];
      return element(
        'td',
        was !== undefined || changed?.[column] ? { class: 'changed' } : {},
        was !== undefined && element('del', {}, was),
        was !== undefined && ' ',
        cell,
      );
    }),
  );
}
