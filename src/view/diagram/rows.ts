// Rows in the making become a model: now that all of them are known, nodes have columns and arrows have ends.
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { Words } from '../words.ts';
import { columnsOf } from './columns.ts';
import { courseOf, type End, endOf, farthest, NOWHERE } from './course.ts';
import type { Draft } from './draft.ts';
import { groupsOf } from './groups.ts';
import type { DiagramModel, DiagramOptions, Heading, Row } from './model.ts';
import { wiresOf } from './wires.ts';

export function modelOf(
  trace: Trace,
  drafts: readonly Draft[],
  marks: readonly Heading[],
  options: DiagramOptions,
): DiagramModel {
  const ends = drafts.map((draft) => endOf(trace, draft));
  const columns = columnsOf(trace.network, drafts, ends, trace, options.words.interface.diagram.labels);
  const columnOf = new Map(columns.map(({ node }, column) => [node, column]));
  const rows = drafts.map((draft, index) => ({
    ...rowOf(trace, draft, ends[index] ?? NOWHERE, columnOf, options),
    index,
    number: numberOf(trace, draft, options),
    gap: gapBetween(drafts[index - 1]?.sent, draft.sent),
  }));
  // An action that has neither rows nor anything after it before the next one needs no line.
  const headings = marks.filter(
    ({ kind, before }, position) => kind === 'note' || before < (marks[position + 1]?.before ?? rows.length),
  );
  const lineOf = (action: number): string => {
    const source = trace.performed[action]?.step.source;
    return source ? options.textAt(source).replaceAll(/\s+/g, ' ').trim() : '';
  };
  const wires = wiresOf(trace.network, columns);
  return { columns, wires, rows, groups: groupsOf(drafts, lineOf), headings };
}

/** With what one would not see of its arrow: that it is sent for a second time, and that its receiver has it or waits for another. */
function labelOf({ label, isRetransmission, arrival }: Draft, words: Words): string {
  const { labels } = words.interface.diagram;
  const sent = isRetransmission ? labels.again(label) : label;
  if (arrival === undefined) return sent;
  return arrival === 'duplicate' ? labels.duplicate(sent) : labels.outOfOrder(sent);
}

type Placement = Omit<Row, 'index' | 'number' | 'gap'>;

function rowOf(
  trace: Trace,
  draft: Draft,
  end: End,
  columnOf: ReadonlyMap<NodeId, number>,
  { words }: DiagramOptions,
): Placement {
  const from = columnOf.get(draft.from) ?? 0;
  const beside = from + 1 < columnOf.size ? from + 1 : Math.max(0, from - 1);
  const heard = end.kind === 'everyone' ? end.heard : [];
  const listeners = heard.flatMap((node) => columnOf.get(node) ?? []).sort((a, b) => a - b);
  const drops = draft.drops.map(({ node, drop }) => {
    const column = node === undefined || node === draft.from ? undefined : columnOf.get(node);
    return { ...drop, column };
  });
  const rewrites = draft.rewrites.map(({ node, rewrite }) => ({
    ...rewrite,
    column: columnOf.get(node) ?? from,
  }));
  return {
    label: labelOf(draft, words),
    from,
    to: end.kind === 'node' ? (columnOf.get(end.node) ?? beside) : (farthest(from, listeners) ?? beside),
    course: courseOf(draft, end, drops),
    listeners,
    via: draft.transmissions.slice(1).flatMap((index) => columnOf.get(trace.row(index).node) ?? []),
    furtherListeners: heard.length - listeners.length,
    drops,
    rewrites,
    failure: draft.failure,
    protocol: draft.protocol,
    isRetransmission: draft.isRetransmission,
    packet: draft.packet,
    transmissions: draft.transmissions,
    sent: draft.sent.serial,
    last: draft.last,
    time: draft.sent.time,
    action: draft.sent.action,
    conversation: draft.placed?.conversation,
    fold: undefined,
  };
}

function numberOf(trace: Trace, { packet, transmissions }: Draft, { rows }: DiagramOptions): string {
  const [first] = transmissions;
  if (first === undefined || packet === undefined) return '';
  const number = trace.packetNumber(packet);
  return rows === 'hops' ? `${number}.${trace.row(first).hop}` : String(number);
}

interface Timed {
  readonly time: Nanoseconds;
}

/** Since the row before. */
export function gapBetween(before: Timed | undefined, row: Timed): Nanoseconds | undefined {
  return before && row.time - before.time;
}
