// The previews: at most one for each document, and one beside it for a walk that it is compared with. Opened by a command, or given
// back by VS Code after a reload of the window.
import { commands, type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { Companion } from './companion.ts';
import { chooseComparison } from './compare.ts';
import { displayWords } from './display-language.ts';
import { Preview } from './preview.ts';
import { type KeptPanel, readKeptPanel } from './preview-memory.ts';
import type { WalkSession } from './session.ts';
import type { WalkSessions } from './sessions.ts';

const VIEW_TYPE = 'packetwalk.preview';

export function registerPreviews(previews: Previews, sessions: WalkSessions): Disposable[] {
  const named = (target: unknown): Uri | undefined => (target instanceof Uri ? target : undefined);
  return [
    previews,
    commands.registerCommand('packetwalk.openPreview', async (target?: unknown) => {
      const uri = named(target) ?? sessions.active?.uri ?? window.activeTextEditor?.document.uri;
      if (uri) await previews.open(uri);
    }),
    commands.registerCommand('packetwalk.compare', async (target?: unknown) => {
      const uri = named(target);
      const session = (uri && sessions.get(uri)) ?? sessions.active;
      if (session) await previews.compare(session);
      else void window.showInformationMessage(displayWords().interface.editor.openFirst);
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state) => {
        const kept = readKeptPanel(state);
        if (kept) await previews.restore(panel, kept);
        else panel.dispose();
      },
    }),
  ];
}

interface Comparison {
  readonly companion: Companion;
  readonly preview: Preview;
}

export class Previews implements Disposable {
  readonly #extensionUri: Uri;
  readonly #sessions: WalkSessions;
  readonly #open = new Map<string, Preview>();
  /** by the document of the first of the two walks */
  readonly #comparisons = new Map<string, Comparison>();
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

  get(uri: Uri): Preview | undefined {
    return this.#open.get(uri.toString());
  }

  async open(uri: Uri): Promise<void> {
    const present = this.#open.get(uri.toString());
    if (present) {
      present.panel.reveal(undefined, true);
      return;
    }
    await workspace.openTextDocument(uri);
    this.#add(this.#panel(title(uri), ViewColumn.Beside), uri);
  }

  /** Asks for the other walk, and shows it beside the preview of the first. */
  async compare(first: WalkSession): Promise<void> {
    const chosen = await chooseComparison(this.#sessions, first);
    if (!chosen) return;
    await this.open(first.uri);
    const key = first.uri.toString();
    this.#comparisons.get(key)?.preview.panel.dispose();
    const column = this.#open.get(key)?.panel.viewColumn;
    const panel = this.#panel(title(chosen.uri), column === undefined ? ViewColumn.Beside : column + 1);
    this.#addComparison(panel, { ...chosen, comparedWith: first.uri });
  }

  async restore(panel: WebviewPanel, { uri, walk, comparedWith }: KeptPanel): Promise<void> {
    const isThere = comparedWith
      ? this.#comparisons.has(comparedWith.toString())
      : this.#open.has(uri.toString());
    if (isThere) {
      panel.dispose();
      return;
    }
    for (const document of comparedWith ? [uri, comparedWith] : [uri]) {
      try {
        await workspace.openTextDocument(document);
      } catch {
        // The file is gone: the panel says so.
      }
    }
    if (comparedWith) this.#addComparison(panel, { uri, walk, comparedWith });
    else this.#add(panel, uri);
  }

  #panel(name: string, viewColumn: ViewColumn): WebviewPanel {
    return window.createWebviewPanel(VIEW_TYPE, name, { viewColumn, preserveFocus: true }, {});
  }

  #add(panel: WebviewPanel, uri: Uri): void {
    const key = uri.toString();
    const subject = { session: () => this.#sessions.get(uri), comparedWith: undefined };
    const preview = new Preview(panel, uri, subject, this.#extensionUri);
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

  #addComparison(
    panel: WebviewPanel,
    { uri, walk, comparedWith }: Omit<KeptPanel, 'comparedWith'> & { readonly comparedWith: Uri },
  ): void {
    const key = comparedWith.toString();
    const companion = new Companion(this.#sessions, comparedWith, uri, walk);
    const subject = { session: () => companion.session, comparedWith };
    const preview = new Preview(panel, uri, subject, this.#extensionUri);
    const comparison = { companion, preview };
    this.#comparisons.set(key, comparison);
    companion.onDidChange((what) => preview.hear(what));
    panel.onDidDispose(() => {
      preview.dispose();
      companion.dispose();
      if (this.#comparisons.get(key) === comparison) this.#comparisons.delete(key);
    });
    // Keys and commands move the first, and this one with it.
    panel.onDidChangeViewState(() => {
      if (panel.active) this.#sessions.activate(comparedWith);
    });
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const { panel } of this.#open.values()) panel.dispose();
    for (const { preview } of this.#comparisons.values()) preview.panel.dispose();
  }
}

function title(uri: Uri): string {
  return `Walk ${uri.path.split('/').at(-1) ?? ''}`;
}
