// The panel beside the editor, host side, of one document. It holds no state of the view but the diagram's model; all it knows of
// where it was comes back with the panel's own memory, so that a reload or a hidden panel costs nothing.
import { commands, Uri, type WebviewPanel } from 'vscode';
import type { Network } from '../network/network.ts';
import { rowsAt } from '../view/diagram/rows-at.ts';
import { select } from '../view/diagram/selection.ts';
import type { DiagramModel } from '../view/diagram.ts';
import { peekAt } from '../view/inspector/peek.ts';
import { mapView } from '../view/map/layout.ts';
import type { FromPanel, InspectorTab, PanelMemory, ToPanel, ViewChoice } from '../view/messages.ts';
import { cursorView, pageOf, pageView, pictureView } from '../view/picture.ts';
import { last, START } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { displayWords } from './display-language.ts';
import { Drawing } from './drawing.ts';
import { PanelLink } from './export/panel-link.ts';
import { panelHtml } from './preview-html.ts';
import { stateOf } from './preview-state.ts';
import { type PreviewSubject, textOf } from './preview-subject.ts';
import { FIRST_CHOICE, readChoice } from './selection.ts';
import type { SessionChange, WalkSession } from './session.ts';
import { showProblem, showSource } from './source-link.ts';

export interface Shown {
  readonly trace: Trace;
  /** of which `model` is what the panel has chosen */
  readonly whole: DiagramModel;
  readonly choice: ViewChoice;
  readonly model: DiagramModel;
  readonly version: number;
}

export class Preview {
  readonly panel: WebviewPanel;
  readonly link = new PanelLink((question) => this.#send(question));
  readonly #uri: Uri;
  readonly #subject: PreviewSubject;
  #drawing: Drawing | undefined;
  /** the picture that the panel has: of a run that is still being drawn it may be an earlier one */
  #shown: Shown | undefined;
  #version = 0;
  /** of the cursor that the panel heard of last */
  #cursorPage = 0;
  /** whose map the panel has */
  #mapped: Network | undefined;
  #allTables = false;
  #octets = false;
  #tab: InspectorTab = 'envelope';
  #choice = FIRST_CHOICE;
  #isReady = false;

  constructor(panel: WebviewPanel, uri: Uri, subject: PreviewSubject, extensionUri: Uri) {
    this.panel = panel;
    this.#uri = uri;
    this.#subject = subject;
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [Uri.joinPath(extensionUri, 'dist'), Uri.joinPath(extensionUri, 'media')],
    };
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    panel.webview.html = panelHtml(panel.webview, extensionUri, displayWords().interface.panel);
  }

  /** The diagram that the panel has. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  dispose(): void {
    this.link.dispose();
    this.#drawing?.abandon();
  }

  /** That of its document, or one that is compared with it. */
  get session(): WalkSession | undefined {
    return this.#subject.session();
  }

  hear(what: SessionChange): void {
    if (!this.#isReady) return;
    if (what !== 'cursor') this.#sendState();
    if (what === 'trace') this.#sendPicture();
    if (what === 'cursor') this.#sendCursor();
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
    this.#send({ kind: 'state', state: stateOf(this.#uri, this.session, this.#subject.comparedWith) });
  }

  #sendPicture(): void {
    const session = this.session;
    const trace = session?.trace;
    if (!session || !trace) {
      this.#drawing?.abandon();
      this.#drawing = undefined;
      this.#shown = undefined;
      return;
    }
    const { rows } = this.#choice;
    if (this.#drawing?.trace !== trace || this.#drawing.rows !== rows) {
      this.#drawing?.abandon();
      const options = { rows, textAt: textOf(session), words: displayWords() };
      this.#drawing = new Drawing(trace, options, () => this.#takeModel(session));
    }
    this.#drawing.follow();
  }

  /** The drawing has read all that there is. */
  #takeModel(session: WalkSession): void {
    const { trace } = session;
    if (!this.#drawing || this.#drawing.trace !== trace) return;
    const whole = this.#drawing.model();
    const choice = this.#choice;
    const words = displayWords();
    const { selection, problem } = readChoice(choice, trace.network, words);
    if (whole !== this.#shown?.whole || choice !== this.#shown.choice) {
      this.#version += 1;
      const model = select(whole, selection, trace, words.interface.diagram.labels);
      this.#shown = { trace, whole, choice, model, version: this.#version };
    }
    const { model, version } = this.#shown;
    const picture = pictureView(model, version, whole, problem);
    const { nearestRow } = rowsAt(trace, model, session.cursor);
    this.#cursorPage = pageOf(nearestRow);
    const pages = [pageView(model, version, this.#cursorPage, words)];
    this.#send({ kind: 'picture', picture, pages, nearestRow });
    this.#sendCursor();
  }

  #sendCursor(): void {
    const session = this.session;
    const shown = this.#shown;
    if (!session?.trace || shown?.trace !== session.trace) return;
    const { trace, cursor: at } = session;
    const options = {
      allTables: this.#allTables,
      costs: this.#tab === 'costs' ? this.#drawing?.costs : undefined,
      machines: this.#drawing?.machines,
      octets: this.#octets,
    };
    const words = displayWords();
    if (this.#tab === 'map') this.#sendMap(trace.network);
    const cursor = cursorView(trace, shown.model, shown.version, at, options, words);
    const index = pageOf(cursor.nearestRow);
    // The panel would ask for it as soon as it heard of the cursor.
    const isFar = Math.abs(index - this.#cursorPage) > 1;
    const page = isFar ? pageView(shown.model, shown.version, index, words) : undefined;
    this.#cursorPage = index;
    this.#send({ kind: 'cursor', cursor, page });
  }

  #sendMap(network: Network): void {
    if (network === this.#mapped) return;
    this.#mapped = network;
    this.#send({ kind: 'map', map: mapView(network, displayWords()) });
  }

  // ---- from the panel

  #receive(message: FromPanel): void {
    const session = this.session;
    switch (message.kind) {
      case 'ready':
        this.#ready(message.memory);
        return;
      case 'page':
        if (this.#shown && message.version === this.#shown.version)
          this.#send({
            kind: 'page',
            page: pageView(this.#shown.model, message.version, message.page, displayWords()),
          });
        return;
      case 'go':
        session?.go(message.step);
        if (session) showSource(session, false);
        return;
      case 'go-row': {
        const row = message.version === this.#shown?.version && this.#shown.model.rows[message.row];
        if (row) session?.go(row.sent);
        return;
      }
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
      case 'inspect':
        this.#tab = message.tab;
        this.#allTables = message.allTables;
        this.#octets = message.octets;
        this.#sendCursor();
        return;
      case 'view':
        this.#choice = message.choice;
        this.#sendPicture();
        return;
      case 'peek':
        this.#peek(message.column);
        return;
      case 'search':
        void commands.executeCommand('packetwalk.goToStep', this.#uri);
        return;
      case 'compare':
        void commands.executeCommand('packetwalk.compare', this.#subject.comparedWith ?? this.#uri);
        return;
      case 'run-on':
        session?.runOn();
        return;
      case 'show-problem':
        if (session) showProblem(session);
        return;
      case 'show-source':
        if (session) showSource(session, true);
        return;
      case 'export':
        void commands.executeCommand(`packetwalk.${message.command}`, this);
        return;
      case 'surveyed':
      case 'painted':
        this.link.hear(message);
    }
  }

  #peek(column: number): void {
    const { trace, cursor } = this.session ?? {};
    if (!trace || cursor === undefined || trace !== this.#shown?.trace) return;
    const peek = peekAt(trace, cursor, this.#shown.model.columns, column);
    if (peek) this.#send({ kind: 'peek', peek });
  }

  #ready(memory: PanelMemory | undefined): void {
    this.#isReady = true;
    this.#mapped = undefined;
    this.#allTables = memory?.allTables ?? false;
    this.#octets = memory?.octets ?? false;
    this.#tab = memory?.tab ?? 'envelope';
    this.#choice = { ...FIRST_CHOICE, ...memory?.choice };
    const walk = memory?.walk;
    if (walk !== undefined && memory?.uri === this.#uri.toString()) this.session?.choose(walk);
    this.hear('trace');
    this.link.ready();
  }
}
