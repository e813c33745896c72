// The tables of machines at a step, each row marked that is new, changed or gone since the frame before.
import type { NodeId, SwitchId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { StepSerial } from '../../simulation/step.ts';
import { initialWorld, type World } from '../../simulation/world.ts';
import type { Cursor } from '../../walkthrough/cursor.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { NODE_TABLES } from './node-tables.ts';
import { macTable, type PlainTable } from './tables.ts';

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

/** The world that the tables are compared with: right after the frame before was sent. */
function baseline(trace: Trace, cursor: StepSerial): World {
  const newest = trace.transmissionAt(cursor);
  const isFrame = newest >= 0 && trace.row(newest).step === cursor;
  const before = isFrame ? newest - 1 : newest;
  return before < 0 ? initialWorld(trace.network) : trace.worldAfter(trace.row(before).step);
}

/** Of all machines; `all`: also those in which nothing has changed. */
export function tablesAt(
  trace: Trace,
  cursor: StepSerial,
  all: boolean,
): { tables: readonly TableView[]; unchanged: number } {
  const moment = momentAt(trace, cursor);
  const { after, before } = moment;
  const { network } = after;
  const tables: TableView[] = [];
  let unchanged = 0;
  const put = (table: TableView): void => {
    if (all || table.rows.some(({ mark }) => mark !== undefined)) tables.push(table);
    else unchanged += 1;
  };
  for (const { id } of network.nodes) {
    const isSame = after.nodes.get(id) === before.nodes.get(id) && network === before.network;
    if (isSame && !all) continue;
    nodeTables(moment, id).forEach(put);
  }
  for (const { id } of network.switches) {
    const isSame =
      after.switches.get(id) === before.switches.get(id) &&
      network.switches[id] === before.network.switches[id];
    if (isSame && !all) continue;
    switchTables(moment, id).forEach(put);
  }
  return { tables, unchanged };
}

/** What there is to see on one machine; at the start, as it stands in the file. */
export function tablesOfNode(trace: Trace, cursor: Cursor, node: NodeId): readonly TableView[] {
  return nodeTables(momentAt(trace, cursor), node).filter(({ rows }) => rows.length > 0);
}

/** Two worlds, the one before only to compare with. */
interface Moment {
  readonly after: World;
  readonly before: World;
  readonly time: Nanoseconds;
}

function momentAt(trace: Trace, cursor: Cursor): Moment {
  if (cursor < 0) {
    const world = initialWorld(trace.network);
    return { after: world, before: world, time: 0 };
  }
  return {
    after: trace.worldAfter(cursor),
    before: baseline(trace, cursor),
    time: trace.step(cursor).time,
  };
}

function nodeTables({ after, before, time }: Moment, id: NodeId): readonly TableView[] {
  const [now, old] = [after.nodes.get(id), before.nodes.get(id)];
  const owner = after.network.nodes[id]?.name;
  if (!now || owner === undefined) return [];
  return NODE_TABLES.map(({ command, table }) => {
    const present = table(after.network, now, time);
    const past = old && table(before.network, old, time);
    return { owner, command, columns: present.columns, rows: compare(past, present) };
  });
}

function switchTables({ after, before }: Moment, id: SwitchId): readonly TableView[] {
  const device = after.network.switches[id];
  const was = before.network.switches[id];
  const [now, old] = [after.switches.get(id), before.switches.get(id)];
  if (!now || !device) return [];
  const present = macTable(after.network, device, now);
  const past = was && old && macTable(before.network, was, old);
  const command = `brctl showmacs ${device.name}`;
  return [{ owner: device.name, command, columns: present.columns, rows: compare(past, present) }];
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
