// A diagram's model as the panel gets it: columns at once, rows a page at a time, the cursor on its own. Pure functions, so
// that the panel's host side has nothing to decide.

import type { Cursor } from '../walkthrough/cursor.ts';
import { packetAt } from '../walkthrough/position.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { isolated, withVisibleControls } from './bidirectional.ts';
import { reachesOf } from './diagram/reach.ts';
import { reasonOf } from './diagram/reason.ts';
import { rewriteText } from './diagram/rewrite.ts';
import { rowsAt } from './diagram/rows-at.ts';
import type { DiagramModel, Group, Heading, Row } from './diagram.ts';
import { formatDuration } from './duration.ts';
import { type InspectorOptions, inspect } from './inspector.ts';
import { flightView } from './map/flight.ts';
import { mermaidPage } from './mermaid.ts';
import type { CursorView, HeadingView, PageView, PictureView, RowView, RunView } from './messages.ts';
import { LABEL, textWidth } from './svg/text.ts';
import type { Words } from './words.ts';

/** Rows of a page: somewhat more than is in sight, because all of a page is drawn again when one of its rows has changed. */
const PAGE_ROWS = 30;

/** A wait of this length deserves a look: a timer has run. */
const LONG_GAP = 20e6;

/** `whole`: the diagram of which `model` is a selection. */
export function pictureView(
  model: DiagramModel,
  version: number,
  whole: DiagramModel = model,
  expressionProblem?: string,
): PictureView {
  const headingCounts = Array.from({ length: pageCount(model) }, () => 0);
  for (const { before } of model.headings) {
    // What stands at the end is drawn on the last page.
    const page = Math.min(Math.floor(before / PAGE_ROWS), headingCounts.length - 1);
    headingCounts[page] = (headingCounts[page] ?? 0) + 1;
  }
  return {
    version,
    columns: model.columns.map(({ name, kind, address }) => ({ name, kind, address })),
    reaches: reachesOf([...whole.rows, ...model.rows], (label) => textWidth(label, LABEL)),
    wires: model.wires,
    rowCount: model.rows.length,
    packetCount: packetsOf(whole.rows),
    unfilteredCount: whole.rows.length,
    passedCount: model.rows.reduce((sum, { fold }) => sum + (fold?.rows ?? 1), 0),
    expressionProblem,
    ticks: model.rows.map(tickOf).join(''),
    protocols: [...new Set(whole.rows.map(({ protocol }) => protocol))],
    groups: whole.groups.flatMap(({ kind, key }) => (kind === 'action' ? [] : [key])),
    pageRows: PAGE_ROWS,
    headingCounts,
  };
}

function tickOf({ protocol, drops, failure }: Row): string {
  const letter = protocol.charAt(0);
  return drops.length > 0 || failure !== undefined ? letter.toUpperCase() : letter;
}

/** Packets that were sent, however many rows each has. */
function packetsOf(rows: readonly Row[]): number {
  return new Set(
    rows.flatMap(({ number, packet }) => (number === '' || packet === undefined ? [] : [packet])),
  ).size;
}

export function pageOf(row: number): number {
  return Math.floor(row / PAGE_ROWS);
}

/** At least one page, for the headings of a walk that sends nothing. */
export function pageCount({ rows }: DiagramModel): number {
  return Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
}

function pageRange({ rows }: DiagramModel, page: number): [from: number, to: number] {
  return [page * PAGE_ROWS, Math.min((page + 1) * PAGE_ROWS, rows.length)];
}

export function pageView(model: DiagramModel, version: number, page: number, words: Words): PageView {
  const [from, to] = pageRange(model, page);
  const { text, statements } = mermaidPage(model, from, to, { forPanel: true, words });
  const shown: number[] = [];
  const local = statements.map((statement) => {
    if (statement.kind === 'row') return statement;
    shown.push(statement.heading);
    return { kind: 'heading', heading: shown.length - 1 } as const;
  });
  return {
    version,
    page,
    firstRow: from,
    rows: model.rows.slice(from, to).map((row) => rowView(model, row, words)),
    headings: shown.flatMap((index) => {
      const heading = model.headings[index];
      return heading ? [headingView(model, heading)] : [];
    }),
    runs: runsOf(model.groups, from, to, words),
    mermaid: text,
    statements: local,
  };
}

function headingView({ groups }: DiagramModel, { kind, text, step, action }: Heading): HeadingView {
  const group = groups.find((one) => one.kind === 'action' && one.action === action);
  const written = withVisibleControls(text);
  return { kind, text: written, step, group: kind === 'action' ? group?.key : undefined };
}

export function rowView(model: DiagramModel, row: Row, words: Words): RowView {
  return {
    number: row.number,
    label: row.label,
    from: row.from,
    to: row.to,
    course: row.course,
    listeners: row.listeners,
    via: row.via,
    protocol: row.protocol,
    isRetransmission: row.isRetransmission,
    rewrites: row.rewrites.map((rewrite) => ({
      column: rewrite.column,
      text: rewriteText(rewrite, words.interface.diagram.labels),
    })),
    reason: reasonOf(row, words),
    gap: row.gap === undefined ? '' : row.gap === 0 ? '+0' : `+${formatDuration(row.gap)}`,
    isLongGap: (row.gap ?? 0) >= LONG_GAP,
    time: formatDuration(row.time),
    fold: row.fold && {
      group: row.fold.group,
      title: words.interface.diagram.phases[row.fold.kind],
    },
    sent: row.sent,
    spoken: spoken(model, row, words),
  };
}

function spoken({ columns }: DiagramModel, row: Row, words: Words): string {
  const name = (column: number): string => isolated(columns[column]?.name ?? '');
  const { number, label, course } = row;
  return words.interface.diagram.spoken({
    number,
    label,
    from: name(row.from),
    to: name(row.to),
    course,
    listeners: row.listeners.map(name),
    reason: reasonOf(row, words) ?? '',
    time: formatDuration(row.time),
  });
}

/** A phase is cut where rows of another one stand between its own. */
export function runsOf(groups: readonly Group[], from: number, to: number, words: Words): readonly RunView[] {
  const runs: RunView[] = [];
  for (const { key, kind, rows } of groups) {
    if (kind === 'action') continue;
    let first: number | undefined;
    for (const [position, row] of rows.entries()) {
      first ??= row;
      if (rows[position + 1] === row + 1 && row + 1 < to) continue;
      if (row >= from && first < to) {
        const start = Math.max(first, from);
        runs.push({
          group: key,
          title: words.interface.diagram.phases[kind],
          kind,
          first: start,
          last: row,
          isStart: start === rows[0],
        });
      }
      first = undefined;
    }
  }
  return runs;
}

// ---- the cursor

export function cursorView(
  trace: Trace,
  model: DiagramModel,
  version: number,
  cursor: Cursor,
  options: InspectorOptions,
  words: Words,
): CursorView {
  const step = cursor >= 0 && cursor < trace.stepCount ? trace.step(cursor) : undefined;
  const { begun, row, nearestRow } = rowsAt(trace, model, cursor);
  const node = step?.place.kind === 'node' ? step.place.node : undefined;
  const column = model.columns.findIndex((shown) => shown.node === node);
  const inspector = inspect(trace, cursor, options, words);
  const { diagram } = words.interface;
  return {
    version,
    step: cursor,
    stepCount: trace.stepCount,
    begun,
    packet: step ? packetAt(trace, cursor) : 0,
    row,
    nearestRow,
    column: column < 0 ? undefined : column,
    about: aboutRow(trace, row === undefined ? undefined : model.rows[row]),
    announcement: inspector
      ? diagram.announced(inspector.explanation.title, inspector.explanation.text)
      : diagram.beforeFirst,
    inspector,
    flight: flightView(trace, cursor, words),
  };
}

function aboutRow(trace: Trace, row: Row | undefined): CursorView['about'] {
  if (!row || row.fold) return { packet: undefined, conversation: undefined };
  const isSent = row.packet !== undefined && row.number !== '';
  return {
    packet: isSent && row.packet !== undefined ? trace.packetNumber(row.packet) : undefined,
    conversation: row.conversation,
  };
}
