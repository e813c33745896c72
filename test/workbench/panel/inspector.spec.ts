// The inspector's evidence: the two TCP machines, and the octets of the field that is pointed at.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  workbench = await openWorkbench({
    file: join(root, 'examples/handshake.walk'),
    theme: 'dark',
    size: { width: 1300, height: 1400 },
  });
  await workbench.palette('View: Close Primary Side Bar');
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('#pages .band');
  await frame.locator('#scroller').focus();
  for (let packet = 0; packet < 4; packet += 1) await workbench.page.keyboard.press('ArrowDown');
  await frame.locator('#why h2', { hasText: 'SYN+ACK' }).waitFor();
});

afterAll(() => workbench?.close());

test('the two TCP machines stand behind a word, each with its present state', async () => {
  await frame.locator('.evidence summary', { hasText: 'The two TCP machines' }).click();
  const present = (): Promise<readonly string[]> =>
    frame.locator('.machine .state[aria-current]').allTextContents();
  expect(await present()).toEqual(['SYN-SENT', 'SYN-RECEIVED']);
  await frame.locator('#scroller').focus();
  await workbench.page.keyboard.press('ArrowDown');
  await expect.poll(present).toEqual(['ESTABLISHED', 'SYN-RECEIVED']);
  await workbench.screenshot('inspector-machines');
});

test('the octets of a field are marked as it is pointed at, and the other way round', async () => {
  await frame.locator('.octets-switch input').check();
  await frame.locator('.octets').waitFor();
  const layer = frame.locator('.layer.l-3');
  if (!(await layer.evaluate((element) => element.hasAttribute('open'))))
    await layer.locator('summary').click();
  await frame.locator('dt', { hasText: 'Source address' }).hover();
  const marked = (): Promise<readonly string[]> => frame.locator('.octet.marked').allTextContents();
  expect(await marked()).toEqual(['c0', 'a8', '01', '0a']);
  await frame.locator('[data-octet="22"]').hover();
  expect(await frame.locator('dt.marked').allTextContents()).toEqual(['Time to live']);
  await workbench.screenshot('inspector-octets');
});
