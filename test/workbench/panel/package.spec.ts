// The VSIX, installed as a user installs it: nothing but what is in the package is there to run.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePackage } from '../../../tools/package.mjs';
import { openWorkbench, type Workbench } from '../workbench.ts';

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  const vsix = await makePackage();
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-vsix-'));
  const file = join(folder, 'first.walk');
  writeFileSync(file, 'lan home 10.0.0.0/24\n');
  workbench = await openWorkbench({ vsix, folder, file });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the installed extension knows the language and is active', async () => {
  await expect.poll(() => workbench.statusBar()).toContain('Packet Walk');
  await workbench.palette('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: 'Packet Walk' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Activation: \d+ms/);
});
