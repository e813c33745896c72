// How wide things are in the diagram: the gutter with phases, numbers and times, and where the columns stand.
import type { Reach } from '../view/messages.ts';
import { type Places, placeColumns } from './places.ts';

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
const LABEL_ROOM = 12;

/** All columns in sight, as long as labels have their room. */
export function chooseMeasure(room: number, columns: number, reaches: readonly Reach[]): Measure {
  const gutter = isTight(room) ? TIGHT_GUTTER : GUTTER;
  const places = placeColumns(columns, reaches, {
    room: room - gutter - RIGHT,
    narrowest: NARROWEST,
    widest: columns > 1 ? WIDEST : 2 * WIDEST,
    widthOf: (label) => textWidth(label) + LABEL_ROOM,
  });
  return { places, gutter };
}

export function isTight(room: number): boolean {
  return room < TIGHT_ROOM;
}

export function isSameMeasure(one: Measure, other: Measure): boolean {
  return one.gutter === other.gutter && String(one.places.halves) === String(other.places.halves);
}

const context = document.createElement('canvas').getContext('2d');

/** How wide a label is going to be, also before it is in the document. */
export function textWidth(text: string): number {
  if (!context) return text.length * 7;
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  context.font = `600 ${fontSize} ${fontFamily}`;
  return context.measureText(text).width;
}
