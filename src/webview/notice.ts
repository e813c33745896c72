// What is said when there is no picture, or one that is not quite what the text says: never a blank panel without a reason.
import type { PictureView, StateView } from '../view/messages.ts';
import { element, part, prose } from './dom.ts';
import { tell } from './host.ts';
import { fill, formatCount, TEXT } from './text.ts';

/** The quiet line under the bar. */
function strip({ condition, run }: StateView, hasPicture: boolean): HTMLElement[] | undefined {
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
      element(
        'span',
        {},
        fill(TEXT.stoppedAfter, { frames: formatCount(run.frames) }),
        run.again !== undefined && fill(TEXT.againAndAgain, { frame: run.again }),
      ),
      link(TEXT.runOn, () => tell({ kind: 'run-on' })),
    ];
  }
  if (run.kind === 'running' && hasPicture)
    return [element('span', {}, fill(TEXT.runningSoFar, { frames: formatCount(run.frames) }))];
  return undefined;
}

/** What stands where the diagram would be. */
function board({ condition, file, run, hosts }: StateView, hasPicture: boolean): HTMLElement[] | undefined {
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
        element(
          'p',
          { class: 'quiet' },
          condition.count > 1 && `${fill(TEXT.furtherErrors, { count: condition.count - 1 })} `,
          TEXT.mendFirst,
        ),
        element(
          'button',
          { class: 'primary', onclick: () => tell({ kind: 'show-problem' }) },
          TEXT.showTheLine,
        ),
      ];
    case 'no-walk':
      return [
        element('h1', {}, condition.isEmpty ? TEXT.emptyFile : TEXT.nothingHappens),
        element('p', {}, hosts ? TEXT.writeWalk : TEXT.describeHosts),
        element('pre', {}, hosts ? walkOf(...hosts) : EXAMPLE),
      ];
    case 'closed':
      return [element('h1', {}, TEXT.closed), element('p', {}, fill(TEXT.openAgain, { file }))];
    default:
      return hasPicture || run.kind === 'failed' ? undefined : [waiting(run)];
  }
}

/** Short waits are not spoken of: it appears after a moment. */
function waiting(run: StateView['run']): HTMLElement {
  const frames = run.kind === 'running' ? run.frames : 0;
  const said = frames > 0 ? fill(TEXT.runningSoFar, { frames: formatCount(frames) }) : TEXT.running;
  return element(
    'div',
    { class: 'waiting' },
    element('h1', {}, said),
    element('p', { class: 'quiet' }, TEXT.waiting),
  );
}

function walkOf(one: string, other: string): string {
  return `walk "first" {\n  ${one} ping ${other}\n}`;
}

const EXAMPLE = `lan home 192.168.1.0/24\nhost A { nic home }\nhost B { nic home }\n${walkOf('A', 'B')}`;

function link(label: string, act: () => void): HTMLElement {
  return element('button', { class: 'link', onclick: act }, label);
}

/** In the place of arrows, when there are none in the whole walk. */
export function showNothingSent({ unfilteredCount }: PictureView, hosts: StateView['hosts']): void {
  const [one, other] = hosts ?? ['A', 'B'];
  const isNothing = unfilteredCount === 0;
  part('nothing-sent').hidden = !isNothing;
  document.body.classList.toggle('no-packets', isNothing);
  if (!isNothing) return;
  part('nothing-sent').replaceChildren(
    element('h1', {}, TEXT.nothingSent),
    element('p', {}, TEXT.writeAction),
    element('pre', {}, `${one} ping ${other}`),
  );
}

/** `hasPicture`: there is one to be seen, of this walk or the one before. */
export function showNotices(state: StateView, hasPicture: boolean): void {
  const line = strip(state, hasPicture);
  part('strip').replaceChildren(...(line ?? []));
  part('strip').hidden = line === undefined;
  const instead = board(state, hasPicture);
  part('board').replaceChildren(...(instead ?? []));
  part('board').hidden = instead === undefined;
  document.body.classList.toggle('no-picture', instead !== undefined);
  document.body.classList.toggle('stale', state.condition.kind === 'stale');
}
