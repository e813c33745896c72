// "Export…": the walk as text, norm, mermaid or JSON in a new untitled document, as pcapng in a file of one's choice.
import { ProgressLocation, Uri, window, workspace } from 'vscode';
import { type ExportFormat, exportTrace } from '../view/export.ts';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';

const FORMATS: readonly {
  readonly label: string;
  readonly description: string;
  readonly format: ExportFormat;
  readonly language: string;
}[] = [
  { label: 'Text', description: 'a line a packet', format: 'text', language: 'plaintext' },
  {
    label: 'Mermaid',
    description: 'a sequence diagram for Markdown',
    format: 'mermaid',
    language: 'mermaid',
  },
  { label: 'JSON', description: 'every step', format: 'json', language: 'json' },
  { label: 'pcapng', description: 'a capture for Wireshark', format: 'pcapng', language: '' },
  {
    label: 'norm',
    description: 'the frames as the kernel comparison writes them',
    format: 'norm',
    language: 'plaintext',
  },
];

export async function exportWalk(session: WalkSession): Promise<void> {
  const { trace } = session;
  if (!trace) {
    void window.showInformationMessage(
      session.checked.network
        ? 'Packet Walk: this file has no walk to export yet.'
        : 'Packet Walk: nothing can be exported while the file has errors.',
    );
    return;
  }
  const chosen = await window.showQuickPick(FORMATS, { placeHolder: `Export “${trace.walk.name}” as` });
  if (!chosen) return;
  const content = exportTrace(trace, chosen.format, {
    text: session.tracedText,
    words: displayWords(),
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
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'walk'}.pcapng`;
  const folder =
    session.uri.scheme === 'untitled'
      ? workspace.workspaceFolders?.[0]?.uri
      : Uri.joinPath(session.uri, '..');
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, file) } : {}),
    filters: { 'Packet capture': ['pcapng'] },
  });
  if (!target) return;
  await window.withProgress({ location: ProgressLocation.Window, title: `Writing ${file}` }, () =>
    workspace.fs.writeFile(target, content),
  );
}
