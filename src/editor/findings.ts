// What a run finds out about its file: expectations that do not hold, packets that die without the walk saying so, a run that
// does not end. Read while the run goes on, so that no chunk of the trace has to be made again. Pure.
import { type Action, type Expectation, isAction } from '../network/script.ts';
import type { SourceSpan } from '../network/source.ts';
import type { Result } from '../simulation/result.ts';
import type { Seen } from '../simulation/script/seen.ts';
import type { DropReason, PerformedStep, Step, StepSerial } from '../simulation/step.ts';
import { frameLabel } from '../view/diagram/label.ts';
import { explain } from '../view/explanation/explain.ts';
import { seenText } from '../view/explanation/seen.ts';
import type { Words } from '../view/words.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { wayText } from './wording.ts';

export interface Finding {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: 'expect-failed' | 'packet-died' | 'run-stopped';
  readonly span: SourceSpan;
  readonly message: string;
}

/** A death that nobody asked for; the walk may still expect it. */
interface Death {
  readonly serial: StepSerial;
  readonly action: Action;
}

export class Findings {
  readonly #trace: Trace;
  readonly #words: Words;
  /** walk steps and steps read so far */
  #performed = 0;
  #read = 0;
  readonly #failed = new Map<Expectation, Finding>();
  /** the first death of each action */
  readonly #deaths = new Map<Action, Death>();
  /** actions whose failure the walk expects */
  readonly #expected = new Set<Action>();
  /** the last action of each node, and of each label */
  readonly #lastOf = new Map<string, Action>();

  constructor(trace: Trace, words: Words) {
    this.#trace = trace;
    this.#words = words;
  }

  /** Reads what has come since the last time, as long as there is time; whether it has read all. */
  read(hasTime: () => boolean = () => true): boolean {
    const { performed, stepCount } = this.#trace;
    for (; this.#performed < performed.length; this.#performed += 1) {
      if (this.#performed % 64 === 63 && !hasTime()) return false;
      const walkStep = performed[this.#performed];
      if (walkStep && walkStep.begin < stepCount) this.#perform(walkStep);
    }
    for (; this.#read < Math.min(stepCount, STEPS_READ); this.#read += 1) {
      if (this.#read % 64 === 63 && !hasTime()) return false;
      this.#take(this.#trace.step(this.#read));
    }
    return true;
  }

  get all(): readonly Finding[] {
    const deaths = [...this.#deaths.values()].filter(({ action }) => !this.#expected.has(action));
    return [...this.#failed.values(), ...deaths.slice(0, MOST).map((death) => this.#died(death))];
  }

  #perform({ step, begin }: PerformedStep): void {
    if (isAction(step)) {
      this.#lastOf.set(`node ${step.node}`, step);
      if (step.label !== undefined) this.#lastOf.set(`label ${step.label}`, step);
    } else if (step.kind === 'expect') {
      const { fact } = this.#trace.step(begin);
      if (fact.kind === 'checked') this.#checked(fact.expectation, fact.held, fact.seen);
    }
  }

  #take(step: Step): void {
    const { fact } = step;
    if (fact.kind === 'ended') {
      // Nothing needs to die: an answer that does not come is enough.
      if (isFailure(fact.result)) this.#die(fact.action, step.serial);
      return;
    }
    const action = this.#trace.performed[step.action]?.step;
    if (fact.kind !== 'dropped' || !action || !isAction(action)) return;
    if (fact.reason.kind === 'lost') this.#expected.add(action);
    if (isDeath(fact.reason)) this.#die(action, step.serial);
  }

  #die(action: Action, serial: StepSerial): void {
    if (!this.#deaths.has(action)) this.#deaths.set(action, { serial, action });
  }

  #checked(expectation: Expectation, held: boolean, seen: Seen): void {
    const { subject, fact } = expectation;
    if (!held && !this.#failed.has(expectation)) {
      this.#failed.set(expectation, {
        severity: 'error',
        code: 'expect-failed',
        span: expectation.source,
        message: failedMessage(expectation, seen, this.#words),
      });
    }
    const key =
      subject.kind === 'node'
        ? `node ${subject.node}`
        : subject.kind === 'label'
          ? `label ${subject.label}`
          : '';
    const action = this.#lastOf.get(key);
    // Whatever a walk says about the result of an action, it knows how that action ends.
    if (action && fact.kind === 'got') this.#expected.add(action);
  }

  #died({ serial, action }: Death): Finding {
    const { text: why } = explain(this.#trace, serial, this.#words.explanations);
    const isDrop = this.#trace.step(serial).fact.kind === 'dropped';
    return {
      severity: 'information',
      code: 'packet-died',
      span: action.source,
      message: isDrop
        ? this.#words.interface.findings.packetDied(why)
        : `${why.charAt(0).toUpperCase()}${why.slice(1)}`,
    };
  }
}

function isFailure(result: Result): boolean {
  return result.kind === 'failed' || (result.kind === 'replies' && result.received < result.sent);
}

/** Deaths are looked for this far: to make all steps of a long run would take longer than the run. */
const STEPS_READ = 20_000;
/** Deaths shown of a walk. */
const MOST = 100;

/** Not all that is dropped has died: a flooded copy is refused by whom it is not for, and `lose` does what it is told. */
function isDeath({ kind }: DropReason): boolean {
  return kind !== 'lost' && kind !== 'lost-on-lan' && kind !== 'same-port';
}

function failedMessage({ fact }: Expectation, what: Seen, words: Words): string {
  const { findings } = words.interface;
  const seen = seenText(what, words.explanations);
  switch (fact.kind) {
    case 'got':
      return findings.gotOtherwise(seen);
    case 'sent':
    case 'received':
      return findings.countedOtherwise({ direction: fact.kind, seen, expected: fact.count });
    case 'arp':
    case 'mac':
    case 'socket':
    case 'saw':
    case 'served':
    case 'translates':
    case 'route':
      return findings.seenOtherwise(seen);
  }
}

/** Why a live preview has stopped: what repeats, and where. */
export function stoppedFinding(trace: Trace, words: Words): Finding {
  const frames = trace.transmissionCount;
  return {
    severity: 'warning',
    code: 'run-stopped',
    span: trace.walk.source,
    message: words.interface.findings.stopped({
      frames,
      steps: trace.stepCount,
      seconds: (trace.time / 1e9).toFixed(3),
      looked: Math.min(frames, LOOKED_AT),
      repeated: repeatedFrames(trace, words),
    }),
  };
}

/** Of the last frames, those that have been sent most often: what circles or repeats. */
export function repeatedFrames(
  trace: Trace,
  words: Words,
): readonly { readonly what: string; readonly count: number }[] {
  const frames = trace.transmissionCount;
  const counts = new Map<string, number>();
  for (let index = Math.max(0, frames - LOOKED_AT); index < frames; index += 1) {
    const what = `${wayText(trace, index, words)}: ${frameLabel(trace.transmission(index).frame, words)}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return most.map(([what, count]) => ({ what, count }));
}

const LOOKED_AT = 500;
