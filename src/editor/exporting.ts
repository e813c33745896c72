// "Export…": the walk as text, norm, mermaid or JSON in a new untitled document, as pcapng in a file of one's choice.
import { ProgressLocation, Uri, window, workspace } from 'vscode';
import { type ExportFormat, exportTrace } from '../view/export.ts';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';

const FORMATS: readonly { readonly format: ExportFormat; readonly language: string }[] = [
  { format: 'text', language: 'plaintext' },
  { format: 'mermaid', language: 'mermaid' },
  { format: 'json', language: 'json' },
  { format: 'pcapng', language: '' },
  { format: 'norm', language: 'plaintext' },
];

export async function exportWalk(session: WalkSession): Promise<void> {
  const { trace } = session;
  const words = displayWords();
  const { editor } = words.interface;
  if (!trace) {
    void window.showInformationMessage(
      session.checked.network ? editor.noWalkToExport : editor.errorsBeforeExport,
    );
    return;
  }
  const items = FORMATS.map((one) => ({ ...one, ...editor.exports[one.format] }));
  const chosen = await window.showQuickPick(items, { placeHolder: editor.exportAs(trace.walk.name) });
  if (!chosen) return;
  const content = exportTrace(trace, chosen.format, {
    text: session.tracedText,
    words,
  });
  if (typeof content !== 'string') return save(session, trace.walk.name, content);
  const languages = chosen.language === 'mermaid' ? ['mermaid', 'plaintext'] : [chosen.language];
  for (const language of languages) {
    try {
      await window.showTextDocument(await workspace.openTextDocument({ language, content }));
      return;
    } catch {
      // This VS Code has no such language.
    }
  }
}

async function save(session: WalkSession, name: string, content: Uint8Array): Promise<void> {
  const { editor } = displayWords().interface;
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'walk'}.pcapng`;
  const folder =
    session.uri.scheme === 'untitled'
      ? workspace.workspaceFolders?.[0]?.uri
      : Uri.joinPath(session.uri, '..');
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, file) } : {}),
    filters: { [editor.captureFiles]: ['pcapng'] },
  });
  if (!target) return;
  await window.withProgress({ location: ProgressLocation.Window, title: editor.writing(file) }, () =>
    workspace.fs.writeFile(target, content),
  );
}
