// A machine's table under the command that prints it there.
import type { TableView } from '../view/messages.ts';
import { element } from './dom.ts';
import { grid } from './grid.ts';
import { TEXT } from './text.ts';

export function tableBlock({ owner, command, columns, rows }: TableView): HTMLElement {
  return element(
    'section',
    { class: 'table' },
    element('h3', {}, element('bdi', {}, owner), element('code', {}, command)),
    rows.length === 0 ? element('p', { class: 'quiet' }, TEXT.empty) : grid(columns, rows),
  );
}
