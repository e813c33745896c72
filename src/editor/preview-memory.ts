// What a panel kept over a reload of the window, as the host needs it. It is foreign data: an older version may have written it.
import { Uri } from 'vscode';

export interface KeptPanel {
  readonly uri: Uri;
  readonly walk: string | undefined;
  /** the document of the walk that it stands beside */
  readonly comparedWith: Uri | undefined;
}

/** Undefined: it never showed anything. */
export function readKeptPanel(state: unknown): KeptPanel | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const uri = 'uri' in state ? uriOf(state.uri) : undefined;
  if (!uri) return undefined;
  return {
    uri,
    walk: 'walk' in state && typeof state.walk === 'string' ? state.walk : undefined,
    comparedWith: 'comparedWith' in state ? uriOf(state.comparedWith) : undefined,
  };
}

function uriOf(text: unknown): Uri | undefined {
  return typeof text === 'string' && text !== '' ? Uri.parse(text) : undefined;
}
