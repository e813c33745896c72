// How wide things are in the diagram: the gutter with phases, numbers and times, and the distance of the columns.

export interface Measure {
  /** between two lifelines */
  readonly pitch: number;
  /** left of the first column's share */
  readonly gutter: number;
}

/** The scroll area is narrower: times stand under the numbers. */
const TIGHT_ROOM = 420;
const GUTTER = 108;
const TIGHT_GUTTER = 70;
const RIGHT = 6;
const NARROWEST = 84;
const WIDEST = 300;

/** All columns in sight, as long as they can be read. */
export function chooseMeasure(room: number, columns: number): Measure {
  const gutter = isTight(room) ? TIGHT_GUTTER : GUTTER;
  if (columns === 0) return { pitch: WIDEST, gutter };
  const share = Math.floor((room - gutter - RIGHT) / columns);
  // In halves, as the drawing has it, and whole pixels.
  return { pitch: Math.max(NARROWEST, Math.min(share, WIDEST)) & ~3, gutter };
}

export function isTight(room: number): boolean {
  return room < TIGHT_ROOM;
}

export function isSameMeasure(one: Measure, other: Measure): boolean {
  return one.pitch === other.pitch && one.gutter === other.gutter;
}

const context = document.createElement('canvas').getContext('2d');

/** How wide a label is going to be, also before it is in the document. */
export function textWidth(text: string): number {
  if (!context) return text.length * 7;
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  context.font = `600 ${fontSize} ${fontFamily}`;
  return context.measureText(text).width;
}
