// Whose turn it is among the servers of a proxy, as its own memory has it. No command prints this of nginx (its commercial
// version has an API for it); the columns are those of ngx_http_upstream_rr_peer_t.
import type { NodeState } from '../../simulation/world.ts';
import type { PlainTable } from './tables.ts';

export function upstreamTable(state: NodeState): PlainTable {
  return {
    columns: ['Upstream', 'Server', 'Weight', 'Credit', 'Failures'],
    rows: [...state.upstreams].flatMap(([upstream, turns]) =>
      turns.map(({ name, weight, current, fails }, position) => ({
        key: `${upstream} ${position}`,
        cells: [upstream, name, String(weight), String(current), String(fails)],
      })),
    ),
  };
}
