// Left and right by hop, up and down by packet, page up and down by action, as experience.md has it.
import type { FromPanel } from '../view/messages.ts';
import type { Filter } from './filter.ts';
import { tell } from './host.ts';
import type { Play } from './play.ts';
import type { Zoom } from './zoom.ts';

export interface Operated {
  readonly filter: Filter;
  readonly play: Play;
  readonly zoom: Zoom;
}

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

export function listenToKeys({ filter, play, zoom }: Operated): void {
  document.addEventListener('keydown', (event) => {
    if (isSearch(event)) {
      event.preventDefault();
      tell({ kind: 'search' });
      return;
    }
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // Where the plus stands differs from keyboard to keyboard: it may need Shift.
    if (!target?.closest(OWN_KEYS) && zoomBy(event.key, zoom)) {
      event.preventDefault();
      return;
    }
    if (event.shiftKey) return;
    const message = KEYS[event.key];
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

/** @returns whether the key is one of those */
function zoomBy(key: string, zoom: Zoom): boolean {
  if (key === '+' || key === '=') zoom.step(1);
  else if (key === '-') zoom.step(-1);
  else if (key === '0') zoom.reset();
  else return false;
  return true;
}

/** As in every editor; in the filter's line as well. */
function isSearch({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'f' && ctrlKey !== metaKey && !altKey && !shiftKey;
}
