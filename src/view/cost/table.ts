// The costs of a walk side by side, a row for each device that had something to do: what it held and what it had to look at.
import type { StepSerial } from '../../simulation/step.ts';
import type { NodeState, World } from '../../simulation/world.ts';
import type { CostText } from '../interface-text/catalogue.ts';
import { type Cost, type CostLedger, NO_COST } from './ledger.ts';

export interface CostTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** what the columns count */
  readonly legend: string;
}

/** `world`: as it is right after the step. */
export function costTable(ledger: CostLedger, world: World, cursor: StepSerial, text: CostText): CostTable {
  const costs = ledger.at(cursor);
  const rows: string[][] = [];
  const put = (name: string, kind: string, cost: Cost, sockets: number, entries: number): void => {
    if (cost.deepest === 0) return;
    rows.push([
      name,
      kind,
      text.layers[cost.deepest],
      ...[cost.frames, sockets, entries, cost.read, cost.copied].map(String),
    ]);
  };
  for (const { id, name } of world.network.switches) {
    const entries = world.switches.get(id)?.macTable.size ?? 0;
    put(name, text.kinds.switch, costs.get(`switch ${id}`) ?? NO_COST, 0, entries);
  }
  for (const { id, name, kind } of world.network.nodes) {
    const state = world.nodes.get(id);
    if (state)
      put(name, text.kinds[kind], costs.get(`node ${id}`) ?? NO_COST, state.sockets.size, entriesOf(state));
  }
  return { caption: text.caption, columns: text.columns, rows, legend: text.legend };
}

/** Of the tables that it has to search for a packet. */
function entriesOf(state: NodeState): number {
  const tables = [state.neighbours, state.tracking.connections, state.balance.connections, state.names];
  return tables.reduce((sum, { size }) => sum + size, state.routes.length);
}
