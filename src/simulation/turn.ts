// One turn: everything that a single entry of the agenda brings about. Handlers take a turn and leave in it the world after,
// the steps they took and what they scheduled; between turns nothing is remembered but the world and the agenda.
import type { Network, NetworkNode, Nic, NicId, NodeId, SwitchId } from '../network/network.ts';
import type { Nanoseconds } from '../network/source.ts';
import type { EthernetFrame } from '../wire/ethernet.ts';
import { type Agenda, insert, tickAfter, tickBefore } from './agenda.ts';
import type { Carried, Happening, Scheduled } from './event.ts';
import type { KernelRules } from './kernel-rules.ts';
import type { Counted } from './script/expectation.ts';
import type {
  Fact,
  PacketId,
  PerformedStep,
  Place,
  Step,
  StepLayer,
  StepSerial,
  TransmissionIndex,
} from './step.ts';
import { type NodeState, nodeState, type SwitchState, switchState, type World } from './world.ts';

/** A frame on a wire: always kept, whatever else of the trace is. */
export interface Transmission {
  readonly index: TransmissionIndex;
  readonly time: Nanoseconds;
  readonly node: NodeId;
  /** undefined: the loopback interface */
  readonly nic: NicId | undefined;
  readonly packet: PacketId;
  readonly number: number;
  readonly hop: number;
  readonly frame: EthernetFrame;
  /** the step that sent it */
  readonly step: StepSerial;
}

/** A nic (undefined: loopback) at which a transmission arrived, whether it wanted it or not. */
export interface Delivery {
  readonly transmission: TransmissionIndex;
  readonly nic: NicId | undefined;
  readonly time: Nanoseconds;
}

/** What a run hands to its observer. */
export interface Records {
  readonly steps: Step[];
  /** the world right after each step; undefined: not wanted */
  readonly worlds: World[] | undefined;
  readonly transmissions: Transmission[];
  readonly deliveries: Delivery[];
  readonly performed: PerformedStep[];
  readonly networks: NetworkChange[];
}

/** From a step on the network is another one. */
export interface NetworkChange {
  readonly from: StepSerial;
  readonly network: Network;
}

/** More than there are entries in any run. */
const PRECISE = 2 ** 52;
/** No timer of the kernel's protocols is shorter than the delayed ACK's (TCP_DELACK_MIN). */
const SHORTEST_TIMER: Nanoseconds = 40e6;
/** More than are armed within one tick. */
const LAST = 2 ** 20;
/** More than are ever armed, less than PRECISE. */
const PINNED = 2 ** 40;

/**
 * Which kernel timer comes first of those that are due on the same tick. `last`: armed as the last of this instant, for what the turn has
 * sent has arrived by then where cables have no delay, and has armed what it arms there (connect(2) arms its timer when the softirq
 * of its own SYN has run). `pinned`: in the wheel that run_timer_softirq looks at before the others (BASE_LOCAL).
 */
export type TimerRank = 'usual' | 'last' | 'pinned';

const RANKS: Readonly<Record<TimerRank, number>> = { usual: 0, last: LAST, pinned: PINNED };

type Surroundings = Omit<World, 'nodes'>;

export class Turn {
  /** the walk's counting expectations */
  readonly counted: readonly Counted[];
  readonly rules: KernelRules;
  readonly records: Records;
  #world: World;
  /** the node written last, not yet in the world: one program or protocol writes its node many times in a turn */
  #written: { readonly id: NodeId; state: NodeState } | undefined;
  agenda: Agenda<Scheduled>;
  time: Nanoseconds = 0;
  /** entries ever scheduled: breaks ties */
  scheduled: number;
  /** steps ever taken */
  steps: StepSerial;
  cause: StepSerial | undefined;
  action = -1;

  constructor(
    counted: readonly Counted[],
    rules: KernelRules,
    world: World,
    agenda: Agenda<Scheduled>,
    scheduled: number,
    steps: StepSerial,
    records: Records,
  ) {
    this.counted = counted;
    this.rules = rules;
    this.#world = world;
    this.agenda = agenda;
    this.scheduled = scheduled;
    this.steps = steps;
    this.records = records;
  }

  /** Puts something on the agenda at an exact time from now. */
  schedule(delay: Nanoseconds, happening: Happening): void {
    this.scheduled += 1;
    this.insert(this.time + delay, this.scheduled, happening);
  }

  /** Arms a kernel timer: fires on the tick, before frames of that instant, last armed first. Returns when. */
  arm(delay: Nanoseconds, happening: Happening, rank: TimerRank = 'usual'): Nanoseconds {
    const due = tickAfter(this.time, delay);
    this.scheduled += 1;
    const order = this.scheduled + RANKS[rank];
    this.insert(due, this.rules.timersLastArmedFirst ? -order : order, happening);
    return due;
  }

  /**
   * Arms a precise timer (hrtimer): fires at its exact time, before the kernel's timers of that instant, which are late in life. A
   * kernel timer is never early in life, here it is by up to a tick; so that a long sleep does not lose the race against one that
   * was armed with it, it is counted from the tick as well.
   */
  armPrecise(delay: Nanoseconds, happening: Happening): void {
    this.scheduled += 1;
    const from = delay < SHORTEST_TIMER ? this.time : tickBefore(this.time);
    this.insert(from + delay, this.scheduled - PRECISE, happening);
  }

  private insert(time: Nanoseconds, order: number, happening: Happening): void {
    this.agenda = insert(this.agenda, {
      time,
      order,
      event: { cause: this.cause, action: this.action, happening },
    });
  }

  /** Records that something happened; what follows in this turn is caused by it. */
  emit(
    place: Place,
    layer: StepLayer,
    fact: Fact,
    packet?: PacketId,
    transmission?: TransmissionIndex,
  ): StepSerial {
    const serial = this.steps;
    this.steps += 1;
    this.records.steps.push({
      serial,
      time: this.time,
      place,
      layer,
      cause: this.cause,
      action: this.action,
      packet,
      transmission,
      fact,
    });
    this.records.worlds?.push(this.world);
    this.cause = serial;
    return serial;
  }

  /** Runs a part of the turn whose steps are not the cause of what comes after it. */
  aside<Outcome>(part: () => Outcome): Outcome {
    const { cause } = this;
    const outcome = part();
    this.cause = cause;
    return outcome;
  }

  get world(): World {
    if (this.#written) {
      const { id, state } = this.#written;
      this.#written = undefined;
      this.#world = { ...this.#world, nodes: this.#world.nodes.set(id, state) };
    }
    return this.#world;
  }

  set world(world: World) {
    this.#written = undefined;
    this.#world = world;
  }

  /** The world without its nodes: the one written last need not be put into it for that. */
  get surroundings(): Surroundings {
    return this.#world;
  }

  setSurroundings(change: Partial<Surroundings>): void {
    this.#world = { ...this.#world, ...change };
  }

  /** The network as it is now. */
  get network(): Network {
    return this.#world.network;
  }

  set network(network: Network) {
    this.world = { ...this.world, network };
    this.records.networks.push({ from: this.steps, network });
  }

  node(id: NodeId): NodeState {
    return this.#written?.id === id ? this.#written.state : nodeState(this.world, id);
  }

  setNode(id: NodeId, state: NodeState): void {
    if (this.#written?.id === id) {
      this.#written.state = state;
      return;
    }
    this.#world = this.world;
    this.#written = { id, state };
  }

  switch(id: SwitchId): SwitchState {
    return switchState(this.#world, id);
  }

  setSwitch(id: SwitchId, state: SwitchState): void {
    this.setSurroundings({ switches: this.#world.switches.set(id, state) });
  }

  /** A new packet's identity. */
  newPacket(): Carried {
    const packet = this.#world.nextPacket;
    this.setSurroundings({ nextPacket: packet + 1 });
    return { packet, number: 0, hop: 0 };
  }

  declaredNode(id: NodeId): NetworkNode {
    const node = this.network.nodes[id];
    if (!node) throw new RangeError(`no node ${id}`);
    return node;
  }

  nic(id: NicId): Nic {
    const nic = this.network.nics[id];
    if (!nic) throw new RangeError(`no nic ${id}`);
    return nic;
  }
}

export function atNode(node: NodeId): Place {
  return { kind: 'node', node };
}
