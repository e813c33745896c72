// Where everything stands on a picture: columns, rows, headings, phases. As in the panel, but nobody has given a room: that of a page of
// paper is filled, and left where labels need more.
import { besideColumn, type Places, placeColumns } from '../diagram/places.ts';
import { reachesOf } from '../diagram/reach.ts';
import type { DiagramModel, Heading, Row } from '../diagram.ts';
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
  /** where the columns stand, from the left edge of the drawing proper */
  readonly places: Places;
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
/** Of the drawing proper on a page of paper. */
const USUAL_WIDTH = 1_100;
/** around a label: an arrow is longer than what is written over it */
const LABEL_ROOM = 18;
/** around the name in a head */
const NAME_ROOM = 28;

export function makeSheet(model: DiagramModel, part: RowSpan | undefined, words: Words): Sheet {
  const first = Math.max(0, part?.first ?? 0);
  const end = Math.min(model.rows.length, (part?.last ?? model.rows.length - 1) + 1);
  const shown = model.rows.slice(first, end);
  const views = shown.map((row) => rowView(model, row, words));
  const places = chooseColumns(model.columns, shown);
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
  const right = GUTTER + places.width;
  return {
    columns: model.columns,
    wires: model.wires,
    lifelines: places.lifelines.map((x) => GUTTER + x),
    places,
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

/** So that names fit into their heads, and no label hangs out of its arrow. */
function chooseColumns(columns: readonly ColumnView[], rows: readonly Row[]): Places {
  const names = columns.flatMap(({ name, address }) => [textWidth(name, LABEL), textWidth(address, SMALL)]);
  const narrowest = Math.min(WIDEST, Math.max(NARROWEST, ...names.map((width) => width + NAME_ROOM)));
  const widthOf = (label: string): number => textWidth(label, LABEL);
  return placeColumns(columns.length, reachesOf(rows, widthOf), {
    room: USUAL_WIDTH,
    narrowest,
    widest: WIDEST,
    widthOf: (label) => widthOf(label) + LABEL_ROOM,
  });
}

/** x half-way to the neighbour of a column on a side (-1: left, 1: right), or to the edge. */
export function beside({ places, left }: Sheet, column: number, side: number): number {
  return left + besideColumn(places, column, side);
}

/** Of a column's head. */
export function headSpan(
  { lifelines, places }: Sheet,
  column: number,
): { readonly x: number; readonly width: number } {
  const width = (places.shares[column] ?? 0) - 2 * HEAD_EDGE;
  return { x: (lifelines[column] ?? 0) - width / 2, width };
}
