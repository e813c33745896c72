// A session: one open .walk document, what its text means, the run of the chosen walk, and THE cursor that the panel, the
// highlight, the status bar and the debugger follow. It re-checks as one types, keeps the last good trace while the text
// has errors, and keeps the cursor at the same event after an edit.
import { type Disposable, EventEmitter, Range, type TextDocument, type Uri } from 'vscode';
import type { CheckedFile } from '../language/check.ts';
import type { Network } from '../network/network.ts';
import type { SourceSpan } from '../network/source.ts';
import {
  type Cursor,
  identityOf,
  last,
  locate,
  move,
  START,
  type StepIdentity,
  type Unit,
} from '../walkthrough/cursor.ts';
import { Trace } from '../walkthrough/trace.ts';
import type { Finding } from './findings.ts';
import {
  type ChosenWalk,
  checkText,
  chooseWalk,
  Drift,
  findAction,
  type PlacedAction,
  placeAction,
  quietBefore,
  type Replacement,
} from './keep.ts';
import { furtherLimit, LIVE_LIMIT, Run, type RunStatus } from './run.ts';

/** 'trace': another picture, and the cursor with it. 'cursor': it moved. 'status': new diagnostics, stale or not, running or not. */
export type SessionChange = 'trace' | 'cursor' | 'status';

/** Why the cursor is where it is: somebody stepped, an action was pointed at in the text, or the text changed under it. */
export type Move = 'stepped' | 'pointed' | 'edited';

/** What outlives a reload of the window. */
export interface SessionPosition {
  readonly walk: string;
  readonly step: StepIdentity | undefined;
}

export class WalkSession implements Disposable {
  readonly document: TextDocument;
  /** of the text as it was checked last */
  checked: CheckedFile;
  /** the last good one; undefined: there has been none, or the file has no walk */
  trace: Trace | undefined;
  /** the text that the trace is of */
  tracedText = '';
  /** the text has errors now, and the trace is of the text before */
  isStale = false;
  cursor: Cursor = START;
  lastMove: Move = 'edited';
  /** of the run of the present text */
  runStatus: RunStatus = 'over';
  /** a fault inside the simulation, in words */
  failure: string | undefined;
  readonly #changed = new EventEmitter<SessionChange>();
  readonly onDidChange = this.#changed.event;
  #checkedVersion: number;
  #checkTime = 0;
  #timer: unknown;
  #chosen: ChosenWalk | undefined;
  #run: Run | undefined;
  /** of a walk that is not looked at: run for what it finds */
  #otherRun: Run | undefined;
  /** by walk, of the present text */
  readonly #findings = new Map<string, readonly Finding[]>();
  /** where the cursor shall be as soon as the run has come that far */
  #wanted: StepIdentity | undefined;
  /** its action, where the text has been edited */
  #wantedAction: PlacedAction | undefined;
  /** of the walks not looked at now */
  readonly #left = new Map<string, StepIdentity | undefined>();
  /** from the text that was checked, and from the trace's text, to the document's */
  #checkDrift = new Drift();
  #traceDrift = this.#checkDrift;

  constructor(document: TextDocument, position?: SessionPosition) {
    this.document = document;
    if (position) {
      this.#chosen = { name: position.walk, position: 0 };
      this.#wanted = position.step;
    }
    this.checked = this.#check();
    this.#checkedVersion = document.version;
    this.#timer = setTimeout(() => this.#use(), 0);
  }

  get uri(): Uri {
    return this.document.uri;
  }

  get walkName(): string | undefined {
    return this.#chosen?.name;
  }

  get position(): SessionPosition | undefined {
    if (!this.#chosen) return undefined;
    return { walk: this.#chosen.name, step: this.#identity() };
  }

  /** The check of the text as it is at this moment, for who cannot wait for the pause after typing. */
  current(): CheckedFile {
    if (!this.isChecked) {
      this.checked = this.#check();
      this.#checkedVersion = this.document.version;
    }
    return this.checked;
  }

  /** `checked` is of the text as it is. */
  get isChecked(): boolean {
    return this.#checkedVersion === this.document.version;
  }

  /** Whether `current` costs nothing to speak of. */
  get isCurrentCheap(): boolean {
    return this.isChecked || this.#checkTime < 150;
  }

  /** What the runs of the present text have found out. */
  get findings(): readonly Finding[] {
    return [...this.#findings.values()].flat();
  }

  choose(walkName: string): void {
    const position = this.#network?.walks.findIndex(({ name }) => name === walkName) ?? -1;
    if (position < 0 || walkName === this.walkName) return;
    if (this.#chosen) this.#left.set(this.#chosen.name, this.#identity());
    this.#chosen = { name: walkName, position };
    this.cursor = START;
    this.#wanted = this.#left.get(walkName);
    this.#wantedAction = undefined;
    this.#start();
  }

  go(cursor: Cursor, how: Move = 'stepped'): void {
    if (!this.trace) return;
    const target = Math.max(START, Math.min(cursor, last(this.trace)));
    this.#wanted = undefined;
    this.lastMove = how;
    if (target === this.cursor) return;
    this.cursor = target;
    this.#changed.fire('cursor');
  }

  move(unit: Unit, direction: 1 | -1): void {
    if (this.trace) this.go(move(this.trace, this.cursor, unit, direction));
  }

  /** Goes on with a run that has been stopped at its limit. */
  runOn(): void {
    this.#run?.extend(furtherLimit(this.#run.limit));
  }

  /** Where a place of the trace's text is in the document now. */
  rangeOf(span: SourceSpan): Range | undefined {
    const now = this.#traceDrift.carry(span);
    return now && new Range(this.document.positionAt(now.start), this.document.positionAt(now.end));
  }

  /** The trace is of the text as it is: offsets of one are offsets of the other. */
  get isTraceOfText(): boolean {
    return this.trace !== undefined && this.#traceDrift.isNone;
  }

  /** The document has changed. */
  edited(replacements: readonly Replacement[]): void {
    // Whether it is dirty has changed; other line ends make a new version without a replacement.
    if (replacements.length === 0 && this.isChecked) return;
    // Somebody may have asked for a check of the new text before this was heard.
    const drifts = new Set([this.#traceDrift]);
    if (!this.isChecked) drifts.add(this.#checkDrift);
    for (const drift of drifts) for (const replacement of replacements) drift.add(replacement);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#use(), quietBefore(this.#checkTime));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#abandon();
    this.#changed.dispose();
  }

  #check(): CheckedFile {
    const start = performance.now();
    const checked = checkText(this.document.getText());
    this.#checkTime = performance.now() - start;
    this.#checkDrift = new Drift();
    return checked;
  }

  /** What can be run: the present text, or the last good one. */
  get #network(): Network | undefined {
    return this.checked.network ?? this.trace?.network;
  }

  /** Takes over what the text means now. */
  #use(): void {
    const { network } = this.current();
    this.#findings.clear();
    if (!network) {
      this.#abandon();
      this.isStale = this.trace !== undefined;
      this.#chosen ??= chooseWalk(
        this.checked.draft.walks.map(({ name }) => name),
        undefined,
      );
      this.#changed.fire('status');
      return;
    }
    this.#wanted = this.#identity();
    this.#wantedAction =
      this.trace && this.#wanted && placeAction(this.trace.performed, this.#wanted.action, this.#traceDrift);
    const before = this.#chosen;
    this.#chosen = chooseWalk(
      network.walks.map(({ name }) => name),
      before,
    );
    if (this.#chosen && this.#wanted) this.#wanted = { ...this.#wanted, walk: this.#chosen.name };
    this.#start();
  }

  #start(): void {
    this.#abandon();
    const { checked } = this;
    const network = this.#network;
    const walk = network?.walks[this.#chosen?.position ?? -1];
    if (!network || !walk) {
      this.#traceDrift = this.#checkDrift;
      this.#show(undefined, undefined);
      return;
    }
    const drift = checked.network ? this.#checkDrift : this.#traceDrift;
    const text = checked.network ? checked.text : this.tracedText;
    // A short run reports before its constructor returns.
    this.#run = new Run(new Trace(network, walk), LIVE_LIMIT, (run) => {
      if (checked !== this.checked) return;
      this.#traceDrift = drift;
      this.tracedText = text;
      if (checked.network && run.isRead) this.#findings.set(walk.name, run.findings);
      if (run.trace !== this.trace || run.status !== this.runStatus || run.status === 'running')
        this.#show(run.trace, run);
      else this.#changed.fire('status');
      if (checked.network && run.isRead) this.#runOthers(checked.network);
    });
    if (this.#run.status === 'running') {
      this.runStatus = 'running';
      this.#changed.fire('status');
    }
  }

  /** One after the other, in the background. */
  #runOthers(network: Network): void {
    const walk = network.walks.find(({ name }) => !this.#findings.has(name));
    if (!walk) return;
    this.#otherRun = new Run(new Trace(network, walk), LIVE_LIMIT, (run) => {
      if (!run.isRead || network !== this.checked.network) return;
      this.#findings.set(walk.name, run.findings);
      if (run.findings.length > 0) this.#changed.fire('status');
      setTimeout(() => {
        if (run === this.#otherRun) this.#runOthers(network);
      }, 0);
    });
  }

  #abandon(): void {
    this.#run?.abandon();
    this.#otherRun?.abandon();
    this.#run = undefined;
    this.#otherRun = undefined;
  }

  #show(trace: Trace | undefined, run: Run | undefined): void {
    this.trace = trace;
    this.isStale = trace !== undefined && this.checked.network === undefined;
    this.runStatus = run?.status ?? 'over';
    this.failure = run?.failure;
    if (!trace) this.cursor = START;
    else if (this.#wanted) this.cursor = locate(trace, this.#aim(trace, this.#wanted));
    else this.cursor = Math.min(this.cursor, last(trace));
    if (this.runStatus !== 'running') this.#wanted = undefined;
    this.lastMove = 'edited';
    this.#changed.fire('trace');
  }

  #aim(trace: Trace, wanted: StepIdentity): StepIdentity {
    const action = this.#wantedAction && findAction(trace.performed, this.#wantedAction);
    return action === undefined ? wanted : { ...wanted, action };
  }

  #identity(): StepIdentity | undefined {
    return this.#wanted ?? (this.trace && identityOf(this.trace, this.cursor));
  }
}
