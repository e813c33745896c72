// `npm start`: what it tells a desktop VS Code, and where the address leads that it prints without one.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../tools/vscode/browser.mjs';
import { root } from '../workbench.ts';
import { expectStepping } from './stepping.ts';

let folder: string;
let file: string;
let started: ChildProcess | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-start-'));
  file = join(folder, 'mine.walk');
  copyFileSync(join(root, 'examples/handshake.walk'), file);
});

afterAll(async () => {
  if (started?.exitCode === null) {
    const ended = new Promise((resolve) => started?.once('exit', resolve));
    started.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

const start = join(root, 'tools/start.mjs');

test('a desktop VS Code gets the extension, the setting and the file', () => {
  const code = join(folder, 'code');
  writeFileSync(code, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  const args = execFileSync(process.execPath, [start, file], { env, encoding: 'utf8' }).trim().split('\n');
  expect(args).toContain(`--extensionDevelopmentPath=${root}`);
  expect(args.at(-1)).toBe(file);
  expect(JSON.parse(readFileSync(args.at(-2) ?? '', 'utf8'))).toEqual({
    folders: [{ path: folder }],
    settings: { 'packetwalk.preview.openAutomatically': true },
  });
});

test('without one, the printed address leads to the file, and to its preview', async () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  started = spawn(process.execPath, [start, '--browser', file], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    started?.stdout?.on('data', (data) => {
      said += data;
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (found) resolve(found);
    });
    started?.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const { browser, page } = await openBrowser();
  try {
    await page.goto(address);
    await page.locator('.view-line', { hasText: 'lan office 192.168.1.0/24' }).waitFor({ timeout: 45_000 });
    expect(await page.locator('.tab.active').getAttribute('aria-label')).toContain('mine.walk');
    await expectStepping(page);
  } finally {
    await browser.close();
  }
});
