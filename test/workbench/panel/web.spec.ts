// The extension in the web worker extension host, as on vscode.dev: the `browser` bundle, without Node.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

/** The list of running extensions holds only the rows that are in view. */
const tall = { width: 1280, height: 3000 };

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-web-'));
  const file = join(folder, 'first.walk');
  writeFileSync(file, 'lan home 10.0.0.0/24\n');
  // A copy that has no entry but the one for the browser: if it is active, then there.
  const extension = join(folder, 'extension');
  const { main: _, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of ['dist', 'media', 'syntaxes', 'package.nls.json', 'package.nls.zh-cn.json']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(extension, name), { recursive: true });
  }
  writeFileSync(join(extension, 'package.json'), JSON.stringify(manifest));
  workbench = await openWorkbench({ web: true, folder, file, extensions: [extension], size: tall });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the extension is active in the worker', async () => {
  await expect.poll(() => workbench.statusBar()).toContain('Packet Walk');
  await workbench.palette('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', {
    hasText: 'packetwalk.packetwalk',
  });
  await row.waitFor();
  await expect.poll(() => row.innerText()).toMatch(/Activation: \d+ms/);
});
