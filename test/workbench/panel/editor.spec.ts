// Stepping from the editor as a user does it: real keys, and what stands in the text, at its end and in the status bar.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench;
let folder: string;

beforeAll(async () => {
  // A copy: a key that goes astray must not write into the example.
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-editor-'));
  const file = join(folder, 'handshake.walk');
  cpSync(join(root, 'examples/handshake.walk'), file);
  workbench = await openWorkbench({
    folder,
    file,
    theme: 'light',
    size: { width: 1280, height: 800 },
  });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The fact at the end of a line, and the line's own text: it is drawn by a style sheet, not by an element. */
const marked = (): Promise<{ line: string; fact: string } | undefined> =>
  workbench.page.evaluate(() => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      for (const span of line.querySelectorAll('span')) {
        const { content } = getComputedStyle(span, '::after');
        if (/[a-z]/.test(content) && content !== 'none' && content !== 'normal')
          return {
            line: (line.textContent ?? '').replaceAll('\u00a0', ' ').trim(),
            fact: content.replaceAll(/^"|"$/g, '').replaceAll('\u00a0', ' '),
          };
      }
    }
    return undefined;
  });

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of the lens right above a line, if it is there. The elements of lenses stand in no order: their place has to tell. */
const lensOver = async (line: string, title: string): Promise<Place | undefined> => {
  const boxOf = (found: Locator) => found.boundingBox({ timeout: 1_000 }).catch(() => null);
  const below = await boxOf(workbench.page.locator('.view-line', { hasText: line }));
  const lenses = await workbench.page.locator('.codelens-decoration a', { hasText: title }).all();
  const boxes = await Promise.all(lenses.map(boxOf));
  const box = boxes.find(
    (candidate) =>
      candidate && below && Math.abs(candidate.y + candidate.height - below.y) < candidate.height,
  );
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined;
};

const fact = async (): Promise<string> => (await marked())?.fact ?? '';

const position = async (): Promise<string> => {
  const text = await workbench.statusBar();
  return /packet \d+ of \d+ · step \d+ of \d+/.exec(text)?.[0] ?? `none in: ${text}`;
};

test('without a preview the keys are those of VS Code, and nothing is marked', async () => {
  await workbench.page.locator('.codelens-decoration', { hasText: 'Preview' }).first().waitFor();
  expect(await marked()).toBeUndefined();
  expect(await position()).toContain('none');
});

test('the title button opens the preview and leaves the caret in the text', async () => {
  await workbench.focusEditor();
  await workbench.page.locator('.editor-actions a[aria-label*="Open Preview to the Side"]').first().click();
  await workbench.panelFrame('svg');
  await expect.poll(position).toMatch(/^packet 0 of \d+ · step 0 of \d+$/);
});

test('F10 goes from packet to packet, with Alt back', async () => {
  await workbench.focusEditor();
  await workbench.page.keyboard.press('F10');
  await expect.poll(fact).toMatch(/^hop 1\/\d+ · pc → .*who has 192\.168\.1\.20/i);
  expect((await marked())?.line).toMatch(/^pc get http:\/\/web\//);
  expect(await position()).toMatch(/^packet 1 of /);
  await workbench.page.keyboard.press('F10');
  await workbench.page.keyboard.press('F10');
  await expect.poll(fact).toMatch(/^hop \d+\/\d+ · pc → web · SYN/);
  expect(await position()).toMatch(/^packet 3 of /);
  await workbench.screenshot('editor-light');
  await workbench.page.keyboard.press('Alt+F10');
  await expect.poll(position).toMatch(/^packet 2 of /);
});

test('F11 goes by hop, Shift+F11 by action', async () => {
  const before = await fact();
  await workbench.page.keyboard.press('F11');
  await expect.poll(fact).toMatch(/^hop \d+\/\d+ · pc → web · SYN/);
  await workbench.page.keyboard.press('Alt+F11');
  await expect.poll(fact).toBe(before);
  await workbench.page.keyboard.press('Shift+F11');
  await expect.poll(async () => (await marked())?.line).toMatch(/^expect pc got 200/);
  await workbench.page.keyboard.press('Shift+Alt+F11');
  await expect.poll(async () => (await marked())?.line).toMatch(/^pc get http:\/\/web\//);
});

test('the palette has the ends, and a step by its number', async () => {
  await workbench.palette('Packet Walk: Go to Last');
  await expect.poll(position).toMatch(/step (\d+) of \1$/);
  await workbench.palette('Packet Walk: Go to Step');
  await workbench.page.locator('.quick-input-widget', { hasText: 'Go to step 1' }).waitFor();
  await workbench.page.keyboard.type('5');
  await workbench.screenshot('editor-go-to-step');
  await expect.poll(position).toMatch(/step 5 of/);
  await workbench.page.keyboard.press('Escape');
  await expect.poll(position).toMatch(/step (\d+) of \1$/);
  await workbench.palette('Packet Walk: Go to First');
  await expect.poll(position).toMatch(/step 0 of/);
});

test('another walk by its lens; the keys work in the panel too', async () => {
  // Lenses follow the text a moment later when it has scrolled: until it stands still.
  let before: Place | undefined;
  let lens: Place = { x: 0, y: 0 };
  const standsStill = async (): Promise<boolean> => {
    const now = await lensOver('walk "nobody listens"', 'Preview');
    const isSame = now !== undefined && now.x === before?.x && now.y === before.y;
    before = now;
    if (now) lens = now;
    return isSame;
  };
  await expect.poll(standsStill).toBe(true);
  await workbench.page.mouse.click(lens.x, lens.y);
  const panel = await workbench.panelFrame('select.walks');
  await expect.poll(() => panel.locator('select.walks').inputValue()).toBe('nobody listens');
  await workbench.page.keyboard.press('F10');
  await expect.poll(async () => (await marked())?.line).toMatch(/^pc get http:\/\/web:81\//);
  const frame = await workbench.panelFrame('svg');
  await frame
    .locator('svg')
    .first()
    .click({ position: { x: 3, y: 3 } });
  // VS Code hears later than the page that the focus has moved, and until then the keys are nobody's.
  await workbench.panelActive();
  await expect.poll(position).toMatch(/^packet \d+ of/);
  const here = await position();
  await workbench.page.keyboard.press('F10');
  await expect.poll(position).not.toBe(here);
});
