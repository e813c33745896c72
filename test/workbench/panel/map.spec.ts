// The map: the network of nat.walk behind its tab, and the marker where the packet is.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { root, type WorkbenchOptions } from '../workbench.ts';
import { type Opened, openPreview } from './opening.ts';

async function openMap(options: WorkbenchOptions): Promise<Opened> {
  const { opened, frame } = await openPreview({ size: { width: 1200, height: 1000 }, ...options });
  await opened.page.keyboard.press('ArrowRight');
  await frame.locator('#tab-map').click();
  await frame.locator('.map .node').first().waitFor();
  await frame.locator('#scroller').focus();
  return { opened, frame };
}

interface Middle {
  readonly x: number;
  readonly y: number;
}

/** Of the markers, when they have arrived; and the nodes whose boxes they touch. */
async function touched(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const moving = document.getAnimations().length > 0;
    const middleOf = (element: Element): Middle => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    const markers = [...document.querySelectorAll('.map .marker')].map(middleOf);
    const nodes = [...document.querySelectorAll<SVGElement>('.map .node')];
    const hit = nodes.filter((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return markers.some(({ x, y }) => x > left - 9 && x < right + 9 && y > top - 9 && y < bottom + 9);
    });
    return moving ? ['moving'] : hit.map(({ dataset }) => dataset['node'] ?? '');
  });
}

const where = (frame: Frame): Promise<string | null> => frame.locator('.map svg').getAttribute('aria-label');

/** Too small to be read is what is below 11 pixels. */
function smallestText(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const svg = document.querySelector<SVGSVGElement>('.map svg');
    const scale = svg?.getScreenCTM()?.a ?? 0;
    const sizes = [...document.querySelectorAll('.map text, .map tspan')].map((text) =>
      Number.parseFloat(getComputedStyle(text).fontSize),
    );
    return Math.min(...sizes) * scale;
  });
}

test('the marker follows the packet from lan to lan', async () => {
  const { opened, frame } = await openMap({ theme: 'light', file: join(root, 'examples/nat.walk') });
  expect(await frame.locator('.map .node .name').allTextContents()).toEqual(
    expect.arrayContaining(['pc1', 'pc2', 'nas', 'gw', 'web']),
  );
  await expect.poll(() => where(frame)).toContain('to everyone on home');
  await expect.poll(() => touched(frame)).toEqual(['pc2', 'nas', 'gw']);
  await opened.screenshot('map-light-broadcast');
  expect(await smallestText(frame)).toBeGreaterThanOrEqual(11);
  const seen: string[] = [];
  for (let hop = 0; hop < 9; hop += 1) {
    const before = await where(frame);
    await opened.page.keyboard.press('ArrowRight');
    await expect.poll(() => where(frame)).not.toBe(before);
    await expect.poll(() => touched(frame)).not.toContain('moving');
    const said = await where(frame);
    seen.push(said ?? '');
    const way = /from (\w+) to (\w+), over/.exec(said ?? '');
    if (!way) continue;
    expect(await touched(frame)).toEqual([way[2]]);
    expect(await frame.locator('.map .node.acting').getAttribute('data-node')).toBe(way[1]);
  }
  expect(seen.filter((text) => text.includes('from gw to web, over inet')).length).toBeGreaterThan(0);
  await opened.screenshot('map-light-inet');
});

test('what dies ends in a cross where it does, in the dark as well', async () => {
  const { opened, frame } = await openMap({ theme: 'dark', file: join(root, 'examples/private.walk') });
  for (let hop = 0; hop < 60 && (await frame.locator('.map .cross').count()) === 0; hop += 1) {
    const before = await where(frame);
    await opened.page.keyboard.press('ArrowRight');
    await expect.poll(() => where(frame)).not.toBe(before);
  }
  expect(await where(frame)).toMatch(/dies at isp$/);
  await expect.poll(() => touched(frame)).toEqual(['isp']);
  await opened.screenshot('map-dark-cross');
  // The map shows the network before the first packet, and stays where it was chosen.
  await opened.page.keyboard.press('Home');
  await expect.poll(() => where(frame)).toBe('Before the first packet');
  expect(await frame.locator('.map svg').isVisible()).toBe(true);
  await opened.screenshot('map-dark-start');
});
