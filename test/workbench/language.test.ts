// The language in a real editor: diagnostics as one types, fixes, findings of the runs, lenses, a new walk, and texts that
// are none.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, edit, FIRST, open, packetWalk, run, settled, until } from './session.ts';

describe('the language in the editor', () => {
  afterEach(closeAll);

  const diagnostics = (document: vscode.TextDocument) => vscode.languages.getDiagnostics(document.uri);

  it('says what is wrong as one types, and offers the repair', async () => {
    const { document, editor } = await open({ content: FIRST });
    await edit(editor, 'ping web', 'ping wbe');
    await until(() => diagnostics(document).length > 0, 'a diagnostic');
    const [wrong] = diagnostics(document);
    assert.ok(wrong);
    assert.equal(wrong.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(wrong.range), 'wbe');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      wrong.range,
    );
    const fix = actions.find(({ edit }) => edit);
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), FIRST);
    await until(() => diagnostics(document).length === 0, 'nothing wrong any more');
  });

  it('shows what the runs find, of every walk', async () => {
    const { document } = await open({
      content: `${FIRST.replace('pc ping web', 'pc ping web\n  expect pc got unreachable')}walk "second" {\n  pc ping 192.168.1.99 timeout 5s\n}\n`,
    });
    const said = () => diagnostics(document).map(({ message }) => message);
    await until(
      () => diagnostics(document).length === 2,
      () => `two findings: ${said().join(' / ')}`,
    );
    const [failed, died] = diagnostics(document);
    assert.equal(failed?.code, 'expect-failed');
    assert.equal(failed?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(failed?.range), 'expect pc got unreachable');
    assert.equal(died?.code, 'packet-died');
    assert.equal(died?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(document.getText(died?.range), /^pc ping 192\.168\.1\.99/);
  });

  it('has lenses over every walk', async () => {
    const { document } = await open({ content: `${FIRST}walk "second" {\n  web ping pc\n}\n` });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(
      lenses.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`),
      ['4 ▶ Preview', '4 Step', '4 Export', '7 ▶ Preview', '7 Step', '7 Export'],
    );
    const second = lenses[4]?.command;
    await vscode.commands.executeCommand(second?.command ?? '', ...(second?.arguments ?? []));
    const { sessions } = await packetWalk();
    const session = sessions.get(document.uri);
    assert.ok(session);
    await settled(session);
    assert.equal(session.walkName, 'second');
    await until(() => session.cursor >= 0, 'the first frame of it');
  });

  it('a new walk is a file of six lines that runs, with its preview beside it', async () => {
    const { sessions } = await packetWalk();
    const before = sessions.active;
    await run('newWalk');
    await until(() => sessions.active && sessions.active !== before, 'the new walk is the active one');
    const { active } = sessions;
    assert.ok(active);
    assert.equal(active.document.isUntitled, true);
    assert.equal(active.document.getText().trimEnd().split('\n').length, 6);
    await settled(active);
    assert.ok(active.trace && active.trace.transmissionCount > 0);
    assert.ok(sessions.hasPreview(active.uri));
    assert.equal(vscode.window.activeTextEditor?.document, active.document, 'the caret is in the text');
    assert.deepEqual(diagnostics(active.document), []);
  });

  it('a file that is no text is refused in one line, and not touched', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'packetwalk-')), 'binary.walk');
    const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256);
    writeFileSync(path, bytes);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path)).then(
      (opened) => opened,
      () => undefined,
    );
    if (document) {
      const { sessions } = await packetWalk();
      await until(() => sessions.get(document.uri), 'a session');
      await until(() => diagnostics(document).length > 0, 'a diagnostic');
      assert.equal(diagnostics(document).length, 1);
      assert.equal(document.isDirty, false);
    }
    assert.deepEqual(new Uint8Array(readFileSync(path)), bytes);
  });

  it('an empty file and half a file are no trouble', async () => {
    for (let end = 0; end <= FIRST.length; end += 7) {
      const { document, session } = await open({ content: FIRST.slice(0, end) });
      await until(() => session.isChecked, 'checked');
      assert.equal(document.getText(), FIRST.slice(0, end));
    }
  });

  it('5 MB of text leave the host its breath', async () => {
    const lines: string[] = ['lan home 10.0.0.0/8'];
    for (let size = 0, i = 0; size < 5_000_000; i++) {
      const line = `host h${i} { nic home 10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255} } # ${'x'.repeat(20)}`;
      lines.push(line);
      size += line.length + 1;
    }
    const { editor, document } = await open({ content: lines.join('\n') });
    // In processor time: what else the machine does is not to be measured.
    const used = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    };
    let longest = 0;
    let last = used();
    const beat = setInterval(() => {
      const now = used();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    try {
      for (let i = 0; i < 20; i++) {
        await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '#'));
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    } finally {
      clearInterval(beat);
    }
    console.log(`│    the host was busy for at most ${Math.round(longest)} ms`);
    assert.ok(document.getText().startsWith('#'.repeat(20)));
    assert.ok(longest < 2_000, `busy for ${longest} ms`);
    assert.deepEqual(
      diagnostics(document).map(({ code }) => code),
      ['too-large'],
    );
  }).timeout(180_000);
});
