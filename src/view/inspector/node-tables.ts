// Every table of a node under the command that prints it on a real machine, in the order of the layers.
import type { Network } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { NodeState } from '../../simulation/world.ts';
import { balanceTable } from './balance-table.ts';
import { exceptionTable } from './exception-table.ts';
import { nameTable, neighbourTable, type PlainTable, routeTable, socketTable } from './tables.ts';
import { translationTable } from './translation-table.ts';
import { upstreamTable } from './upstream-table.ts';

export const NODE_TABLES: readonly {
  readonly command: string;
  readonly table: (network: Network, state: NodeState, now: Nanoseconds) => PlainTable;
}[] = [
  { command: 'arp -n', table: neighbourTable },
  { command: 'route -n', table: routeTable },
  { command: 'ip route show cache', table: exceptionTable },
  { command: 'netstat -natp', table: (_, state) => socketTable(state) },
  { command: 'ipvsadm -Lnc', table: (_, state, now) => balanceTable(state, now) },
  { command: 'conntrack -L', table: (_, state, now) => translationTable(state, now) },
  { command: 'resolvectl show-cache', table: (_, state, now) => nameTable(state, now) },
  { command: 'upstreams', table: (_, state) => upstreamTable(state) },
];
