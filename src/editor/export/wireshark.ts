// "Open in Wireshark": the capture goes into a folder of the extension's own, and Wireshark is started with it. Only where VS Code
// runs on the computer that the user sits at; elsewhere it is said why not, and the capture can be saved.
import { commands, env, FileType, UIKind, Uri, window, workspace } from 'vscode';
import { exportTrace } from '../../view/export.ts';
import { displayWords } from '../display-language.ts';
import { fileName } from './save.ts';
import type { Subject } from './subject.ts';
import { launchOf, type System, wiresharkPlaces } from './wireshark-places.ts';

const SETTING = 'wireshark.path';

/** `storage`: where the extension may write; `save`: what is done instead. */
export async function openInWireshark(
  subject: Subject,
  storage: Uri,
  save: () => Promise<void>,
): Promise<void> {
  const { exports } = displayWords().interface;
  const system = thisSystem();
  if (env.uiKind === UIKind.Web || env.remoteName !== undefined || !system || storage.scheme !== 'file') {
    const chosen = await window.showWarningMessage(exports.wiresharkElsewhere, exports.saveCapture);
    if (chosen === exports.saveCapture) await save();
    return;
  }
  const executable = await findWireshark(system);
  if (executable === undefined) {
    const { saveCapture, chooseWireshark, wiresharkMissing } = exports;
    const chosen = await window.showWarningMessage(wiresharkMissing, saveCapture, chooseWireshark);
    if (chosen === saveCapture) await save();
    if (chosen === chooseWireshark)
      await commands.executeCommand('workbench.action.openSettings', `packetwalk.${SETTING}`);
    return;
  }
  try {
    const capture = await writeCapture(subject, storage);
    await launchWireshark(system, executable, capture.fsPath);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(exports.wiresharkFailed(why));
  }
}

function thisSystem(): System | undefined {
  return typeof process === 'undefined' ? undefined : process;
}

/** What the setting names, if it is there at all; else the first of the usual places. */
export async function findWireshark(system: System): Promise<string | undefined> {
  const set = workspace.getConfiguration('packetwalk').get<string>(SETTING, '').trim();
  const places = set === '' ? wiresharkPlaces(system) : [set];
  for (const place of places) {
    try {
      const { type } = await workspace.fs.stat(Uri.file(place));
      // On macOS an application is a folder.
      if ((type & FileType.Directory) === 0 || place.endsWith('.app')) return place;
    } catch {
      // It is not there.
    }
  }
  return undefined;
}

/** Captures of earlier times go: whoever wants to keep one saves it. */
async function writeCapture({ trace, text, name }: Subject, storage: Uri): Promise<Uri> {
  const folder = Uri.joinPath(storage, 'captures');
  try {
    await workspace.fs.delete(folder, { recursive: true, useTrash: false });
  } catch {
    // There are none, or Windows keeps one that is open.
  }
  await workspace.fs.createDirectory(folder);
  const content = exportTrace(trace, 'pcapng', { text, words: displayWords() });
  const time = Date.now().toString(36);
  const capture = Uri.joinPath(folder, fileName(name, `${time}.pcapng`));
  if (typeof content !== 'string') await workspace.fs.writeFile(capture, content);
  return capture;
}

/** In a terminal that nobody sees, which is how an extension starts a program; rejects when that ends with an error. */
export async function launchWireshark(system: System, executable: string, capture: string): Promise<void> {
  const terminal = window.createTerminal({
    name: 'Wireshark',
    ...launchOf(system, executable, capture),
    hideFromUser: true,
    isTransient: true,
  });
  await new Promise<void>((resolve, reject) => {
    const listening = window.onDidCloseTerminal((closed) => {
      if (closed !== terminal) return;
      listening.dispose();
      const code = closed.exitStatus?.code;
      if (code === undefined || code === 0) resolve();
      else reject(new Error(`${executable}: ${code}`));
    });
  });
}
