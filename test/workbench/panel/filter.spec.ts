// What of a walk is shown: folding and filtering in the panel, with mouse and keys, and what of it outlives a reload.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  // Not by the address: that would open the file, and nothing else, after the reload too.
  workbench = await openWorkbench({ theme: 'light' });
  await workbench.page
    .locator('.explorer-viewlet .monaco-list-row', { hasText: 'handshake.walk' })
    .dblclick();
  await workbench.page.locator('.view-line', { hasText: 'walk "connect' }).waitFor();
  await workbench.palette('Packet Walk: Open Preview to the Side');
  await workbench.panelFrame('#pages .band');
});

afterAll(() => workbench?.close());

const labels = async (): Promise<string[]> => {
  const frame = await workbench.panelFrame('#scroller');
  return frame.locator('#pages svg text.messageText').allTextContents();
};

const numbers = async (): Promise<string[]> => {
  const frame = await workbench.panelFrame('#scroller');
  return frame.locator('#pages .band .number').allTextContents();
};

test('the bar beside a phase folds it, its triangle opens it again', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  const before = await labels();
  await frame.locator('.phase.k-handshake').first().click();
  await expect.poll(labels).toContain('handshake: 3 packets');
  expect((await numbers()).slice(0, 4)).toEqual(['1', '2', '3', '6']);
  await workbench.screenshot('filter-folded');
  await frame.locator('.band .fold').first().click();
  await expect.poll(labels).toEqual(before);
});

test('an action folds at its line, and opens there', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  const before = await labels();
  await frame.locator('.heading .fold').first().click();
  await expect.poll(async () => (await labels())[0]).toMatch(/^\d+ packets$/);
  await frame.locator('.heading .fold').first().click();
  await expect.poll(labels).toEqual(before);
});

test('a condition filters as one types, and says what is wrong with it', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  await frame.locator('#scroller').focus();
  await workbench.page.keyboard.press('/');
  await workbench.page.keyboard.type('tcp.flags.syn == 1');
  await expect.poll(labels).toEqual(['SYN', 'SYN+ACK']);
  expect(await frame.locator('#filter .count').innerText()).toMatch(/^2 of \d+$/);
  await workbench.screenshot('filter-expression');
  await workbench.page.keyboard.type(' &&');
  await expect.poll(() => frame.locator('#filter .problem').innerText()).not.toBe('');
  await workbench.page.keyboard.press('Escape');
  await expect.poll(async () => (await labels()).length).toBeGreaterThan(8);
  expect(await frame.locator('#filter').isVisible()).toBe(false);
});

test('when nothing is left the panel says so, and gives all of it back', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  await frame.locator('#filtering').click();
  await workbench.page.keyboard.type('udp');
  await frame.locator('#nothing-matches').waitFor();
  await workbench.screenshot('filter-nothing');
  await frame.locator('#nothing-matches button').click();
  await expect.poll(async () => (await labels()).length).toBeGreaterThan(8);
  expect(await frame.locator('#nothing-matches').isVisible()).toBe(false);
});

test('protocols, a connection and a packet from buttons and menu; steps go through all packets', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  await frame.locator('#filter .protocol.p-arp').click();
  await expect.poll(async () => (await labels())[0]).toBe('SYN');
  expect((await numbers())[0]).toBe('3');
  await frame.locator('#filter .protocol.p-arp').click();
  await expect.poll(async () => (await labels())[0]).toMatch(/^ARP/);
  await frame.locator('#scroller').focus();
  for (let step = 0; step < 3; step += 1) await workbench.page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.locator('#pages svg text.current').first().textContent()).toBe('SYN');
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'Follow this connection' }).click();
  await expect.poll(async () => (await labels()).join()).not.toContain('ARP');
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'Follow this packet' }).click();
  await expect.poll(labels).toEqual(['SYN']);
  await frame.locator('#filter .chip').click();
  await expect.poll(async () => (await labels()).length).toBeGreaterThan(8);
});

test('hop by hop, followed and folded: after a reload still', async () => {
  let frame = await workbench.panelFrame('#pages .band');
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'A line for every hop' }).click();
  await expect.poll(async () => (await numbers())[0]).toBe('1.1');
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'Follow this connection' }).click();
  await expect.poll(async () => (await numbers())[0]).toBe('3.1');
  await frame.locator('.phase.k-handshake').first().click();
  await expect.poll(labels).toContain('handshake: 3 packets');
  const before = await labels();
  // The workbench in a browser keeps its state every five seconds.
  await workbench.page.waitForTimeout(6_000);
  await workbench.reload();
  frame = await workbench.panelFrame('#pages .band');
  await expect.poll(labels, { timeout: 20_000 }).toEqual(before);
  expect(await frame.locator('#filter .chip').innerText()).toBe('one connection ✕');
});
