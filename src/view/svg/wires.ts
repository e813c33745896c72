// The lans as wires below the heads, which makes a small map of them.
import type { Wire } from '../messages.ts';
import { type Markup, path, tag } from './markup.ts';
import type { Palette } from './palette.ts';
import { HEAD_BOTTOM, headSpan, type Sheet } from './sheet.ts';
import { SMALL, textOnGround, textWidth } from './text.ts';

const TOP = 8;
const LEVEL = 15;
/** on both sides of a name */
const NAME_ROOM = 12;

/** The room they take below the heads. */
export function wiresHeight(wires: readonly Wire[]): number {
  return wires.reduce((most, { level }) => Math.max(most, TOP + level * LEVEL + TOP), 0);
}

export function drawWires(sheet: Sheet, palette: Palette): readonly Markup[] {
  const placed = sheet.wires.map((wire) => ({
    wire,
    y: HEAD_BOTTOM + TOP + wire.level * LEVEL,
    ends: wire.ends.map(({ column, place }) => {
      const { x, width } = headSpan(sheet, column);
      return x + place * width;
    }),
  }));
  return [
    ...placed.map(({ y, ends }) => {
      const legs = ends.flatMap((x) => ['M', x, HEAD_BOTTOM, 'V', y]);
      const d = path('M', Math.min(...ends), y, 'H', Math.max(...ends), ...legs);
      return tag('path', { d, fill: 'none', stroke: palette.muted, 'stroke-width': 1.5 });
    }),
    ...placed.flatMap(({ wire, y, ends }) => wireName(wire.name, y, ends, palette)),
  ];
}

/** In the widest gap between two ends, where it fits. */
function wireName(name: string, y: number, ends: readonly number[], palette: Palette): readonly Markup[] {
  const gaps = ends.slice(1).map((to, index) => ({ from: ends[index] ?? to, to }));
  const [widest] = gaps.sort((one, other) => other.to - other.from - (one.to - one.from));
  if (!widest || textWidth(name, SMALL) + NAME_ROOM > widest.to - widest.from) return [];
  const x = (widest.from + widest.to) / 2;
  return textOnGround(name, { x, y: y + 4, size: SMALL, fill: palette.muted, anchor: 'middle' }, palette);
}
