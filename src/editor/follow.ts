// Pointing at an action in the text moves the diagram. Typing does not, and a setting pins the diagram altogether.
import { type Disposable, TextEditorSelectionChangeKind, window, workspace } from 'vscode';
import type { WalkSessions } from './sessions.ts';
import { pointedAt } from './wording.ts';

export function followSelection(sessions: WalkSessions): Disposable {
  return window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
    const session = sessions.get(textEditor.document.uri);
    const selection = selections[0];
    if (!session?.trace || !selection || !sessions.hasPreview(session.uri)) return;
    // What moves the caret while typing has just changed the text, and the trace is not of this text yet.
    if (!session.isTraceOfText || session.isStale) return;
    if (kind !== TextEditorSelectionChangeKind.Mouse && kind !== TextEditorSelectionChangeKind.Keyboard)
      return;
    if (!workspace.getConfiguration('packetwalk', session.uri).get('followCursor', true)) return;
    const target = pointedAt(session.trace, session.cursor, session.document.offsetAt(selection.active));
    if (target !== undefined) session.go(target, 'pointed');
  });
}
