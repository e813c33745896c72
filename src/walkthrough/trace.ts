// The trace: everything that happened in a run, as one append-only record that every view is a function of.
//
// A row for each transmission is always kept; steps, frames and the worlds after each step come from chunks.ts.
import type { Network, NicId, NodeId } from '../network/network.ts';
import type { Walk } from '../network/script.ts';
import type { Nanoseconds } from '../network/source.ts';
import { type KernelRules, LINUX } from '../simulation/kernel-rules.ts';
import { planRun, type RunPlan, type RunState } from '../simulation/run.ts';
import type { PacketId, PerformedStep, Step, StepSerial, TransmissionIndex } from '../simulation/step.ts';
import type { Delivery, NetworkChange, Transmission } from '../simulation/turn.ts';
import type { World } from '../simulation/world.ts';
import { Chunks } from './chunks.ts';
import { Column } from './column.ts';

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
  /** what events have made of the network, in order */
  readonly #networks: NetworkChange[] = [];
  readonly #chunks: Chunks;
  readonly #times = new Column();
  readonly #nodes = new Column();
  readonly #nics = new Column();
  readonly #packets = new Column();
  readonly #numbers = new Column();
  readonly #hops = new Column();
  readonly #steps = new Column();
  readonly #packetNumbers = new Column();
  readonly #unsentDeaths = new Column();
  readonly #firstListener = new Column();
  readonly #lastListener = new Column();
  readonly #listenerNic = new Column();
  readonly #nextListener = new Column();
  readonly #listenerTime = new Column();

  constructor(network: Network, walk: Walk, rules: KernelRules = LINUX) {
    this.plan = planRun(network, walk, rules);
    this.#chunks = new Chunks(this.plan);
  }

  /** As the file describes it. */
  get network(): Network {
    return this.plan.network;
  }

  /** As events have left it at a step. */
  networkAt(serial: StepSerial): Network {
    return this.#networks.findLast(({ from }) => from <= serial)?.network ?? this.plan.network;
  }

  get walk(): Walk {
    return this.plan.walk;
  }

  /** Steps so far; serials are 0 … stepCount - 1. */
  get stepCount(): number {
    return this.state.steps;
  }

  get transmissionCount(): number {
    return this.#times.length;
  }

  /** Virtual time of the last turn. */
  get time(): Nanoseconds {
    return this.state.time;
  }

  /** The world as it is now, at the end of what has been run. */
  get world(): World {
    return this.state.world;
  }

  /** What is still on the agenda when the walk is over. */
  get state(): RunState {
    return this.#chunks.state;
  }

  /** Runs on until the walk is over or the budget is spent. Call again to go on: the outcome does not depend on the slices. */
  advance(budget: Budget): TraceStatus {
    for (let turns = 0; turns < budget.turns; turns += 1) {
      if (this.#chunks.isOver) {
        this.status = 'over';
        break;
      }
      if (this.state.world.transmissions >= budget.transmissions) {
        this.status = 'stopped';
        break;
      }
      this.status = 'running';
      this.#turn();
    }
    return this.status;
  }

  #turn(): void {
    const records = this.#chunks.takeTurn();
    for (const row of records.transmissions) this.#addRow(row);
    for (const step of records.steps) if (this.#diesUnsent(step)) this.#unsentDeaths.push(step.serial);
    for (const delivery of records.deliveries) this.#addListener(delivery);
    this.performed.push(...records.performed);
    this.#networks.push(...records.networks);
  }

  /** A packet that never becomes a frame, or a call that fails before there is a packet. */
  #diesUnsent({ fact, packet }: Step): boolean {
    if (fact.kind === 'not-routed') return true;
    return fact.kind === 'dropped' && packet !== undefined && this.#packetNumbers.get(packet) === 0;
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

  /** The step; serial 0 … stepCount - 1. */
  step(serial: StepSerial): Step {
    const { records, offset } = this.#chunks.find('steps', serial);
    const step = records.steps[offset];
    if (!step) throw new RangeError(`no step ${serial}`);
    return step;
  }

  /** The world right after a step. */
  worldAfter(serial: StepSerial): World {
    const world = this.#chunks.worldAfter(serial);
    if (!world) throw new RangeError(`no step ${serial}`);
    return world;
  }

  /** The transmission with its frame. */
  transmission(index: TransmissionIndex): Transmission {
    const { records, offset } = this.#chunks.find('transmissions', index);
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

  /** The first step after this one at which something dies that was never sent. */
  nextUnsentDeath(serial: StepSerial): StepSerial | undefined {
    const position = this.#unsentDeaths.lastAtMost(serial) + 1;
    return position < this.#unsentDeaths.length ? this.#unsentDeaths.get(position) : undefined;
  }

  /** The last step before this one at which something dies that was never sent. */
  previousUnsentDeath(serial: StepSerial): StepSerial | undefined {
    const position = this.#unsentDeaths.lastAtMost(serial - 1);
    return position >= 0 ? this.#unsentDeaths.get(position) : undefined;
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
