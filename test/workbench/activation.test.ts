import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  const extension = () => vscode.extensions.getExtension('packetwalk.packetwalk');

  it('finds the extension', () => {
    assert.ok(extension());
  });

  it('knows the language, and is active once a walk is open', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'packetwalk',
      content: 'lan home 10.0.0.0/24\n',
    });
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'packetwalk');
    await until(() => extension()?.isActive === true);
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(condition(), 'not within 5 s');
}
