// Marks that fold and unfold: a triangle at the line of an action or of a folded group, and the bar beside the rows of a phase.
import type { RunView } from '../view/messages.ts';
import { element, svgElement } from './dom.ts';
import { recall, toggleFold } from './host.ts';
import { fill, TEXT } from './text.ts';

/** Below it a phase's name does not fit beside its rows. */
const LEAST_HEIGHT = 24;

/** A triangle, as every tree of VS Code has it. */
export function foldMark(group: string, title: string): HTMLElement {
  const isFolded = recall().choice.folded.includes(group);
  const label = fill(isFolded ? TEXT.unfold : TEXT.fold, { title });
  const mark = element('button', {
    class: isFolded ? 'fold folded' : 'fold',
    title: label,
    attributes: { 'aria-label': label, 'aria-expanded': String(!isFolded), tabindex: '-1' },
    data: { group },
  });
  const triangle = svgElement('svg', { viewBox: '0 0 16 16', width: 14, height: 14 });
  triangle.append(svgElement('path', { d: isFolded ? 'M6 4l4 4-4 4' : 'M4 6l4 4 4-4' }));
  mark.append(triangle);
  return mark;
}

/** The bar beside the rows of a phase, which folds it. `top`, `height`: pixels of the page. */
export function phaseBar({ group, kind, title, isStart }: RunView, top: number, height: number): HTMLElement {
  const label = fill(TEXT.fold, { title });
  const bar = element(
    'button',
    {
      class: `phase k-${kind}`,
      title: label,
      attributes: { 'aria-label': label, tabindex: '-1' },
      data: { group },
    },
    isStart && height > LEAST_HEIGHT ? element('span', {}, title) : undefined,
  );
  return element('div', { class: 'lane', style: { top: `${top}px`, height: `${height}px` } }, bar);
}

/** A click on a mark or a bar. @returns whether it was one */
export function foldAt(target: Element): boolean {
  const group = target.closest<HTMLElement>('[data-group]')?.dataset['group'];
  if (group === undefined) return false;
  toggleFold(group);
  return true;
}
