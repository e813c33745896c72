// "New Walk": an untitled file of six lines that already sends packets, with the preview beside it.
import { commands, Selection, window, workspace } from 'vscode';
import { LANGUAGE } from './sessions.ts';

export const NEW_WALK = `lan home 192.168.1.0/24
host pc  { nic home 192.168.1.10 }
host web { nic home 192.168.1.80 }
walk "first" {
  pc ping web
}
`;

export async function newWalk(): Promise<void> {
  const document = await workspace.openTextDocument({ language: LANGUAGE, content: NEW_WALK });
  const editor = await window.showTextDocument(document, { preview: false });
  // The caret stands where the next line of the walk will be written.
  const line = Math.max(0, document.lineCount - 3);
  const end = document.lineAt(line).range.end;
  editor.selection = new Selection(end, end);
  await commands.executeCommand('packetwalk.openPreview', document.uri);
}
