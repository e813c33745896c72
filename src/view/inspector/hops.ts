// The same packet's envelope on each of its hops side by side (the lesson's L10): MACs are rewritten by every router, TTL counts
// down, addresses are the two logical ends and stay, unless somebody translates them.
import type { Step, TransmissionIndex } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { layersOf } from '../../wire/layers.ts';
import type { Words } from '../words.ts';
import { transmissionOf, wayOf } from './frame.ts';

export interface HopsView {
  /** sender and receiver of each hop, in their order */
  readonly hops: readonly { readonly from: string; readonly to: string }[];
  readonly rows: readonly HopsRow[];
}

export interface HopsRow {
  /** `Ethernet: Source` */
  readonly field: string;
  /** empty: this hop's frame has no such field */
  readonly cells: readonly string[];
  /** for each cell whether it differs from the one before */
  readonly changed: readonly boolean[];
}

/** Who and where to: shown even if they stay, because that is the point. The others are shown where they change. */
const ENDS: readonly string[] = [
  'eth.src',
  'eth.dst',
  'ip.src',
  'ip.dst',
  'ip.ttl',
  'tcp.srcport',
  'tcp.dstport',
  'udp.srcport',
  'udp.dstport',
];

/** Undefined where the packet has had one hop at most. */
export function hopsAt(trace: Trace, step: Step, words: Words): HopsView | undefined {
  const last = transmissionOf(trace, step);
  if (last === undefined || trace.row(last).hop < 2) return undefined;
  const indexes = hopsUpTo(trace, last);
  const rows = new Map<string, { field: string; key: string; cells: string[] }>();
  for (const [hop, index] of indexes.entries()) {
    for (const { id, field, key, text } of fieldsOf(trace, index)) {
      const row = rows.get(id) ?? { field, key, cells: indexes.map(() => '') };
      row.cells[hop] = text;
      rows.set(id, row);
    }
  }
  return {
    hops: indexes.map((index) => wayOf(trace, index, words)),
    rows: [...rows.values()]
      .map(({ field, key, cells }) => ({ field, key, cells, changed: changes(cells) }))
      .filter(({ key, changed }) => ENDS.includes(key) || changed.includes(true))
      .map(({ field, cells, changed }) => ({ field, cells, changed })),
  };
}

function hopsUpTo(trace: Trace, last: TransmissionIndex): readonly TransmissionIndex[] {
  const { packet } = trace.row(last);
  const found: TransmissionIndex[] = [];
  for (let index = last; index >= 0; index -= 1) {
    const row = trace.row(index);
    if (row.packet !== packet) continue;
    found.unshift(index);
    if (row.hop === 1) break;
  }
  return found;
}

interface HopField {
  /** the same for the same field on every hop; a tunnel's header is another one than that of the packet inside */
  readonly id: string;
  readonly field: string;
  readonly key: string;
  readonly text: string;
}

function fieldsOf(trace: Trace, index: TransmissionIndex): readonly HopField[] {
  const layers = layersOf(trace.transmission(index).frame);
  const inner = layers.findLastIndex(({ protocol }) => protocol === 'IPv4');
  return layers.flatMap(({ protocol, fields }, position) => {
    const isOuter = protocol === 'IPv4' && position < inner;
    const name = isOuter ? 'IPIP' : protocol;
    return fields.map((field) => ({
      id: `${name} ${field.key}`,
      field: `${name}: ${field.name}`,
      key: field.key,
      text: field.text,
    }));
  });
}

function changes(cells: readonly string[]): readonly boolean[] {
  return cells.map((cell, hop) => hop > 0 && cell !== cells[hop - 1]);
}
