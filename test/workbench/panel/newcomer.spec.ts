// The first five minutes of somebody who has read nothing: a new walk, typing, mistakes, steps, undo.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ theme: 'dark', size: { width: 1280, height: 800 } });
});

afterAll(() => workbench?.close());

const press = (key: string) => workbench.page.keyboard.press(key);
const errors = () => workbench.page.locator('.squiggly-error').count();
const warnings = () => workbench.page.locator('.squiggly-warning').count();

const text = async (): Promise<string> => {
  const lines = await workbench.page.locator('.editor-instance .view-line').all();
  const placed = await Promise.all(
    lines.map(async (line) => ({
      top: (await line.boundingBox())?.y ?? 0,
      text: ((await line.textContent()) ?? '').replaceAll('\u00a0', ' '),
    })),
  );
  return placed
    .sort((a, b) => a.top - b.top)
    .map((line) => line.text)
    .join('\n');
};

test('a new walk is there, with its picture and the caret in the text', async () => {
  await workbench.palette('Packet Walk: New Walk');
  await workbench.panelFrame('svg');
  await expect.poll(text).toContain('pc ping web');
  await expect.poll(() => workbench.statusBar()).toContain('packet 0 of');
  await workbench.screenshot('newcomer-1-new');
});

test('a line typed at the caret joins the picture; half of it is an error with the old picture', async () => {
  await press('Enter');
  await workbench.page.keyboard.type('web ping ', { delay: 30 });
  await press('Escape');
  await expect.poll(errors).toBeGreaterThan(0);
  await expect.poll(() => workbench.statusBar()).toContain('old picture');
  await workbench.screenshot('newcomer-2-half');
  await workbench.page.keyboard.type('cp', { delay: 30 });
  await press('Escape');
  await expect.poll(errors).toBeGreaterThan(0);
  await press('Backspace');
  await press('Backspace');
  await workbench.page.keyboard.type('pc', { delay: 30 });
  await press('Escape');
  await expect.poll(errors).toBe(0);
  await expect.poll(() => workbench.statusBar()).not.toContain('old picture');
  expect(await text()).toContain('  web ping pc');
});

test('steps follow the text', async () => {
  for (let i = 0; i < 3; i++) await press('F10');
  await expect.poll(() => workbench.statusBar()).toContain('packet 3 of');
  await workbench.screenshot('newcomer-3-step');
});

test('an address outside its lan is said at its place, and undo heals all', async () => {
  const good = await text();
  await workbench.page.locator('.view-line', { hasText: 'host web' }).click();
  await press('End');
  await press('Shift+Home');
  await workbench.page.keyboard.type('host web { nic home 10.9.9.9 }', { delay: 20 });
  await press('Escape');
  await expect.poll(text).toMatch(/^host web \{ nic home 10\.9\.9\.9 \}$/m);
  // A mistake worth teaching: it is named, and runs.
  await expect.poll(errors).toBe(0);
  await expect.poll(warnings).toBeGreaterThan(0);
  await workbench.screenshot('newcomer-4-outside');
  for (let now = await text(), undone = 0; now !== good && undone < 20; undone++) {
    const before = now;
    await press('Control+Z');
    // The drawn text follows a moment after the key: one undo too many would take more than the mistake.
    await expect.poll(text).not.toBe(before);
    now = await text();
  }
  await expect.poll(text).toBe(good);
  await expect.poll(errors).toBe(0);
  await expect.poll(warnings).toBe(0);
  await expect.poll(() => workbench.statusBar()).toContain('packet 3 of');
});
