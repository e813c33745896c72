// A drawing that is wider than the panel: its numbers, times and phases stay at the left edge when it is scrolled sideways.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  workbench = await openWorkbench({ file: join(root, 'examples/both.walk'), theme: 'light' });
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('#pages .band');
});

afterAll(() => workbench?.close());

const lefts = (selector: string) =>
  frame
    .locator(selector)
    .evaluateAll((all) => all.slice(0, 5).map((one) => Math.round(one.getBoundingClientRect().left)));

test('numbers, times, phases and headings stay; heads and arrows move', async () => {
  const staying = ['#pages .number', '#pages .gap', '#pages .phase', '#pages .heading span'];
  const before = await Promise.all([...staying, '#heads .head'].map(lefts));
  await frame.locator('#scroller').evaluate((scroller) => {
    scroller.scrollLeft = 150;
  });
  await expect.poll(() => frame.locator('#scroller.sideways').count()).toBe(1);
  const after = await Promise.all([...staying, '#heads .head'].map(lefts));
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  expect(after.at(-1)).toEqual(before.at(-1)?.map((left) => left - 150));
  await workbench.screenshot('gutter-sideways');
});

test('what goes under them is not seen through', async () => {
  const colours = await frame
    .locator('#pages .gutter')
    .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).backgroundColor))]);
  expect(colours).toEqual([await frame.evaluate(() => getComputedStyle(document.body).backgroundColor)]);
});
