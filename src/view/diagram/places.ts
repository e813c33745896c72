// Where the columns of a diagram stand: as far apart as the labels between them are wide, and evenly in what room is left, so that
// no label hangs out of its arrow. Pure, whoever measures the text: the panel, which has the browser for it, places its columns with this
// file as well.
import type { Reach } from './reach.ts';

/** In pixels; distances in even ones, so that halves are whole. */
export interface PlaceLimits {
  /** to be filled; with 0 the columns stand as close as their labels allow */
  readonly room: number;
  /** least distance of two columns */
  readonly narrowest: number;
  /** largest distance of two columns, unless a label wants more */
  readonly widest: number;
  /** of a label with the air it needs */
  readonly widthOf: (label: string) => number;
}

/** In pixels from the left edge of the drawing. */
export interface Places {
  /** x of each lifeline */
  readonly lifelines: readonly number[];
  /** how wide each column's own share is; its lifeline stands in the middle */
  readonly shares: readonly number[];
  /** x of the lifelines' halves: of two neighbours, and of the last one and the right edge */
  readonly halves: readonly number[];
  readonly width: number;
}

/** Half-way to the neighbour on a side (-1: left, 1: right), or to the edge. */
export function besideColumn({ lifelines, halves }: Places, column: number, side: number): number {
  return (side < 0 ? halves[column - 1] : halves[column]) ?? (lifelines[column] ?? 0) / 2;
}

/** No more than this is cleared for a label. */
const LONGEST = 340;

/** `columns`: how many; one is placed where there are none. */
export function placeColumns(columns: number, reaches: readonly Reach[], limits: PlaceLimits): Places {
  const least = leastRoom(Math.max(1, columns), reaches, limits);
  let distance = limits.narrowest;
  while (distance + 2 <= limits.widest && widthOf(widened(least, distance + 2)) <= limits.room) distance += 2;
  const { left, gaps, right } = widened(least, distance);
  const lifelines = [left];
  for (const gap of gaps) lifelines.push((lifelines.at(-1) ?? 0) + gap);
  const before = [left, ...gaps.map((gap) => gap / 2)];
  const after = [...gaps.map((gap) => gap / 2), right];
  return {
    lifelines,
    shares: before.map((half, column) => 2 * Math.min(half, after[column] ?? half)),
    halves: lifelines.map((x, column) => x + (after[column] ?? 0)),
    width: (lifelines.at(-1) ?? 0) + right,
  };
}

/** Margins, and the distances between columns. */
interface Rooms {
  readonly left: number;
  readonly gaps: readonly number[];
  readonly right: number;
}

/** As the labels want it. An arrow over several gaps widens them all alike, after the shorter ones have widened theirs. */
function leastRoom(columns: number, reaches: readonly Reach[], { narrowest, widthOf }: PlaceLimits): Rooms {
  const gaps = Array.from({ length: columns - 1 }, () => narrowest);
  let right = narrowest / 2;
  const inOrder = [...reaches].sort((one, other) => one.to - one.from - (other.to - other.from));
  for (const { from, to, label } of inOrder) {
    const wanted = Math.min(LONGEST, widthOf(label));
    if (from === to) {
      if (from === columns - 1) right = even(Math.max(right, wanted));
      continue;
    }
    const crossed = gaps.slice(from, to);
    const missing = wanted - crossed.reduce((sum, gap) => sum + gap, 0);
    if (missing <= 0) continue;
    for (const [offset, gap] of crossed.entries()) gaps[from + offset] = even(gap + missing / crossed.length);
  }
  return { left: narrowest / 2, gaps, right };
}

function widened({ left, gaps, right }: Rooms, distance: number): Rooms {
  return {
    left: Math.max(left, distance / 2),
    gaps: gaps.map((gap) => Math.max(gap, distance)),
    right: Math.max(right, distance / 2),
  };
}

function widthOf({ left, gaps, right }: Rooms): number {
  return gaps.reduce((sum, gap) => sum + gap, left + right);
}

function even(length: number): number {
  return 2 * Math.ceil(length / 2);
}
