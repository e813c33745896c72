// Scrolling no further than it needs to be for a step to be seen, and without motion for who does not want any.

/** What shall be in sight, in pixels of the whole diagram: a row, as far as its arrow reaches, and the lifeline of the step. */
export interface Target {
  readonly top: number;
  readonly bottom: number;
  readonly x: number | undefined;
  /** of its arrow; undefined between two rows */
  readonly extent: Extent | undefined;
}

type Span = readonly [left: number, right: number];

/** From left to right, in pixels of the whole diagram. */
export interface Extent {
  readonly arrow: Span;
  readonly label: Span;
}

/** What covers the top and the left edge of the scroll area, in pixels. */
export interface Cover {
  readonly head: number;
  readonly gutter: number;
}

/** Beside what is brought into view. */
const AIR = 14;

/** Where a scroll area is, or is going to be. */
export interface ScrollPosition {
  readonly top: number;
  readonly left: number;
}

/** @returns where the scroll area goes; it may take a moment until it is there */
export function bringIntoView(scroller: HTMLElement, target: Target, cover: Cover): ScrollPosition {
  const top = topFor(scroller, target, cover) ?? scroller.scrollTop;
  const left = leftFor(scroller, target, cover) ?? scroller.scrollLeft;
  return scrollTo(scroller, { top, left });
}

export function scrollTo(scroller: HTMLElement, position: ScrollPosition): ScrollPosition {
  const isThere = position.top === scroller.scrollTop && position.left === scroller.scrollLeft;
  if (!isThere) scroller.scrollTo({ ...position, behavior: scrollBehaviour() });
  return position;
}

function topFor(
  { scrollTop, clientHeight }: HTMLElement,
  { top, bottom }: Target,
  { head }: Cover,
): number | undefined {
  const margin = Math.min(80, clientHeight / 4);
  if (top - head - 24 < scrollTop) return Math.max(0, top - head - margin);
  return bottom + margin / 2 > scrollTop + clientHeight ? bottom + margin - clientHeight : undefined;
}

/** The whole arrow where it fits; otherwise its label and the lifeline of the step, or that lifeline at least. */
function leftFor(
  { scrollLeft, clientWidth }: HTMLElement,
  { x, extent }: Target,
  { gutter }: Cover,
): number | undefined {
  const room = clientWidth - gutter - 2 * AIR;
  const here: readonly Span[] = x === undefined ? [] : [[x, x]];
  const wishes = extent
    ? [span([extent.arrow, extent.label, ...here]), span([extent.label, ...here]), ...here]
    : here;
  const chosen = wishes.find(([left, right]) => right - left <= room);
  if (!chosen) return undefined;
  const [left, right] = chosen;
  if (left - AIR < scrollLeft + gutter) return Math.max(0, left - AIR - gutter);
  return right + AIR > scrollLeft + clientWidth ? right + AIR - clientWidth : undefined;
}

function span(parts: readonly Span[]): Span {
  return [Math.min(...parts.map(([left]) => left)), Math.max(...parts.map(([, right]) => right))];
}

export function scrollBehaviour(): ScrollBehavior {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isCalm || document.body.classList.contains('vscode-reduce-motion') ? 'instant' : 'smooth';
}
