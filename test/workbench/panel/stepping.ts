// What every way to get the extension has to bring about: the preview of the handshake is drawn, and keys step through it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { panelFrame } from '../workbench.ts';

/** With examples/handshake.walk open and its preview opened or about to open. */
export async function expectStepping(page: Page): Promise<void> {
  const frame = await panelFrame(page, '#pages .band');
  const labels = await frame.locator('#pages svg text.messageText').allTextContents();
  expect(labels.slice(2, 6)).toEqual(['SYN', 'SYN+ACK', 'ACK', 'GET /']);
  expect(await frame.locator('#heads .head .name').allTextContents()).toEqual(['pc', 'web']);
  const position = () => frame.locator('.position').innerText();
  await expect.poll(position).toMatch(/^0 of \d+$/);
  await frame.locator('#scroller').focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(position).toMatch(/^3 of \d+$/);
  await expect.poll(() => frame.locator('#pages svg text.current').first().textContent()).toBe('SYN');
  expect(await frame.locator('#why h2').innerText()).toContain('SYN');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(position).toMatch(/^2 of \d+$/);
}
