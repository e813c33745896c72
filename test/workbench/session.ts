// What the tests in VS Code share: the extension's own interface, a walk to open, and waiting.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { PacketWalk } from '../../src/editor/extension.ts';
import type { WalkSession } from '../../src/editor/session.ts';

export const FIRST = `lan home 192.168.1.0/24
host pc  { nic home 192.168.1.10 }
host web { nic home 192.168.1.80 }
walk "first" {
  pc ping web
}
`;

export async function packetWalk(): Promise<PacketWalk> {
  const extension = vscode.extensions.getExtension<PacketWalk>('packetwalk.packetwalk');
  assert.ok(extension);
  return extension.activate();
}

export async function until(
  condition: () => unknown,
  what: string | (() => string),
  milliseconds = 10_000,
): Promise<void> {
  for (const end = Date.now() + milliseconds; !condition(); ) {
    if (Date.now() > end)
      assert.fail(`not within ${milliseconds} ms: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface Opened {
  readonly api: PacketWalk;
  readonly editor: vscode.TextEditor;
  readonly document: vscode.TextDocument;
  readonly session: WalkSession;
}

let files = 0;

/** A file of its own for each text: an untitled document may be given the name, and the model, of one just closed. */
function fileOf(content: string): vscode.Uri {
  const path = join(mkdtempSync(join(tmpdir(), 'packetwalk-text-')), `${++files}.walk`);
  writeFileSync(path, content);
  return vscode.Uri.file(path);
}

/** Opens a text or a file beside nothing else, and waits for its first run. */
export async function open(what: { content: string } | vscode.Uri): Promise<Opened> {
  const api = await packetWalk();
  const document = await vscode.workspace.openTextDocument('content' in what ? fileOf(what.content) : what);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    preview: false,
  });
  await until(() => api.sessions.get(document.uri), 'a session');
  const session = api.sessions.get(document.uri);
  assert.ok(session);
  assert.equal(session.document, document);
  await until(() => api.sessions.active === session, 'the session is the active one');
  return { api, editor, document, session };
}

/** With its preview beside it, run to the end. */
export async function openWithPreview(what: { content: string } | vscode.Uri): Promise<Opened> {
  const opened = await open(what);
  await vscode.commands.executeCommand('packetwalk.openPreview', opened.document.uri);
  await until(() => opened.api.sessions.hasPreview(opened.document.uri), 'the preview is open');
  await settled(opened.session);
  return opened;
}

/** The present text is checked and run. */
export async function settled(session: WalkSession): Promise<void> {
  await until(() => session.isTraceOfText && session.runStatus !== 'running', 'the run is over');
}

export async function edit(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const at = editor.document.getText().indexOf(from);
  assert.ok(at >= 0, `no ${from} in the text`);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + from.length),
  );
  assert.ok(await editor.edit((builder) => builder.replace(range, to)));
}

export function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`packetwalk.${command}`, ...args);
}

export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
