// Writes what is exported into a file of the user's choice, beside the .walk file unless he says otherwise.
import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import { displayWords } from '../display-language.ts';
import type { Subject } from './subject.ts';

/** Letters and digits of the walk's name: what every file system takes. */
export function fileName(walk: string, extension: string): string {
  const name = walk.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${[...name].slice(0, 60).join('') || 'walk'}.${extension}`;
}

/** @returns where to; undefined: nowhere, after all */
export async function askWhere(
  { session, name }: Subject,
  extension: string,
  kind: string,
): Promise<Uri | undefined> {
  const file = fileName(name, extension);
  const folder =
    session.uri.scheme === 'untitled'
      ? workspace.workspaceFolders?.[0]?.uri
      : Uri.joinPath(session.uri, '..');
  return window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, file) } : {}),
    filters: { [kind]: [extension] },
  });
}

/** `make` is called when the place is known; undefined: it has said itself why there is nothing. @returns whether it is written */
export async function write(
  target: Uri,
  make: () => Uint8Array | undefined | Promise<Uint8Array | undefined>,
): Promise<boolean> {
  const { editor, exports } = displayWords().interface;
  const file = target.path.split('/').at(-1) ?? '';
  try {
    return await window.withProgress(
      { location: ProgressLocation.Window, title: editor.writing(file) },
      async () => {
        const content = await make();
        if (!content) return false;
        await workspace.fs.writeFile(target, content);
        return true;
      },
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(exports.saveFailed({ file, why }));
    return false;
  }
}

/** Says that it is done, and opens it when asked to. */
export async function told(target: Uri, text: string): Promise<void> {
  const { open } = displayWords().interface.exports;
  if ((await window.showInformationMessage(text, open)) === open)
    await commands.executeCommand('vscode.open', target);
}
