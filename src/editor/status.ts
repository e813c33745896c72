// The status bar's item: where the cursor is, whether the picture is old or unfinished. A click goes to a step.
import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';
import type { WalkSessions } from './sessions.ts';
import { positionText } from './wording.ts';

export class StatusBar implements Disposable {
  readonly #sessions: WalkSessions;
  readonly #item: StatusBarItem;
  readonly #disposables: Disposable[];
  #isShown = false;

  constructor(sessions: WalkSessions) {
    this.#sessions = sessions;
    this.#item = window.createStatusBarItem('packetwalk.position', StatusBarAlignment.Left, 10);
    this.#item.name = displayWords().interface.editor.statusName;
    this.#item.command = 'packetwalk.goToStep';
    this.#disposables = [
      this.#item,
      sessions.onDidChange(({ session }) => session === sessions.active && this.#show()),
      sessions.onDidChangeActive(() => this.#show()),
    ];
    this.#show();
  }

  /** As it is read; undefined: hidden. */
  get text(): string | undefined {
    return this.#isShown ? this.#item.text : undefined;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #show(): void {
    const session = this.#sessions.active;
    this.#isShown = session !== undefined && this.#sessions.hasPreview(session.uri);
    if (!session || !this.#isShown) {
      this.#item.hide();
      return;
    }
    this.#item.text = statusText(session);
    this.#item.tooltip = new MarkdownString(tooltip(session));
    this.#item.show();
  }
}

function statusText({ trace, cursor, isStale, runStatus }: WalkSession): string {
  const words = displayWords();
  const { editor } = words.interface;
  if (!trace) return isStale ? `$(warning) ${editor.noPictureYet}` : `$(arrow-swap) ${editor.noWalk}`;
  const state = isStale
    ? ` · ${editor.oldPicture}`
    : runStatus === 'running'
      ? ` · ${editor.running}`
      : runStatus === 'stopped'
        ? ` · ${editor.stopped}`
        : '';
  return `$(${isStale || runStatus === 'stopped' ? 'warning' : 'arrow-swap'}) ${positionText(trace, cursor, words)}${state}`;
}

function tooltip({ trace, isStale, runStatus, failure }: WalkSession): string {
  const { editor } = displayWords().interface;
  const lines = [editor.clickForStep];
  if (!trace) lines.unshift(editor.nothingToShow);
  if (isStale) lines.unshift(editor.lastGoodPicture);
  if (runStatus === 'stopped') lines.unshift(editor.stoppedAtLimit);
  if (failure !== undefined) lines.unshift(editor.failed(failure));
  return lines.join('\n\n');
}
