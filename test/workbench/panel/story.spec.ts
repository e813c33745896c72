// The first story, with real keys: a new walk, its first packet, an address in another subnet and why the packet dies, undo, fold,
// filter, export.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench.ts';

let folder: string;
let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-story-'));
  workbench = await openWorkbench({ folder, theme: 'light', size: { width: 1280, height: 860 } });
  await workbench.palette('View: Close Primary Side Bar');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const press = (key: string) => workbench.page.keyboard.press(key);
const line = (text: string) => workbench.page.locator('.editor-instance .view-line', { hasText: text });
async function pick(text: string): Promise<void> {
  const row = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: text }).first();
  await row.waitFor();
  // Where the pointer rests on a row, its tooltip covers others.
  await workbench.page.mouse.move(2, 2);
  await row.click();
}

const labels = () => frame.locator('#pages svg text.messageText').allTextContents();

test('a new walk sends its first packet at the first key', async () => {
  await workbench.palette('Packet Walk: New Walk');
  frame = await workbench.panelFrame('#pages .band');
  await frame.locator('#scroller').focus();
  await workbench.page
    .locator('.editor-group-container.active .tab.active', { hasText: 'Walk Untitled' })
    .waitFor();
  await press('ArrowRight');
  await expect.poll(() => frame.locator('#why h2').innerText()).toContain('ARP');
  await workbench.screenshot('story-1-first');
});

test('an address in another subnet: the packet dies, and the panel says why', async () => {
  await line('host web').click();
  await press('End');
  await press('Shift+Home');
  await workbench.page.keyboard.type('host web { nic home 192.168.9.80 }', { delay: 20 });
  await press('Escape');
  await expect.poll(() => frame.locator('.reason').count()).toBeGreaterThan(0);
  await frame.locator('#scroller').focus();
  await press('End');
  await press('Home');
  await press('ArrowRight');
  await expect.poll(() => frame.locator('#why').innerText()).toContain('192.168.9.80');
  await workbench.screenshot('story-2-dead');
});

test('undo brings the good picture back', async () => {
  await line('host web').click();
  for (let undone = 0; undone < 40 && (await line('192.168.1.80').count()) === 0; undone += 1) {
    await press('Control+Z');
    await workbench.page.waitForTimeout(150);
  }
  expect(await line('192.168.1.80').count()).toBe(1);
  await expect.poll(() => frame.locator('.reason').count()).toBe(0);
  await expect.poll(labels).toContain('echo reply 1');
});

test('a phase folds by its key, and a condition filters', async () => {
  await frame.locator('.phase').first().focus();
  await press('Enter');
  await expect.poll(async () => (await labels()).some((label) => label.includes('2 packets'))).toBe(true);
  await frame.locator('#scroller').focus();
  await press('/');
  await workbench.page.keyboard.type('icmp', { delay: 20 });
  await expect.poll(labels).toEqual(['echo request 1', 'echo reply 1']);
  await workbench.screenshot('story-3-filtered');
});

test('what is left is exported as a picture', async () => {
  await line('host web').click();
  await workbench.palette('Packet Walk: Export…');
  await pick('a picture for documents');
  await pick('All that the panel shows: 2 of 4 arrows');
  const input = workbench.page.locator('.quick-input-widget input').first();
  await expect.poll(() => input.inputValue()).toMatch(/svg$/);
  const path = join(folder, 'story.svg');
  await input.fill(path);
  await workbench.page.waitForTimeout(300);
  await press('Enter');
  const written = (): string => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');
  await expect.poll(written, { timeout: 30_000 }).toMatch(/<\/svg>$/);
  const svg = written();
  expect(svg).toContain('echo request');
  expect(svg).not.toContain('who has');
});
