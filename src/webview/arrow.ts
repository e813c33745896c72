// An arrow as mermaid drew it, completed by what mermaid cannot draw: arrows that end half-way, what all listeners hear, the loop
// back to oneself, a label that would hang out of the drawing.

import { besideColumn, type Places } from '../view/diagram/places.ts';
import type { RowView } from '../view/messages.ts';
import { svgElement } from './dom.ts';
import { textWidth } from './measure.ts';

/** from one line of a label to the next, in pixels */
export const LABEL_LINE = 15;
/** Of an arrow that does not leave the only lifeline: beside it is room for the reason. */
const STUB = 36;
/** between a lifeline and a label that begins at it */
const LABEL_EDGE = 4;

/** The line of a numbered statement, and its label; lines of room below the label are taken away. */
export function arrowOf(
  svg: SVGSVGElement,
  position: number,
): { readonly line: Element; readonly label: Element } | undefined {
  const line = svg.querySelector(`[data-et="message"][data-id="i${position}"]`);
  if (!line) return undefined;
  let label = line.previousElementSibling;
  while (isLabel(label?.previousElementSibling)) {
    const room = label;
    label = label?.previousElementSibling ?? null;
    room?.remove();
  }
  return label ? { line, label } : undefined;
}

function isLabel(candidate: Element | null | undefined): boolean {
  return candidate?.classList.contains('messageText') ?? false;
}

export function lineY(line: Element): number {
  return Number(line.getAttribute('y1'));
}

/** What mermaid cannot draw of a row; returns what was added. */
export function complete(row: RowView, line: Element, lifelines: readonly number[]): Element[] {
  const from = lifelines[row.from] ?? 0;
  const to = lifelines[row.to] ?? 0;
  const y = lineY(line);
  if (row.course === 'loopback') return [loop(line, from, Number(line.getAttribute('x2')) - 8, y)];
  const turn = turningPoint(row, lifelines);
  if (turn !== undefined) {
    const rewrites = row.rewrites.length > 0 ? [mark(turn, y + 3)] : [];
    const out = detour(line, { from, turn, to }, y);
    out.after(...rewrites);
    return [out, ...rewrites];
  }
  const rewritten = [...new Set(row.rewrites.map(({ column }) => lifelines[column] ?? 0))].map((x) =>
    mark(x, y),
  );
  if (row.course !== 'broadcast') {
    line.after(...rewritten);
    return rewritten;
  }
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

function mark(x: number, y: number): Element {
  return svgElement('path', { d: `M${x - 6},${y} l6,-6 6,6 -6,6z`, class: 'rewritten' });
}

/** Where a packet turns round that has passed by its receiver, or gone the other way first. */
function turningPoint({ from, to, via }: RowView, lifelines: readonly number[]): number | undefined {
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const beyond = via.find((column) => column < least || column > most);
  return beyond === undefined ? undefined : lifelines[beyond];
}

/** To the device that turns it round, down and back: the line that mermaid drew becomes the way back. */
function detour(
  line: Element,
  { from, turn, to }: { readonly from: number; readonly turn: number; readonly to: number },
  y: number,
): Element {
  const side = Math.sign(turn - from);
  // The head keeps its distance from the lifeline, on the side from which it comes now.
  const distance = Math.abs(Number(line.getAttribute('x2')) - to);
  line.setAttribute('x2', String(to + distance * Math.sign(turn - to)));
  const out = svgElement('path', {
    d: `M${from},${y - 2} H${turn - 5 * side} q${5 * side},0 ${5 * side},5 t${-5 * side},5`,
    class: line.getAttribute('class') ?? '',
    fill: 'none',
  });
  line.setAttribute('x1', String(turn - 5 * side));
  line.setAttribute('y1', String(y + 8));
  line.setAttribute('y2', String(y + 8));
  line.after(out);
  return out;
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

/**
 * What does not leave its sender, or comes to nobody else, ends half a column beside it; what is lost, half a column before the end. A
 * label that is longer than what is left begins where the arrow begins.
 */
export function cutHalfWay(
  { course, from, to }: RowView,
  line: Element,
  label: Element,
  places: Places,
): void {
  const isAlone = course === 'unsent' || from === to;
  if (!isAlone && course !== 'lost') return;
  const begin = Number(line.getAttribute('x1'));
  const side = Math.sign(Number(line.getAttribute('x2')) - begin);
  const labelled = labelWidth(label) + 2 * LABEL_EDGE;
  const end =
    places.lifelines.length === 1
      ? begin + (course === 'unsent' || course === 'lost' ? STUB : labelled)
      : isAlone
        ? besideColumn(places, from, side)
        : besideColumn(places, to, -side);
  line.setAttribute('x2', String(end));
  const half = Math.max(Math.abs(end - begin), labelled) / 2;
  moveLabel(label, begin + side * half);
}

/** Writes a label in as many lines as there are given; as text it stays what it was. */
export function breakLabel(label: Element, lines: readonly string[]): void {
  if (lines.length < 2) return;
  const x = Number(label.getAttribute('x'));
  const spans = lines.flatMap((line, index) => {
    const span = svgElement('tspan', { x, dy: index === 0 ? '1em' : LABEL_LINE });
    span.textContent = line;
    // The blank takes no room, or the line would stand off its middle.
    const blank = svgElement('tspan', { class: 'blank' });
    blank.textContent = ' ';
    return index === 0 ? [span] : [blank, span];
  });
  label.removeAttribute('dy');
  label.replaceChildren(...spans);
}

/** Down by some pixels. */
export function lower(part: Element, by: number): void {
  for (const name of ['y', 'y1', 'y2'])
    if (part.hasAttribute(name)) part.setAttribute(name, String(Number(part.getAttribute(name)) + by));
}

export function moveLabel(label: Element, middle: number): void {
  label.setAttribute('x', String(middle));
  for (const part of label.querySelectorAll('tspan[x]')) part.setAttribute('x', String(middle));
}

/** A label that would hang out of the drawing is moved into it. */
export function keepInside(label: Element, width: number): void {
  const middle = Number(label.getAttribute('x'));
  const half = Math.min(labelWidth(label), width) / 2;
  const inside = Math.max(half, Math.min(middle, width - half));
  if (inside !== middle) moveLabel(label, inside);
}

/** Of its longest line. */
export function labelWidth(label: Element): number {
  const lines = label.children.length > 0 ? [...label.children] : [label];
  return Math.max(...lines.map((line) => textWidth(line.textContent?.trim() ?? '')));
}
