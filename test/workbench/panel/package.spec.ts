// The two packages, installed as a user installs them: nothing but what is in them is there to run.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePackage } from '../../../tools/package.mjs';
import { openWorkbench, root, type Workbench } from '../workbench.ts';
import { expectStepping } from './stepping.ts';

/** The list of running extensions holds only the rows that are in view. */
const tall = { width: 1280, height: 3000 };

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  const vsix = await makePackage();
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-vsix-'));
  const file = join(folder, 'first.walk');
  copyFileSync(join(root, 'examples/handshake.walk'), file);
  workbench = await openWorkbench({ vsix, folder, file, size: tall });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the installed extension draws the walk, and steps through it', async () => {
  await workbench.palette('Packet Walk: Open Preview to the Side');
  await expectStepping(workbench.page);
});

test('the installed extension knows the language and is active', async () => {
  await workbench.focusEditor();
  await expect.poll(() => workbench.statusBar()).toContain('Packet Walk');
  await workbench.palette('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: 'Packet Walk' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Activation: \d+ms/);
});

test('the command line comes out of npm pack and runs alone', () => {
  const run = (command: string, args: string[], cwd: string) =>
    execFileSync(command, args, { cwd, encoding: 'utf8' });
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root),
  );
  const paths = files.map(({ path }: { path: string }) => path).sort();
  expect(paths.filter((path: string) => !/^(LICENSE|README\.md)$/.test(path))).toEqual([
    'dist/packetwalk.cjs',
    'package.json',
  ]);
  const prefix = join(folder, 'prefix');
  run('npm', ['install', '--global', '--offline', '--prefix', prefix, join(folder, filename)], folder);
  expect(run(join(prefix, 'bin/packetwalk'), [], folder)).toContain('packetwalk');
});
