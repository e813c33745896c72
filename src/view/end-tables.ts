// The tables at the end of a walk as plain text, under the commands that would print them on a real machine, and what the walk
// has cost each device.
import type { Trace } from '../walkthrough/trace.ts';
import { CostLedger } from './cost/ledger.ts';
import { costTable } from './cost/table.ts';
import { NODE_TABLES } from './inspector/node-tables.ts';
import { macTable } from './inspector/tables.ts';
import { ENGLISH_WORDS, type Words } from './words.ts';

/** Every table that is not empty, node by node, then switch by switch; the costs are last. */
export function endTables(trace: Trace, words: Words = ENGLISH_WORDS): string {
  const { world, time } = trace;
  const { network } = world;
  let text = '';
  for (const node of network.nodes) {
    const state = world.nodes.get(node.id);
    if (!state) continue;
    for (const { command, table } of NODE_TABLES)
      text += section(`${node.name}$ ${command}`, table(network, state, time));
  }
  for (const device of network.switches) {
    const state = world.switches.get(device.id);
    if (state) text += section(`${device.name}$ brctl showmacs`, macTable(network, device, state));
  }
  const { costs } = words.interface;
  const { columns, rows } = costTable(new CostLedger(trace), world, trace.stepCount - 1, costs);
  return text + section(costs.caption, { columns, rows: rows.map((cells) => ({ cells })) });
}

interface PrintedTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
}

function section(title: string, { columns, rows }: PrintedTable): string {
  if (rows.length === 0) return '';
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map(({ cells }) => cells[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  return `${title}\n${line(columns)}${rows.map(({ cells }) => line(cells)).join('')}`;
}
