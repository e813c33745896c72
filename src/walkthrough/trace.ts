// The trace: everything that happened in a run, as one append-only record that every view is a function of.
//
// A row for each transmission is always kept. Steps and the worlds after them are made when they are asked for, by running their
// chunk again from the state at its start, which gives the same records (a property proves it), and kept while they are looked at.
import type { Network, NicId, NodeId } from '../network/network.ts';
import type { Walk } from '../network/script.ts';
import type { Nanoseconds } from '../network/source.ts';
import { type KernelRules, LINUX } from '../simulation/kernel-rules.ts';
import {
  emptyRecords,
  isOver,
  planRun,
  type RunPlan,
  type RunState,
  startRun,
  takeTurn,
} from '../simulation/run.ts';
import type { PacketId, PerformedStep, Step, StepSerial, TransmissionIndex } from '../simulation/step.ts';
import type { Delivery, Records, Transmission } from '../simulation/turn.ts';
import type { World } from '../simulation/world.ts';
import { Column } from './column.ts';

/** Turns of a chunk: some thousand steps, a few milliseconds to make. */
const CHUNK_TURNS = 2048;
/** chunks whose records are kept: those looked at last */
const KEPT_CHUNKS = 24;

interface Chunk {
  readonly start: RunState;
  /** grows in the last chunk */
  turns: number;
  records: Records | undefined;
}

/** A transmission without its frame: what a diagram's row and a cursor's move need. */
export interface TransmissionRow {
  readonly index: TransmissionIndex;
  readonly time: Nanoseconds;
  readonly node: NodeId;
  /** undefined: loopback */
  readonly nic: NicId | undefined;
  readonly packet: PacketId;
  readonly number: number;
  readonly hop: number;
  readonly step: StepSerial;
}

export interface Budget {
  /** turns at most in this call */
  readonly turns: number;
  /** transmissions at most in the whole trace */
  readonly transmissions: number;
}

export type TraceStatus = 'running' | 'over' | 'stopped';

export class Trace {
  readonly plan: RunPlan;
  /** walk steps in the order in which they began */
  readonly performed: PerformedStep[] = [];
  status: TraceStatus = 'running';
  #state: RunState;
  /** the last one is open */
  readonly #chunks: Chunk[];
  /** positions in #chunks whose records are kept, least recently used first */
  #kept: number[] = [];
  readonly #times = new Column();
  readonly #nodes = new Column();
  readonly #nics = new Column();
  readonly #packets = new Column();
  readonly #numbers = new Column();
  readonly #hops = new Column();
  readonly #steps = new Column();
  readonly #packetNumbers = new Column();
  readonly #firstListener = new Column();
  readonly #lastListener = new Column();
  readonly #listenerNic = new Column();
  readonly #nextListener = new Column();
  readonly #listenerTime = new Column();

  constructor(network: Network, walk: Walk, rules: KernelRules = LINUX) {
    this.plan = planRun(network, walk, rules);
    this.#state = startRun(this.plan);
    this.#chunks = [{ start: this.#state, turns: 0, records: undefined }];
  }

  get network(): Network {
    return this.plan.network;
  }

  get walk(): Walk {
    return this.plan.walk;
  }

  /** Steps so far; serials are 0 … stepCount - 1. */
  get stepCount(): number {
    return this.#state.steps;
  }

  get transmissionCount(): number {
    return this.#times.length;
  }

  /** Virtual time of the last turn. */
  get time(): Nanoseconds {
    return this.#state.time;
  }

  /** The world as it is now, at the end of what has been run. */
  get world(): World {
    return this.#state.world;
  }

  /** What is still on the agenda when the walk is over. */
  get state(): RunState {
    return this.#state;
  }

  /** Runs on until the walk is over or the budget is spent. Call again to go on: the outcome does not depend on the slices. */
  advance(budget: Budget): TraceStatus {
    for (let turns = 0; turns < budget.turns; turns += 1) {
      if (isOver(this.#state)) {
        this.status = 'over';
        break;
      }
      if (this.#state.world.transmissions >= budget.transmissions) {
        this.status = 'stopped';
        break;
      }
      this.status = 'running';
      this.#turn();
    }
    return this.status;
  }

  #turn(): void {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.turns >= CHUNK_TURNS) {
      chunk = { start: this.#state, turns: 0, records: undefined };
      this.#chunks.push(chunk);
    }
    chunk.turns += 1;
    // What was made of an open chunk lacks this turn.
    chunk.records = undefined;
    const records = emptyRecords(false);
    this.#state = takeTurn(this.plan, this.#state, records);
    for (const row of records.transmissions) this.#addRow(row);
    for (const delivery of records.deliveries) this.#addListener(delivery);
    this.performed.push(...records.performed);
  }

  #addRow(row: Transmission): void {
    this.#times.push(row.time);
    this.#nodes.push(row.node);
    this.#nics.push(row.nic ?? -1);
    this.#packets.push(row.packet);
    this.#numbers.push(row.number);
    this.#hops.push(row.hop);
    this.#steps.push(row.step);
    if (this.#packetNumbers.get(row.packet) === 0) this.#packetNumbers.set(row.packet, row.number);
  }

  #addListener({ transmission, nic, time }: Delivery): void {
    const entry = this.#listenerNic.length + 1;
    this.#listenerNic.push(nic ?? -1);
    this.#listenerTime.push(time);
    this.#nextListener.push(0);
    const last = this.#lastListener.get(transmission);
    if (last === 0) this.#firstListener.set(transmission, entry);
    else this.#nextListener.set(last - 1, entry);
    this.#lastListener.set(transmission, entry);
  }

  #recordsAt(position: number): Records {
    const chunk = this.#chunks[position];
    if (!chunk) throw new RangeError(`no chunk ${position}`);
    if (!chunk.records) {
      const records = emptyRecords();
      let state = chunk.start;
      for (let turn = 0; turn < chunk.turns; turn += 1) state = takeTurn(this.plan, state, records);
      chunk.records = records;
    }
    this.#touch(position);
    return chunk.records;
  }

  #touch(position: number): void {
    if (this.#kept.at(-1) === position) return;
    this.#kept = this.#kept.filter((other) => other !== position);
    this.#kept.push(position);
    if (this.#kept.length <= KEPT_CHUNKS) return;
    const dropped = this.#kept.shift();
    const chunk = dropped === undefined ? undefined : this.#chunks[dropped];
    if (chunk) chunk.records = undefined;
  }

  /** The records of the chunk that holds what `keyOf` counts, and where in them it stands. */
  #locate(
    value: number,
    keyOf: (start: RunState) => number,
  ): { readonly records: Records; readonly offset: number } {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const chunk = this.#chunks[middle];
      if (chunk && keyOf(chunk.start) <= value) low = middle + 1;
      else high = middle;
    }
    const position = Math.max(0, low - 1);
    const start = this.#chunks[position]?.start;
    return { records: this.#recordsAt(position), offset: value - (start ? keyOf(start) : 0) };
  }

  /** The step; serial 0 … stepCount - 1. */
  step(serial: StepSerial): Step {
    const { records, offset } = this.#locate(serial, (start) => start.steps);
    const step = records.steps[offset];
    if (!step) throw new RangeError(`no step ${serial}`);
    return step;
  }

  /** The world right after a step. */
  worldAfter(serial: StepSerial): World {
    const { records, offset } = this.#locate(serial, (start) => start.steps);
    const world = records.worlds[offset];
    if (!world) throw new RangeError(`no step ${serial}`);
    return world;
  }

  /** The transmission with its frame. */
  transmission(index: TransmissionIndex): Transmission {
    const { records, offset } = this.#locate(index, (start) => start.world.transmissions);
    const transmission = records.transmissions[offset];
    if (!transmission) throw new RangeError(`no transmission ${index}`);
    return transmission;
  }

  /** The transmission without its frame: never makes a chunk again. */
  row(index: TransmissionIndex): TransmissionRow {
    const nic = this.#nics.get(index);
    return {
      index,
      time: this.#times.get(index),
      node: this.#nodes.get(index),
      nic: nic < 0 ? undefined : nic,
      packet: this.#packets.get(index),
      number: this.#numbers.get(index),
      hop: this.#hops.get(index),
      step: this.#steps.get(index),
    };
  }

  /** The nics at which a transmission arrived, in that order; undefined stands for loopback. */
  listeners(index: TransmissionIndex): readonly (NicId | undefined)[] {
    return this.deliveries(index).map(({ nic }) => nic);
  }

  /** Where and when a transmission arrived. */
  deliveries(index: TransmissionIndex): readonly Delivery[] {
    const found: Delivery[] = [];
    for (let entry = this.#firstListener.get(index); entry > 0; entry = this.#nextListener.get(entry - 1)) {
      const nic = this.#listenerNic.get(entry - 1);
      found.push({
        transmission: index,
        nic: nic < 0 ? undefined : nic,
        time: this.#listenerTime.get(entry - 1),
      });
    }
    return found;
  }

  /** A packet's number in order of first transmission, from 1; 0: it was never sent. */
  packetNumber(packet: PacketId): number {
    return this.#packetNumbers.get(packet);
  }

  /** The last transmission that began at or before a step; -1 before the first. */
  transmissionAt(serial: StepSerial): TransmissionIndex {
    return this.#steps.lastAtMost(serial);
  }

  /** The last walk step that began at or before a step; undefined before the first. */
  performedAt(serial: StepSerial): PerformedStep | undefined {
    let low = 0;
    let high = this.performed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.performed[middle]?.begin ?? 0) <= serial) low = middle + 1;
      else high = middle;
    }
    return this.performed[low - 1];
  }
}

/** Runs a walk to its end, or until a limit of transmissions. For the command line and tests; the editor advances in slices. */
export function runToEnd(network: Network, walk: Walk, transmissions = 20_000): Trace {
  const trace = new Trace(network, walk);
  trace.advance({ turns: Number.POSITIVE_INFINITY, transmissions });
  return trace;
}
