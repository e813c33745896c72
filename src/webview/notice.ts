// What is said when there is no picture, or one that is not quite what the text says: never a blank panel without a reason.
import type { StateView } from '../view/messages.ts';
import { element, part, prose } from './dom.ts';
import { tell } from './host.ts';

/** The quiet line under the bar. */
function strip({ condition, run }: StateView): HTMLElement[] | undefined {
  if (run.kind === 'failed')
    return [element('span', {}, `The simulation stopped with a fault of its own: ${run.message}`)];
  if (condition.kind === 'stale') {
    return [
      element('span', {}, `The last good picture. Line ${condition.line}: `, ...prose(condition.message)),
      link('Show line', () => tell({ kind: 'show-problem' })),
    ];
  }
  if (run.kind === 'stopped') {
    return [
      element('span', {}, `Stopped after ${run.frames.toLocaleString('en')} frames.`),
      link('Run on', () => tell({ kind: 'run-on' })),
    ];
  }
  if (run.kind === 'running')
    return [element('span', {}, `Running: ${run.frames.toLocaleString('en')} frames so far …`)];
  return undefined;
}

/** What stands where the diagram would be. */
function board({ condition, file, run }: StateView): HTMLElement[] | undefined {
  switch (condition.kind) {
    case 'errors':
      return [
        element('h1', {}, 'Nothing to draw yet'),
        element('p', {}, element('strong', {}, `Line ${condition.line}: `), ...prose(condition.message)),
        ...(condition.count > 1
          ? [element('p', { class: 'quiet' }, `There are ${condition.count - 1} more.`)]
          : []),
        element(
          'button',
          { class: 'primary', onclick: () => tell({ kind: 'show-problem' }) },
          'Show the line',
        ),
      ];
    case 'no-walk':
      return [
        element('h1', {}, condition.isEmpty ? 'An empty file' : 'Nothing happens in this file yet'),
        element(
          'p',
          {},
          condition.isEmpty
            ? 'Describe a few hosts, then say what one of them does:'
            : 'A walk says what the hosts do. This one sends the first packets:',
        ),
        element('pre', {}, condition.isEmpty ? EXAMPLE : WALK_EXAMPLE),
      ];
    case 'closed':
      return [
        element('h1', {}, 'The file is closed'),
        element('p', {}, `Open ${file} again to see it here.`),
      ];
    default:
      return run.kind === 'running' && run.frames === 0 ? [element('p', {}, 'Running …')] : undefined;
  }
}

const WALK_EXAMPLE = 'walk "first" {\n  A ping B\n}';
const EXAMPLE = `lan home 192.168.1.0/24\nhost A { nic home }\nhost B { nic home }\n${WALK_EXAMPLE}`;

function link(label: string, act: () => void): HTMLElement {
  return element('button', { class: 'link', onclick: act }, label);
}

/** @returns whether there is room for a diagram */
export function showNotices(state: StateView): void {
  const line = strip(state);
  part('strip').replaceChildren(...(line ?? []));
  part('strip').hidden = line === undefined;
  const instead = board(state);
  part('board').replaceChildren(...(instead ?? []));
  part('board').hidden = instead === undefined;
  const hasPicture = state.condition.kind === 'good' || state.condition.kind === 'stale';
  document.body.classList.toggle('no-picture', !hasPicture || instead !== undefined);
  document.body.classList.toggle('stale', state.condition.kind === 'stale');
}
