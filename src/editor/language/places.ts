// Between the language's offsets and the editor's positions, and the check that a provider answers from.
import { Range, type TextDocument } from 'vscode';
import type { CheckedFile } from '../../language/check.ts';
import type { SourceSpan } from '../../network/source.ts';
import type { WalkSessions } from '../sessions.ts';

export function rangeOf(document: TextDocument, { start, end }: SourceSpan): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** What the document's text means at this moment; undefined where finding out would hold everybody up. */
export function checkedOf(sessions: WalkSessions, document: TextDocument): CheckedFile | undefined {
  const session = sessions.get(document.uri);
  return session?.isCurrentCheap ? session.current() : undefined;
}
