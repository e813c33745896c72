// One look at each of the language's services, through VS Code's own commands: that it is there, and that offsets and
// positions agree. What they answer in all cases is tested in test/language.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, FIRST, open } from './session.ts';

describe('the services of the language', () => {
  afterEach(closeAll);

  // Windows line ends and a character of two units before everything: offsets and positions differ.
  const TEXT = `# 🚶 a walk\r\n${FIRST.replaceAll('\n', '\r\n')}`;
  const ask = <Answer>(name: string, ...args: unknown[]) =>
    vscode.commands.executeCommand<Answer>(`vscode.${name}`, ...args);
  const placeOf = (document: vscode.TextDocument, word: string) =>
    document.positionAt(document.getText().indexOf(word) + 1);
  const words = (document: vscode.TextDocument, found: readonly { range: vscode.Range }[]) =>
    found.map(({ range }) => `${range.start.line + 1} ${document.getText(range)}`);

  it('completion offers the hosts', async () => {
    const { document } = await open({ content: TEXT.replace('ping web', 'ping ') });
    const at = placeOf(document, 'ping ').translate(0, 4);
    const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, at);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('web'), labels.join(' '));
  });

  it('hover tells what the file leaves out', async () => {
    const { document } = await open({ content: TEXT });
    const [found] = await ask<vscode.Hover[]>(
      'executeHoverProvider',
      document.uri,
      placeOf(document, 'web {'),
    );
    const told = found?.contents.map((one) => (typeof one === 'string' ? one : one.value)).join('\n') ?? '';
    assert.match(told, /192\.168\.1\.80/);
  });

  it('definition, references and highlights find the name', async () => {
    const { document } = await open({ content: TEXT });
    const at = placeOf(document, 'web\r\n}');
    const [definition] = await ask<vscode.Location[]>('executeDefinitionProvider', document.uri, at);
    assert.deepEqual(words(document, definition ? [definition] : []), ['4 web']);
    const references = await ask<vscode.Location[]>('executeReferenceProvider', document.uri, at);
    assert.deepEqual(words(document, references), ['4 web', '6 web']);
    const highlights = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', document.uri, at);
    assert.deepEqual(words(document, highlights), ['4 web', '6 web']);
  });

  it('rename changes it everywhere, and refuses what cannot be', async () => {
    const { document } = await open({ content: TEXT });
    const at = placeOf(document, 'web\r\n}');
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', document.uri, at, 'www');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), TEXT.replaceAll('web', 'www'));
    await assert.rejects(async () => ask('executeDocumentRenameProvider', document.uri, at, 'pc'));
  });

  it('outline, folds and growing selections follow the blocks', async () => {
    const { document } = await open({ content: TEXT });
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['home', 'pc', 'web', 'first'],
    );
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', document.uri);
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[4, 5]],
    );
    const [growing] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', document.uri, [
      placeOf(document, 'ping'),
    ]);
    assert.equal(growing && document.getText(growing.range), 'ping');
    assert.equal(growing?.parent && document.getText(growing.parent.range), 'pc ping web');
  });

  it('hints show the address that was assigned', async () => {
    const { document } = await open({ content: TEXT.replace('nic home 192.168.1.10', 'nic home') });
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint[]>('executeInlayHintProvider', document.uri, all);
    assert.match(JSON.stringify(hints.map(({ label }) => label)), /192\.168\.1\.1/);
  });

  it('formatting changes blanks and nothing else, and leaves good lines alone', async () => {
    const { document } = await open({ content: TEXT.replace('  pc ping', '       pc   ping') });
    const edits = await ask<vscode.TextEdit[]>('executeFormatDocumentProvider', document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /\r\n {2}pc ping web\r\n/);
    assert.equal(document.getText().replaceAll(/\s/g, ''), TEXT.replaceAll(/\s/g, ''));
  });
});
