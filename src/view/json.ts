// A trace as JSON: every step and every transmission, with names instead of positions, for other programs to read.
import { formatIpv4 } from '../address/ipv4.ts';
import { formatMac } from '../address/mac.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { frameSummary } from '../wire/layers.ts';
import { relativeNumbering } from '../wire/numbering.ts';
import { explain } from './explanation/explain.ts';
import { namesOf } from './explanation/names.ts';
import { nicLabel } from './norm.ts';
import type { Words } from './words.ts';

export function traceJson(trace: Trace, { explanations }: Words): string {
  const { network } = trace;
  const names = namesOf(network, explanations);
  const numbering = relativeNumbering();
  const transmissions = Array.from({ length: trace.transmissionCount }, (_, index) => {
    const { time, nic, node, number, hop, frame, step } = trace.transmission(index);
    const loopback = `${names.node(node)}:lo`;
    return {
      packet: `${number}.${hop}`,
      time: time / 1e9,
      from: nic === undefined ? loopback : nicLabel(network, nic),
      to: trace
        .listeners(index)
        .map((listener) => (listener === undefined ? loopback : nicLabel(network, listener))),
      source: formatMac(frame.source),
      destination: formatMac(frame.destination),
      ...(frame.payload.kind === 'ipv4'
        ? {
            ip: {
              source: formatIpv4(frame.payload.source),
              destination: formatIpv4(frame.payload.destination),
              ttl: frame.payload.ttl,
            },
          }
        : {}),
      summary: frameSummary(frame, numbering(frame)),
      step,
    };
  });
  const steps = Array.from({ length: trace.stepCount }, (_, serial) => {
    const step = trace.step(serial);
    const { title, text: why } = explain(trace, serial, explanations);
    return {
      serial,
      time: step.time / 1e9,
      at: names.place(step.place),
      layer: step.layer,
      kind: step.fact.kind,
      ...(step.cause === undefined ? {} : { cause: step.cause }),
      ...(step.packet === undefined ? {} : { packet: trace.packetNumber(step.packet) }),
      title,
      why,
    };
  });
  return `${JSON.stringify({ walk: trace.walk.name, status: trace.status, transmissions, steps }, undefined, 1)}\n`;
}
