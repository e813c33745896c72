// What of a diagram is shown: groups that are folded into one line, and rows that a filter leaves. The outcome is a diagram like
// any other. Numbers stay those of the whole walk; the time is that since the row before it that is shown, as Wireshark has it.

import type { FrameTest } from '../../simulation/match.ts';
import type { PacketId } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { LabelText } from '../interface-text/catalogue.ts';
import type { ProtocolClass } from './label.ts';
import type { DiagramModel, Fold, Group, Heading, Row } from './model.ts';
import { gapBetween } from './rows.ts';

export interface Selection {
  /** keys of the groups that are folded */
  readonly folded: ReadonlySet<string>;
  readonly filter: RowFilter;
}

/** A row is shown when all of it holds. */
export interface RowFilter {
  /** not these */
  readonly hidden: readonly ProtocolClass[];
  /** that this node sends, hears, passes on or changes */
  readonly node: string | undefined;
  readonly conversation: string | undefined;
  /** by its number in the walk */
  readonly packet: number | undefined;
  /** one of its frames passes; what was never sent has none */
  readonly test: FrameTest | undefined;
}

export const EVERYTHING: Selection = {
  folded: new Set(),
  filter: { hidden: [], node: undefined, conversation: undefined, packet: undefined, test: undefined },
};

/** The same object when nothing is folded and nothing filtered. */
export function select(
  model: DiagramModel,
  { folded, filter }: Selection,
  trace: Trace,
  labels: LabelText,
): DiagramModel {
  const isShown = rowTest(model, filter, trace);
  if (!isShown && folded.size === 0) return model;
  const wanted = isShown ? model.rows.filter(isShown) : model.rows;
  const lines = foldGroups(model.groups, wanted, folded, labels);
  const rows = lines.map((row, index) => ({ ...row, index, gap: gapBetween(lines[index - 1], row) }));
  const positions = new Map(lines.map(({ index }, position) => [index, position]));
  const groups = model.groups.map((group) => ({
    ...group,
    rows: group.rows.flatMap((row) => positionOf(group, lines, positions, row)),
  }));
  return { ...model, rows, groups, headings: headingsOf(model.headings, lines) };
}

/** A row that stands for a group is in no phase any more, but still in its action. */
function positionOf(
  { kind }: Group,
  lines: readonly Row[],
  positions: ReadonlyMap<number, number>,
  row: number,
): number[] {
  const position = positions.get(row);
  return position === undefined || (kind !== 'action' && lines[position]?.fold) ? [] : [position];
}

function headingsOf(headings: readonly Heading[], lines: readonly Row[]): readonly Heading[] {
  let position = 0;
  return headings.map((heading) => {
    while ((lines[position]?.index ?? Number.POSITIVE_INFINITY) < heading.before) position += 1;
    return { ...heading, before: position };
  });
}

// ---- folding

function foldGroups(
  groups: readonly Group[],
  rows: readonly Row[],
  folded: ReadonlySet<string>,
  labels: LabelText,
): readonly Row[] {
  if (folded.size === 0) return rows;
  // An action comes before its phases: of a row in both, the action is what one sees.
  const groupOf = new Map<number, Group>();
  for (const group of groups) {
    if (!folded.has(group.key)) continue;
    for (const row of group.rows) if (!groupOf.has(row)) groupOf.set(row, group);
  }
  const members = new Map<Group, Row[]>();
  for (const row of rows) {
    const group = groupOf.get(row.index);
    if (!group) continue;
    const inside = members.get(group);
    if (inside) inside.push(row);
    else members.set(group, [row]);
  }
  return rows.flatMap((row) => {
    const group = groupOf.get(row.index);
    if (!group) return [row];
    const inside = members.get(group) ?? [];
    return inside[0] === row ? [foldedRow(group, row, inside, labels)] : [];
  });
}

function foldedRow({ key, kind }: Group, first: Row, rows: readonly Row[], labels: LabelText): Row {
  const ends = rows.flatMap(({ from, to, listeners }) => [from, to, ...listeners]);
  const packets = new Set<PacketId>();
  for (const { packet } of rows) if (packet !== undefined) packets.add(packet);
  const fold: Fold = { group: key, kind, rows: rows.length, packets };
  return {
    ...first,
    fold,
    label: labels.folded(kind, packets.size),
    from: Math.min(...ends),
    to: Math.max(...ends),
    course: 'folded',
    listeners: [],
    via: [],
    furtherListeners: 0,
    rewrites: [],
    drops: rows.flatMap(({ drops }) => drops),
    failure: rows.find(({ failure }) => failure !== undefined)?.failure,
    isRetransmission: false,
    transmissions: rows.flatMap(({ transmissions }) => transmissions),
    last: Math.max(...rows.map(({ last }) => last)),
  };
}

// ---- filtering

/** undefined: everything passes. */
function rowTest(model: DiagramModel, filter: RowFilter, trace: Trace): ((row: Row) => boolean) | undefined {
  const { hidden, node, conversation, packet, test } = filter;
  const tests: ((row: Row) => boolean)[] = [];
  if (hidden.length > 0) tests.push(({ protocol }) => !hidden.includes(protocol));
  if (node !== undefined) {
    const column = model.columns.findIndex(({ name }) => name === node);
    tests.push((row) => touches(row, column));
  }
  if (conversation !== undefined) tests.push((row) => row.conversation === conversation);
  if (packet !== undefined)
    tests.push((row) => row.packet !== undefined && trace.packetNumber(row.packet) === packet);
  if (test)
    tests.push(({ transmissions }) => transmissions.some((index) => test(trace.transmission(index).frame)));
  return tests.length === 0 ? undefined : (row) => tests.every((holds) => holds(row));
}

function touches({ from, to, via, listeners, rewrites, drops }: Row, column: number): boolean {
  return (
    from === column ||
    to === column ||
    via.includes(column) ||
    listeners.includes(column) ||
    rewrites.some((rewrite) => rewrite.column === column) ||
    drops.some((drop) => drop.column === column)
  );
}
