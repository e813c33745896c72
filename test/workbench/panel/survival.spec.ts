// Everything of the view survives what happens around it: an edit, another theme, another tab in front, another column, a window of
// its own, a reload. A state different from every default is set by hand, and is the same after each of these.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, panelFrame, type Workbench } from '../workbench.ts';

/** Seven columns, which are wider than half of the window. */
const CHAIN = `lan a 10.0.1.0/24
lan b 10.0.2.0/24
lan c 10.0.3.0/24
lan d 10.0.4.0/24
host pc {
  nic a 10.0.1.10
  gateway 10.0.1.1
}
host pd {
  nic a 10.0.1.11
  gateway 10.0.1.1
}
router r1 {
  nic a 10.0.1.1
  nic b 10.0.2.1
  route 0.0.0.0/0 via 10.0.2.2
}
router r2 {
  nic b 10.0.2.2
  nic c 10.0.3.1
  route 10.0.1.0/24 via 10.0.2.1
  route 0.0.0.0/0 via 10.0.3.2
}
router r3 {
  nic c 10.0.3.2
  nic d 10.0.4.1
  route 0.0.0.0/0 via 10.0.3.1
}
host web {
  nic d 10.0.4.10
  gateway 10.0.4.1
  serve http 80
}
host log {
  nic d 10.0.4.11
  gateway 10.0.4.1
}
walk "first" { pc ping web }
walk "second" {
  pc ping web count 3
  pc get http://web/
  pd get http://web/
  log ping pd
}
`;

let folder: string;
let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-survival-'));
  writeFileSync(join(folder, 'chain.walk'), CHAIN);
  writeFileSync(join(folder, 'other.txt'), 'something else\n');
  workbench = await openWorkbench({ folder, theme: 'light', size: { width: 1200, height: 900 } });
  // By hand: what the address of the page names is opened again over the panel when the window is reloaded.
  await openByName('chain.walk');
  await workbench.palette('View: Close Primary Side Bar');
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('#pages .band');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openByName(name: string): Promise<void> {
  await workbench.page.keyboard.press('Control+P');
  await workbench.page.keyboard.type(name, { delay: 20 });
  const row = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: name });
  await row.first().waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.view-line').first().waitFor();
}

/** What somebody sees of the view, from its page alone. */
async function view(of: Frame): Promise<Readonly<Record<string, unknown>>> {
  const seen = await of.evaluate(() => {
    const find = (selector: string) => document.querySelector<HTMLElement>(selector);
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((found) => found.textContent ?? '');
    const value = (selector: string) => {
      const found = find(selector);
      return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found.value : '';
    };
    const scroller = find('#scroller');
    const edge = find('#heads')?.getBoundingClientRect().bottom ?? 0;
    const first = [...document.querySelectorAll<HTMLElement>('#pages .band')].find(
      (band) => band.getBoundingClientRect().bottom > edge,
    );
    return {
      walk: value('.walks'),
      position: find('.position')?.title,
      current: find('#pages svg text.current')?.textContent,
      why: find('#why h2')?.textContent,
      zoom: scroller?.style.getPropertyValue('zoom'),
      left: Math.round((scroller?.scrollLeft ?? 0) / 3),
      upperRow: first?.querySelector('.number')?.textContent,
      upperEdge: Math.round(((first?.getBoundingClientRect().top ?? 0) - edge) / 3),
      // As far as they are in sight: pages beyond are drawn in advance or not.
      inSight: [...document.querySelectorAll('#pages .band')]
        .filter((band) => {
          const { top, height } = band.getBoundingClientRect();
          const middle = top + height / 2;
          return middle > edge && middle < (scroller?.getBoundingClientRect().bottom ?? 0);
        })
        .map((band) => band.textContent ?? ''),
      filter: find('#filter')?.hidden === false && value('#filter .expression'),
      node: value('#filter select'),
      protocols: texts('#filter .protocol[aria-pressed="false"]'),
      tab: texts('[role="tab"][aria-selected="true"]'),
      evidence: find('.evidence')?.hasAttribute('open'),
      hops: find('.hops')?.hasAttribute('open'),
      layers: texts('.layer[open] .protocol'),
      octets: find('.octets')?.textContent,
      inspectorScroll: Math.round((find('#tab-body')?.scrollTop ?? 0) / 3),
      splitter: find('#splitter')?.getAttribute('aria-valuenow'),
    };
  });
  return seen;
}

/** The choices that are in the menu and in another tab, and can be seen only by opening them. */
async function choices(of: Frame): Promise<readonly string[]> {
  await of.locator('.more').click();
  const chosen = await of.locator('#menu [aria-checked="true"]').allTextContents();
  await of.locator('#menu button:not(:disabled)').first().press('Escape');
  return chosen;
}

const menu = async (label: string): Promise<void> => {
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: label }).click();
};

let before: Readonly<Record<string, unknown>> = {};

const expectSame = async (of: Frame): Promise<void> => {
  await expect.poll(() => view(of), { timeout: 20_000 }).toEqual(before);
};

test('a state that differs from every default', async () => {
  await frame.locator('.walks').selectOption('second');
  await expect.poll(() => frame.locator('#pages .band').count()).toBeGreaterThan(20);
  await menu('A line for every hop');
  await menu('2×');
  await frame.locator('#filtering').click();
  await frame.locator('#filter .expression').fill('ip.ttl > 1');
  await frame.locator('#filter .protocol.p-arp').click();
  await frame.locator('#filter select').selectOption('r2');
  await expect.poll(async () => (await view(frame))['protocols']).toEqual(['ARP']);
  await frame.locator('.phase.k-handshake').first().click();
  await expect
    .poll(() => frame.locator('#pages svg text.messageText').allTextContents())
    .toContain('handshake: 3 packets');
  await frame.locator('#splitter').focus();
  for (let step = 0; step < 2; step += 1) await workbench.page.keyboard.press('ArrowUp');
  await frame.locator('#scroller').focus();
  for (let step = 0; step < 2; step += 1) await workbench.page.keyboard.press('+');
  await frame.locator('#pages .band:not(.future), #pages .band').nth(6).click();
  await expect.poll(() => frame.locator('.band.current').count()).toBe(1);
  await frame.locator('#tab-tables').click();
  await frame.locator('#tab-body .all input').check();
  await expect.poll(() => frame.locator('#tab-body .table').count()).toBeGreaterThan(6);
  await frame.locator('#tab-envelope').click();
  await frame.locator('.octets-switch input').check();
  await frame.locator('.octets .line').first().waitFor();
  await frame.locator('.hops summary').click();
  await frame.locator('.layer:not([open]) summary').first().click();
  await frame.locator('.evidence summary').first().click();
  await frame.locator('#tab-body').hover();
  await workbench.page.mouse.wheel(0, 60);
  await frame.locator('#scroller').hover();
  await workbench.page.mouse.wheel(90, 0);
  await workbench.page.mouse.wheel(0, 130);
  // Until nothing moves any more.
  await expect
    .poll(async () => {
      const earlier = before;
      before = await view(frame);
      return isDeepStrictEqual(before, earlier);
    })
    .toBe(true);
  const { left, inspectorScroll, upperRow } = before;
  expect(left).toBeGreaterThan(10);
  expect(inspectorScroll).toBeGreaterThan(10);
  expect(upperRow).not.toBe(await frame.locator('#pages .band .number').first().textContent());
  expect(before).toMatchObject({
    walk: 'second',
    zoom: '1.25',
    filter: 'ip.ttl > 1',
    node: 'r2',
    protocols: ['ARP'],
    evidence: true,
    hops: false,
    splitter: '50',
  });
  expect(await choices(frame)).toEqual(['✓ Play at 2× speed', '✓ A line for every hop']);
  await workbench.screenshot('survival-before');
});

test('an edit elsewhere, and one that does not hold', async () => {
  await workbench.palette('View: Focus First Editor Group');
  await workbench.page.keyboard.press('Control+Home');
  await workbench.page.keyboard.type('# one line more\n');
  await workbench.page.waitForTimeout(1_000);
  await expectSame(frame);
  await workbench.page.keyboard.type('lan lan lan');
  await frame.locator('#strip').waitFor();
  await expectSame(frame);
  for (let key = 0; key < 11; key += 1) await workbench.page.keyboard.press('Backspace');
  await frame.locator('#strip').waitFor({ state: 'hidden' });
  await expectSame(frame);
});

test('another theme, and back', async () => {
  const colour = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  await workbench.palette('Preferences: Toggle between Light/Dark Themes');
  await expect.poll(colour).not.toBe(light);
  await expectSame(frame);
  await workbench.palette('Preferences: Toggle between Light/Dark Themes');
  await expect.poll(colour).toBe(light);
  await expectSame(frame);
});

test('another tab in front of it', async () => {
  await frame.locator('#scroller').focus();
  await workbench.panelActive();
  await openByName('other.txt');
  await workbench.page.locator('.view-line', { hasText: 'something' }).waitFor();
  expect(await workbench.page.locator('iframe.webview.ready').first().isVisible()).toBe(false);
  await workbench.page.locator('.tab.active', { hasText: 'other.txt' }).locator('.tab-actions a').click();

  frame = await workbench.panelFrame('#pages .band');
  await expectSame(frame);
  expect(await choices(frame)).toEqual(['✓ Play at 2× speed', '✓ A line for every hop']);
});

test('another column: over the text, and back beside it', async () => {
  await frame.locator('#scroller').focus();
  await workbench.panelActive();
  await workbench.palette('View: Move Editor into Left Group');
  await expect.poll(() => workbench.page.locator('.editor-group-container').count()).toBe(1);
  frame = await workbench.panelFrame('#pages .band');
  await expect.poll(() => frame.locator('body.wide').count()).toBe(1);
  await frame.locator('#scroller').focus();
  await workbench.panelActive();
  await workbench.palette('View: Move Editor into Right Group');
  await expect.poll(() => workbench.page.locator('.editor-group-container').count()).toBe(2);
  frame = await workbench.panelFrame('#pages .band');
  await expectSame(frame);
});

/** A command of any window, also when another one of nearly the same words comes first in the palette. */
async function choose(page: Page, command: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await page.keyboard.press('F1');
    const input = widget.locator('input').first();
    const row = page.getByRole('option', { name: command }).first();
    const isThere = await input
      .fill(`>${command}`, { timeout: 2_000 })
      .then(() => row.waitFor({ timeout: 2_000 }))
      .then(
        () => true,
        () => false,
      );
    if (isThere) return row.click();
    await page.keyboard.press('Escape');
  }
  throw new Error(`The palette has no command “${command}”.`);
}

test('a window of its own, and back', async () => {
  await workbench.page.locator('.tab', { hasText: 'Walk chain.walk' }).click();
  await workbench.panelActive();
  const opening = workbench.page.context().waitForEvent('page');
  opening.catch(() => undefined);
  await choose(workbench.page, 'View: Move Editor into New Window');
  const own: Page = await opening;
  await own.setViewportSize({ width: 640, height: 900 });
  const inOwn = await panelFrame(own, '#pages .band');
  const { walk, position, current, zoom, filter, node, octets } = before;
  await expect
    .poll(() => view(inOwn), { timeout: 20_000 })
    .toMatchObject({ walk, position, current, zoom, filter, node, octets });
  await choose(own, 'View: Restore Editors into Main Window');
  // There it stands over the text.
  await workbench.page.locator('.tab', { hasText: 'Walk chain.walk' }).click();
  await workbench.panelActive();
  await workbench.palette('View: Move Editor into Right Group');
  frame = await workbench.panelFrame('#pages .band');
  await expectSame(frame);
});

test('a reload of the window', async () => {
  // The workbench in a browser keeps its state every five seconds.
  await workbench.page.waitForTimeout(6_000);
  await workbench.reload();
  frame = await workbench.panelFrame('#pages .band');
  await expectSame(frame);
  expect(await choices(frame)).toEqual(['✓ Play at 2× speed', '✓ A line for every hop']);
  await frame.locator('#tab-tables').click();
  expect(await frame.locator('#tab-body .all input').isChecked()).toBe(true);
  await workbench.screenshot('survival-reloaded');
});
