// The two TCP machines: a line for each end, its states in their order, and between them what led from one to the next.
import type { MachinesView, MachineView } from '../view/messages.ts';
import { element } from './dom.ts';

export function machineLines({ sides }: MachinesView): HTMLElement {
  return element('div', { class: 'machines' }, ...sides.map(machineLine));
}

function machineLine({ end, states }: MachineView): HTMLElement {
  const last = states.length - 1;
  return element(
    'div',
    { class: 'machine' },
    element('bdi', { class: 'end' }, end),
    element(
      'ol',
      {},
      ...states.map(({ name, cause, isNew }, position) =>
        element(
          'li',
          isNew ? { class: 'new' } : {},
          cause !== '' && element('span', { class: 'cause' }, `${cause} → `),
          element(
            'span',
            position === last
              ? { class: 'state', attributes: { 'aria-current': 'true' } }
              : { class: 'state' },
            name,
          ),
        ),
      ),
    ),
  );
}
