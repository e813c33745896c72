// The helper itself: the palette, the keyboard and a webview of a real VS Code can be reached from outside.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    file: join(root, 'package.json'),
    folder: root,
    theme: 'light',
    extensions: [root, join(root, 'test/workbench/fixture')],
  });
});

afterAll(() => workbench?.close());

test('the settings are taken: a light theme', async () => {
  await expect
    .poll(() => workbench.page.locator('.monaco-workbench').getAttribute('class'))
    .toMatch(/\bvs\b/);
});

test('the palette runs a command, and the webview can be read and typed into', async () => {
  await workbench.palette('Fixture: Open Panel');
  const frame = await workbench.panelFrame('#hello');
  expect(await frame.textContent('#hello')).toBe('Hello from the panel');
  await frame.click('#hello');
  await workbench.page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.textContent('#hello')).toBe('ArrowRight');
  expect(statSync(await workbench.screenshot('fixture')).size).toBeGreaterThan(10_000);
});

test('a reload brings the workbench back', async () => {
  await workbench.reload();
  expect(await workbench.page.locator('.view-line').first().isVisible()).toBe(true);
});
