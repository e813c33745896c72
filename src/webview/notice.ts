// What is said when there is no picture, or one that is not quite what the text says: never a blank panel without a reason.
import type { StateView } from '../view/messages.ts';
import { element, part, prose } from './dom.ts';
import { tell } from './host.ts';
import { fill, formatCount, TEXT } from './text.ts';

/** The quiet line under the bar. */
function strip({ condition, run }: StateView): HTMLElement[] | undefined {
  if (run.kind === 'failed')
    return [element('span', {}, fill(TEXT.simulationFailed, { message: run.message }))];
  if (condition.kind === 'stale') {
    return [
      element('span', {}, fill(TEXT.stale, { line: condition.line }), ...prose(condition.message)),
      link(TEXT.showLine, () => tell({ kind: 'show-problem' })),
    ];
  }
  if (run.kind === 'stopped') {
    return [
      element('span', {}, fill(TEXT.stoppedAfter, { frames: formatCount(run.frames) })),
      link(TEXT.runOn, () => tell({ kind: 'run-on' })),
    ];
  }
  if (run.kind === 'running')
    return [element('span', {}, fill(TEXT.runningSoFar, { frames: formatCount(run.frames) }))];
  return undefined;
}

/** What stands where the diagram would be. */
function board({ condition, file, run }: StateView): HTMLElement[] | undefined {
  switch (condition.kind) {
    case 'errors':
      return [
        element('h1', {}, TEXT.nothingYet),
        element(
          'p',
          {},
          element('strong', {}, fill(TEXT.line, { line: condition.line })),
          ...prose(condition.message),
        ),
        ...(condition.count > 1
          ? [element('p', { class: 'quiet' }, fill(TEXT.furtherErrors, { count: condition.count - 1 }))]
          : []),
        element(
          'button',
          { class: 'primary', onclick: () => tell({ kind: 'show-problem' }) },
          TEXT.showTheLine,
        ),
      ];
    case 'no-walk':
      return [
        element('h1', {}, condition.isEmpty ? TEXT.emptyFile : TEXT.nothingHappens),
        element('p', {}, condition.isEmpty ? TEXT.describeHosts : TEXT.writeWalk),
        element('pre', {}, condition.isEmpty ? EXAMPLE : WALK_EXAMPLE),
      ];
    case 'closed':
      return [element('h1', {}, TEXT.closed), element('p', {}, fill(TEXT.openAgain, { file }))];
    default:
      return run.kind === 'running' && run.frames === 0 ? [element('p', {}, TEXT.running)] : undefined;
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
