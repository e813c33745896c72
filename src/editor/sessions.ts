// All sessions, by document, and which of them commands, keys and status bar mean: that of the editor or the preview that
// was active last.
import {
  type Disposable,
  EventEmitter,
  type Memento,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { replacementsOf } from './replacements.ts';
import { type SessionChange, type SessionPosition, WalkSession } from './session.ts';

export const LANGUAGE = 'packetwalk';

type KeptPosition = readonly [document: string, position: SessionPosition];
const POSITIONS = 'positions';
const MOST_POSITIONS = 50;

export interface SessionEvent {
  readonly session: WalkSession;
  readonly what: SessionChange;
}

export class WalkSessions implements Disposable {
  readonly #sessions = new Map<string, WalkSession>();
  readonly #previewed = new Set<string>();
  readonly #opened = new EventEmitter<WalkSession>();
  readonly #closed = new EventEmitter<WalkSession>();
  readonly #changed = new EventEmitter<SessionEvent>();
  readonly #activated = new EventEmitter<WalkSession | undefined>();
  readonly onDidOpen = this.#opened.event;
  readonly onDidClose = this.#closed.event;
  /** of any session */
  readonly onDidChange = this.#changed.event;
  /** another session is the active one, or its preview was opened or closed */
  readonly onDidChangeActive = this.#activated.event;
  readonly #positions: Memento;
  readonly #pending = new Set<WalkSession>();
  readonly #disposables: Disposable[];
  #active: WalkSession | undefined;

  constructor(positions: Memento) {
    this.#positions = positions;
    this.#disposables = [
      workspace.onDidOpenTextDocument((document) => this.#open(document)),
      workspace.onDidCloseTextDocument((document) => this.#close(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        this.get(document.uri)?.edited(replacementsOf(contentChanges));
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
    ];
    for (const document of workspace.textDocuments) this.#open(document);
    this.#follow(window.activeTextEditor);
  }

  get all(): readonly WalkSession[] {
    return [...this.#sessions.values()];
  }

  get(uri: Uri): WalkSession | undefined {
    return this.#sessions.get(uri.toString());
  }

  /** What commands act on: the session of the editor or preview that was active last. */
  get active(): WalkSession | undefined {
    return this.#active;
  }

  /** A preview or an editor of this document has the focus now. */
  activate(uri: Uri): void {
    const session = this.get(uri);
    if (!session || session === this.#active) return;
    this.#active = session;
    this.#activated.fire(session);
  }

  /** Said by whoever shows previews. */
  setPreview(uri: Uri, isOpen: boolean): void {
    const key = uri.toString();
    if (isOpen === this.#previewed.has(key)) return;
    if (isOpen) this.#previewed.add(key);
    else this.#previewed.delete(key);
    this.#activated.fire(this.#active);
  }

  hasPreview(uri: Uri): boolean {
    return this.#previewed.has(uri.toString());
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    for (const emitter of [this.#opened, this.#closed, this.#changed, this.#activated]) emitter.dispose();
  }

  #open(document: TextDocument): void {
    if (document.languageId !== LANGUAGE || this.get(document.uri)) return;
    const key = document.uri.toString();
    const session = new WalkSession(document, this.#kept.find(([of]) => of === key)?.[1]);
    this.#sessions.set(key, session);
    session.onDidChange((what) => {
      if (what !== 'status') this.#remember(session);
      this.#changed.fire({ session, what });
    });
    this.#opened.fire(session);
    if (window.activeTextEditor?.document === document) this.activate(document.uri);
  }

  #close(document: TextDocument): void {
    const session = this.get(document.uri);
    if (!session) return;
    this.#sessions.delete(document.uri.toString());
    this.#closed.fire(session);
    session.dispose();
    // The next untitled document gets the same name.
    if (document.isUntitled) void this.#keep(document.uri.toString(), undefined);
    if (this.#active !== session) return;
    this.#active = undefined;
    this.#activated.fire(undefined);
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor?.document.languageId === LANGUAGE) this.activate(editor.document.uri);
  }

  get #kept(): readonly KeptPosition[] {
    return this.#positions.get<readonly KeptPosition[]>(POSITIONS, []);
  }

  /** Keeps the cursor's place for the next window; written when stepping pauses. */
  #remember(session: WalkSession): void {
    if (this.#pending.has(session)) return;
    this.#pending.add(session);
    setTimeout(() => {
      this.#pending.delete(session);
      const { position } = session;
      const key = session.uri.toString();
      if (!position || this.#sessions.get(key) !== session) return;
      void this.#keep(key, position);
    }, 500);
  }

  #keep(key: string, position: SessionPosition | undefined): Thenable<void> {
    const kept = this.#kept.filter(([of]) => of !== key).slice(-MOST_POSITIONS);
    if (position) kept.push([key, position]);
    return this.#positions.update(POSITIONS, kept);
  }
}
