// Where the cursor shall be: a step's identity, and where the statement behind it stands in the text. It outlives texts in which
// there is no such step (a mistyped address, a line that is gone until the undo) until the user moves. Without vscode.
import { type Cursor, identityOf, locate, type StepIdentity } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { Drift, findAction, placeAction } from './keep.ts';

type Performed = Trace['performed'];

export class WantedStep {
  readonly identity: StepIdentity;
  /** from the text that the identity was read in to the present one */
  readonly drift: Drift;
  readonly #performed: Performed;

  /** Without a trace, as after a reload of the window, the action is known by its number only. */
  constructor(identity: StepIdentity, performed: Performed = [], drift = new Drift()) {
    this.identity = identity;
    this.#performed = performed;
    this.drift = drift;
  }

  /** The step at a trace's cursor; undefined: it stands before everything. */
  static at(trace: Trace, cursor: Cursor, drift: Drift): WantedStep | undefined {
    const identity = identityOf(trace, cursor);
    return identity && new WantedStep(identity, trace.performed, drift);
  }

  /** The step, or the nearest to it, in a trace of the present text; `isFound`: it is the very one. */
  find(trace: Trace): { readonly cursor: Cursor; readonly isFound: boolean } {
    const identity = this.#in(trace);
    const cursor = locate(trace, identity);
    const found = identityOf(trace, cursor);
    return { cursor, isFound: found !== undefined && isSame(found, identity) };
  }

  #in(trace: Trace): StepIdentity {
    const walk = trace.walk.name;
    const placed = placeAction(this.#performed, this.identity.action, this.drift);
    const action = placed && findAction(trace.performed, placed);
    return { ...this.identity, walk, action: action ?? this.identity.action };
  }
}

function isSame(one: StepIdentity, other: StepIdentity): boolean {
  return (
    one.walk === other.walk &&
    one.action === other.action &&
    one.packet === other.packet &&
    one.hop === other.hop &&
    one.place === other.place &&
    one.kind === other.kind &&
    one.ordinal === other.ordinal
  );
}
