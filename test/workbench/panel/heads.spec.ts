// The heads as a small map: the packet on the wires between them, hop by hop, and how it ends.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../workbench.ts';
import { openPreview } from './opening.ts';

/** The heads below which the packet has arrived; `moving` while it is under way. */
function below(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    if (document.getAnimations().some(({ effect }) => effect instanceof KeyframeEffect)) return ['moving'];
    const markers = [...document.querySelectorAll('.wires .marker')].map((one) =>
      one.getBoundingClientRect(),
    );
    const heads = [...document.querySelectorAll('#heads .head')].filter((head) => {
      const { left, right } = head.getBoundingClientRect();
      return markers.some(({ x, width }) => x + width / 2 > left && x + width / 2 < right);
    });
    return heads.map((head) => head.querySelector('.name')?.textContent ?? '');
  });
}

test('a broadcast is below everyone who hears it, an answer below the one whom it is for', async () => {
  const { opened, frame } = await openPreview({ theme: 'light', file: join(root, 'examples/nat.walk') });
  expect(await frame.locator('.wires .marker').count()).toBe(0);
  expect(await frame.locator('.wires text').allTextContents()).toEqual(['inet', 'home']);
  await opened.page.keyboard.press('ArrowRight');
  await expect.poll(() => below(frame)).toEqual(['pc2', 'nas', 'gw']);
  await opened.screenshot('heads-light-broadcast');
  await opened.page.keyboard.press('ArrowRight');
  await expect.poll(() => below(frame)).toEqual(['pc1', 'nas', 'gw']);
  await opened.page.keyboard.press('ArrowRight');
  await expect.poll(() => below(frame)).toEqual(['pc1']);
  await opened.screenshot('heads-light');
});

test('who wants no motion sees the packet where it has arrived', async () => {
  const { opened, frame } = await openPreview({ theme: 'dark', file: join(root, 'examples/lvs-dr.walk') });
  await opened.page.emulateMedia({ reducedMotion: 'reduce' });
  for (let hop = 0; hop < 6; hop += 1) await opened.page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.locator('.wires .marker').count()).toBeGreaterThan(0);
  expect(await frame.evaluate(() => document.querySelectorAll('.wires .marker').length)).toBeGreaterThan(0);
  await opened.screenshot('heads-dark');
  await opened.page.setViewportSize({ width: 760, height: 900 });
  await opened.screenshot('heads-dark-narrow');
});

test('pointing at a head shows what the machine has at this step', async () => {
  const { opened, frame } = await openPreview({
    theme: 'light',
    file: join(root, 'examples/handshake.walk'),
  });
  const card = frame.locator('.peek');
  await frame.locator('#heads .head').first().hover();
  await card.waitFor({ state: 'visible' });
  expect(await card.locator('header').innerText()).toContain('eth0 192.168.1.10/24');
  const commands = (): Promise<readonly string[]> => card.locator('h3 code').allTextContents();
  expect(await commands()).toEqual(['route -n']);
  for (let packet = 0; packet < 3; packet += 1) await opened.page.keyboard.press('ArrowDown');
  await expect.poll(commands).toEqual(['arp -n', 'route -n', 'netstat -natp']);
  expect(await card.innerText()).toContain('SYN_SENT');
  await opened.screenshot('peek-light');
  const { right, bottom } = await frame.evaluate(
    () => document.querySelector('.peek')?.getBoundingClientRect() ?? new DOMRect(),
  );
  expect(right).toBeLessThanOrEqual(await frame.evaluate(() => window.innerWidth));
  expect(bottom).toBeLessThanOrEqual(await frame.evaluate(() => window.innerHeight));
  await opened.page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
});

test('the usual key finds a step by its words', async () => {
  const { opened, frame } = await openPreview({ theme: 'dark', file: join(root, 'examples/handshake.walk') });
  await opened.panelActive();
  await opened.page.keyboard.press('Control+f');
  const input = opened.page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill('SYN+ACK');
  await opened.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await opened.page.keyboard.press('Enter');
  await expect.poll(() => frame.locator('#why h2').innerText()).toContain('SYN+ACK');
});
