// Going through a walk without stepping: playing it, and the line of ticks that stands for all of it.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  workbench = await openWorkbench({ file: join(root, 'examples/nat.walk'), theme: 'light' });
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('#pages .band');
});

afterAll(() => workbench?.close());

const packet = async (): Promise<number> => Number.parseInt(await frame.locator('.position').innerText(), 10);

test('space plays from packet to packet, and pauses', async () => {
  await frame.locator('#scroller').focus();
  await workbench.page.keyboard.press('Space');
  await expect.poll(() => frame.locator('#play').getAttribute('aria-pressed')).toBe('true');
  await expect.poll(packet, { timeout: 15_000 }).toBeGreaterThan(2);
  await workbench.page.keyboard.press('Space');
  await expect.poll(() => frame.locator('#play').getAttribute('aria-pressed')).toBe('false');
});

test('faster, to the end, where it stops of itself', async () => {
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: '4×' }).click();
  await workbench.page.keyboard.press('End');
  await expect.poll(() => frame.locator('#forward').isDisabled()).toBe(true);
  await workbench.page.keyboard.press('ArrowUp');
  await workbench.page.keyboard.press('ArrowUp');
  await frame.locator('#play').click();
  await expect.poll(() => frame.locator('#forward').isDisabled(), { timeout: 15_000 }).toBe(true);
  await expect.poll(() => frame.locator('#play').getAttribute('aria-pressed')).toBe('false');
});

test('a step by hand ends it', async () => {
  await workbench.page.keyboard.press('Home');
  await expect.poll(packet).toBe(0);
  await frame.locator('#play').click();
  await expect.poll(packet, { timeout: 15_000 }).toBeGreaterThan(0);
  await workbench.page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.locator('#play').getAttribute('aria-pressed')).toBe('false');
});

test('a click on the ticks goes there, a drag as well', async () => {
  const box = await frame.locator('#scrubber').boundingBox();
  if (!box) throw new Error('no scrubber');
  const rows = await frame.locator('#pages .band').count();
  await workbench.page.mouse.click(box.x + box.width - 14, box.y + 10);
  await expect
    .poll(async () => frame.locator('.band.current').first().getAttribute('data-row'))
    .toBe(String(rows - 1));
  await workbench.screenshot('play-end');
  await workbench.page.mouse.move(box.x + box.width / 2, box.y + 10);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(box.x + 14, box.y + 10, { steps: 4 });
  await workbench.page.mouse.up();
  await expect.poll(async () => frame.locator('.band.current').first().getAttribute('data-row')).toBe('0');
  expect(await frame.locator('#scrubber').getAttribute('aria-valuetext')).toMatch(/^1 of \d+$/);
});
