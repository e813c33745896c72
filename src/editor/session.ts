// A session: one open .walk document, what its text means, the run of the chosen walk, and THE cursor that the panel, the
// highlight, the status bar and the debugger follow. It re-checks as one types, keeps the last good trace while the text
// has errors, and keeps the cursor at the same event after an edit.
import { type Disposable, EventEmitter, Range, type TextDocument, type Uri } from 'vscode';
import type { CheckedFile } from '../language/check.ts';
import type { Network } from '../network/network.ts';
import type { SourceSpan } from '../network/source.ts';
import { type Cursor, last, move, START, type StepIdentity, type Unit } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { displayWords } from './display-language.ts';
import type { Finding } from './findings.ts';
import { type ChosenWalk, checkText, chooseWalk, Drift, quietBefore, type Replacement } from './keep.ts';
import type { Run, RunStatus } from './run.ts';
import { Runs } from './runs.ts';
import { WantedStep } from './wanted.ts';

/** 'trace': another picture, and the cursor with it. 'cursor': it moved. 'status': new diagnostics, stale or not, running or not. */
export type SessionChange = 'trace' | 'cursor' | 'status';

/** Why the cursor is where it is: somebody stepped, an action was pointed at in the text, the walk beside it was moved, or the text changed under it. */
export type Move = 'stepped' | 'pointed' | 'linked' | 'edited';

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
  readonly #runs = new Runs(displayWords());
  /** where the cursor shall be: the run has not come that far, or the present text has no such step */
  #wanted: WantedStep | undefined;
  /** of the walks not looked at now */
  readonly #left = new Map<string, WantedStep | undefined>();
  /** from the text that was checked, and from the trace's text, to the document's */
  #checkDrift = new Drift();
  #traceDrift = this.#checkDrift;

  constructor(document: TextDocument, position?: SessionPosition) {
    this.document = document;
    if (position) {
      this.#chosen = { name: position.walk, position: 0 };
      this.#wanted = position.step && new WantedStep(position.step);
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
    return { walk: this.#chosen.name, step: this.#standing()?.identity };
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
    return this.#runs.findings;
  }

  choose(walkName: string): void {
    const position = this.#runnable?.walks.findIndex(({ name }) => name === walkName) ?? -1;
    if (position < 0 || walkName === this.walkName) return;
    if (this.#chosen) this.#left.set(this.#chosen.name, this.#standing());
    this.#chosen = { name: walkName, position };
    this.cursor = START;
    this.#wanted = this.#left.get(walkName);
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
    this.#runs.runOn();
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
    for (const wanted of [this.#wanted, ...this.#left.values()]) if (wanted) drifts.add(wanted.drift);
    for (const drift of drifts) for (const replacement of replacements) drift.add(replacement);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#use(), quietBefore(this.#checkTime));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#runs.abandon();
    this.#changed.dispose();
  }

  #check(): CheckedFile {
    const start = performance.now();
    const checked = checkText(this.document.getText());
    this.#checkTime = performance.now() - start;
    this.#checkDrift = new Drift();
    return checked;
  }

  /** The present text's network, or the last good one. */
  get #runnable(): Network | undefined {
    return this.checked.network ?? this.trace?.network;
  }

  /** Takes over what the text means now. */
  #use(): void {
    const { network } = this.current();
    this.#runs.forget();
    if (!network) {
      this.#runs.abandon();
      this.isStale = this.trace !== undefined;
      this.#chosen ??= chooseWalk(
        this.checked.draft.walks.map(({ name }) => name),
        undefined,
      );
      this.#changed.fire('status');
      return;
    }
    this.#wanted = this.#standing();
    this.#chosen = chooseWalk(
      network.walks.map(({ name }) => name),
      this.#chosen,
    );
    this.#start();
  }

  #start(): void {
    const { checked } = this;
    const network = this.#runnable;
    const walk = network?.walks[this.#chosen?.position ?? -1];
    if (!network || !walk) {
      this.#runs.abandon();
      this.#traceDrift = this.#checkDrift;
      this.#show(undefined, undefined);
      return;
    }
    const drift = checked.network ? this.#checkDrift : this.#traceDrift;
    const text = checked.network ? checked.text : this.tracedText;
    const run = this.#runs.start(network, walk, (run) => {
      if (checked !== this.checked) return;
      this.#traceDrift = drift;
      this.tracedText = text;
      if (checked.network) this.#runs.keep(walk, run);
      if (run.trace !== this.trace || run.status !== this.runStatus || run.status === 'running')
        this.#show(run.trace, run);
      else this.#changed.fire('status');
      if (checked.network && run.isRead)
        this.#runs.runOthers(checked.network, () => this.#changed.fire('status'));
    });
    // A run that takes longer says so itself; most are over before anything could have been shown of it.
    if (run.status === 'running') this.runStatus = 'running';
  }

  #show(trace: Trace | undefined, run: Run | undefined): void {
    this.trace = trace;
    this.isStale = trace !== undefined && this.checked.network === undefined;
    this.runStatus = run?.status ?? 'over';
    this.failure = run?.failure;
    if (!trace) this.cursor = START;
    else if (this.#wanted) {
      const { cursor, isFound } = this.#wanted.find(trace);
      this.cursor = cursor;
      // What is not there stays wanted: the run may come to it, or an undo bring it back.
      if (isFound) this.#wanted = undefined;
    } else this.cursor = Math.min(this.cursor, last(trace));
    this.lastMove = 'edited';
    this.#changed.fire('trace');
  }

  #standing(): WantedStep | undefined {
    return this.#wanted ?? (this.trace && WantedStep.at(this.trace, this.cursor, this.#traceDrift));
  }
}
