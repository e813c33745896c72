// From the panel to the text: the line that caused a step, or that of the first error, is shown in the editor.
import { Range, Selection, TextEditorRevealType, type Uri, ViewColumn, window } from 'vscode';
import type { WalkSession } from './session.ts';

/** Shows the line that caused the current step; takes the focus only when asked to. */
export function showSource(session: WalkSession, takeFocus: boolean): void {
  const step = session.trace?.performedAt(session.cursor)?.step;
  const range = step && session.rangeOf(step.source);
  if (range) reveal(session.uri, range, takeFocus);
}

export function showProblem(session: WalkSession): void {
  const problem = session.checked.diagnostics.find(({ severity }) => severity === 'error');
  if (!problem) return;
  const { start, end } = problem.span;
  const range = new Range(session.document.positionAt(start), session.document.positionAt(end));
  reveal(session.uri, range, true);
}

function reveal(uri: Uri, range: Range, takeFocus: boolean): void {
  const key = uri.toString();
  const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  if (visible && !takeFocus) {
    visible.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  if (!takeFocus) return;
  const column = visible?.viewColumn ?? ViewColumn.One;
  void window.showTextDocument(uri, { viewColumn: column }).then((editor) => {
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  });
}
