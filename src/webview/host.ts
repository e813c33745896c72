// The way to the extension host, and what the panel keeps across a reload of the window.
import type { FromPanel, PanelMemory, ToPanel, ViewChoice } from '../view/messages.ts';

interface VsCode {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: PanelMemory): void;
}

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();

export function tell(message: FromPanel): void {
  vscode.postMessage(message);
}

export function listen(hear: (message: ToPanel) => void): void {
  // Only the host can post here: its messages are the one thing that is taken at its word.
  window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => hear(data));
}

const FIRST: PanelMemory = {
  uri: '',
  comparedWith: undefined,
  walk: undefined,
  place: undefined,
  zoom: 1,
  inspectorShare: 0.4,
  sideShare: 0.4,
  tab: 'envelope',
  allTables: false,
  octets: false,
  openLayers: [],
  areHopsOpen: true,
  isEvidenceOpen: false,
  inspectorScroll: 0,
  choice: {
    rows: 'journeys',
    folded: [],
    hidden: [],
    node: undefined,
    follow: undefined,
    expression: '',
  },
  isFiltering: false,
  speed: 1,
};

let memory: PanelMemory | undefined;

function stored(): PanelMemory | undefined {
  const state = vscode.getState();
  return typeof state === 'object' && state !== null ? { ...FIRST, ...state } : undefined;
}

export function remembered(): PanelMemory | undefined {
  memory ??= stored();
  return memory;
}

export function recall(): PanelMemory {
  return remembered() ?? FIRST;
}

/** Another choice of what is shown: the host draws it. */
export function choose(change: Partial<ViewChoice>): void {
  remember({ choice: { ...recall().choice, ...change } });
  tell({ kind: 'view', choice: recall().choice });
}

export function toggleFold(group: string): void {
  const { folded } = recall().choice;
  choose({
    folded: folded.includes(group) ? folded.filter((one) => one !== group) : [...folded, group],
  });
}

export function remember(change: Partial<PanelMemory>): void {
  memory = { ...recall(), ...change };
  vscode.setState(memory);
}
