// What the columns of a diagram have to stand apart for: the labels of the arrows between them.
import type { ColumnIndex, Row } from './model.ts';

/** A label that may need most room of those between two columns; `from` is the left one. */
export interface Reach {
  readonly from: ColumnIndex;
  /** the same as `from`: arrows that end in the margin right of the last column */
  readonly to: ColumnIndex;
  readonly label: string;
}

/**
 * For each pair of columns with arrows the longest label, and the one with the longest word, which needs most room when labels are
 * broken; `widthOf` need not be exact.
 */
export function reachesOf(rows: readonly Row[], widthOf: (text: string) => number): readonly Reach[] {
  const most = new Map<string, { readonly reach: Reach; readonly width: number }>();
  const seen = new Set<string>();
  for (const row of rows) {
    const { label } = row;
    const from = Math.min(row.from, row.to);
    const to = Math.max(row.from, row.to);
    const pair = `${from} ${to}`;
    // Most labels of a long walk are alike.
    if (seen.has(`${pair} ${label}`)) continue;
    seen.add(`${pair} ${label}`);
    const widths = { whole: widthOf(label), word: Math.max(...label.split(' ').map(widthOf)) };
    for (const [kind, width] of Object.entries(widths)) {
      const key = `${kind} ${pair}`;
      if (width > (most.get(key)?.width ?? 0)) most.set(key, { reach: { from, to, label }, width });
    }
  }
  return [...most.values()].map(({ reach }) => reach);
}
