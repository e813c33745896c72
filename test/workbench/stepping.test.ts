// Stepping from the editor: the cursor, the marked line, the text at its end and the status bar say the same.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { causeOf } from '../../src/editor/wording.ts';
import { closeAll, edit, FIRST, type Opened, open, openWithPreview, run, settled, until } from './session.ts';

describe('stepping', () => {
  afterEach(closeAll);

  const example = () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, 'handshake.walk');
  };

  /** What the editor shows, each from its own place. */
  function shown({ api, session, document }: Opened) {
    const mark = api.highlight.markOf(session);
    return {
      line: mark && document.lineAt(mark.line).text.trim(),
      fact: mark?.text,
      status: api.statusBar.text,
    };
  }

  it('walks through the example, packet by packet and back', async () => {
    const opened = await openWithPreview(example());
    const { session, editor } = opened;
    assert.ok(session.trace);
    assert.equal(session.cursor, -1);
    assert.equal(shown(opened).line, undefined);
    assert.match(shown(opened).status ?? '', /packet 0 of \d+ · step 0 of \d+$/);

    const seen: string[] = [];
    const cursors: number[] = [];
    for (let before = -2; session.cursor !== before; ) {
      before = session.cursor;
      cursors.push(before);
      await run('nextPacket');
      const { line, fact, status } = shown(opened);
      const source = causeOf(session.trace, session.cursor);
      assert.equal(
        line,
        source && editor.document.lineAt(editor.document.positionAt(source.start)).text.trim(),
      );
      assert.ok(status?.includes(`step ${session.cursor + 1} of ${session.trace.stepCount}`), status);
      seen.push(fact ?? '');
    }
    assert.ok(
      seen.some((fact) => fact.endsWith('SYN')),
      seen.join('\n'),
    );
    assert.ok(
      seen.some((fact) => fact.includes('SYN+ACK')),
      seen.join('\n'),
    );

    // The last press went to the end; back is the same way.
    for (const cursor of cursors.slice(0, -1).reverse()) {
      await run('previousPacket');
      assert.equal(session.cursor, cursor);
    }
    assert.equal(shown(opened).line, undefined);
    assert.equal(vscode.window.activeTextEditor, editor, 'nothing has taken the focus');
  });

  it('has every unit, both ends, and a number to go to', async () => {
    const { session } = await openWithPreview({ content: FIRST });
    const { trace } = session;
    assert.ok(trace);
    await run('last');
    assert.equal(session.cursor, trace.stepCount - 1);
    await run('first');
    assert.equal(session.cursor, -1);
    await run('nextStep');
    assert.equal(session.cursor, 0);
    await run('previousStep');
    assert.equal(session.cursor, -1);
    await run('nextAction');
    assert.equal(session.cursor, trace.performed[0]?.begin);
    await run('nextHop');
    assert.equal(session.cursor, trace.row(0).step);
  });

  it('a click on an action moves the diagram, typing does not', async () => {
    const opened = await openWithPreview({
      content: FIRST.replace('  pc ping web\n', '  pc ping web\n  web ping pc\n'),
    });
    const { session, editor, document } = opened;
    const put = async (word: string) => {
      const at = document.positionAt(document.getText().indexOf(word) + 1);
      // Setting a selection has no kind, and takes a moment; the command then moves it as a key does.
      editor.selection = new vscode.Selection(at, at);
      await new Promise((resolve) => setTimeout(resolve, 150));
      await vscode.commands.executeCommand('cursorMove', { to: 'right', value: 1 });
    };
    await put('web ping pc');
    await until(() => session.cursor === session.trace?.performed[1]?.begin, 'the second action');
    assert.equal(shown(opened).line, 'web ping pc');
    await put('pc ping web');
    await until(() => session.cursor === session.trace?.performed[0]?.begin, 'the first action');
    await run('nextHop');
    const { cursor } = session;
    await put('pc ping web');
    assert.equal(session.cursor, cursor, 'it is there already');
    await vscode.commands.executeCommand('type', { text: ' ' });
    await settled(session);
    assert.equal(session.cursor, cursor, 'typing');
  });

  it('a pinned diagram stays', async () => {
    const settings = vscode.workspace.getConfiguration('packetwalk');
    await settings.update('followCursor', false, vscode.ConfigurationTarget.Global);
    try {
      const { session, editor } = await openWithPreview({ content: FIRST });
      editor.selection = new vscode.Selection(3, 3, 3, 3);
      await vscode.commands.executeCommand('cursorMove', { to: 'down', value: 1 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(session.cursor, -1);
    } finally {
      await settings.update('followCursor', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('an edit keeps the cursor at the same event, and its line', async () => {
    const opened = await openWithPreview({ content: FIRST });
    const { session, editor } = opened;
    for (let i = 0; i < 3; i++) await run('nextHop');
    const before = shown(opened);
    const { trace } = session;
    assert.match(before.fact ?? '', /echo request/);
    await edit(editor, '"first" {\n', '"first" {\n  note "before it all"\n');
    await until(() => session.trace !== trace, 'the new trace');
    await settled(session);
    assert.deepEqual(shown(opened), { ...before, status: shown(opened).status });
    await edit(editor, '  note "before it all"\n', '');
    await edit(editor, 'lan home', '# a comment above\n\nlan home');
    await until(() => session.trace?.performed.length === 1, 'the old walk');
    await settled(session);
    assert.deepEqual(shown(opened), before);
    assert.equal(session.isStale, false);
  });

  it('a broken text keeps the last good trace, and says so', async () => {
    const opened = await openWithPreview({ content: FIRST });
    const { session, editor, api } = opened;
    for (let i = 0; i < 3; i++) await run('nextHop');
    const { trace, cursor } = session;
    await edit(editor, 'pc ping web', 'pc pong web');
    await until(() => session.isStale, 'stale');
    assert.equal(session.trace, trace);
    assert.equal(session.cursor, cursor);
    assert.match(api.statusBar.text ?? '', /old picture/);
    // Stepping in the old picture works.
    await run('nextHop');
    assert.ok(session.cursor > cursor);
    await run('previousHop');
    await edit(editor, 'pong', 'ping');
    await until(() => !session.isStale, 'good again');
    await settled(session);
    assert.notEqual(session.trace, trace);
    assert.equal(session.cursor, cursor);
    assert.doesNotMatch(api.statusBar.text ?? '', /old picture/);
  });

  it('after a line that leads elsewhere, and its undo, the cursor is where it was', async () => {
    const { session, editor } = await openWithPreview({ content: FIRST });
    for (let i = 0; i < 3; i++) await run('nextHop');
    const { cursor } = session;
    const become = async (from: string, to: string) => {
      const { trace } = session;
      await edit(editor, from, to);
      await until(() => session.trace !== trace, 'the new trace');
      await settled(session);
    };
    await become('{ nic home 192.168.1.80 }', '{ nic home 192.168.1.81 }');
    await become('  pc ping web\n', '');
    assert.equal(session.cursor, -1, 'there is nothing to step through');
    await become('"first" {\n', '"first" {\n  pc ping web\n');
    await become('.81', '.80');
    assert.equal(session.cursor, cursor);
    // Who steps in between means the place he steps to.
    await become('pc ping web', 'pc ping web count 2');
    await run('nextHop');
    const moved = session.cursor;
    await become('pc ping web count 2', 'pc ping web count 3');
    assert.equal(session.cursor, moved);
  });

  it('another walk can be chosen, and the cursor of each is kept', async () => {
    const { session } = await openWithPreview({
      content: `${FIRST}walk "second" {\n  web ping pc\n}\n`,
    });
    await run('nextHop');
    const { cursor } = session;
    session.choose('second');
    await settled(session);
    assert.equal(session.walkName, 'second');
    assert.equal(session.trace?.walk.name, 'second');
    assert.equal(session.cursor, -1);
    session.choose('first');
    await settled(session);
    assert.equal(session.cursor, cursor);
  });

  it('a run that does not end is stopped, with a warning, and can be run on', async () => {
    const { session, document } = await open({
      content: FIRST.replace('pc ping web', 'pc ping web count 60000 interval 1ms'),
    });
    await until(() => session.runStatus === 'stopped', 'stopped', 50_000);
    const stopped = () =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'run-stopped');
    await until(stopped, 'a warning', 50_000);
    assert.match(stopped()?.message ?? '', /20,00\d frames.*echo/);
    session.runOn();
    await until(() => (session.trace?.transmissionCount ?? 0) > 21_000, 'it runs on', 50_000);
  }).timeout(120_000);

  it('nothing is marked without a preview', async () => {
    const opened = await open({ content: FIRST });
    await settled(opened.session);
    opened.session.go(3);
    assert.equal(shown(opened).line, undefined);
    assert.equal(shown(opened).status, undefined);
  });
});
