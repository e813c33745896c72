// One drawn page: mermaid's SVG, completed by what mermaid cannot draw (arrows that end half-way, listeners of a broadcast),
// over a layer of HTML that is placed from the drawing's own coordinates (bands, gutter, headings, phases, reasons).
import type { CursorView, PageView, RowView } from '../view/messages.ts';
import {
  arrowOf,
  breakLabel,
  complete,
  cutHalfWay,
  keepInside,
  LABEL_LINE,
  labelWidth,
  lineY,
  lower,
} from './arrow.ts';
import { rowBand } from './band.ts';
import { element } from './dom.ts';
import { foldMark, phaseBar } from './fold.ts';
import { linesOf, type Measure } from './measure.ts';
import type { Extent } from './sight.ts';
import { Stretch } from './stretch.ts';
import { fill, TEXT } from './text.ts';

/** Height of a row before it is drawn, and of a heading. */
export const ROW_ESTIMATE = 39;
export const HEADING_ESTIMATE = 38;
const BELOW_LINE = 12;

export interface DrawnRow {
  /** of the line, from the page's top */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  /** how far arrow and label reach, from the page's left */
  readonly extent: Extent;
  /** everything that is dimmed and marked with the row */
  readonly parts: readonly Element[];
  readonly band: HTMLElement;
}

export interface DrawnPage {
  readonly element: HTMLElement;
  readonly height: number;
  /** by row minus the page's first row */
  readonly rows: readonly DrawnRow[];
  readonly headings: readonly { readonly step: number; readonly element: HTMLElement }[];
  /** x of the lifelines, from the page's left */
  readonly lifelines: readonly number[];
}

export function buildPage(page: PageView, svg: SVGSVGElement, measure: Measure): DrawnPage {
  const { places, gutter } = measure;
  const { lifelines, width } = places;
  const top = headBottom(svg);
  const stretch = new Stretch(svg, places);
  const onPage = lifelines.map((x) => x + gutter);
  const layer = element('div', { class: 'overlay' });
  const rows: DrawnRow[] = [];
  const headings: DrawnPage['headings'][number][] = [];
  let cursor = 0;
  // By how much second lines of labels have moved what follows.
  let lowered = 0;
  for (const [position, statement] of page.statements.entries()) {
    if (statement.kind === 'heading') {
      const heading = page.headings[statement.heading];
      const note = svg.querySelector(`g[data-et="note"][data-id="i${position}"]`);
      const rect = note?.querySelector('rect');
      if (!heading || !rect) continue;
      const y = Number(rect.getAttribute('y')) - top + lowered;
      const height = Number(rect.getAttribute('height'));
      const made = element(
        'div',
        {
          class: `heading ${heading.kind}`,
          title: heading.text,
          style: { top: `${y}px`, height: `${height}px` },
          data: { step: String(heading.step) },
        },
        heading.group !== undefined && foldMark(heading.group, TEXT.action),
        element('span', {}, heading.text),
      );
      note?.remove();
      layer.append(made);
      headings.push({ step: heading.step, element: made });
      cursor = y + height;
      continue;
    }
    const row = page.rows[statement.row - page.firstRow];
    const arrow = arrowOf(svg, position);
    if (!row || !arrow) continue;
    const { line, label } = arrow;
    const lines = linesOf(label.textContent ?? '', stretch.move(line, label));
    breakLabel(label, lines);
    lower(label, lowered);
    lowered += (lines.length - 1) * LABEL_LINE;
    lower(line, lowered);
    const y = lineY(line) - top;
    const bottom = y + BELOW_LINE;
    cutHalfWay(row, line, label, places);
    keepInside(label, width);
    const parts: Element[] = [line, label, ...complete(row, line, lifelines)];
    for (const part of parts) part.classList.add('arrow', `p-${row.protocol}`, `c-${row.course}`);
    if (row.isRetransmission) for (const part of parts) part.classList.add('again');
    const end = Number(line.getAttribute('x2')) + gutter;
    const band = rowBand(row, statement.row, {
      top: cursor,
      bottom,
      y,
      end,
      lifelines: onPage,
      width,
      gutter,
    });
    layer.append(band);
    parts.push(band);
    rows.push({ y, top: cursor, bottom, extent: extentOf(row, label, measure), parts, band });
    cursor = bottom;
  }
  for (const run of page.runs) {
    const first = rows[run.first - page.firstRow];
    const last = rows[run.last - page.firstRow];
    if (!first || !last) continue;
    const height = last.bottom - first.top - 6;
    layer.append(phaseBar(run, first.top + 3, height));
  }
  const height = Math.ceil(cursor);
  for (const actor of svg.querySelectorAll('g[data-et="participant"]')) actor.remove();
  for (const line of svg.querySelectorAll('.lifeline')) {
    line.setAttribute('y1', String(top));
    line.setAttribute('y2', String(top + height));
  }
  // Mermaid's open head grows with the stroke, to three times the size of the others.
  svg.querySelector('marker[id$="filled-head"]')?.setAttribute('markerUnits', 'userSpaceOnUse');
  svg.setAttribute('viewBox', `0 ${top} ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.removeAttribute('style');
  svg.setAttribute('aria-hidden', 'true');
  svg.style.left = `${gutter}px`;
  const made = element('div', { class: 'page', style: { height: `${height}px` } }, layer);
  made.append(svg);
  return { element: made, height, rows, headings, lifelines: onPage };
}

/** In the place of a page that mermaid could not draw. */
export function failedPage(error: unknown): HTMLElement {
  return element('p', { class: 'failure' }, fill(TEXT.cannotDraw, { error: String(error) }));
}

/** What has not happened yet at the cursor; before there is one, all of it. */
export function dimFuture(view: PageView, drawn: DrawnPage, cursor: CursorView | undefined): void {
  const begun = cursor?.begun ?? 0;
  const step = cursor?.step ?? -1;
  for (const [offset, { parts, band }] of drawn.rows.entries()) {
    const isFuture = view.firstRow + offset >= begun;
    if (band.classList.contains('future') === isFuture) continue;
    for (const part of parts) part.classList.toggle('future', isFuture);
  }
  for (const heading of drawn.headings) heading.element.classList.toggle('future', heading.step > step);
}

function extentOf(
  { from, to, via, listeners }: RowView,
  label: Element,
  { places, gutter }: Measure,
): Extent {
  const touched = [from, to, ...via, ...listeners].flatMap((column) => places.lifelines[column] ?? []);
  const middle = Number(label.getAttribute('x')) + gutter;
  const half = labelWidth(label) / 2;
  return {
    arrow: [Math.min(...touched) + gutter, Math.max(...touched) + gutter],
    label: [middle - half, middle + half],
  };
}

/** The heads stand over the drawing and stay there: what mermaid drew above the lifelines is cut off. */
function headBottom(svg: SVGSVGElement): number {
  const rect = svg.querySelector('g[data-et="participant"] rect');
  return Number(rect?.getAttribute('y') ?? 0) + Number(rect?.getAttribute('height') ?? 0);
}
