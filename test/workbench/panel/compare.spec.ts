// Two walks side by side: with and without `arp ignore`, their cursors linked.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let folder: string;
let workbench: Workbench;
let first: Frame;
let second: Frame;

const FIRST = '.linked[hidden]';
const SECOND = '.linked:not([hidden])';

beforeAll(async () => {
  // A VS Code in a browser saves by itself what is typed.
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-compare-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  workbench = await openWorkbench({
    folder,
    theme: 'light',
    size: { width: 1800, height: 900 },
  });
  // By hand: what the address of the page names is opened again over the panel when the window is reloaded.
  await workbench.page.keyboard.press('Control+P');
  await workbench.page.keyboard.type('lvs-dr.walk', { delay: 20 });
  await workbench.page
    .locator('.quick-input-widget .monaco-list-row', { hasText: 'lvs-dr' })
    .first()
    .waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.view-line').first().waitFor();
  await workbench.palette('View: Close Primary Side Bar');
  await workbench.palette('Packet Walk: Open Preview to the Side');
  first = await workbench.panelFrame('#pages .band');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const label = (frame: Frame): Promise<string | null> =>
  frame.locator('#pages svg text.current').first().textContent();
const position = (frame: Frame): Promise<string> => frame.locator('.position').innerText();

test('the other walk opens beside it, at the same place', async () => {
  await first.locator('#scroller').focus();
  for (let packet = 0; packet < 3; packet += 1) await workbench.page.keyboard.press('ArrowDown');
  await expect.poll(() => label(first)).toBe('SYN');
  await workbench.palette('Packet Walk: Compare with Another Walk');
  const list = workbench.page.locator('.quick-input-widget .monaco-list-row');
  await list.filter({ hasText: 'the ARP problem' }).first().waitFor();
  await workbench.page.keyboard.press('Enter');
  second = await workbench.panelFrame(SECOND);
  await expect.poll(() => second.locator('.walks').inputValue()).toContain('the ARP problem');
  await expect.poll(() => label(second)).toBe('SYN');
});

test('an export from a panel is of the walk that it shows', async () => {
  const copied = () => workbench.page.evaluate(() => navigator.clipboard.readText());
  for (const [frame, title] of [
    [second, await second.locator('.walks').inputValue()],
    [first, await first.locator('.walks').inputValue()],
  ] as const) {
    await frame.locator('.more').click();
    await frame.locator('#menu').getByRole('menuitem', { name: 'as Markdown' }).click();
    await expect.poll(copied).toContain(`# ${title.replaceAll('`', '\\`')}\n`);
  }
});

test('each leads the other', async () => {
  for (let packet = 0; packet < 2; packet += 1) await workbench.page.keyboard.press('F10');
  await expect.poll(() => position(first)).toMatch(/^5 of/);
  await workbench.screenshot('compare-light');
  await expect.poll(() => position(second)).toMatch(/^5 of/);
  await second.locator('#scroller').focus();
  await workbench.page.keyboard.press('ArrowUp');
  await expect.poll(() => position(second)).toMatch(/^4 of/);
  await expect.poll(() => position(first)).toMatch(/^4 of/);
  await workbench.page.keyboard.press('End');
  const isAtEnd = (frame: Frame): Promise<boolean> => frame.locator('#last').isDisabled();
  await expect.poll(() => isAtEnd(first)).toBe(true);
  await expect.poll(() => isAtEnd(second)).toBe(true);
});

test('an edit changes both', async () => {
  await workbench.page.keyboard.press('Home');
  await expect.poll(() => position(second)).toMatch(/^0 of/);
  await workbench.palette('View: Focus First Editor Group');
  await workbench.page.keyboard.press('Control+Home');
  await workbench.page.keyboard.type('# one line more\n');
  await expect.poll(() => first.locator('#pages .band').count()).toBeGreaterThan(0);
  await workbench.page.keyboard.press('F10');
  await expect.poll(() => position(first)).toMatch(/^1 of/);
  await expect.poll(() => position(second)).toMatch(/^1 of/);
  await workbench.page.keyboard.press('Control+z');
});

test('after a reload both are there, and still linked', async () => {
  await workbench.page.waitForTimeout(6_000);
  await workbench.reload();
  first = await workbench.panelFrame(FIRST);
  second = await workbench.panelFrame(SECOND);
  await expect.poll(() => second.locator('.walks').inputValue()).toContain('the ARP problem');
  await expect.poll(() => second.locator('#pages .band').count()).toBeGreaterThan(0);
  await first.locator('#scroller').focus();
  await workbench.page.keyboard.press('Home');
  await workbench.page.keyboard.press('ArrowDown');
  await expect.poll(() => position(first)).toMatch(/^1 of/);
  await expect.poll(() => position(second)).toMatch(/^1 of/);
});
