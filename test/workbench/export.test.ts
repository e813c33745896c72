// Exports that need a VS Code but no panel: the clipboard, documents, and a program that is started with the capture.

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { findWireshark, launchWireshark } from '../../src/editor/export/wireshark.ts';
import { closeAll, FIRST, open, run, settled, until } from './session.ts';

describe('exports', () => {
  afterEach(closeAll);

  it('copies Mermaid and Markdown, without a preview', async () => {
    const { session } = await open({ content: FIRST });
    await settled(session);
    await run('copyMermaid');
    const mermaid = await vscode.env.clipboard.readText();
    assert.match(mermaid, /^sequenceDiagram\n {2}participant p0 as pc\n/);
    await run('copyMarkdown', session.uri);
    const markdown = await vscode.env.clipboard.readText();
    assert.match(markdown, /^# first\n\n```mermaid\nsequenceDiagram\n {2}autonumber 1\n/);
    assert.match(markdown, /\n4\. \*\*echo reply 1\*\* \(web → pc\): /);
  });

  it('is of the walk that the lens stands over', async () => {
    const { session } = await open({ content: `${FIRST}walk "second" { web ping pc }\n` });
    await settled(session);
    await run('copyMarkdown', session.uri, 'second');
    assert.match(await vscode.env.clipboard.readText(), /^# second\n/);
  });

  it('starts a program with the capture, and finds it by the setting', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'packetwalk shark-'));
    const program = join(folder, 'wireshark');
    const told = join(folder, 'told');
    writeFileSync(program, `#!/bin/sh\nsleep 1\nprintf '%s' "$1" > "${told}"\n`);
    chmodSync(program, 0o755);
    const system = { platform: 'linux', env: { PATH: folder } };
    assert.equal(await findWireshark(system), program);
    const capture = join(folder, "it's $(a) capture.pcapng");
    await launchWireshark(system, program, capture);
    // The terminal is gone, the program is not.
    await until(
      () => readOr(told) === capture,
      () => `the program is told: ${readOr(told)}`,
    );
    const nowhere = { platform: 'linux', env: { PATH: join(folder, 'none') } };
    const elsewhere = await findWireshark(nowhere);
    assert.ok(elsewhere === undefined || elsewhere.startsWith('/usr') || elsewhere.startsWith('/snap'));
    const settings = vscode.workspace.getConfiguration('packetwalk');
    await settings.update('wireshark.path', program, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(await findWireshark(nowhere), program);
    } finally {
      await settings.update('wireshark.path', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
