// The TCP machines of a walk (RFC 9293 section 3.3.2): for each end of each connection the states that it went through, and which
// end belongs to which, also where addresses were translated between them. The steps are read once, in their order.
import type { NodeId } from '../../network/network.ts';
import type { PacketId, Step, StepSerial } from '../../simulation/step.ts';
import type { ConnectionEnd, TcpView } from '../../simulation/transport/fact.ts';

export type TransitionCause =
  | { readonly kind: 'sent'; readonly flags: number }
  | { readonly kind: 'received'; readonly flags: number }
  | { readonly kind: 'ended'; readonly why: ConnectionEnd };

export interface Transition {
  readonly step: StepSerial;
  readonly before: TcpView['before'];
  readonly after: TcpView['after'];
  readonly cause: TransitionCause;
}

/** One end of a connection. */
export interface Machine {
  readonly node: NodeId;
  readonly local: TcpView['local'];
  readonly remote: TcpView['remote'];
  /** steps that leave the state as it is are not among them */
  readonly transitions: readonly Transition[];
  /** the other end, as soon as a packet of one has reached the other */
  readonly peer: Machine | undefined;
}

interface Growing extends Machine {
  readonly transitions: Transition[];
  peer: Growing | undefined;
}

export interface StepSource {
  readonly stepCount: number;
  step(serial: StepSerial): Step;
}

export class MachineLedger {
  readonly #source: StepSource;
  /** the newest connection between these ends on this node */
  readonly #newest = new Map<string, Growing>();
  readonly #bySender = new Map<PacketId, Growing>();
  readonly #byStep = new Map<StepSerial, Growing>();
  #read = 0;

  constructor(source: StepSource) {
    this.#source = source;
  }

  /** The machine that a step is about: that which acted, or that which sent the packet. Reads on as far as need be. */
  at(cursor: StepSerial): Machine | undefined {
    while (this.#read <= cursor && this.#read < this.#source.stepCount) {
      this.#take(this.#source.step(this.#read));
      this.#read += 1;
    }
    const acting = this.#byStep.get(cursor);
    if (acting || cursor < 0 || cursor >= this.#source.stepCount) return acting;
    const { packet } = this.#source.step(cursor);
    return packet === undefined ? undefined : this.#bySender.get(packet);
  }

  #take({ serial, fact, place, packet }: Step): void {
    if (place.kind !== 'node' || !('connection' in fact)) return;
    const machine = this.#machineOf(place.node, fact.connection);
    this.#byStep.set(serial, machine);
    const cause = causeOf(fact);
    const { after } = fact.connection;
    // A FIN is made when its program has closed: the fact has the state that this has led to.
    const before = machine.transitions.at(-1)?.after ?? fact.connection.before;
    if (cause && before !== after) machine.transitions.push({ step: serial, before, after, cause });
    if (packet === undefined) return;
    if (fact.kind === 'segment-made') this.#bySender.set(packet, machine);
    if (fact.kind !== 'segment-taken') return;
    const sender = this.#bySender.get(packet);
    if (!sender || sender === machine) return;
    machine.peer = sender;
    sender.peer = machine;
  }

  /** A new connection may have the ends of one that is over. */
  #machineOf(node: NodeId, { local, remote, before }: TcpView): Growing {
    const key = `${node} ${local.address} ${local.port} ${remote.address} ${remote.port}`;
    const present = this.#newest.get(key);
    const begins = before === 'CLOSED' || before === 'LISTEN';
    if (present && !(begins && present.transitions.length > 0)) return present;
    const made: Growing = { node, local, remote, transitions: [], peer: undefined };
    this.#newest.set(key, made);
    return made;
  }
}

function causeOf(fact: Extract<Step['fact'], { connection: TcpView }>): TransitionCause | undefined {
  switch (fact.kind) {
    case 'segment-made':
      return { kind: 'sent', flags: fact.flags };
    case 'segment-taken':
      return { kind: 'received', flags: fact.flags };
    case 'connection-changed':
      return { kind: 'ended', why: fact.why };
    default:
      return undefined;
  }
}
