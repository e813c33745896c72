// The panel beside the editor, host side: one for each document. It holds no state of the view but the diagram's model; all
// it knows of where it was comes back with the panel's own memory, so that a reload or a hidden panel costs nothing.
import {
  commands,
  type Disposable,
  type ExtensionContext,
  env,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { type DiagramModel, makeDiagram } from '../view/diagram.ts';
import { mermaidText } from '../view/mermaid.ts';
import type { FromPanel, PanelMemory, StateView, ToPanel } from '../view/messages.ts';
import { cursorView, pageView, pictureView } from '../view/picture.ts';
import { last, START } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { panelHtml } from './preview-html.ts';
import type { SessionChange, WalkSession } from './session.ts';
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

class Preview {
  readonly panel: WebviewPanel;
  readonly #uri: Uri;
  readonly #sessions: WalkSessions;
  #model: DiagramModel | undefined;
  #modelOf: { trace: Trace; steps: number } | undefined;
  #version = 0;
  #allTables = false;
  #isReady = false;

  constructor(panel: WebviewPanel, uri: Uri, sessions: WalkSessions, extensionUri: Uri) {
    this.panel = panel;
    this.#uri = uri;
    this.#sessions = sessions;
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [Uri.joinPath(extensionUri, 'dist'), Uri.joinPath(extensionUri, 'media')],
    };
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    panel.webview.html = panelHtml(panel.webview, extensionUri);
  }

  get #session(): WalkSession | undefined {
    return this.#sessions.get(this.#uri);
  }

  hear(what: SessionChange): void {
    if (!this.#isReady) return;
    if (what !== 'cursor') this.#sendState();
    if (what === 'trace') this.#sendPicture();
    if (what !== 'status') this.#sendCursor();
  }

  /** The document was opened or closed under the panel. */
  follow(): void {
    this.hear('trace');
  }

  // ---- to the panel

  #send(message: ToPanel): void {
    void this.panel.webview.postMessage(message);
  }

  #sendState(): void {
    this.#send({ kind: 'state', state: stateOf(this.#uri, this.#session) });
  }

  #sendPicture(): void {
    const session = this.#session;
    const trace = session?.trace;
    if (!session || !trace) {
      this.#model = undefined;
      this.#modelOf = undefined;
      return;
    }
    if (this.#modelOf?.trace !== trace || this.#modelOf.steps !== trace.stepCount) {
      this.#model = makeDiagram(trace, {
        rows: 'journeys',
        textAt: (span) => {
          const range = session.rangeOf(span);
          return range ? session.document.getText(range) : '';
        },
      });
      this.#modelOf = { trace, steps: trace.stepCount };
      this.#version += 1;
    }
    const model = this.#model;
    if (!model) return;
    const picture = pictureView(model, this.#version);
    const { row, begun } = cursorView(trace, model, this.#version, session.cursor, false);
    const page = Math.floor(Math.max(0, row ?? begun - 1) / picture.pageRows);
    this.#send({ kind: 'picture', picture, pages: [pageView(model, this.#version, page)] });
  }

  #sendCursor(): void {
    const session = this.#session;
    if (!session?.trace || !this.#model) return;
    const cursor = cursorView(session.trace, this.#model, this.#version, session.cursor, this.#allTables);
    this.#send({ kind: 'cursor', cursor });
  }

  // ---- from the panel

  #receive(message: FromPanel): void {
    const session = this.#session;
    switch (message.kind) {
      case 'ready':
        this.#ready(message.memory);
        return;
      case 'page':
        if (this.#model && message.version === this.#version)
          this.#send({ kind: 'page', page: pageView(this.#model, this.#version, message.page) });
        return;
      case 'go':
        session?.go(message.step);
        this.#showSource(false);
        return;
      case 'move':
        session?.move(message.unit, message.direction);
        return;
      case 'first':
        session?.go(START);
        return;
      case 'last':
        if (session?.trace) session.go(last(session.trace));
        return;
      case 'choose':
        session?.choose(message.walk);
        return;
      case 'all-tables':
        this.#allTables = message.all;
        this.#sendCursor();
        return;
      case 'run-on':
        session?.runOn();
        return;
      case 'show-problem':
        this.#showProblem();
        return;
      case 'show-source':
        this.#showSource(true);
        return;
      case 'copy-mermaid':
        if (this.#model) void env.clipboard.writeText(mermaidText(this.#model));
    }
  }

  #ready(memory: PanelMemory | undefined): void {
    this.#isReady = true;
    this.#allTables = memory?.allTables ?? false;
    const walk = memory?.walk;
    if (walk !== undefined && memory?.uri === this.#uri.toString()) this.#session?.choose(walk);
    this.hear('trace');
  }

  /** Shows the line that caused the current step; takes the focus only when asked to. */
  #showSource(takeFocus: boolean): void {
    const session = this.#session;
    const step = session?.trace?.performedAt(session.cursor)?.step;
    const range = step && session?.rangeOf(step.source);
    if (range) this.#reveal(range, takeFocus);
  }

  #showProblem(): void {
    const session = this.#session;
    const problem = session?.checked.diagnostics.find(({ severity }) => severity === 'error');
    if (!session || !problem) return;
    const { start, end } = problem.span;
    this.#reveal(new Range(session.document.positionAt(start), session.document.positionAt(end)), true);
  }

  #reveal(range: Range, takeFocus: boolean): void {
    const key = this.#uri.toString();
    const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
    if (visible && !takeFocus) {
      visible.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
      return;
    }
    if (!takeFocus) return;
    const column = visible?.viewColumn ?? ViewColumn.One;
    void window.showTextDocument(this.#uri, { viewColumn: column }).then((editor) => {
      editor.selection = new Selection(range.start, range.start);
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    });
  }
}

/** What the bar and the notices say about a session. */
function stateOf(uri: Uri, session: WalkSession | undefined): StateView {
  const file = uri.path.split('/').at(-1) ?? '';
  if (!session) {
    return {
      uri: uri.toString(),
      file,
      walks: [],
      walk: undefined,
      condition: { kind: 'closed' },
      run: { kind: 'over' },
    };
  }
  return {
    uri: uri.toString(),
    file,
    walks: session.checked.draft.walks.map(({ name }) => name),
    walk: session.walkName,
    condition: conditionOf(session),
    run: runOf(session),
  };
}

function conditionOf(session: WalkSession): StateView['condition'] {
  const errors = session.checked.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first && session.checked.network === undefined) {
    const line = session.document.positionAt(first.span.start).line + 1;
    if (session.trace) return { kind: 'stale', message: first.message, line };
    return { kind: 'errors', message: first.message, line, count: errors.length };
  }
  if (session.checked.draft.walks.length === 0) {
    const isEmpty = session.checked.syntax.items.length === 0;
    return { kind: 'no-walk', isEmpty };
  }
  return { kind: 'good' };
}

function runOf(session: WalkSession): StateView['run'] {
  if (session.failure !== undefined) return { kind: 'failed', message: session.failure };
  if (session.runStatus === 'over') return { kind: 'over' };
  return { kind: session.runStatus, frames: session.trace?.transmissionCount ?? 0 };
}
