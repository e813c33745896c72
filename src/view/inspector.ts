// What the panel tells about the step under the cursor: why it happened, the frame it is about, and the tables that
// changed since the frame before, each beside the world it is compared with.
import type { Step } from '../simulation/step.ts';
import type { Cursor } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import type { CostLedger } from './cost/ledger.ts';
import { type CostTable, costTable } from './cost/table.ts';
import { formatDuration } from './duration.ts';
import { explainDescent } from './explanation/descent.ts';
import type { Explanation } from './explanation/explanation.ts';
import { type TableView, tablesAt } from './inspector/compared-tables.ts';
import type { EnvelopeView } from './inspector/envelope.ts';
import { envelopeAt } from './inspector/frame.ts';
import { type HopsView, hopsAt } from './inspector/hops.ts';
import { type MachinesView, machinesAt } from './inspector/machines.ts';
import type { MachineLedger } from './tcp/ledger.ts';
import type { Words } from './words.ts';

export type { CostTable } from './cost/table.ts';
export type { TableRow, TableView } from './inspector/compared-tables.ts';
export type { EnvelopeView, FieldView, LayerView, OctetRange } from './inspector/envelope.ts';
export type { HopsView } from './inspector/hops.ts';
export type { MachinesView, MachineView } from './inspector/machines.ts';

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
  /** undefined: the step is about no TCP connection */
  readonly machines: MachinesView | undefined;
  /** undefined: not asked for */
  readonly costs: CostTable | undefined;
}

export interface InspectorOptions {
  /** also those that have not changed */
  readonly allTables: boolean;
  /** of the same trace; undefined: nobody looks at the costs */
  readonly costs: CostLedger | undefined;
  /** of the same trace; undefined: no TCP machines are shown */
  readonly machines?: MachineLedger | undefined;
  /** the frame's octets as well */
  readonly octets?: boolean;
}

/** Undefined at the start, before anything has happened. */
export function inspect(
  trace: Trace,
  cursor: Cursor,
  { allTables, costs, machines, octets = false }: InspectorOptions,
  words: Words,
): InspectorView | undefined {
  if (cursor < 0 || cursor >= trace.stepCount) return undefined;
  const step = trace.step(cursor);
  const { tables, unchanged } = tablesAt(trace, cursor, allTables);
  return {
    explanation: explainDescent(trace, cursor, words.explanations),
    when: formatDuration(step.time),
    place: placeName(trace, step),
    envelope: envelopeAt(trace, step, words, octets),
    hops: hopsAt(trace, step, words),
    machines: machines && machinesAt(trace, cursor, machines, words),
    tables,
    unchanged,
    costs: costs && costTable(costs, trace.worldAfter(cursor), cursor, words.interface.costs),
  };
}

function placeName({ network }: Trace, { place }: Step): string {
  if (place.kind === 'node') return network.nodes[place.node]?.name ?? '';
  return place.kind === 'switch' ? (network.switches[place.switch]?.name ?? '') : '';
}
