// A second walk beside the first: a session of its own, which nothing but its preview shows, and whose cursor goes where that of
// the first one goes, and the other way round.
import { type Disposable, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import { type Alignment, alignActions, counterpartOf } from '../walkthrough/counterpart.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { replacementsOf } from './replacements.ts';
import { type SessionChange, WalkSession } from './session.ts';
import type { WalkSessions } from './sessions.ts';

export class Companion implements Disposable {
  readonly uri: Uri;
  /** the document of the walk that it stands beside; often the same one */
  readonly first: Uri;
  readonly #sessions: WalkSessions;
  readonly #changed = new EventEmitter<SessionChange>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: Disposable[];
  #session: WalkSession | undefined;
  #walk: string | undefined;
  #isLeading = false;
  #aligned: Aligned | undefined;

  /** `walk`: of the document `uri`; undefined: its first. */
  constructor(sessions: WalkSessions, first: Uri, uri: Uri, walk: string | undefined) {
    this.#sessions = sessions;
    this.first = first;
    this.uri = uri;
    this.#walk = walk;
    this.#disposables = [
      this.#changed,
      sessions.onDidChange(({ session, what }) => {
        if (session === this.#other && what !== 'status') this.#lead(session, this.#session);
      }),
      sessions.onDidOpen(({ document }) => this.#isOf(document) && this.#open(document)),
      sessions.onDidClose(({ document }) => this.#isOf(document) && this.#close()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (this.#isOf(document)) this.#session?.edited(replacementsOf(contentChanges));
      }),
    ];
    const present = sessions.get(uri);
    if (present) this.#open(present.document);
  }

  /** Undefined: its document is closed. */
  get session(): WalkSession | undefined {
    return this.#session;
  }

  dispose(): void {
    this.#session?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  get #other(): WalkSession | undefined {
    return this.#sessions.get(this.first);
  }

  #isOf({ uri }: TextDocument): boolean {
    return uri.toString() === this.uri.toString();
  }

  #open(document: TextDocument): void {
    this.#session?.dispose();
    const position = this.#walk === undefined ? undefined : { walk: this.#walk, step: undefined };
    const session = new WalkSession(document, position);
    this.#session = session;
    session.onDidChange((what) => {
      this.#walk = session.walkName;
      if (what === 'cursor') this.#lead(session, this.#other);
      // Another walk, or another text: it goes to where the first one is.
      if (what === 'trace') this.#lead(this.#other, session);
      this.#changed.fire(what);
    });
    this.#changed.fire('trace');
  }

  #close(): void {
    this.#session?.dispose();
    this.#session = undefined;
    this.#changed.fire('trace');
  }

  /** Takes `to` to where `from` is. */
  #lead(from: WalkSession | undefined, to: WalkSession | undefined): void {
    if (this.#isLeading || !from?.trace || !to?.trace) return;
    this.#isLeading = true;
    to.go(counterpartOf(from.trace, from.cursor, to.trace, this.#alignmentOf(from, to)), 'linked');
    this.#isLeading = false;
  }

  #alignmentOf(from: WalkSession, to: WalkSession): Alignment {
    const isKnown =
      this.#aligned?.from === from.trace &&
      this.#aligned?.to === to.trace &&
      this.#aligned?.actions === from.trace?.performed.length;
    if (isKnown && this.#aligned) return this.#aligned.alignment;
    const alignment = alignActions(actionsOf(from), actionsOf(to));
    const actions = from.trace?.performed.length;
    this.#aligned = { from: from.trace, to: to.trace, actions, alignment };
    return alignment;
  }
}

/** Computed once for a pair of runs, and again when the one has come further. */
interface Aligned {
  readonly from: Trace | undefined;
  readonly to: Trace | undefined;
  readonly actions: number | undefined;
  readonly alignment: Alignment;
}

function actionsOf({ trace, tracedText }: WalkSession): readonly string[] {
  return (trace?.performed ?? []).map(({ step: { source } }) =>
    tracedText.slice(source.start, source.end).replaceAll(/\s+/g, ' '),
  );
}
