// The previews: at most one for each document, opened by a command, or given back by VS Code after a reload of the window.
import {
  commands,
  type Disposable,
  type ExtensionContext,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { Preview } from './preview.ts';
import type { WalkSessions } from './sessions.ts';

const VIEW_TYPE = 'packetwalk.preview';

export function registerPreviews(context: ExtensionContext, sessions: WalkSessions): Disposable[] {
  const previews = new Previews(context.extensionUri, sessions);
  return [
    previews,
    commands.registerCommand('packetwalk.openPreview', async (target?: unknown) => {
      const uri =
        target instanceof Uri ? target : (sessions.active?.uri ?? window.activeTextEditor?.document.uri);
      if (uri) await previews.open(uri);
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state) => {
        const uri = uriOf(state);
        if (uri) await previews.restore(panel, uri);
        else panel.dispose();
      },
    }),
  ];
}

/** What the panel kept is foreign data: an older version may have written it. */
function uriOf(state: unknown): Uri | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state)) return undefined;
  return typeof state.uri === 'string' && state.uri !== '' ? Uri.parse(state.uri) : undefined;
}

class Previews implements Disposable {
  readonly #extensionUri: Uri;
  readonly #sessions: WalkSessions;
  readonly #open = new Map<string, Preview>();
  readonly #disposables: Disposable[];

  constructor(extensionUri: Uri, sessions: WalkSessions) {
    this.#extensionUri = extensionUri;
    this.#sessions = sessions;
    this.#disposables = [
      sessions.onDidChange(({ session, what }) => this.#open.get(session.uri.toString())?.hear(what)),
      sessions.onDidOpen(({ uri }) => this.#open.get(uri.toString())?.follow()),
      sessions.onDidClose(({ uri }) => this.#open.get(uri.toString())?.follow()),
    ];
  }

  async open(uri: Uri): Promise<void> {
    const present = this.#open.get(uri.toString());
    if (present) {
      present.panel.reveal(undefined, true);
      return;
    }
    await workspace.openTextDocument(uri);
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      title(uri),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {},
    );
    this.#add(panel, uri);
  }

  async restore(panel: WebviewPanel, uri: Uri): Promise<void> {
    if (this.#open.has(uri.toString())) {
      panel.dispose();
      return;
    }
    try {
      await workspace.openTextDocument(uri);
    } catch {
      // The file is gone: the panel says so.
    }
    this.#add(panel, uri);
  }

  #add(panel: WebviewPanel, uri: Uri): void {
    const key = uri.toString();
    const preview = new Preview(panel, uri, this.#sessions, this.#extensionUri);
    this.#open.set(key, preview);
    this.#sessions.setPreview(uri, true);
    panel.onDidDispose(() => {
      preview.dispose();
      this.#open.delete(key);
      this.#sessions.setPreview(uri, false);
    });
    panel.onDidChangeViewState(() => {
      if (panel.active) this.#sessions.activate(uri);
    });
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const { panel } of this.#open.values()) panel.dispose();
  }
}

function title(uri: Uri): string {
  return `Walk ${uri.path.split('/').at(-1) ?? ''}`;
}
