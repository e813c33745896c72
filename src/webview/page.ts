// One drawn page: mermaid's SVG, completed by what mermaid cannot draw (arrows that end half-way, listeners of a broadcast),
// over a layer of HTML that is placed from the drawing's own coordinates (bands, gutter, headings, phases, reasons).
import type { PageView, RowView } from '../view/messages.ts';
import { element, svgElement } from './dom.ts';
import { type Measure, textWidth } from './measure.ts';

/** Height of a row before it is drawn, and of a heading. */
export const ROW_ESTIMATE = 39;
export const HEADING_ESTIMATE = 38;
const BELOW_LINE = 12;

export interface DrawnRow {
  /** of the line, from the page's top */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
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

export function buildPage(page: PageView, svg: SVGSVGElement, { pitch, gutter }: Measure): DrawnPage {
  const width = pitch * Math.max(1, columnsOf(svg));
  const lines = [...svg.querySelectorAll('line[data-et="life-line"]')];
  const isColumn = (line: Element): boolean => line.getAttribute('data-id')?.startsWith('p') ?? false;
  const lifelines = lines
    .filter(isColumn)
    .map((line) => Number(line.getAttribute('x1')))
    .sort((a, b) => a - b);
  const top = headBottom(svg);
  // The first column stands in the middle of its share.
  const left = (lifelines[0] ?? 0) - pitch / 2;
  const layer = element('div', { class: 'overlay' });
  const rows: DrawnRow[] = [];
  const headings: DrawnPage['headings'][number][] = [];
  let cursor = 0;
  for (const [position, statement] of page.statements.entries()) {
    if (statement.kind === 'heading') {
      const heading = page.headings[statement.heading];
      const note = svg.querySelector(`g[data-et="note"][data-id="i${position}"]`);
      const rect = note?.querySelector('rect');
      if (!heading || !rect) continue;
      const y = Number(rect.getAttribute('y')) - top;
      const height = Number(rect.getAttribute('height'));
      const made = element(
        'div',
        {
          class: `heading ${heading.kind}`,
          title: heading.text,
          style: { top: `${y}px`, height: `${height}px` },
          data: { step: String(heading.step) },
        },
        element('span', {}, heading.text),
      );
      note?.remove();
      layer.append(made);
      headings.push({ step: heading.step, element: made });
      cursor = y + height;
      continue;
    }
    const row = page.rows[statement.row - page.firstRow];
    const line = svg.querySelector(`[data-et="message"][data-id="i${position}"]`);
    const label = line?.previousElementSibling;
    if (!row || !line || !label) continue;
    const y = lineY(line) - top;
    const bottom = y + BELOW_LINE;
    cutHalfWay(row, line, label, pitch);
    const end = Number(line.getAttribute('x2'));
    keepInside(label, left, width);
    const parts: Element[] = [line, label, ...complete(row, line, lifelines)];
    for (const part of parts) part.classList.add('arrow', `p-${row.protocol}`, `c-${row.course}`);
    if (row.isRetransmission) for (const part of parts) part.classList.add('again');
    const band = rowBand(row, statement.row, cursor, bottom);
    if (row.reason !== undefined)
      band.append(
        reasonLabel(row.reason, end - left, y - cursor, end >= (lifelines[row.from] ?? 0), { width, gutter }),
      );
    layer.append(band);
    parts.push(band);
    rows.push({ y, top: cursor, bottom, parts, band });
    cursor = bottom;
  }
  for (const run of page.runs) {
    const first = rows[run.first - page.firstRow];
    const last = rows[run.last - page.firstRow];
    if (!first || !last) continue;
    const height = last.bottom - first.top - 6;
    layer.append(
      element(
        'div',
        {
          class: `phase k-${run.kind}`,
          title: run.title,
          style: { top: `${first.top + 3}px`, height: `${height}px` },
        },
        run.isStart && height > 24 ? element('span', {}, run.title) : undefined,
      ),
    );
  }
  const height = Math.ceil(cursor);
  for (const actor of svg.querySelectorAll('g[data-et="participant"]')) actor.remove();
  for (const line of lines) {
    if (!isColumn(line)) line.remove();
    line.setAttribute('y1', String(top));
    line.setAttribute('y2', String(top + height));
    line.classList.add('lifeline');
  }
  svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.removeAttribute('style');
  svg.setAttribute('aria-hidden', 'true');
  svg.style.left = `${gutter}px`;
  const made = element('div', { class: 'page', style: { height: `${height}px` } }, layer);
  made.append(svg);
  return { element: made, height, rows, headings, lifelines: lifelines.map((x) => x - left + gutter) };
}

function columnsOf(svg: SVGSVGElement): number {
  return svg.querySelectorAll('line[data-et="life-line"][data-id^="p"]').length;
}

/** The heads stand over the drawing and stay there: what mermaid drew above the lifelines is cut off. */
function headBottom(svg: SVGSVGElement): number {
  const rect = svg.querySelector('g[data-et="participant"] rect');
  return Number(rect?.getAttribute('y') ?? 0) + Number(rect?.getAttribute('height') ?? 0);
}

function lineY(line: Element): number {
  return Number(line.getAttribute('y1'));
}

/** What mermaid cannot draw of a row; returns what was added. */
function complete(row: RowView, line: Element, lifelines: readonly number[]): Element[] {
  const from = lifelines[row.from] ?? 0;
  const to = lifelines[row.to] ?? 0;
  const y = Number(line.getAttribute('y1'));
  if (row.course === 'loopback') return [loop(line, from, Number(line.getAttribute('x2')) - 8, y)];
  if (row.course !== 'broadcast') return [];
  const added: Element[] = [];
  const heard = row.listeners.map((column) => lifelines[column] ?? 0);
  // Everyone on the far side of the sender hears it too.
  const beyond = heard.filter((x) => Math.sign(x - from) === -Math.sign(to - from));
  if (beyond.length > 0) {
    const other = line.cloneNode(true);
    if (other instanceof Element) {
      const end = to > from ? Math.min(...beyond) + 4 : Math.max(...beyond) - 4;
      other.setAttribute('x2', String(end));
      other.removeAttribute('data-id');
      added.push(other);
    }
  }
  for (const x of heard) added.push(svgElement('circle', { cx: x, cy: y, r: 4, class: 'heard' }));
  added.push(svgElement('circle', { cx: from, cy: y, r: 3, class: 'origin' }));
  line.after(...added);
  return added;
}

/** Out, down and back: the line that mermaid drew becomes the way back. */
function loop(line: Element, from: number, end: number, y: number): Element {
  const out = svgElement('path', {
    d: `M${from},${y - 2} H${end - 6} q5,0 5,5 t-5,5`,
    class: line.getAttribute('class') ?? '',
    fill: 'none',
  });
  line.setAttribute('x1', String(end - 6));
  line.setAttribute('x2', String(from + 4));
  line.setAttribute('y1', String(y + 8));
  line.setAttribute('y2', String(y + 8));
  line.after(out);
  return out;
}

function rowBand(row: RowView, index: number, top: number, bottom: number): HTMLElement {
  const band = element(
    'div',
    {
      class: `band p-${row.protocol} c-${row.course}`,
      title: row.spoken,
      style: { top: `${top}px`, height: `${bottom - top}px` },
      data: { row: String(index), step: String(row.sent) },
    },
    element('span', { class: 'number' }, row.number),
    element('span', { class: row.isLongGap ? 'gap long' : 'gap' }, row.gap),
  );
  return band;
}

/** What does not leave its sender, or the host at all, ends half a column beside it; what is lost, half a column before the end. */
function cutHalfWay({ course }: RowView, line: Element, label: Element, pitch: number): void {
  const from = Number(line.getAttribute('x1'));
  const to = Number(line.getAttribute('x2'));
  const half = (Math.sign(to - from) * pitch) / 2;
  if (course !== 'unsent' && course !== 'loopback' && course !== 'lost') return;
  const end = course === 'lost' ? to - half : from + half;
  line.setAttribute('x2', String(end));
  moveLabel(label, (from + end) / 2);
}

function moveLabel(label: Element, middle: number): void {
  label.setAttribute('x', String(middle));
  for (const part of label.querySelectorAll('tspan[x]')) part.setAttribute('x', String(middle));
}

/** A label that would hang out of the drawing is moved into it. */
function keepInside(label: Element, left: number, width: number): void {
  const middle = Number(label.getAttribute('x'));
  const half = Math.min(textWidth(label.textContent ?? ''), width) / 2;
  const inside = Math.max(left + half, Math.min(middle, left + width - half));
  if (inside !== middle) moveLabel(label, inside);
}

/** Beyond the cross in the direction of travel, or before it where there is no room. */
function reasonLabel(
  text: string,
  end: number,
  y: number,
  goesRight: boolean,
  { width, gutter }: { readonly width: number; readonly gutter: number },
): HTMLElement {
  const x = end + gutter;
  // Reasons are written a little smaller than labels.
  const needed = textWidth(text) * 0.9 + 14;
  const isAfter = goesRight ? x + needed < gutter + width : x - needed < gutter;
  const style: Record<string, string> = isAfter
    ? { left: `${x + 10}px`, top: `${y - 8}px` }
    : { right: `calc(100% - ${x - 10}px)`, top: `${y - 8}px` };
  return element('span', { class: 'reason', style }, text);
}
