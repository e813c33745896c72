// A walk as lines of text: one a packet's journey across its hops, with the time, and the result of each action. What the command
// line prints, and what `text` exports.
import { BROADCAST_MAC } from '../address/mac.ts';
import type { PerformedStep } from '../simulation/step.ts';
import type { Transmission } from '../simulation/turn.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { frameSummary } from '../wire/layers.ts';
import { relativeNumbering } from '../wire/numbering.ts';
import type { RelativeBases } from '../wire/sequence.ts';
import { explain } from './explanation/explain.ts';
import { ENGLISH_WORDS, type Words } from './words.ts';

export interface JourneyLine {
  /** the walk step it belongs to, or undefined before the first */
  readonly performed: PerformedStep | undefined;
  readonly text: string;
}

/** One line a packet, in order of first transmission. */
export function journeyLines(trace: Trace, words: Words): readonly JourneyLine[] {
  const order: number[] = [];
  const hops = new Map<number, Transmission[]>();
  const bases = new Map<number, RelativeBases>();
  const numbering = relativeNumbering();
  for (let index = 0; index < trace.transmissionCount; index += 1) {
    const transmission = trace.transmission(index);
    const relative = numbering(transmission.frame);
    const known = hops.get(transmission.packet);
    if (known) {
      known.push(transmission);
      continue;
    }
    hops.set(transmission.packet, [transmission]);
    bases.set(transmission.packet, relative);
    order.push(transmission.packet);
  }
  const drops = dropTitles(trace, words);
  return order.map((packet) => {
    const way = hops.get(packet) ?? [];
    const first = way[0];
    if (!first) return { performed: undefined, text: '' };
    const time = (first.time / 1e9).toFixed(4).padStart(9);
    const end = drops.get(packet);
    const summary = frameSummary(first.frame, bases.get(packet));
    return {
      performed: trace.performedAt(first.step),
      text: `${time}  ${pathOf(trace, way, words).padEnd(24)} ${summary}${end === undefined ? '' : `   ✗ ${end}`}`,
    };
  });
}

/** Everything about a walk in words: its actions, packets, findings and their reasons. */
export function walkText(trace: Trace, words: Words = ENGLISH_WORDS): string {
  const lines = [`walk "${trace.walk.name}"`];
  const journeys = [...journeyLines(trace, words)];
  const results = resultTitles(trace, words);
  for (const performed of trace.performed) {
    lines.push(...headline(trace, performed, words));
    while (journeys[0] && (journeys[0].performed?.index ?? -1) <= performed.index)
      lines.push(`  ${journeys.shift()?.text ?? ''}`);
    for (const result of results.get(performed.index) ?? []) lines.push(`            = ${result}`);
  }
  for (const journey of journeys) lines.push(`  ${journey.text}`);
  return `${lines.join('\n')}\n`;
}

/** The line that opens a walk step; none for a block, whose steps have lines of their own. */
function headline(trace: Trace, performed: PerformedStep, { explanations }: Words): readonly string[] {
  if (performed.step.kind === 'together' || performed.begin >= trace.stepCount) return [];
  const { title, text } = explain(trace, performed.begin, explanations);
  if (performed.step.kind !== 'expect') return [`  - ${title}`];
  return [failed(trace, performed) ? `  ✗ ${title}: ${text}` : `  ✓ ${title}`];
}

function failed(trace: Trace, { begin }: PerformedStep): boolean {
  const { fact } = trace.step(begin);
  return fact.kind === 'checked' && !fact.held;
}

function pathOf(trace: Trace, way: readonly Transmission[], { interface: { diagram } }: Words): string {
  const name = (node: number): string => trace.network.nodes[node]?.name ?? '?';
  const last = way.at(-1);
  if (!last) return '';
  if (last.nic === undefined) return `${name(last.node)} (lo)`;
  const hearers = trace.listeners(last.index).filter((nic): nic is number => nic !== undefined);
  const receivers =
    last.frame.destination === BROADCAST_MAC
      ? hearers
      : hearers.filter((nic) => trace.networkAt(last.step).nics[nic]?.mac === last.frame.destination);
  const names = receivers.map((nic) => name(trace.network.nics[nic]?.node ?? -1));
  const end =
    names.length === 0
      ? `(${diagram.nobody})`
      : names.length > 4
        ? diagram.hosts(names.length)
        : names.join(', ');
  return [...way.map(({ node }) => name(node)), end].join(' → ');
}

function dropTitles(trace: Trace, { explanations }: Words): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  for (let serial = 0; serial < trace.stepCount; serial += 1) {
    const { fact, packet } = trace.step(serial);
    if (fact.kind === 'dropped' && packet !== undefined)
      titles.set(packet, explain(trace, serial, explanations).title);
  }
  return titles;
}

/** By the last walk step that had begun: actions of one `together` have their results below all of its packets. */
function resultTitles(trace: Trace, { explanations }: Words): ReadonlyMap<number, readonly string[]> {
  const titles = new Map<number, string[]>();
  for (let serial = 0; serial < trace.stepCount; serial += 1) {
    const { fact } = trace.step(serial);
    if (fact.kind !== 'ended' || fact.result.kind === 'done') continue;
    const index = trace.performedAt(serial)?.index ?? -1;
    const known = titles.get(index) ?? [];
    known.push(explain(trace, serial, explanations).title);
    titles.set(index, known);
  }
  return titles;
}
