// Where everything stands on a picture: columns, rows, headings, phases. As in the panel, but the columns are as wide as the labels
// want them, because nobody has given a room.
import type { DiagramModel, Heading } from '../diagram.ts';
import type { ColumnView, RowView, RunView, Wire } from '../messages.ts';
import { rowView, runsOf } from '../picture.ts';
import type { Words } from '../words.ts';
import { LABEL, SMALL, textWidth } from './text.ts';
import { wiresHeight } from './wires.ts';

/** Rows of a diagram, both included. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

export interface PlacedRow {
  readonly view: RowView;
  readonly top: number;
  /** of the line */
  readonly y: number;
  readonly bottom: number;
}

export interface PlacedHeading {
  readonly heading: Heading;
  readonly middle: number;
}

export interface PlacedRun {
  readonly run: RunView;
  readonly top: number;
  readonly bottom: number;
}

export interface Sheet {
  readonly columns: readonly ColumnView[];
  readonly wires: readonly Wire[];
  /** x of each column's lifeline */
  readonly lifelines: readonly number[];
  /** between two lifelines */
  readonly pitch: number;
  /** left and right edge of the drawing proper, without the gutter */
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly PlacedRow[];
  readonly headings: readonly PlacedHeading[];
  readonly runs: readonly PlacedRun[];
}

/** phases, numbers and times */
const GUTTER = 112;
const MARGIN = 8;
export const HEAD_TOP = 8;
export const HEAD_HEIGHT = 42;
export const HEAD_BOTTOM = HEAD_TOP + HEAD_HEIGHT;
/** between a head and the edge of its share */
export const HEAD_EDGE = 4;
const BELOW_HEADS = 8;
const HEADING = 38;
const ABOVE_LINE = 27;
const BELOW_LINE = 12;
/** a line of text below a label */
export const LINE = 15;

const NARROWEST = 116;
const WIDEST = 208;
/** More columns than fit into it stand as close as they may: a page of paper has no more room. */
const USUAL_WIDTH = 1_100;

export function makeSheet(model: DiagramModel, part: RowSpan | undefined, words: Words): Sheet {
  const first = Math.max(0, part?.first ?? 0);
  const end = Math.min(model.rows.length, (part?.last ?? model.rows.length - 1) + 1);
  const views = model.rows.slice(first, end).map((row) => rowView(model, row, words));
  const pitch = choosePitch(model.columns, views);
  const rows: PlacedRow[] = [];
  const headings: PlacedHeading[] = [];
  const waiting = model.headings.filter(
    ({ before }) => before >= first && (before < end || before >= model.rows.length),
  );
  let bottom = HEAD_BOTTOM + wiresHeight(model.wires) + BELOW_HEADS;
  const head = (before: number): void => {
    while (waiting[0] && waiting[0].before <= before) {
      const heading = waiting.shift();
      if (heading) headings.push({ heading, middle: bottom + HEADING / 2 });
      bottom += HEADING;
    }
  };
  for (const [offset, view] of views.entries()) {
    head(first + offset);
    const y = bottom + ABOVE_LINE + LINE * view.rewrites.length;
    rows.push({ view, top: bottom, y, bottom: y + BELOW_LINE });
    bottom = y + BELOW_LINE;
  }
  if (end >= model.rows.length) head(model.rows.length);
  const right = GUTTER + pitch * Math.max(1, model.columns.length);
  return {
    columns: model.columns,
    wires: model.wires,
    lifelines: model.columns.map((_, column) => GUTTER + pitch * (column + 0.5)),
    pitch,
    left: GUTTER,
    right,
    width: right + MARGIN,
    height: Math.ceil(bottom + MARGIN),
    rows,
    headings,
    runs: runsOf(model.groups, first, end, words).flatMap((run) => {
      const top = rows[run.first - first];
      const last = rows[run.last - first];
      return top && last ? [{ run, top: top.top + 3, bottom: last.bottom - 3 }] : [];
    }),
  };
}

/** So that labels do not hang out of their arrows, as far as paper allows. */
function choosePitch(columns: readonly ColumnView[], rows: readonly RowView[]): number {
  let wanted = NARROWEST;
  for (const { name, address } of columns)
    wanted = Math.max(wanted, textWidth(name, LABEL) + 28, textWidth(address, SMALL) + 28);
  for (const { label, from, to } of rows)
    wanted = Math.max(wanted, (textWidth(label, LABEL) + 18) / Math.max(1, Math.abs(to - from)));
  const room = Math.max(NARROWEST, USUAL_WIDTH / Math.max(1, columns.length));
  // Whole pixels, also for half a column.
  return Math.floor(Math.min(wanted, WIDEST, room) / 2) * 2;
}
