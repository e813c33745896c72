// Scrolling no further than it needs to be for a step to be seen, and without motion for who does not want any.
import type { ScrollArea } from './scroll-area.ts';

/** What shall be in sight: a row, and the lifeline where the step happens. */
export interface Target {
  readonly top: number;
  readonly bottom: number;
  readonly x: number | undefined;
}

/** `head`: height of what covers the top of the scroll area; `pitch`: distance of two lifelines. Both in pixels. */
export function bringIntoView(
  area: ScrollArea,
  { top, bottom, x }: Target,
  { head, pitch }: { readonly head: number; readonly pitch: number },
): void {
  const { top: scrollTop, height, left: scrollLeft, width } = area;
  const margin = Math.min(80, height / 4);
  const wanted: ScrollToOptions = { behavior: scrollBehaviour() };
  if (top - head - 24 < scrollTop) wanted.top = Math.max(0, top - head - margin);
  else if (bottom + margin / 2 > scrollTop + height) wanted.top = bottom + margin - height;
  if (x !== undefined && x - pitch < scrollLeft) wanted.left = Math.max(0, x - 2 * pitch);
  else if (x !== undefined && x + pitch > scrollLeft + width) wanted.left = x + 1.5 * pitch - width;
  if (wanted.top !== undefined || wanted.left !== undefined) area.scrollTo(wanted);
}

export function scrollBehaviour(): ScrollBehavior {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isCalm || document.body.classList.contains('vscode-reduce-motion') ? 'instant' : 'smooth';
}
