// The frame that a step is about, with the names of the two ends of its hop.
import type { Step, TransmissionIndex } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { Words } from '../words.ts';
import { type EnvelopeView, envelopeOf } from './envelope.ts';

export function envelopeAt(
  trace: Trace,
  step: Step,
  words: Words,
  withOctets: boolean,
): EnvelopeView | undefined {
  const index = transmissionOf(trace, step);
  if (index === undefined) return undefined;
  const { from, to } = wayOf(trace, index, words);
  return envelopeOf(trace, index, from, to, words.explanations, withOctets);
}

/** Of a step about a packet on its way, but about no single frame: the packet's last one. */
export function transmissionOf(
  trace: Trace,
  { packet, serial, transmission }: Step,
): TransmissionIndex | undefined {
  if (transmission !== undefined || packet === undefined) return transmission;
  const newest = trace.transmissionAt(serial);
  for (let index = newest; index >= 0 && index > newest - LOOK_BACK; index -= 1) {
    if (trace.row(index).packet === packet) return index;
  }
  return undefined;
}

/** Who sends a frame, and to whom. */
export function wayOf(
  trace: Trace,
  index: TransmissionIndex,
  words: Words,
): { readonly from: string; readonly to: string } {
  const network = trace.networkAt(trace.row(index).step);
  const { node, frame } = trace.transmission(index);
  const from = network.nodes[node]?.name ?? '';
  if (trace.row(index).nic === undefined) return { from, to: from };
  const owner = network.nics.find(({ mac }) => mac === frame.destination)?.node;
  const receiver = owner === undefined ? undefined : network.nodes[owner]?.name;
  return { from, to: receiver ?? words.interface.diagram.hosts(trace.listeners(index).length) };
}

/** frames looked at for one of the same packet */
const LOOK_BACK = 200;
