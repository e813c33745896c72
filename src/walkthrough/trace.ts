// The trace: everything that happened in a run, as one append-only record that every view is a function of.
//
// A row for each transmission is always kept. Steps and the worlds after them are kept for recent chunks of the run; an older
// chunk is made again by running it from the state at its start, which gives the same records (a property proves it).
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

/** Turns of a chunk: some thousand steps, a few milliseconds to make again. */
const CHUNK_TURNS = 2048;
/** chunks whose records are kept: the youngest, and those looked at last */
const KEPT_CHUNKS = 24;

interface Chunk {
  readonly start: RunState;
  readonly turns: number;
  readonly firstStep: StepSerial;
  readonly firstTransmission: TransmissionIndex;
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
  readonly #chunks: Chunk[] = [];
  #open: { start: RunState; turns: number; records: Records };
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
    this.#open = { start: this.#state, turns: 0, records: emptyRecords() };
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
    const { records } = this.#open;
    const marks = {
      transmissions: records.transmissions.length,
      deliveries: records.deliveries.length,
      performed: records.performed.length,
    };
    this.#state = takeTurn(this.plan, this.#state, records);
    this.#open.turns += 1;
    for (let i = marks.transmissions; i < records.transmissions.length; i += 1)
      this.#addRow(records.transmissions[i]);
    for (let i = marks.deliveries; i < records.deliveries.length; i += 1) {
      const delivery = records.deliveries[i];
      if (delivery) this.#addListener(delivery);
    }
    for (let i = marks.performed; i < records.performed.length; i += 1) {
      const performed = records.performed[i];
      if (performed) this.performed.push(performed);
    }
    if (this.#open.turns >= CHUNK_TURNS) this.#closeChunk();
  }

  #addRow(row: Transmission | undefined): void {
    if (!row) return;
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

  #closeChunk(): void {
    const { start, turns, records } = this.#open;
    this.#chunks.push({
      start,
      turns,
      firstStep: start.steps,
      firstTransmission: start.world.transmissions,
      records,
    });
    this.#touch(this.#chunks.length - 1);
    this.#open = { start: this.#state, turns: 0, records: emptyRecords() };
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

  #recordsAt(position: number): Records {
    const chunk = this.#chunks[position];
    if (!chunk) return this.#open.records;
    if (!chunk.records) {
      const records = emptyRecords();
      let state = chunk.start;
      for (let turn = 0; turn < chunk.turns; turn += 1) state = takeTurn(this.plan, state, records);
      chunk.records = records;
    }
    this.#touch(position);
    return chunk.records;
  }

  #chunkOfStep(serial: StepSerial): number {
    return find(
      this.#chunks.length,
      (position) =>
        position < this.#chunks.length ? (this.#chunks[position]?.firstStep ?? 0) : this.#open.start.steps,
      serial,
    );
  }

  /** The step; serial 0 … stepCount - 1. */
  step(serial: StepSerial): Step {
    const position = this.#chunkOfStep(serial);
    const first = this.#chunks[position]?.firstStep ?? this.#open.start.steps;
    const step = this.#recordsAt(position).steps[serial - first];
    if (!step) throw new RangeError(`no step ${serial}`);
    return step;
  }

  /** The world right after a step. */
  worldAfter(serial: StepSerial): World {
    const position = this.#chunkOfStep(serial);
    const first = this.#chunks[position]?.firstStep ?? this.#open.start.steps;
    const world = this.#recordsAt(position).worlds[serial - first];
    if (!world) throw new RangeError(`no step ${serial}`);
    return world;
  }

  /** The transmission with its frame. */
  transmission(index: TransmissionIndex): Transmission {
    const position = find(
      this.#chunks.length,
      (at) =>
        at < this.#chunks.length
          ? (this.#chunks[at]?.firstTransmission ?? 0)
          : this.#open.start.world.transmissions,
      index,
    );
    const first = this.#chunks[position]?.firstTransmission ?? this.#open.start.world.transmissions;
    const transmission = this.#recordsAt(position).transmissions[index - first];
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

/** The last of `count` + 1 positions whose key is at most `value`. */
function find(count: number, keyOf: (position: number) => number, value: number): number {
  let low = 0;
  let high = count + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Runs a walk to its end, or until a limit of transmissions. For the command line and tests; the editor advances in slices. */
export function runToEnd(network: Network, walk: Walk, transmissions = 20_000): Trace {
  const trace = new Trace(network, walk);
  trace.advance({ turns: Number.POSITIVE_INFINITY, transmissions });
  return trace;
}
