// Left and right by hop, up and down by packet, page up and down by action, as experience.md has it.
import type { FromPanel } from '../view/messages.ts';
import type { Filter } from './filter.ts';
import { tell } from './host.ts';
import type { Play } from './play.ts';

const KEYS: Readonly<Record<string, FromPanel>> = {
  ArrowRight: { kind: 'move', unit: 'hop', direction: 1 },
  ArrowLeft: { kind: 'move', unit: 'hop', direction: -1 },
  ArrowDown: { kind: 'move', unit: 'packet', direction: 1 },
  ArrowUp: { kind: 'move', unit: 'packet', direction: -1 },
  PageDown: { kind: 'move', unit: 'action', direction: 1 },
  PageUp: { kind: 'move', unit: 'action', direction: -1 },
  Home: { kind: 'first' },
  End: { kind: 'last' },
  '.': { kind: 'move', unit: 'step', direction: 1 },
  ',': { kind: 'move', unit: 'step', direction: -1 },
  Enter: { kind: 'show-source' },
};

/** These keep their keys for themselves. */
const OWN_KEYS = 'select, input, [role="menu"], [role="separator"]';
const OWN_SPACE = `${OWN_KEYS}, button, summary, a`;
const OWN_ENTER = 'button, summary, a';

export function listenToKeys(filter: Filter, play: Play): void {
  document.addEventListener('keydown', (event) => {
    if (isSearch(event)) {
      event.preventDefault();
      tell({ kind: 'search' });
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const message = KEYS[event.key];
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === '/' && !target?.closest(OWN_KEYS)) {
      event.preventDefault();
      filter.open();
      return;
    }
    if (event.key === ' ' && !target?.closest(OWN_SPACE)) {
      event.preventDefault();
      play.toggle();
      return;
    }
    if (!message || target?.closest(OWN_KEYS)) return;
    if (event.key === 'Enter' && target?.closest(OWN_ENTER)) return;
    event.preventDefault();
    play.stop();
    tell(message);
  });
}

/** As in every editor; in the filter's line as well. */
function isSearch({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'f' && ctrlKey !== metaKey && !altKey && !shiftKey;
}
