// What the editor says of the cursor in a few words: the status bar's text, and the fact at the end of the line. Pure.
import { isGroupMac } from '../address/mac.ts';
import type { SourceSpan } from '../network/source.ts';
import type { Step, TransmissionIndex } from '../simulation/step.ts';
import { frameLabel } from '../view/diagram/label.ts';
import { explain } from '../view/explanation/explain.ts';
import type { Words } from '../view/words.ts';
import { type Cursor, START } from '../walkthrough/cursor.ts';
import { packetAt, packetCount } from '../walkthrough/position.ts';
import type { Trace } from '../walkthrough/trace.ts';

/** `packet 3 of 12 · step 40 of 99`. */
export function positionText(trace: Trace, cursor: Cursor, { interface: { editor } }: Words): string {
  const steps = { step: cursor + 1, steps: trace.stepCount };
  if (trace.transmissionCount === 0) return editor.step(steps);
  return editor.position({ packet: packetAt(trace, cursor), packets: packetCount(trace), ...steps });
}

/** `hop 3/14 · gw → web · SYN`, or who does what where nothing is on the wire. */
export function factText(trace: Trace, cursor: Cursor, words: Words): string {
  const step = trace.step(cursor);
  const { fact, transmission } = step;
  if (fact.kind === 'dropped' && transmission !== undefined)
    return `${hopText(trace, transmission, words)} · ✕ ${words.interface.diagram.reason(fact.reason)}`;
  if (fact.kind === 'sent' && transmission !== undefined)
    return `${hopText(trace, transmission, words)} · ${frameLabel(fact.frame, words)}`;
  const place = placeText(trace, step);
  const { title } = explain(trace, cursor, words.explanations);
  return place === '' || title.startsWith(`${place} `) ? title : `${place} · ${title}`;
}

function hopText(trace: Trace, index: TransmissionIndex, words: Words): string {
  const way = wayText(trace, index, words);
  return words.interface.editor.hop({ hop: index + 1, hops: trace.transmissionCount, way });
}

/** `gw → web`, also when it is lost on the way; a broadcast goes to all who hear it. */
export function wayText(trace: Trace, index: TransmissionIndex, words: Words): string {
  const { nodes, nics } = trace.network;
  const from = nodes[trace.row(index).node]?.name ?? '?';
  const listeners = trace.listeners(index);
  const first = listeners[0];
  if (listeners.length > 1) return `${from} → ${words.interface.diagram.everybody}`;
  if (listeners.length === 0) return `${from} → ${meantText(trace, index, words)}`;
  if (first === undefined) return `${from} → ${words.interface.diagram.itself}`;
  return `${from} → ${nodes[nics[first]?.node ?? -1]?.name ?? '?'}`;
}

/** Whom a frame that nobody heard was meant for. */
function meantText(trace: Trace, index: TransmissionIndex, { interface: { diagram } }: Words): string {
  const { destination } = trace.transmission(index).frame;
  if (isGroupMac(destination)) return diagram.everybody;
  const { nodes, nics } = trace.networkAt(trace.row(index).step);
  const owner = nics.find(({ mac }) => mac === destination);
  return nodes[owner?.node ?? -1]?.name ?? diagram.nobody;
}

function placeText({ network }: Trace, { place }: Step): string {
  switch (place.kind) {
    case 'node':
      return network.nodes[place.node]?.name ?? '';
    case 'switch':
      return network.switches[place.switch]?.name ?? '';
    case 'walk':
      return '';
  }
}

/** The statement that caused a step; undefined before the first. */
export function causeOf(trace: Trace, cursor: Cursor): SourceSpan | undefined {
  if (cursor === START || cursor >= trace.stepCount) return undefined;
  return trace.performed[trace.step(cursor).action]?.step.source;
}

/** Where the cursor goes when somebody points at a place of the text; undefined: nowhere, or it is there already. */
export function pointedAt(trace: Trace, cursor: Cursor, offset: number): Cursor | undefined {
  const holds = ({ start, end }: SourceSpan): boolean => start <= offset && offset <= end;
  let best: { readonly span: SourceSpan; readonly begin: Cursor } | undefined;
  for (const { step, begin } of trace.performed) {
    const { source: span } = step;
    if (!holds(span) || begin >= trace.stepCount) continue;
    const size = span.end - span.start - (best ? best.span.end - best.span.start : Number.POSITIVE_INFINITY);
    // A line that is repeated: the time of it that is nearest to the cursor.
    if (size < 0 || (size === 0 && best && Math.abs(begin - cursor) < Math.abs(best.begin - cursor)))
      best = { span, begin };
  }
  if (!best) return undefined;
  const here = causeOf(trace, cursor);
  return here && here.start === best.span.start && here.end === best.span.end ? undefined : best.begin;
}
