// Over every walk: "▶ Preview | Step | Export".
import {
  CodeLens,
  type CodeLensProvider,
  type Disposable,
  type Event,
  EventEmitter,
  languages,
  Range,
  type TextDocument,
} from 'vscode';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';
import { LANGUAGE, type WalkSessions } from './sessions.ts';

class WalkLenses implements CodeLensProvider {
  readonly #sessions: WalkSessions;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses: Event<void> = this.#changed.event;
  /** of documents whose text has not been checked yet: the lenses before, so that none flickers while one types */
  readonly #last = new WeakMap<TextDocument, CodeLens[]>();
  readonly #late = new Set<TextDocument>();

  constructor(sessions: WalkSessions) {
    this.#sessions = sessions;
    sessions.onDidChange(({ session: { document, isChecked } }) => {
      if (isChecked && this.#late.delete(document)) this.#changed.fire();
    });
    sessions.onDidClose(({ document }) => this.#late.delete(document));
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const session = this.#sessions.get(document.uri);
    if (session?.isCurrentCheap) {
      const lenses = this.#make(session);
      this.#last.set(document, lenses);
      return lenses;
    }
    this.#late.add(document);
    return this.#last.get(document) ?? [];
  }

  #make(session: WalkSession): CodeLens[] {
    const { document } = session;
    const { draft } = session.current();
    return draft.walks.flatMap(({ name, source }) => {
      const at = document.positionAt(source.start);
      const range = new Range(at, at);
      const lens = ({ title, tooltip }: { title: string; tooltip: string }, command: string): CodeLens =>
        new CodeLens(range, {
          title,
          tooltip,
          command: `packetwalk.${command}`,
          arguments: [document.uri, name],
        });
      const { lenses } = displayWords().interface.editor;
      return [
        lens(lenses.preview, 'previewWalk'),
        lens(lenses.step, 'nextHop'),
        lens(lenses.export, 'export'),
      ];
    });
  }
}

export function registerLenses(sessions: WalkSessions): Disposable {
  return languages.registerCodeLensProvider({ language: LANGUAGE }, new WalkLenses(sessions));
}
