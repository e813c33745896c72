// The diagram of a trace in the making, beside its run and in the same manner: slices of some milliseconds. A short walk is drawn
// at once.

import { CostLedger } from '../view/cost/ledger.ts';
import type { DiagramOptions } from '../view/diagram.ts';
import { DiagramBuilder, type DiagramModel } from '../view/diagram.ts';
import { MachineLedger } from '../view/tcp/ledger.ts';
import type { Trace } from '../walkthrough/trace.ts';

/** Milliseconds of one slice. */
const SLICE = 8;
/** Steps between two looks at the clock. */
const STEPS = 256;

export class Drawing {
  readonly trace: Trace;
  readonly rows: DiagramOptions['rows'];
  readonly costs: CostLedger;
  readonly machines: MachineLedger;
  readonly #builder: DiagramBuilder;
  readonly #drawn: () => void;
  #model: { readonly model: DiagramModel; readonly steps: number } | undefined;
  #timer: unknown;

  /** `drawn` is called each time all steps that there are have been read. */
  constructor(trace: Trace, options: DiagramOptions, drawn: () => void) {
    this.trace = trace;
    this.rows = options.rows;
    this.costs = new CostLedger(trace);
    this.machines = new MachineLedger(trace);
    this.#builder = new DiagramBuilder(trace, options);
    this.#drawn = drawn;
  }

  /** The trace has grown, or its picture is wanted again. */
  follow(): void {
    if (this.#timer === undefined) this.#slice();
  }

  abandon(): void {
    clearTimeout(this.#timer);
  }

  /** Of what has been read; the same object as long as nothing more has. */
  model(): DiagramModel {
    const steps = this.#builder.stepCount;
    if (this.#model?.steps !== steps) this.#model = { model: this.#builder.model(), steps };
    return this.#model.model;
  }

  #slice(): void {
    this.#timer = undefined;
    const end = performance.now() + SLICE;
    while (!this.#builder.read(STEPS)) {
      if (performance.now() < end) continue;
      this.#timer = setTimeout(() => this.#slice(), 0);
      return;
    }
    this.#drawn();
  }
}
