// The setting that opens the preview beside a walk as soon as its file is opened: once for each opening, so that a preview that
// has been closed stays closed.
import { commands, type Disposable, type TextEditor, window, workspace } from 'vscode';
import type { WalkSessions } from './sessions.ts';

export function openAutomatically(sessions: WalkSessions): Disposable[] {
  const done = new Set<string>();
  const consider = (editor: TextEditor | undefined): void => {
    const session = editor && sessions.get(editor.document.uri);
    if (!session || done.has(session.uri.toString())) return;
    done.add(session.uri.toString());
    const settings = workspace.getConfiguration('packetwalk', session.uri);
    if (!settings.get('preview.openAutomatically', false) || sessions.hasPreview(session.uri)) return;
    void commands.executeCommand('packetwalk.openPreview', session.uri);
  };
  consider(window.activeTextEditor);
  return [
    window.onDidChangeActiveTextEditor(consider),
    sessions.onDidOpen(() => consider(window.activeTextEditor)),
    sessions.onDidClose(({ uri }) => done.delete(uri.toString())),
  ];
}
