// The cursor: a step of the trace, and how it moves. Four units: a step is anything that happens on any layer, a hop is a frame
// on a wire, a packet is its whole way from first sender to end, an action is a line of the walk. What dies before it becomes a
// frame is passed over by neither: that is what one looks for.
import type { StepSerial, TransmissionIndex } from '../simulation/step.ts';
import type { Trace } from './trace.ts';

/** A step's serial; -1: before anything has happened. */
export type Cursor = StepSerial;

export const START: Cursor = -1;

export type Unit = 'step' | 'hop' | 'packet' | 'action';

/** Where the cursor goes from here by one unit; it stays where nothing follows (or precedes it, short of the start). */
export function move(trace: Trace, cursor: Cursor, unit: Unit, direction: 1 | -1): Cursor {
  switch (unit) {
    case 'step':
      return Math.min(Math.max(cursor + direction, START), trace.stepCount - 1);
    case 'hop':
      return direction === 1
        ? nextTransmission(trace, cursor, () => true)
        : previousTransmission(trace, cursor, () => true);
    case 'packet': {
      const isFirstHop = (index: TransmissionIndex): boolean => trace.row(index).hop === 1;
      return direction === 1
        ? nextTransmission(trace, cursor, isFirstHop)
        : previousTransmission(trace, cursor, isFirstHop);
    }
    case 'action':
      return direction === 1 ? nextAction(trace, cursor) : previousAction(trace, cursor);
  }
}

export function last(trace: Trace): Cursor {
  return trace.stepCount - 1;
}

/** From the step that sends one frame to the step that sends the next; after the last one to the end. */
function nextTransmission(
  trace: Trace,
  cursor: Cursor,
  wanted: (index: TransmissionIndex) => boolean,
): Cursor {
  const death = trace.nextUnsentDeath(cursor) ?? last(trace);
  for (let index = trace.transmissionAt(cursor) + 1; index < trace.transmissionCount; index += 1) {
    if (wanted(index)) return Math.min(trace.row(index).step, death);
  }
  return death;
}

function previousTransmission(
  trace: Trace,
  cursor: Cursor,
  wanted: (index: TransmissionIndex) => boolean,
): Cursor {
  const death = trace.previousUnsentDeath(cursor) ?? START;
  for (let index = trace.transmissionAt(cursor); index >= 0; index -= 1) {
    const { step } = trace.row(index);
    if (step < cursor && wanted(index)) return Math.max(step, death);
  }
  return death;
}

function nextAction(trace: Trace, cursor: Cursor): Cursor {
  const next = trace.performed.find(({ begin }) => begin > cursor && begin < trace.stepCount);
  return next ? next.begin : last(trace);
}

function previousAction(trace: Trace, cursor: Cursor): Cursor {
  return trace.performed.findLast(({ begin }) => begin < cursor)?.begin ?? START;
}

/** What a step is, whatever its serial: survives an edit that moves it. */
export interface StepIdentity {
  readonly walk: string;
  /** ordinal of the walk step among those performed */
  readonly action: number;
  /** ordinal of the packet among those of the action, by first step; undefined: about no packet */
  readonly packet: number | undefined;
  readonly hop: number;
  readonly place: string;
  readonly kind: string;
  /** ordinal among the steps that are alike in all the rest */
  readonly ordinal: number;
}

export function identityOf(trace: Trace, cursor: Cursor): StepIdentity | undefined {
  if (cursor < 0 || cursor >= trace.stepCount) return undefined;
  const counting = new Map<string, number>();
  const range = actionRange(trace, cursor);
  let identity: StepIdentity | undefined;
  forEachIdentity(trace, range, counting, (serial, found) => {
    if (serial === cursor) identity = found;
    return serial >= cursor;
  });
  return identity;
}

/** The step with this identity, else the nearest earlier one of its action, else the action's first, else the end. */
export function locate(trace: Trace, identity: StepIdentity): Cursor {
  const performed = trace.performed.findLast(({ index }) => index <= identity.action);
  if (!performed || trace.stepCount === 0) return START;
  const range = {
    begin: Math.min(performed.begin, trace.stepCount - 1),
    end: endOf(trace, performed.index),
    action: performed.index,
  };
  if (performed.index !== identity.action) return range.end - 1;
  let same: Cursor | undefined;
  let nearest = range.begin;
  const wanted = keyOf(identity.packet, identity.hop, identity.place, identity.kind);
  forEachIdentity(trace, range, new Map(), (serial, found, key) => {
    if (key === wanted) {
      nearest = serial;
      if (found.ordinal === identity.ordinal) same = serial;
    } else if (
      (found.packet ?? -1) <= (identity.packet ?? -1) &&
      same === undefined &&
      found.hop <= identity.hop
    )
      nearest = Math.max(nearest, serial);
    return same !== undefined;
  });
  return same ?? nearest;
}

interface ActionRange {
  readonly begin: StepSerial;
  readonly end: StepSerial;
  readonly action: number;
}

function actionRange(trace: Trace, cursor: Cursor): ActionRange {
  const performed = trace.performedAt(cursor);
  if (!performed) return { begin: 0, end: trace.performed[0]?.begin ?? trace.stepCount, action: -1 };
  return { begin: performed.begin, end: endOf(trace, performed.index), action: performed.index };
}

function endOf(trace: Trace, action: number): StepSerial {
  return Math.min(trace.performed[action + 1]?.begin ?? trace.stepCount, trace.stepCount);
}

/** Visits the steps of an action in order until the visitor says that it has seen enough. */
function forEachIdentity(
  trace: Trace,
  range: ActionRange,
  counting: Map<string, number>,
  visit: (serial: StepSerial, identity: StepIdentity, key: string) => boolean,
): void {
  const walk = trace.walk.name;
  const packets = new Map<number, number>();
  for (let serial = range.begin; serial < range.end; serial += 1) {
    const step = trace.step(serial);
    let packet: number | undefined;
    if (step.packet !== undefined) {
      packet = packets.get(step.packet) ?? packets.size;
      packets.set(step.packet, packet);
    }
    const place =
      step.place.kind === 'node'
        ? (trace.network.nodes[step.place.node]?.name ?? '')
        : step.place.kind === 'switch'
          ? `switch ${trace.network.switches[step.place.switch]?.name ?? ''}`
          : 'walk';
    const hop = step.transmission === undefined ? 0 : trace.row(step.transmission).hop;
    const kind = step.fact.kind;
    const key = keyOf(packet, hop, place, kind);
    const ordinal = counting.get(key) ?? 0;
    counting.set(key, ordinal + 1);
    if (visit(serial, { walk, action: range.action, packet, hop, place, kind, ordinal }, key)) return;
  }
}

/** Equal for the steps of an action that are alike in all but their order. */
function keyOf(packet: number | undefined, hop: number, place: string, kind: string): string {
  return `${packet ?? '-'} ${hop} ${kind} ${place}`;
}
