// What the eye sees at once on a map: things that lie on each other, and what hangs on nothing.
import { expect } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { ADDRESS_SIZE, BAR, NAME_SIZE, textWidth } from '../../../src/view/map/box.ts';
import { mapView } from '../../../src/view/map/layout.ts';
import type { MapView } from '../../../src/view/map/model.ts';
import { ENGLISH_WORDS, type Words } from '../../../src/view/words.ts';
import { firstError } from '../../problem.ts';

interface Rectangle {
  readonly what: string;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

export function mapOf(text: string, words: Words = ENGLISH_WORDS): MapView {
  const { network, diagnostics } = check(text);
  if (!network) throw new Error(firstError({ diagnostics }));
  return mapView(network, words);
}

export function nodeOf(map: MapView, name: string): MapView['nodes'][number] {
  const node = map.nodes.find((one) => one.name === name);
  if (!node) throw new Error(`no ${name}`);
  return node;
}

export function lanOf(map: MapView, name: string): MapView['lans'][number] {
  const lan = map.lans.find((one) => one.name === name);
  if (!lan) throw new Error(`no ${name}`);
  return lan;
}

function overlaps(rectangles: readonly Rectangle[]): readonly string[] {
  return rectangles.flatMap((one, index) =>
    rectangles
      .slice(index + 1)
      .filter(({ x1, x2, y1, y2 }) => one.x1 < x2 && x1 < one.x2 && one.y1 < y2 && y1 < one.y2)
      .map(({ what }) => `${one.what} over ${what}`),
  );
}

/** Nothing lies on another thing, nothing is cut off, all text fits where it is, every link ends at its bar. */
export function expectTidy(map: MapView): void {
  const things: Rectangle[] = [
    ...map.nodes.map(({ name, x, y, width, height }) => ({
      what: name,
      x1: x - width / 2,
      x2: x + width / 2,
      y1: y - height / 2,
      y2: y + height / 2,
    })),
    ...map.lans.map(({ name, x1, x2, y }) => ({
      what: `bar ${name}`,
      x1,
      x2,
      y1: y - BAR / 2,
      y2: y + BAR / 2,
    })),
  ];
  expect(overlaps(things)).toEqual([]);
  for (const { what, x1, x2, y1, y2 } of things) {
    expect(x1 >= 0 && y1 >= 0 && x2 <= map.width && y2 <= map.height, `${what} is on the map`).toBe(true);
  }
  const labels = map.nodes.flatMap((node) =>
    node.labels.map(({ kind, text, x, y }): Rectangle => {
      const half = textWidth(text, kind === 'name' ? NAME_SIZE : ADDRESS_SIZE) / 2;
      const label = { what: `${node.name}: ${text}`, x1: x - half, x2: x + half, y1: y - 6.5, y2: y + 6.5 };
      expect(label.x1).toBeGreaterThanOrEqual(node.x - node.width / 2);
      expect(label.x2).toBeLessThanOrEqual(node.x + node.width / 2);
      expect(label.y1).toBeGreaterThanOrEqual(node.y - node.height / 2);
      expect(label.y2).toBeLessThanOrEqual(node.y + node.height / 2);
      return label;
    }),
  );
  expect(overlaps(labels)).toEqual([]);
  for (const { lan, node, points } of map.links) {
    const bar = map.lans.find((one) => one.lan === lan);
    const end = points.at(-1);
    if (!bar || !end) throw new Error('a link to nowhere');
    const name = map.nodes[node]?.name;
    expect(end.x, `${name} on ${bar.name}`).toBeGreaterThanOrEqual(bar.x1);
    expect(end.x, `${name} on ${bar.name}`).toBeLessThanOrEqual(bar.x2);
    expect(Math.abs(end.y - bar.y)).toBe(BAR / 2);
    // Links pass beside the boxes, their own as well.
    for (const [index, to] of points.entries()) {
      const from = points[index - 1] ?? to;
      for (const { what, ...box } of things.slice(0, map.nodes.length)) {
        for (let part = 0.02; part < 0.99; part += 0.04) {
          const x = from.x + (to.x - from.x) * part;
          const y = from.y + (to.y - from.y) * part;
          const isInside = x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2;
          expect(isInside, `the link of ${name} through ${what}`).toBe(false);
        }
      }
    }
  }
}
