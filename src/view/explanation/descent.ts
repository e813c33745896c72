// Why a frame was sent, told at the frame: what its packet is for, and the decisions on its way down the layers.
import type { Fact, Step, StepSerial } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { Catalogue } from './catalogue.ts';
import { explain } from './explain.ts';
import { type Explanation, paragraph } from './explanation.ts';

/** Kinds of steps that make a packet: they know what it is for. */
const MAKERS: ReadonlySet<Fact['kind']> = new Set([
  'segment-made',
  'datagram-made',
  'echo-asked',
  'echo-answered',
  'error-made',
  'redirect-made',
  'arp-asked',
  'arp-answered',
  'arp-proxied',
  'arp-announced',
  'arp-probed',
]);
/** steps looked at for the making of a packet: it may have waited for a MAC */
const LOOK_BACK = 2_000;

/**
 * Why a step happened. One who steps from frame to frame sees only the last step of the descent, "out of eth0": he is told what
 * the packet is for, and gets the evidence of every decision on its way down.
 */
export function explainDescent(trace: Trace, serial: StepSerial, catalogue: Catalogue): Explanation {
  const step = trace.step(serial);
  const { fact, packet, place } = step;
  if (fact.kind !== 'sent' || packet === undefined) return explain(trace, step.serial, catalogue);
  const descent: Step[] = [step];
  const oldest = Math.max(0, step.serial - LOOK_BACK);
  for (let before = step.serial - 1; before >= oldest; before -= 1) {
    const earlier = trace.step(before);
    if (earlier.packet !== packet) continue;
    if (earlier.place.kind !== place.kind || !isSamePlace(earlier, step)) break;
    descent.unshift(earlier);
    if (MAKERS.has(earlier.fact.kind)) break;
  }
  const told = descent.find(({ fact: { kind } }) => MAKERS.has(kind) || kind === 'routed') ?? step;
  const released = descent.find(({ fact: { kind } }) => kind === 'released');
  const explained = explain(trace, told.serial, catalogue);
  const sentences = [
    ...explained.sentences,
    ...[released, lostAtOnce(trace, step)].flatMap((more) =>
      more ? explain(trace, more.serial, catalogue).sentences : [],
    ),
  ];
  return {
    title: explained.title,
    sentences,
    text: paragraph(sentences),
    evidence: descent.flatMap((part) => explain(trace, part.serial, catalogue).evidence),
  };
}

/** A frame that vanishes right behind its sender: no later frame would tell of it. */
function lostAtOnce(trace: Trace, { serial, transmission }: Step): Step | undefined {
  const next = serial + 1 < trace.stepCount ? trace.step(serial + 1) : undefined;
  return next?.fact.kind === 'dropped' && next.transmission === transmission ? next : undefined;
}

function isSamePlace(a: Step, b: Step): boolean {
  return a.place.kind === 'node' && b.place.kind === 'node' && a.place.node === b.place.node;
}
