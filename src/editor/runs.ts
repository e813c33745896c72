// The runs of one text: that of the walk that is looked at, and after it the others, one after the other in the background, for
// what they find.
import type { Network } from '../network/network.ts';
import type { Walk } from '../network/script.ts';
import type { Words } from '../view/words.ts';
import { Trace } from '../walkthrough/trace.ts';
import type { Finding } from './findings.ts';
import { furtherLimit, LIVE_LIMIT, Run } from './run.ts';

export class Runs {
  readonly #words: Words;
  #shown: Run | undefined;
  #other: Run | undefined;
  /** by walk, of the present text */
  readonly #findings = new Map<string, readonly Finding[]>();

  constructor(words: Words) {
    this.#words = words;
  }

  /** What the runs of the present text have found out. */
  get findings(): readonly Finding[] {
    return [...this.#findings.values()].flat();
  }

  /** Another text: nothing that was found in the one before counts. */
  forget(): void {
    this.#findings.clear();
  }

  /** Runs the walk that is looked at; a short run reports before this returns. */
  start(network: Network, walk: Walk, report: (run: Run) => void): Run {
    this.abandon();
    this.#shown = new Run(new Trace(network, walk), LIVE_LIMIT, this.#words, report);
    return this.#shown;
  }

  /** What the shown run has found; only of a run of the present text. */
  keep(walk: Walk, run: Run): void {
    if (run.isRead) this.#findings.set(walk.name, run.findings);
  }

  /** Runs the walks of which nothing is known yet; `report`: something was found. */
  runOthers(network: Network, report: () => void): void {
    const walk = network.walks.find(({ name }) => !this.#findings.has(name));
    if (!walk) return;
    this.#other = new Run(new Trace(network, walk), LIVE_LIMIT, this.#words, (run) => {
      if (!run.isRead) return;
      this.#findings.set(walk.name, run.findings);
      if (run.findings.length > 0) report();
      setTimeout(() => {
        if (run === this.#other) this.runOthers(network, report);
      }, 0);
    });
  }

  /** Goes on with a run that has been stopped at its limit. */
  runOn(): void {
    this.#shown?.extend(furtherLimit(this.#shown.limit));
  }

  abandon(): void {
    this.#shown?.abandon();
    this.#other?.abandon();
    this.#shown = undefined;
    this.#other = undefined;
  }
}
