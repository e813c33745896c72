// The HTML of a row, over and beside its arrow: number and time, what was rewritten on the way, and why it died.
import type { RowView } from '../view/messages.ts';
import { LABEL_LINE } from './arrow.ts';
import { element } from './dom.ts';
import { foldAt, foldMark } from './fold.ts';
import { tell } from './host.ts';
import { type Measure, textWidth } from './measure.ts';
import { TEXT } from './text.ts';

/** Where a row's parts stand, in pixels of the page. */
export interface BandPlace {
  readonly top: number;
  readonly bottom: number;
  /** of the line */
  readonly y: number;
  /** where the arrow ends, and the lifelines, from the left of the page */
  readonly end: number;
  readonly lifelines: readonly number[];
  /** of the drawing without its gutter */
  readonly width: number;
  readonly gutter: Measure['gutter'];
}

/** These texts are a little smaller than labels. */
const SMALLER = 0.9;

export function rowBand(row: RowView, index: number, place: BandPlace): HTMLElement {
  const { top, bottom } = place;
  return element(
    'div',
    {
      class: `band p-${row.protocol} c-${row.course}`,
      title: row.spoken,
      style: { top: `${top}px`, height: `${bottom - top}px` },
      data: { row: String(index), step: String(row.sent) },
    },
    element(
      'div',
      { class: 'gutter', style: { width: `${place.gutter}px` } },
      row.fold && foldMark(row.fold.group, row.fold.title || TEXT.action),
      element('span', { class: 'number' }, row.number),
      element('span', { class: row.isLongGap ? 'gap long' : 'gap' }, row.gap),
    ),
    ...row.rewrites.map(({ column, text }, position) =>
      rewriteLabel(text, column, row.rewrites.length - position, place),
    ),
    row.reason !== undefined && reasonLabel(row, row.reason, place),
  );
}

/** A click on a row or a heading goes to its step, one on a fold mark folds. */
export function goAt(target: Element): void {
  if (foldAt(target)) return;
  const step = target.closest<HTMLElement>('[data-step]')?.dataset['step'];
  if (step !== undefined) tell({ kind: 'go', step: Number(step) });
}

/** Around the lifeline of the device, as far as the drawing has room. */
function rewriteLabel(
  text: string,
  column: number,
  above: number,
  { y, top, lifelines, width, gutter }: BandPlace,
): HTMLElement {
  const wide = Math.min(width, textWidth(text) * SMALLER + 8);
  const middle = lifelines[column] ?? gutter;
  const left = Math.max(gutter, Math.min(middle - wide / 2, gutter + width - wide));
  return element(
    'span',
    {
      class: 'rewrite',
      title: text,
      style: { left: `${left}px`, width: `${wide}px`, top: `${y - top - above * LABEL_LINE - 5}px` },
    },
    text,
  );
}

/** Beyond the cross in the direction of travel, or before it where there is no room. */
function reasonLabel(
  { from }: RowView,
  text: string,
  { y, top, end, lifelines, width, gutter }: BandPlace,
): HTMLElement {
  const needed = textWidth(text) * SMALLER + 14;
  const goesRight = end >= (lifelines[from] ?? 0);
  const isAfter = goesRight ? end + needed < gutter + width : end - needed < gutter;
  const height = `${y - top - 8}px`;
  const style: Record<string, string> = isAfter
    ? { left: `${end + 10}px`, top: height }
    : { right: `calc(100% - ${end - 10}px)`, top: height };
  return element('span', { class: 'reason', style }, text);
}
