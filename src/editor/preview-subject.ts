// What a preview shows: the session of its document, or one beside it that is compared with that.
import type { Uri } from 'vscode';
import type { SourceSpan } from '../network/source.ts';
import type { WalkSession } from './session.ts';

/** The session is undefined while the document is closed. */
export interface PreviewSubject {
  readonly session: () => WalkSession | undefined;
  /** the document of the walk that it stands beside */
  readonly comparedWith: Uri | undefined;
}

/** What the author wrote at a place, as the document is now. */
export function textOf(session: WalkSession): (span: SourceSpan) => string {
  return (span) => {
    const range = session.rangeOf(span);
    return range ? session.document.getText(range) : '';
  };
}
