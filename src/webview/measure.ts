// How wide things are in the diagram: the gutter with phases, numbers and times, and where the columns stand.

import { type Places, placeColumns } from '../view/diagram/places.ts';
import type { Reach } from '../view/messages.ts';

export interface Measure {
  /** from the left edge of the drawing, which is right of the gutter */
  readonly places: Places;
  readonly gutter: number;
}

/** The scroll area is narrower: times stand under the numbers. */
const TIGHT_ROOM = 420;
const GUTTER = 108;
const TIGHT_GUTTER = 70;
const RIGHT = 6;
const NARROWEST = 84;
const WIDEST = 300;
/** around a label: an arrow is longer than what is written over it */
const LABEL_ROOM = 10;

/** All columns in sight, as long as labels have their room; where it is short, labels are content with two lines. */
export function chooseMeasure(room: number, columns: number, reaches: readonly Reach[]): Measure {
  takeFont();
  const gutter = isTight(room) ? TIGHT_GUTTER : GUTTER;
  const limits = {
    room: room - gutter - RIGHT,
    narrowest: NARROWEST,
    widest: columns > 1 ? WIDEST : 2 * WIDEST,
    widthOf: (label: string) => textWidth(label) + LABEL_ROOM,
  };
  const places = placeColumns(columns, reaches, limits);
  if (places.width <= limits.room) return { places, gutter };
  const widthOf = (label: string): number => Math.max(...inTwo(label).map(textWidth)) + LABEL_ROOM;
  return { places: placeColumns(columns, reaches, { ...limits, widthOf }), gutter };
}

/** A label over an arrow of this length, in pixels: in two lines when one is too long and there is a blank. */
export function linesOf(label: string, length: number): readonly string[] {
  return textWidth(label) + LABEL_ROOM <= length ? [label] : inTwo(label);
}

/** At the blank that leaves the longer line shortest. */
function inTwo(label: string): readonly string[] {
  let best: readonly string[] = [label];
  let least = Number.POSITIVE_INFINITY;
  for (let blank = label.indexOf(' '); blank > 0; blank = label.indexOf(' ', blank + 1)) {
    const lines = [label.slice(0, blank), label.slice(blank + 1)];
    const width = Math.max(...lines.map(textWidth));
    if (width < least) [best, least] = [lines, width];
  }
  return best;
}

export function isTight(room: number): boolean {
  return room < TIGHT_ROOM;
}

export function isSameMeasure(one: Measure, other: Measure): boolean {
  return one.gutter === other.gutter && String(one.places.halves) === String(other.places.halves);
}

const context = document.createElement('canvas').getContext('2d');

/** Once for all labels: to ask for it makes the browser compute all styles that have changed. */
function takeFont(): void {
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  if (context) context.font = `600 ${fontSize} ${fontFamily}`;
}

/** How wide a label is going to be, also before it is in the document. */
export function textWidth(text: string): number {
  return context?.measureText(text).width ?? text.length * 7;
}
