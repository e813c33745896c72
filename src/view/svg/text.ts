// Text in a picture whose fonts are those of whoever opens it: measured by rule of thumb, on the large side, and never relied on
// for more than a line break or the room behind it.

import { type Markup, tag } from './markup.ts';
import type { Palette } from './palette.ts';

export const LABEL = 13;
export const SMALL = 11.5;
export const TINY = 10;

/** What every system has, with Chinese glyphs; nothing is loaded. */
export const FONTS =
  "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
export const MONO = "Consolas, Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";

/** Shares of the size, for a sans serif of the wide kind. */
function shareOf(letter: string): number {
  if (letter > '\u2e7f') return 1;
  if (/[ijlIt.,:;'|!()[\] /fr]/.test(letter)) return 0.38;
  if (/[mwMW@%→←]/.test(letter)) return 0.92;
  return /[A-Z]/.test(letter) ? 0.7 : 0.61;
}

export function textWidth(text: string, size: number): number {
  let shares = 0;
  for (const letter of text) shares += shareOf(letter);
  return Math.ceil(shares * size);
}

/** As much of a text as has room, and an ellipsis for the rest; empty where there is room for nothing. */
export function fitted(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, size) > room) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`;
}

export interface TextPlace {
  readonly x: number;
  /** of the baseline */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  readonly style?: 'italic';
  readonly family?: string;
  readonly transform?: string;
  /** pressed or drawn out to it, whatever the font is */
  readonly length?: number;
}

export function textAt(
  text: string,
  { x, y, size, fill, anchor = 'start', weight, style, family, transform, length }: TextPlace,
): Markup {
  return tag(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'font-weight': weight,
      'font-style': style,
      'font-family': family,
      transform,
      textLength: length,
      lengthAdjust: length && 'spacingAndGlyphs',
    },
    text,
  );
}

/** The text over a ground of its own, so that no lifeline runs through it. */
export function textOnGround(text: string, place: TextPlace, { background }: Palette): readonly Markup[] {
  const { x, y, size, anchor = 'start' } = place;
  // A little less than it may be: a gap in a lifeline beside a text looks like a mistake.
  const width = textWidth(text, size) * 0.92;
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  const ground = tag('rect', {
    x: left - 1,
    y: y - size + 1,
    width: width + 2,
    height: size + 2,
    fill: background,
  });
  return [ground, textAt(text, place)];
}
