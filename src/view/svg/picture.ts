// A diagram as an SVG file that is complete in itself: no script, no style sheet, no foreign object, no font and no picture from
// elsewhere, so that it opens in a browser, in a drawing program and in a document. What it shows is what the panel shows.
import type { DiagramModel } from '../diagram.ts';
import type { ColumnView } from '../messages.ts';
import type { Words } from '../words.ts';
import { type Markup, tag } from './markup.ts';
import { LIGHT, type Palette } from './palette.ts';
import { drawHeading, drawRow, drawRun } from './row.ts';
import {
  HEAD_BOTTOM,
  HEAD_HEIGHT,
  HEAD_TOP,
  headSpan,
  makeSheet,
  type RowSpan,
  type Sheet,
} from './sheet.ts';
import { FONTS, fitted, LABEL, SMALL, textAt } from './text.ts';
import { drawWires } from './wires.ts';

export interface PictureOptions {
  /** the walk's name */
  readonly title: string;
  readonly words: Words;
  /** of the diagram; undefined: all of it */
  readonly part?: RowSpan | undefined;
  readonly palette?: Palette;
}

export interface Picture {
  readonly svg: string;
  /** in pixels, as a screen shows it */
  readonly width: number;
  readonly height: number;
}

export function drawPicture(model: DiagramModel, options: PictureOptions): Picture {
  const { title, words, part, palette = LIGHT } = options;
  const sheet = makeSheet(model, part, words);
  const { width, height } = sheet;
  const { xml } = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      // As it is anyhow, but not every program that reads SVG knows it.
      fill: 'none',
      stroke: 'none',
      'font-family': FONTS,
      role: 'img',
    },
    tag('title', {}, title),
    tag('desc', {}, description(title, sheet, words)),
    tag('rect', { width, height, fill: palette.background }),
    sheet.lifelines.map((x) => lifeline(x, sheet, palette)),
    drawWires(sheet, palette),
    sheet.headings.map((heading) => drawHeading(heading, sheet, palette)),
    sheet.runs.map((run) => drawRun(run, palette)),
    sheet.rows.map((row) => drawRow(row, sheet, palette)),
    sheet.columns.map((column, index) => drawHead(column, headSpan(sheet, index), palette)),
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`, width, height };
}

function description(title: string, { columns, rows }: Sheet, { interface: { exports } }: Words): string {
  const names = columns.map(({ name }) => name).join(', ');
  return exports.pictureDescription({ walk: title, arrows: rows.length, names });
}

function lifeline(x: number, { height }: Sheet, { lifeline: stroke }: Palette): Markup {
  return tag('line', { x1: x, y1: HEAD_BOTTOM, x2: x, y2: height - 8, stroke });
}

/** Routers are round, what balances or answers for others is dashed. */
function drawHead(
  { name, kind, address }: ColumnView,
  { x: left, width }: ReturnType<typeof headSpan>,
  palette: Palette,
): Markup {
  const x = left + width / 2;
  const room = width - 12;
  const middle = HEAD_TOP + HEAD_HEIGHT / 2;
  const isSpecial = kind === 'balancer' || kind === 'proxy';
  return tag(
    'g',
    {},
    tag('title', {}, address === '' ? name : `${name} · ${address}`),
    tag('rect', {
      x: left,
      y: HEAD_TOP,
      width,
      height: HEAD_HEIGHT,
      rx: kind === 'router' ? 14 : 6,
      fill: palette.head,
      stroke: palette.line,
      'stroke-dasharray': isSpecial ? '4 3' : undefined,
    }),
    textAt(fitted(name, room, LABEL), {
      x,
      y: address === '' ? middle + 4.5 : middle - 3,
      size: LABEL,
      fill: palette.text,
      anchor: 'middle',
      weight: 600,
    }),
    address !== '' &&
      textAt(fitted(address, room, SMALL), {
        x,
        y: middle + 13,
        size: SMALL,
        fill: palette.muted,
        anchor: 'middle',
      }),
  );
}
