// The diagram can be made larger and smaller: by keys, by the menu, by Control with the wheel, which is also what a touchpad's pinch
// says. What is under the pointer stays there, and what is measured elsewhere in the panel still fits.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../workbench.ts';
import { openPreview, settledBox } from './opening.ts';

test('keys, menu, wheel and the way back', async () => {
  const file = join(root, 'examples/nat.walk');
  const { opened, frame } = await openPreview({ file, theme: 'light' });
  const { page } = opened;
  const size = frame.locator('#bar .size');
  const letters = async () =>
    (await frame.locator('#pages svg text.messageText').first().boundingBox())?.height ?? 0;
  const usual = await letters();
  expect(await size.isVisible()).toBe(false);

  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(() => size.innerText()).toBe('125 %');
  await expect.poll(letters).toBeGreaterThan(usual * 1.15);
  await settledBox(frame.locator('.band[data-row="3"]'));
  // The heads stand over their lifelines at every size.
  const heads = await frame
    .locator('#heads .head')
    .evaluateAll((all) =>
      all.map((head) => head.getBoundingClientRect()).map(({ left, width }) => left + width / 2),
    );
  const lines = await frame
    .locator('#pages .lifeline')
    .evaluateAll((all) =>
      all.map((line) => line.getBoundingClientRect().left).sort((one, other) => one - other),
    );
  for (const [column, x] of heads.entries()) expect(Math.abs(x - (lines[column] ?? 0))).toBeLessThan(2.5);

  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect.poll(() => size.innerText()).toBe('90 %');
  await expect.poll(letters).toBeLessThan(usual);
  await size.click();
  await expect.poll(letters).toBeCloseTo(usual, 0);
  expect(await size.isVisible()).toBe(false);

  const row = frame.locator('.band[data-row="3"]');
  const before = await settledBox(row);
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -150);
  await page.keyboard.up('Control');
  await expect.poll(() => size.innerText()).toBe('141 %');
  const after = await settledBox(row);
  expect(after.height).toBeGreaterThan(before.height * 1.3);
  expect(after.y).toBeLessThanOrEqual(before.y + before.height / 2);
  expect(after.y + after.height).toBeGreaterThanOrEqual(before.y + before.height / 2);
  expect(await page.evaluate(() => window.devicePixelRatio)).toBe(1);

  await frame.locator('#heads .head').first().hover();
  await frame.locator('.peek:not([hidden])').waitFor();
  const head = await settledBox(frame.locator('#heads .head').first());
  const card = await settledBox(frame.locator('.peek'));
  expect(Math.abs(card.y - head.y - head.height - 4)).toBeLessThan(3);
  await opened.screenshot('zoom-141');

  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'usual size' }).click();
  await expect.poll(letters).toBeCloseTo(usual, 0);
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'Smaller diagram' }).click();
  await expect.poll(() => size.innerText()).toBe('90 %');
});
