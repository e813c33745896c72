// Runs a walk in the extension host without holding it up: slices of some milliseconds, and in between every other
// extension has its turn. setTimeout, because a web worker has no setImmediate.
import type { Words } from '../view/words.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { type Finding, Findings, stoppedFinding } from './findings.ts';

/** Milliseconds of one slice. */
const SLICE = 8;
/** Turns between two looks at the clock. */
const TURNS = 64;
/** Milliseconds until an unfinished run is first shown; between two further looks at it several times what a look takes. */
const PATIENCE = 250;

/** 'stopped': its limit is reached and it could go on. */
export type RunStatus = 'running' | 'over' | 'stopped';

export interface RunLimit {
  readonly frames: number;
  /** entries of the agenda, for what goes on without a frame */
  readonly turns: number;
}

/** A preview that follows every keystroke stops here and offers to run on. */
export const LIVE_LIMIT: RunLimit = { frames: 20_000, turns: 400_000 };

export function furtherLimit(limit: RunLimit): RunLimit {
  return { frames: limit.frames * 5, turns: limit.turns * 5 };
}

/** Advances a trace until it is over, at its limit, or the slice's time is up ('running'). */
export function runSlice(
  trace: Trace,
  limit: RunLimit,
  spent: { turns: number },
  now: () => number,
): RunStatus {
  const end = now() + SLICE;
  do {
    if (spent.turns >= limit.turns) return 'stopped';
    const status = trace.advance({ turns: TURNS, transmissions: limit.frames });
    spent.turns += TURNS;
    if (status !== 'running') return status;
  } while (now() < end);
  return 'running';
}

/** A run in the background; `abandon` it and nothing more is heard of it. */
export class Run {
  readonly trace: Trace;
  readonly #findings: Findings;
  readonly #words: Words;
  limit: RunLimit;
  status: RunStatus = 'running';
  /** the findings are complete as far as the run has come */
  isRead = false;
  /** what went wrong inside the simulation: a fault of ours, shown and not hidden */
  failure: string | undefined;
  readonly #spent = { turns: 0 };
  readonly #report: (run: Run) => void;
  #isAbandoned = false;
  #nextLook: number;

  /** `report` is called when the run is over or stopped, when its findings are read, and now and then while a long one goes on. */
  constructor(trace: Trace, limit: RunLimit, words: Words, report: (run: Run) => void) {
    this.#words = words;
    this.trace = trace;
    this.#findings = new Findings(trace, words);
    this.limit = limit;
    this.#report = report;
    this.#nextLook = performance.now() + PATIENCE;
    this.#slice();
  }

  get findings(): readonly Finding[] {
    const { all } = this.#findings;
    return this.status === 'stopped' ? [stoppedFinding(this.trace, this.#words), ...all] : all;
  }

  /** Goes on beyond the limit. */
  extend(limit: RunLimit): void {
    this.limit = limit;
    if (this.status !== 'stopped') return;
    this.status = 'running';
    if (!this.isRead) return;
    this.isRead = false;
    this.#look();
    this.#later();
  }

  abandon(): void {
    this.#isAbandoned = true;
  }

  #later(): void {
    setTimeout(() => this.#slice(), 0);
  }

  #slice(): void {
    if (this.#isAbandoned) return;
    const end = performance.now() + SLICE;
    try {
      const status = this.status;
      if (status === 'running')
        this.status = runSlice(this.trace, this.limit, this.#spent, () => performance.now());
      if (this.status !== 'running') this.isRead = this.#findings.read(() => performance.now() < end);
      if (this.status !== status || this.isRead || performance.now() >= this.#nextLook) this.#look();
    } catch (error) {
      this.status = 'over';
      this.isRead = true;
      this.failure = error instanceof Error ? error.message : String(error);
      console.error(error);
      this.#look();
    }
    if (!this.isRead) this.#later();
  }

  #look(): void {
    const start = performance.now();
    this.#report(this);
    const end = performance.now();
    // Once it is over there is one more look: when the findings are read.
    this.#nextLook =
      this.status === 'running' ? end + 2 * PATIENCE + 5 * (end - start) : Number.POSITIVE_INFINITY;
  }
}
