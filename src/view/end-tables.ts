// The tables at the end of a walk as plain text, under the commands that would print them on a real machine.
import type { Trace } from '../walkthrough/trace.ts';
import { balanceTable } from './inspector/balance-table.ts';
import {
  macTable,
  nameTable,
  neighbourTable,
  type PlainTable,
  routeTable,
  socketTable,
} from './inspector/tables.ts';
import { translationTable } from './inspector/translation-table.ts';
import { upstreamTable } from './inspector/upstream-table.ts';

/** Every table that is not empty, node by node, then switch by switch. */
export function endTables(trace: Trace): string {
  const { world } = trace;
  const { network } = world;
  let text = '';
  for (const node of network.nodes) {
    const state = world.nodes.get(node.id);
    if (!state) continue;
    text += section(`${node.name}$ arp -a`, neighbourTable(network, state));
    text += section(`${node.name}$ route -n`, routeTable(network, state));
    text += section(`${node.name}$ netstat -natp`, socketTable(state));
    text += section(`${node.name}$ ipvsadm -Lnc`, balanceTable(state, trace.time));
    text += section(`${node.name}$ conntrack -L`, translationTable(state, trace.time));
    text += section(`${node.name}$ resolvectl show-cache`, nameTable(state, trace.time));
    text += section(`${node.name}$ upstreams`, upstreamTable(state));
  }
  for (const device of network.switches) {
    const state = world.switches.get(device.id);
    if (state) text += section(`${device.name}$ brctl showmacs`, macTable(network, device, state));
  }
  return text;
}

function section(title: string, { columns, rows }: PlainTable): string {
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
