// What the panel tells about the step under the cursor: why it happened, the frame it is about, and the tables that
// changed since the frame before, each beside the world it is compared with.
import type { NodeId, SwitchId } from '../network/network.ts';
import type { Step, StepSerial } from '../simulation/step.ts';
import { initialWorld, type NodeState, type SwitchState, type World } from '../simulation/world.ts';
import type { Cursor } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import type { CostLedger } from './cost/ledger.ts';
import { type CostTable, costTable } from './cost/table.ts';
import { formatDuration } from './duration.ts';
import { explainDescent } from './explanation/descent.ts';
import type { Explanation } from './explanation/explanation.ts';
import type { EnvelopeView } from './inspector/envelope.ts';
import { envelopeAt } from './inspector/frame.ts';
import { type HopsView, hopsAt } from './inspector/hops.ts';
import { NODE_TABLES } from './inspector/node-tables.ts';
import { macTable, type PlainTable } from './inspector/tables.ts';
import type { Words } from './words.ts';

export type { CostTable } from './cost/table.ts';
export type { EnvelopeView, FieldView, LayerView } from './inspector/envelope.ts';
export type { HopsView } from './inspector/hops.ts';

export interface InspectorView {
  readonly explanation: Explanation;
  /** `0.4 ms, on A` */
  readonly when: string;
  readonly place: string;
  readonly envelope: EnvelopeView | undefined;
  readonly tables: readonly TableView[];
  /** tables that there are besides */
  readonly unchanged: number;
  /** the packet on all of its hops so far; undefined: there is only one */
  readonly hops: HopsView | undefined;
  /** undefined: not asked for */
  readonly costs: CostTable | undefined;
}

export interface InspectorOptions {
  /** also those that have not changed */
  readonly allTables: boolean;
  /** of the same trace; undefined: nobody looks at the costs */
  readonly costs: CostLedger | undefined;
}

export interface TableView {
  /** whose it is */
  readonly owner: string;
  /** the command that prints it */
  readonly command: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly mark?: 'new' | 'changed' | 'gone';
  /** cells that changed, with what they were before */
  readonly before?: Readonly<Record<number, string>>;
}

/** Undefined at the start, before anything has happened. */
export function inspect(
  trace: Trace,
  cursor: Cursor,
  { allTables, costs }: InspectorOptions,
  words: Words,
): InspectorView | undefined {
  if (cursor < 0 || cursor >= trace.stepCount) return undefined;
  const step = trace.step(cursor);
  const { tables, unchanged } = tablesAt(trace, cursor, allTables);
  return {
    explanation: explainDescent(trace, cursor, words.explanations),
    when: formatDuration(step.time),
    place: placeName(trace, step),
    envelope: envelopeAt(trace, step, words),
    hops: hopsAt(trace, step, words),
    tables,
    unchanged,
    costs: costs && costTable(costs, trace.worldAfter(cursor), cursor, words.interface.costs),
  };
}

function placeName({ network }: Trace, { place }: Step): string {
  if (place.kind === 'node') return network.nodes[place.node]?.name ?? '';
  return place.kind === 'switch' ? (network.switches[place.switch]?.name ?? '') : '';
}

// ---- tables

/** The world that the tables are compared with: right after the frame before was sent. */
export function baseline(trace: Trace, cursor: StepSerial): World {
  const newest = trace.transmissionAt(cursor);
  const isFrame = newest >= 0 && trace.row(newest).step === cursor;
  const before = isFrame ? newest - 1 : newest;
  return before < 0 ? initialWorld(trace.network) : trace.worldAfter(trace.row(before).step);
}

function tablesAt(
  trace: Trace,
  cursor: StepSerial,
  all: boolean,
): { tables: readonly TableView[]; unchanged: number } {
  const after = trace.worldAfter(cursor);
  const before = baseline(trace, cursor);
  const { network } = after;
  const { time } = trace.step(cursor);
  const tables: TableView[] = [];
  let unchanged = 0;
  const put = (owner: string, command: string, now: PlainTable, old: PlainTable | undefined): void => {
    const rows = compare(old, now);
    if (all || rows.some(({ mark }) => mark !== undefined))
      tables.push({ owner, command, columns: now.columns, rows });
    else unchanged += 1;
  };
  for (const { id, name } of network.nodes) {
    const [now, old] = [nodeAt(after, id), nodeAt(before, id)];
    if (!now || (now === old && network === before.network && !all)) continue;
    for (const { command, table } of NODE_TABLES) {
      put(name, command, table(network, now, time), old && table(before.network, old, time));
    }
  }
  for (const device of network.switches) {
    const [now, old] = [switchAt(after, device.id), switchAt(before, device.id)];
    const was = before.network.switches[device.id];
    if (!now || (now === old && device === was && !all)) continue;
    const command = `brctl showmacs ${device.name}`;
    const oldTable = was && old && macTable(before.network, was, old);
    put(device.name, command, macTable(network, device, now), oldTable);
  }
  return { tables, unchanged };
}

function nodeAt(world: World, id: NodeId): NodeState | undefined {
  return world.nodes.get(id);
}

function switchAt(world: World, id: SwitchId): SwitchState | undefined {
  return world.switches.get(id);
}

/** Rows of now in their order, those that are gone at the end. */
function compare(old: PlainTable | undefined, now: PlainTable): readonly TableRow[] {
  const past = new Map(old?.rows.map((row) => [row.key, row.cells]));
  const rows: TableRow[] = now.rows.map(({ key, cells }) => {
    const was = past.get(key);
    past.delete(key);
    if (was === undefined) return { cells, mark: 'new' };
    const before: Record<number, string> = {};
    for (const [column, cell] of cells.entries()) {
      const text = was[column];
      if (text !== undefined && text !== cell) before[column] = text;
    }
    return Object.keys(before).length > 0 ? { cells, mark: 'changed', before } : { cells };
  });
  for (const cells of past.values()) rows.push({ cells, mark: 'gone' });
  return rows;
}
