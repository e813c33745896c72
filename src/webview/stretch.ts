// Mermaid draws all columns at one distance; here lifelines and arrows move to where they belong. So a drawing does not depend on
// the room that it gets, and labels can be given what they need.

import type { Places } from '../view/diagram/places.ts';
import { moveLabel } from './arrow.ts';
import { svgElement } from './dom.ts';

/**
 * The lifelines of a drawing, by the names that mermaid's text has for them: `p2` the third column, `h2` half-way behind it. Mermaid has
 * drawn those that the page's arrows need.
 */
export class Stretch {
  readonly #drawn = new Map<string, number>();
  readonly #places: Places;

  /** Puts a lifeline at each column's place. */
  constructor(svg: SVGSVGElement, places: Places) {
    this.#places = places;
    const lines = [...svg.querySelectorAll('line[data-et="life-line"]')];
    for (const line of lines) this.#drawn.set(nameIn(line, 'data-id'), Number(line.getAttribute('x1')));
    const [model] = lines;
    if (!model) return;
    model.after(...places.lifelines.map((x, column) => lifelineAt(model, x, column)));
    for (const line of lines) line.remove();
  }

  /**
   * Each end keeps its distance from its lifeline, and the label stays over the middle.
   * @returns the distance of the two lifelines
   */
  move(line: Element, label: Element): number {
    const from = this.#x(nameIn(line, 'data-from'));
    const to = this.#x(nameIn(line, 'data-to'));
    line.setAttribute('x1', String(from + this.#distance(line, 'x1', 'data-from')));
    line.setAttribute('x2', String(to + this.#distance(line, 'x2', 'data-to')));
    moveLabel(label, (from + to) / 2);
    return Math.abs(to - from);
  }

  #distance(line: Element, end: string, lifeline: string): number {
    return Number(line.getAttribute(end)) - (this.#drawn.get(nameIn(line, lifeline)) ?? 0);
  }

  #x(name: string): number {
    const { lifelines, halves } = this.#places;
    return (name.startsWith('p') ? lifelines : halves)[Number(name.slice(1))] ?? 0;
  }
}

function nameIn(line: Element, attribute: string): string {
  return line.getAttribute(attribute) ?? '';
}

/** As mermaid would have drawn it. */
function lifelineAt(model: Element, x: number, column: number): SVGLineElement {
  const attributes = Object.fromEntries([...model.attributes].map(({ name, value }) => [name, value]));
  const line = svgElement('line', { ...attributes, x1: x, x2: x, 'data-id': `p${column}` });
  line.removeAttribute('id');
  line.classList.add('lifeline');
  return line;
}
