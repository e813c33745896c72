// A row of a picture: its arrow, what stands over it and beside it, its number and time in the gutter; and what stands between rows.
import { drawArrow } from './arrow.ts';
import { type Markup, path, tag } from './markup.ts';
import type { Palette } from './palette.ts';
import { LINE, type PlacedHeading, type PlacedRow, type PlacedRun, type Sheet } from './sheet.ts';
import { fitted, LABEL, MONO, SMALL, type TextPlace, TINY, textAt, textOnGround, textWidth } from './text.ts';

/** right edges of numbers and times */
const NUMBERS = 42;
const TIMES = 104;
const BARS = 9;

export function drawRow({ view, top, y, bottom }: PlacedRow, sheet: Sheet, palette: Palette): Markup {
  const arrow = drawArrow(view, y, sheet, palette);
  const { label, rewrites, reason } = view;
  const middle = (top + bottom) / 2 + 4;
  const small = { size: SMALL, fill: palette.text } as const;
  return tag(
    'g',
    {},
    tag('title', {}, view.spoken),
    view.fold &&
      tag('path', {
        d: path('M', 18, middle - 8, 'l', 4, 4, 'l', -4, 4),
        fill: 'none',
        stroke: palette.muted,
      }),
    view.number !== '' && textAt(view.number, { ...small, x: NUMBERS, y: middle, anchor: 'end' }),
    view.gap !== '' &&
      textAt(view.gap, {
        ...small,
        x: TIMES,
        y: middle,
        anchor: 'end',
        fill: view.isLongGap ? palette.text : palette.muted,
        ...(view.isLongGap ? { weight: 600 } : {}),
      }),
    arrowLabel(label, arrow.middle, y - 9 - LINE * rewrites.length, sheet, palette),
    rewrites.flatMap(({ column, text }, position) => {
      const baseline = y - 8 - LINE * (rewrites.length - 1 - position);
      const x = inside(sheet.lifelines[column] ?? sheet.left, textWidth(text, SMALL), sheet);
      return textOnGround(text, { ...small, x, y: baseline, anchor: 'middle' }, palette);
    }),
    arrow.marks,
    reason !== undefined && reasonText(reason, arrow, y, sheet, palette),
  );
}

function arrowLabel(label: string, x: number, y: number, sheet: Sheet, palette: Palette): readonly Markup[] {
  const middle = inside(x, textWidth(label, LABEL), sheet);
  return textOnGround(label, { x: middle, y, size: LABEL, fill: palette.text, anchor: 'middle' }, palette);
}

/** The middle of what would hang out of the drawing is moved into it. */
function inside(middle: number, width: number, { left, right }: Sheet): number {
  const half = Math.min(width, right - left) / 2;
  return Math.max(left + half, Math.min(middle, right - half));
}

/** Beyond the cross in the direction of travel, or before it where there is no room; below the line then. */
function reasonText(
  reason: string,
  { end, direction }: { readonly end: number; readonly direction: number },
  y: number,
  { left, right }: Sheet,
  palette: Palette,
): readonly Markup[] {
  const place = { y: y + 4, size: SMALL, fill: palette.bad } as const;
  const needed = textWidth(reason, SMALL) + 14;
  const hasRoom = direction > 0 ? end + needed < right : end - needed > left;
  const goesRight = hasRoom ? direction > 0 : direction < 0;
  const text: TextPlace = goesRight ? { ...place, x: end + 11 } : { ...place, x: end - 11, anchor: 'end' };
  return textOnGround(reason, text, palette);
}

/** What the author wrote, and a line to the right edge. */
export function drawHeading({ heading, middle }: PlacedHeading, { right }: Sheet, palette: Palette): Markup {
  const x = 12;
  const size = SMALL;
  const isNote = heading.kind === 'note';
  const share = isNote ? 1 : 1.12;
  const text = fitted(heading.text, ((right - x) * 0.85) / share, size);
  const end = x + textWidth(text, size) * share + 8;
  const place: TextPlace = { x, y: middle + 4, size, fill: palette.muted };
  return tag(
    'g',
    {},
    tag('title', {}, heading.text),
    tag('line', { x1: end, y1: middle, x2: right, y2: middle, stroke: palette.line }),
    textOnGround(text, isNote ? { ...place, style: 'italic' } : { ...place, family: MONO }, palette),
  );
}

/** The bar beside the rows of a phase, with its name where that fits. */
export function drawRun({ run, top, bottom }: PlacedRun, palette: Palette): Markup {
  const bar = tag('line', {
    x1: BARS,
    y1: top,
    x2: BARS,
    y2: bottom,
    stroke: palette.muted,
    'stroke-width': 2,
  });
  return tag(
    'g',
    {},
    tag('title', {}, run.title),
    bar,
    run.isStart && phaseName(run.title, top, bottom, palette),
  );
}

/** Chinese characters stand one below the other; all else is turned. */
function phaseName(title: string, top: number, bottom: number, palette: Palette): Markup | readonly Markup[] {
  const x = BARS + 11;
  const look = { size: TINY, fill: palette.muted } as const;
  const characters = [...title];
  if (
    characters.every((character) => /\p{Script=Han}/u.test(character)) &&
    characters.length * 12 <= bottom - top
  )
    return characters.map((character, index) =>
      textAt(character, { ...look, x: x - 1, y: top + 10 + 12 * index, anchor: 'middle' }),
    );
  // What is measured on the large side may be too long by as much.
  const room = (bottom - top) * 1.15;
  const size = [TINY, TINY - 1].find((one) => textWidth(title, one) <= room) ?? TINY - 2;
  const text = fitted(title, room, size);
  const transform = `rotate(-90 ${x + 2} ${top})`;
  const isTight = textWidth(text, size) > (bottom - top) * 0.85;
  return textAt(text, {
    ...look,
    size,
    x: x + 2,
    y: top,
    anchor: 'end',
    transform,
    ...(isTight ? { length: bottom - top } : {}),
  });
}
