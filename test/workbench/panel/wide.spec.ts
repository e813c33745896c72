// A panel with room: the inspector stands beside the diagram from 1,000 pixels on, and below it again when the room is gone.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  workbench = await openWorkbench({
    file: join(root, 'examples/nat.walk'),
    theme: 'dark',
    size: { width: 2000, height: 900 },
    settings: { 'workbench.sideBar.location': 'left', 'workbench.activityBar.location': 'hidden' },
  });
  await workbench.palette('View: Toggle Primary Side Bar Visibility');
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('#pages .band');
});

afterAll(() => workbench?.close());

const boxes = async () => {
  const [diagram, inspector] = await Promise.all([
    frame.locator('#scroller').boundingBox(),
    frame.locator('#inspector').boundingBox(),
  ]);
  if (!diagram || !inspector) throw new Error('a part is missing');
  return { diagram, inspector };
};

test('side by side, the diagram with the larger part; the line between them moves', async () => {
  if ((await frame.evaluate(() => window.innerWidth)) < 1000)
    await workbench.page.setViewportSize({ width: 2300, height: 900 });
  await expect.poll(() => frame.locator('body.wide').count()).toBe(1);
  for (let step = 0; step < 3; step += 1) await workbench.page.keyboard.press('F11');
  const { diagram, inspector } = await boxes();
  expect(inspector.x).toBeGreaterThanOrEqual(diagram.x + diagram.width);
  expect(diagram.width).toBeGreaterThan(inspector.width);
  expect(Math.round(diagram.y)).toBe(Math.round(inspector.y));
  await workbench.screenshot('wide-dark');
  await frame.locator('#splitter').focus();
  await workbench.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await boxes()).inspector.width).toBeGreaterThan(inspector.width + 20);
});

test('below it where there is less room', async () => {
  await workbench.page.setViewportSize({ width: 1200, height: 900 });
  await expect.poll(() => frame.locator('body.wide').count()).toBe(0);
  const { diagram, inspector } = await boxes();
  expect(inspector.y).toBeGreaterThanOrEqual(diagram.y + diagram.height);
});
