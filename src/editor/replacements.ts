// What VS Code tells of a change, as a session takes it.
import type { TextDocumentContentChangeEvent } from 'vscode';
import type { Replacement } from './keep.ts';

export function replacementsOf(changes: readonly TextDocumentContentChangeEvent[]): readonly Replacement[] {
  return changes.map(({ rangeOffset, rangeLength, text }) => ({
    offset: rangeOffset,
    removed: rangeLength,
    inserted: text.length,
  }));
}
