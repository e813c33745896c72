// What pointing at a head shows: the machine's addresses, and what its tables hold at the step.

import { formatCidr } from '../../address/cidr.ts';
import type { Cursor } from '../../walkthrough/cursor.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { isolated } from '../bidirectional.ts';
import type { Column } from '../diagram/model.ts';
import type { PeekView } from '../messages.ts';
import { tablesOfNode } from './compared-tables.ts';

/** Undefined: there is no such column. */
export function peekAt(
  trace: Trace,
  cursor: Cursor,
  columns: readonly Column[],
  column: number,
): PeekView | undefined {
  const shown = columns[column];
  if (!shown) return undefined;
  const { node, name } = shown;
  const network = cursor < 0 ? trace.network : trace.networkAt(cursor);
  const nics = (network.nodes[node]?.nics ?? []).flatMap((id) => {
    const nic = network.nics[id];
    if (!nic) return [];
    const addresses = nic.addresses.map(formatCidr);
    const lan = network.lans[nic.lan]?.name;
    return [[nic.name, ...addresses, ...(lan === undefined ? [] : [`(${isolated(lan)})`])].join(' ')];
  });
  return { column, step: cursor, name, nics, tables: tablesOfNode(trace, cursor, node) };
}
