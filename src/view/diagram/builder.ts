import type { Action } from '../../network/script.ts';
import type { Result } from '../../simulation/result.ts';
import type { PacketId, Step } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import type { LabelText } from '../interface-text/catalogue.ts';
import type { Draft } from './draft.ts';
import { flagsLabel, frameLabel, type ProtocolClass, protocolClass } from './label.ts';
import type { DiagramModel, DiagramOptions, Heading, Unanswered } from './model.ts';
import { Phases, type Placed } from './phase.ts';

import { endsOf, rewritesOf } from './rewrite.ts';
import { modelOf } from './rows.ts';

/** What is known of a packet before a frame of it exists. */
interface Making {
  readonly label: string;
  readonly protocol: ProtocolClass;
  readonly placed: Placed | undefined;
  readonly isRetransmission: boolean;
}

/** A diagram that grows with its trace: of a long run it is made in slices, and never from the beginning again. */
export class DiagramBuilder {
  readonly #trace: Trace;
  readonly #options: DiagramOptions;
  #read = 0;
  readonly #drafts: Draft[] = [];
  readonly #phases = new Phases();
  readonly #makings = new Map<PacketId, Making>();
  /** the latest row of each packet */
  readonly #rowOf = new Map<PacketId, Draft>();
  #notRouted: Step | undefined;
  readonly #drawnActions = new Set<number>();
  readonly #headings: Heading[] = [];

  constructor(trace: Trace, options: DiagramOptions) {
    this.#trace = trace;
    this.#options = options;
  }

  get #labels(): LabelText {
    return this.#options.words.interface.diagram.labels;
  }

  /** Steps read so far. */
  get stepCount(): number {
    return this.#read;
  }

  /** Reads on, so many steps at most; whether it has read all that there are now. */
  read(steps: number): boolean {
    const end = Math.min(this.#trace.stepCount, this.#read + steps);
    for (; this.#read < end; this.#read += 1) this.#take(this.#trace.step(this.#read));
    return this.#read === this.#trace.stepCount;
  }

  #take(step: Step): void {
    const { fact, packet } = step;
    if (fact.kind === 'began') this.#head('action', step, this.#options.textAt(fact.action.source));
    if (fact.kind === 'not-routed') this.#notRouted = step;
    if (fact.kind === 'ended') this.#ended(step, fact.action, failureOf(fact.result));
    if (fact.kind === 'noted') this.#head('note', step, fact.text);
    if (packet === undefined) return;
    if (fact.kind === 'sent') this.#sent(step, packet, fact.frame);
    else if (fact.kind === 'dropped') this.#dropped(step, packet);
    else this.#made(step, packet);
    const row = this.#rowOf.get(packet);
    if (row) row.last = step.serial;
  }

  #head(kind: Heading['kind'], step: Step, text: string): void {
    const cause = this.#trace.performed[step.action]?.step;
    if (!cause) return;
    const line = text.replaceAll(/\s+/g, ' ').trim();
    this.#headings.push({
      kind,
      before: this.#drafts.length,
      step: step.serial,
      action: step.action,
      cause,
      text: line,
    });
  }

  /** A call that fails at once ("Network is unreachable") makes no packet; what one looks for is shown all the same. */
  #ended(step: Step, action: Action, failure: Unanswered | undefined): void {
    if (failure === undefined || step.place.kind !== 'node') return;
    if (this.#drawnActions.has(step.action)) return;
    this.#add({
      packet: undefined,
      from: step.place.node,
      label: action.kind === 'udp' ? 'UDP' : action.kind,
      protocol: ACTION_PROTOCOLS[action.kind],
      placed: undefined,
      isRetransmission: false,
      failure,
      transmissions: [],
      ends: undefined,
      rewrites: [],
      destination: undefined,
      drops: [],
      // The step with the routing table, which the end of the call follows at once.
      sent: this.#notRouted?.action === step.action ? this.#notRouted : step,
      last: step.serial,
    });
  }

  #made(step: Step, packet: PacketId): void {
    const { fact } = step;
    switch (fact.kind) {
      case 'segment-taken': {
        const row = this.#rowOf.get(packet);
        const { kind } = fact.effect;
        if (row && (kind === 'duplicate' || kind === 'out-of-order')) row.arrival = kind;
        return;
      }
      case 'segment-made': {
        const { local, remote } = fact.connection;
        this.#makings.set(packet, {
          label: fact.length > 0 ? this.#labels.octets(fact.length) : flagsLabel(fact.flags),
          protocol: 'tcp',
          placed: undefined,
          isRetransmission: fact.purpose.kind === 'retransmission',
        });
        // Placed only if it dies before there is a frame: the phases follow what is really sent.
        this.#unsentSegment.set(packet, () => this.#phases.segment(local, remote, fact.flags, fact.length));
        return;
      }
      case 'datagram-made': {
        const label = `UDP ${this.#labels.octets(fact.octets)}`;
        this.#makings.set(packet, { label, protocol: 'udp', placed: undefined, isRetransmission: false });
        return;
      }
      case 'echo-asked':
      case 'echo-answered': {
        const label = `echo ${fact.kind === 'echo-asked' ? 'request' : 'reply'} ${fact.sequence}`;
        this.#makings.set(packet, { label, protocol: 'icmp', placed: undefined, isRetransmission: false });
        return;
      }
      case 'error-made':
      case 'redirect-made':
        this.#makings.set(packet, {
          label: `ICMP ${fact.kind === 'redirect-made' ? 'redirect' : fact.type.replace('-', ' ')}`,
          protocol: 'icmp',
          placed: undefined,
          isRetransmission: false,
        });
    }
  }

  readonly #unsentSegment = new Map<PacketId, () => Placed>();

  #sent(step: Step, packet: PacketId, frame: EthernetFrame): void {
    const index = step.transmission;
    if (index === undefined || step.place.kind !== 'node') return;
    const open = this.#rowOf.get(packet);
    const ends = endsOf(frame);
    const rewrites = open?.ends && ends ? rewritesOf(open.ends, ends) : [];
    const { node } = step.place;
    const placed = rewrites.map((rewrite) => ({ node, rewrite }));
    if (open?.ends && ends && rewrites.length > 0) this.#phases.rewritten(open.ends, ends);
    if (open && this.#options.rows === 'journeys') {
      open.transmissions.push(index);
      open.destination = frame.destination;
      open.ends = ends;
      open.rewrites.push(...placed);
      return;
    }
    const making = this.#makings.get(packet);
    this.#unsentSegment.delete(packet);
    this.#add({
      packet,
      from: node,
      label: frameLabel(frame, this.#options.words),
      protocol: protocolClass(frame),
      placed: open ? open.placed : this.#phases.of(frame),
      isRetransmission: making?.isRetransmission ?? false,
      transmissions: [index],
      ends,
      rewrites: placed,
      destination: frame.destination,
      drops: [],
      sent: step,
      last: step.serial,
    });
  }

  #dropped(step: Step, packet: PacketId): void {
    if (step.fact.kind !== 'dropped') return;
    const { reason } = step.fact;
    // A copy of a flooded frame ends here; the frame itself lives on elsewhere.
    if (reason.kind === 'same-port') return;
    const node = step.place.kind === 'node' ? step.place.node : undefined;
    let row = this.#rowOf.get(packet);
    if (!row) {
      if (node === undefined) return;
      const making = this.#makings.get(packet);
      row = this.#add({
        packet,
        from: node,
        label: making?.label ?? this.#labels.packet,
        protocol: making?.protocol ?? 'other',
        placed: this.#unsentSegment.get(packet)?.(),
        isRetransmission: making?.isRetransmission ?? false,
        transmissions: [],
        ends: undefined,
        rewrites: [],
        destination: undefined,
        drops: [],
        sent: step,
        last: step.serial,
      });
    }
    row.drops.push({ node, step: step.serial, drop: { column: undefined, step: step.serial, reason } });
  }

  #add(draft: Draft): Draft {
    this.#drafts.push(draft);
    this.#drawnActions.add(draft.sent.action);
    if (draft.packet !== undefined) this.#rowOf.set(draft.packet, draft);
    return draft;
  }

  /** Of what has been read. */
  model(): DiagramModel {
    return modelOf(this.#trace, this.#drafts, this.#headings, this.#options);
  }
}

const ACTION_PROTOCOLS: Readonly<Record<Action['kind'], ProtocolClass>> = {
  ping: 'icmp',
  traceroute: 'icmp',
  announce: 'arp',
  probe: 'arp',
  resolve: 'udp',
  udp: 'udp',
  get: 'tcp',
  connect: 'tcp',
  send: 'tcp',
  shutdown: 'tcp',
  close: 'tcp',
  abort: 'tcp',
};

/** Of a call that may have ended without a packet: what is refused, or is no name, has been answered by one. */
function failureOf(result: Result): Unanswered | undefined {
  if (result.kind !== 'failed' && result.kind !== 'replies') return undefined;
  const { failure } = result;
  return failure === 'refused' || failure === 'nxdomain' ? undefined : failure;
}
