// The status bar's item: where the cursor is, whether the picture is old or unfinished. A click goes to a step.
import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
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
    this.#item.name = 'Packet Walk: Position';
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
  if (!trace) return isStale ? '$(warning) no picture yet' : '$(arrow-swap) no walk';
  const state = isStale
    ? ' · old picture'
    : runStatus === 'running'
      ? ' · running'
      : runStatus === 'stopped'
        ? ' · stopped'
        : '';
  return `$(${isStale || runStatus === 'stopped' ? 'warning' : 'arrow-swap'}) ${positionText(trace, cursor)}${state}`;
}

function tooltip({ trace, isStale, runStatus, failure }: WalkSession): string {
  const lines = ['Packet Walk: click to go to a step'];
  if (!trace) lines.unshift('There is nothing to show yet.');
  if (isStale) lines.unshift('The text has errors: this is the last good picture.');
  if (runStatus === 'stopped') lines.unshift('The run has been stopped at its limit. “Run On” goes further.');
  if (failure !== undefined)
    lines.unshift(`The simulation failed, which is a fault of Packet Walk: ${failure}`);
  return lines.join('\n\n');
}
