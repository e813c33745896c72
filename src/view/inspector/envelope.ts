// The frame as nested envelopes, and what a hop changed of it: the fields that differ from the previous hop of the same packet
// stand as before and after (the lesson's L10: MACs are rewritten at every hop, addresses stay).
import type { TransmissionIndex } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { encodeEthernet, frameLength } from '../../wire/ethernet.ts';
import { transportOf } from '../../wire/fragment.ts';
import { type Layer, layersOf } from '../../wire/layers.ts';
import { ABSOLUTE, type RelativeBases } from '../../wire/sequence.ts';
import type { Catalogue } from '../explanation/catalogue.ts';

export interface EnvelopeView {
  /** `7`, or `7.2` where a packet has several hops */
  readonly number: string;
  /** sender, and the end of this hop */
  readonly from: string;
  readonly to: string;
  readonly size: string;
  /** outermost first */
  readonly layers: readonly LayerView[];
  /** all of the frame, two hexadecimal digits an octet; undefined: not asked for */
  readonly octets: string | undefined;
}

export interface LayerView {
  readonly layer: number;
  readonly protocol: string;
  readonly summary: string;
  readonly range: OctetRange;
  readonly fields: readonly FieldView[];
}

/** Octets of the frame. */
export interface OctetRange {
  readonly start: number;
  readonly length: number;
}

export interface FieldView {
  readonly name: string;
  readonly value: string;
  /** what it was on the hop before, where that differs */
  readonly before?: string;
  readonly range: OctetRange;
}

export function envelopeOf(
  trace: Trace,
  index: TransmissionIndex,
  from: string,
  to: string,
  catalogue: Catalogue,
  withOctets: boolean,
): EnvelopeView {
  const { frame, packet, number, hop } = trace.transmission(index);
  const previous = hop > 1 ? previousHop(trace, index, packet) : undefined;
  const bases = basesOf(trace, frame, index);
  const layers = layersOf(frame, bases);
  const before = previous === undefined ? [] : layersOf(trace.transmission(previous).frame, bases);
  return {
    number: hop > 1 ? `${number}.${hop}` : String(number),
    from,
    to,
    size: catalogue.octets(frameLength(frame)),
    layers: layers.map((layer, position) => layerView(layer, before[position])),
    octets: withOctets ? hexText(encodeEthernet(frame)) : undefined,
  };
}

function hexText(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

function layerView(
  { layer, protocol, summary, fields, start, length }: Layer,
  before: Layer | undefined,
): LayerView {
  const old = new Map(before?.protocol === protocol ? before.fields.map(({ key, text }) => [key, text]) : []);
  return {
    layer,
    protocol,
    summary,
    range: { start, length },
    fields: fields.map((field) => {
      const was = old.get(field.key);
      const range = { start: start + field.start, length: field.length };
      const shown = { name: field.name, value: field.text, range };
      return was === undefined || was === field.text ? shown : { ...shown, before: was };
    }),
  };
}

function previousHop(trace: Trace, index: TransmissionIndex, packet: number): TransmissionIndex | undefined {
  for (let at = index - 1; at >= 0; at -= 1) if (trace.row(at).packet === packet) return at;
  return undefined;
}

/** Sequence numbers are shown from the start of the connection: its two SYNs are looked for among the frames before. */
function basesOf(trace: Trace, frame: EthernetFrame, index: TransmissionIndex): RelativeBases {
  if (frame.payload.kind !== 'ipv4') return ABSOLUTE;
  const segment = transportOf(frame.payload);
  if (segment?.kind !== 'tcp') return ABSOLUTE;
  const { source, destination } = frame.payload;
  let [sequence, acknowledgement]: (number | undefined)[] = [undefined, undefined];
  for (let at = index; at >= 0 && at > index - LOOK_BACK; at -= 1) {
    const { payload } = trace.transmission(at).frame;
    const other = payload.kind === 'ipv4' ? transportOf(payload) : undefined;
    if (payload.kind !== 'ipv4' || other?.kind !== 'tcp' || (other.flags & SYN) === 0) continue;
    const isOurs = payload.source === source && payload.destination === destination;
    const isTheirs = payload.source === destination && payload.destination === source;
    if (isOurs && other.sourcePort === segment.sourcePort) sequence ??= other.sequenceNumber;
    if (isTheirs && other.sourcePort === segment.destinationPort) acknowledgement ??= other.sequenceNumber;
    if (sequence !== undefined && acknowledgement !== undefined) break;
  }
  return { sequence: sequence ?? segment.sequenceNumber, acknowledgement: acknowledgement ?? 0 };
}

const SYN = 0x02;
/** frames looked at for the start of a connection */
const LOOK_BACK = 5_000;
