// The cursor in the text: the line that causes the current step is marked, and the fact stands at its end. The line comes
// into view when somebody steps; an edit or a click in the text never scrolls.
import {
  type Disposable,
  MarkdownString,
  OverviewRulerLane,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  TextEditorRevealType,
  ThemeColor,
  window,
} from 'vscode';
import { START } from '../walkthrough/cursor.ts';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';
import type { WalkSessions } from './sessions.ts';
import { causeOf, factText } from './wording.ts';

/** What is marked: exposed for tests, because an editor cannot be asked for its decorations. */
export interface Mark {
  readonly line: number;
  readonly text: string;
  /** the text, however long it is */
  readonly whole: string;
}

/** What is long goes to the panel. */
const LONGEST = 120;

export class Highlight implements Disposable {
  readonly #sessions: WalkSessions;
  readonly #line: TextEditorDecorationType;
  readonly #fact: TextEditorDecorationType;
  readonly #marks = new Map<string, Mark>();
  readonly #disposables: Disposable[];

  constructor(sessions: WalkSessions) {
    this.#sessions = sessions;
    this.#line = window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new ThemeColor('editor.stackFrameHighlightBackground'),
      overviewRulerColor: new ThemeColor('editor.stackFrameHighlightBackground'),
      overviewRulerLane: OverviewRulerLane.Full,
    });
    this.#fact = window.createTextEditorDecorationType({
      after: { color: new ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 1.5em' },
    });
    this.#disposables = [
      this.#line,
      this.#fact,
      sessions.onDidChange(({ session }) => this.#show(session)),
      sessions.onDidChangeActive(() => this.#showAll()),
      sessions.onDidClose(({ uri }) => this.#marks.delete(uri.toString())),
      window.onDidChangeVisibleTextEditors(() => this.#showAll()),
    ];
    this.#showAll();
  }

  /** The mark in a document, if it has one. */
  markOf(session: WalkSession): Mark | undefined {
    return this.#marks.get(session.uri.toString());
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #showAll(): void {
    for (const session of this.#sessions.all) this.#show(session);
  }

  #show(session: WalkSession): void {
    const key = session.uri.toString();
    const found = this.#find(session);
    const before = this.#marks.get(key);
    if (found) this.#marks.set(key, found);
    else this.#marks.delete(key);
    for (const editor of window.visibleTextEditors) {
      if (editor.document !== session.document) continue;
      this.#mark(editor, found);
      const isNew = found && (found.line !== before?.line || found.text !== before.text);
      if (isNew && session.lastMove === 'stepped') {
        const line = editor.document.lineAt(found.line).range;
        editor.revealRange(line, TextEditorRevealType.InCenterIfOutsideViewport);
      }
    }
  }

  #find(session: WalkSession): Mark | undefined {
    const { trace, cursor } = session;
    if (!trace || cursor === START || !this.#sessions.hasPreview(session.uri)) return undefined;
    const cause = causeOf(trace, cursor);
    const range = cause && session.rangeOf(cause);
    if (!range) return undefined;
    const whole = factText(trace, cursor, displayWords());
    return {
      line: range.start.line,
      text: whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole,
      whole,
    };
  }

  #mark(editor: TextEditor, mark: Mark | undefined): void {
    if (!mark) {
      editor.setDecorations(this.#line, []);
      editor.setDecorations(this.#fact, []);
      return;
    }
    const { range } = editor.document.lineAt(mark.line);
    editor.setDecorations(this.#line, [range]);
    // Blanks at the ends of a decoration's text are swallowed, and a text of one's own may not break the line.
    editor.setDecorations(this.#fact, [
      {
        range: new Range(range.end, range.end),
        renderOptions: { after: { contentText: mark.text } },
        // Whole, for an editor that is too narrow for it.
        hoverMessage: new MarkdownString().appendText(mark.whole),
      },
    ]);
  }
}
