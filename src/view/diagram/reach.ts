// What the columns of a diagram have to stand apart for: the labels of the arrows between them.
import type { ColumnIndex, Row } from './model.ts';

/** The longest label of the arrows between two columns; `from` is the left one. */
export interface Reach {
  readonly from: ColumnIndex;
  /** the same as `from`: arrows that end in the margin right of the last column */
  readonly to: ColumnIndex;
  readonly label: string;
}

/** For each pair of columns with arrows, the label that needs most room; `widthOf` need not be exact. */
export function reachesOf(rows: readonly Row[], widthOf: (label: string) => number): readonly Reach[] {
  const longest = new Map<string, Reach & { readonly width: number }>();
  for (const { from, to, label } of rows) {
    const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
    const width = widthOf(label);
    if (width <= (longest.get(key)?.width ?? 0)) continue;
    longest.set(key, { from: Math.min(from, to), to: Math.max(from, to), label, width });
  }
  return [...longest.values()].map(({ from, to, label }) => ({ from, to, label }));
}
