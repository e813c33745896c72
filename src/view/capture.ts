// A trace as a capture: real octets with virtual timestamps, each packet with the explanation of its step as comment.

import type { NicId } from '../network/network.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { encodeEthernet } from '../wire/ethernet.ts';
import { explainDescent } from './explanation/descent.ts';
import { nicLabel } from './norm.ts';
import { type CapturedPacket, writePcapng } from './pcapng.ts';
import type { Words } from './words.ts';

/** One nic, as Wireshark would see it there, or every nic of every node. */
export type Viewpoint = { readonly kind: 'nic'; readonly nic: NicId } | { readonly kind: 'all' };

/** The pcapng file of a trace from a viewpoint, its comments in a language. */
export function captureTrace(trace: Trace, viewpoint: Viewpoint, words: Words): Uint8Array {
  const interfaces: { name: string }[] = [];
  const indexes = new Map<string, number>();
  const packets: CapturedPacket[] = [];
  const add = (
    label: string,
    time: number,
    octets: Uint8Array,
    direction: 'in' | 'out',
    comment: string,
  ): void => {
    let interfaceIndex = indexes.get(label);
    if (interfaceIndex === undefined) {
      interfaceIndex = interfaces.length;
      interfaces.push({ name: label });
      indexes.set(label, interfaceIndex);
    }
    packets.push({ interfaceIndex, time, octets, direction, comment });
  };
  for (let index = 0; index < trace.transmissionCount; index += 1) {
    const { nic, node, frame, time, step } = trace.transmission(index);
    const octets = encodeEthernet(frame);
    const comment = explainDescent(trace, step, words.explanations).text;
    if (nic === undefined) {
      if (viewpoint.kind === 'all')
        add(`${trace.network.nodes[node]?.name ?? '?'}:lo`, time, octets, 'out', comment);
      continue;
    }
    if (viewpoint.kind === 'all' || viewpoint.nic === nic)
      add(nicLabel(trace.network, nic), time, octets, 'out', comment);
    for (const { nic: listener, time: arrived } of trace.deliveries(index)) {
      if (listener === undefined || (viewpoint.kind === 'nic' && viewpoint.nic !== listener)) continue;
      add(nicLabel(trace.network, listener), arrived, octets, 'in', comment);
    }
  }
  packets.sort((a, b) => a.time - b.time);
  return writePcapng({ interfaces, packets });
}

/** The default viewpoint: the first nic of the node that does the walk's first action. */
export function firstActorNic(trace: Trace): NicId | undefined {
  const actor = trace.performed
    .map(({ step }) => ('node' in step ? step.node : undefined))
    .find((node) => node !== undefined);
  const node = actor === undefined ? trace.network.nodes[0] : trace.network.nodes[actor];
  return node?.nics[0];
}
