// The states of the panel besides the usual one: each says what there is, and what to do next.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { settledBox } from './opening.ts';

const HOSTS = `lan home 10.0.0.0/24
host desk { nic home 10.0.0.1 }
host shelf { nic home 10.0.0.2 }
`;

const FILES: Readonly<Record<string, string>> = {
  'empty.walk': '',
  'hosts.walk': HOSTS,
  'broken.walk': `${HOSTS}host b { nic hme }\nwalk "broken" { desk pnig shelf }\n`,
  'nothing.walk': `${HOSTS}walk "nothing yet" { }\n`,
  'note.walk': `${HOSTS}walk "a note" { note "hello" }\n`,
  'single.walk': `lan home 10.0.0.0/24
host desk { nic home 10.0.0.1 }
walk "one call" { desk ping 1.2.3.4 }
`,
  'alone.walk': `lan home 10.0.0.0/24
host desk {
  nic home 10.0.0.1
  serve http 80
}
walk "alone" {
  desk get http://10.0.0.1/
  desk ping 10.0.0.9
  desk udp 10.0.0.1:9 "hello"
}
`,
  'long.walk': HOSTS,
};

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-states-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  workbench = await openWorkbench({ folder, theme: 'light', size: { width: 1200, height: 800 } });
  await workbench.palette('View: Close Primary Side Bar');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file in the first column, its preview in the second. */
async function preview(name: string, selector: string): Promise<Frame> {
  const { page } = workbench;
  await workbench.palette('View: Close All Editors');
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(name);
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await workbench.palette('Packet Walk: Open Preview to the Side');
  return workbench.panelFrame(selector);
}

/** At the two widths that a panel is looked at. */
async function screenshots(name: string): Promise<void> {
  await workbench.screenshot(`states-${name}`);
  await workbench.page.setViewportSize({ width: 780, height: 800 });
  await workbench.page.waitForTimeout(300);
  await workbench.screenshot(`states-${name}-narrow`);
  await workbench.page.setViewportSize({ width: 1200, height: 800 });
}

test('an empty file: what to begin with', async () => {
  const frame = await preview('empty.walk', '#board h1');
  await expect.poll(() => frame.locator('#board').innerText()).toContain('An empty file');
  expect(await frame.locator('#board pre').innerText()).toContain('host A { nic home }');
  expect(await frame.locator('#bar button:visible').count()).toBe(0);
  await screenshots('empty');
});

test('no walk: one of the hosts that are there', async () => {
  const frame = await preview('hosts.walk', '#board h1');
  await expect.poll(() => frame.locator('#board').innerText()).toContain('Nothing happens in this file yet');
  expect(await frame.locator('#board pre').innerText()).toContain('desk ping shelf');
  await screenshots('no-walk');
});

test('errors and no picture yet: the first of them, and the way there; then the last good picture', async () => {
  const frame = await preview('broken.walk', '#board button');
  const said = await frame.locator('#board').innerText();
  expect(said).toContain('Line 4: There is no lan called hme in this file. Did you mean home?');
  expect(said).toContain('And 1 more. The diagram stands here as soon as the file has no errors.');
  await screenshots('errors');
  await frame.locator('#board button').click();
  await workbench.page.locator('.view-line', { hasText: 'host b' }).click();
  await workbench.page.keyboard.press('Home');
  await workbench.page.keyboard.press('Shift+End');
  await workbench.page.keyboard.press('Delete');
  await workbench.page.locator('.view-line', { hasText: 'pnig' }).click();
  await workbench.page.keyboard.press('Home');
  await workbench.page.keyboard.press('Shift+End');
  await workbench.page.keyboard.type('walk "mended" { desk ping shelf', { delay: 10 });
  await frame.locator('#pages .band').first().waitFor();
  await workbench.page.keyboard.type(' countt');
  await expect
    .poll(() => frame.locator('#strip').innerText())
    .toMatch(/^The last good picture. Line 5: .*Show line$/s);
  expect(await frame.locator('#pages .band').count()).toBe(4);
  await screenshots('stale');
});

test('a walk without an action: what could stand in it', async () => {
  const frame = await preview('nothing.walk', '#nothing-sent h1');
  const said = frame.locator('#nothing-sent');
  await expect.poll(() => said.innerText()).toContain('No packet is sent in this walk');
  expect(await said.innerText()).toContain('desk ping shelf');
  expect(await frame.locator('#inspector').isVisible()).toBe(false);
  expect(await frame.locator('#bar button:visible').count()).toBe(0);
  await screenshots('nothing');
});

test('a walk of notes has steps all the same', async () => {
  const frame = await preview('note.walk', '#nothing-sent h1');
  await expect.poll(() => frame.locator('#why').innerText()).toBe('Press → for the first step.');
  await frame.locator('#forward').click();
  await expect.poll(() => frame.locator('#why h2').innerText()).toBe('hello');
  await screenshots('note');
});

test('a single call that fails at once has its reason beside its arrow', async () => {
  const frame = await preview('single.walk', '#pages .band');
  await frame.locator('#last').click();
  await expect.poll(() => frame.locator('#why h2').innerText()).toBe('desk: unreachable');
  const reason = await frame.locator('.band .reason').boundingBox();
  const label = await frame.locator('#pages svg text.messageText').boundingBox();
  const line = await frame.locator('#pages svg line.arrow').first().boundingBox();
  expect(reason?.x).toBeGreaterThan((line?.x ?? 0) + (line?.width ?? 0));
  expect(reason?.x).toBeGreaterThan((label?.x ?? 0) + (label?.width ?? 0));
  await screenshots('single');
});

test('a machine on its own: what it sends to itself and to nobody stands in rows as usual', async () => {
  const frame = await preview('alone.walk', '#pages .band');
  await frame.locator('#last').click();
  await expect.poll(() => frame.locator('.band.future').count()).toBe(0);
  const { y, height } = await settledBox(frame.locator('#pages .band').last());
  const area = await settledBox(frame.locator('#scroller'));
  expect(y + height).toBeLessThanOrEqual(area.y + area.height);
  const heights = await frame
    .locator('#pages .band')
    .evaluateAll((bands) => bands.map((band) => band.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(10);
  for (const one of heights) expect(one).toBeGreaterThan(30);
  expect(Math.max(...heights)).toBeLessThan(70);
  await screenshots('alone');
});

// The walk is written with the panel open, which keeps all that it says: however short the run, what it said is not missed.
test('a run that takes a while says so, and one that reaches its limit goes on when told to', async () => {
  const frame = await preview('long.walk', '#board h1');
  await frame.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const keep = () =>
      said.push(...['board', 'strip'].map((id) => document.getElementById(id)?.innerText ?? ''));
    const observer = new MutationObserver(keep);
    for (const id of ['board', 'strip']) {
      const noted = document.getElementById(id);
      if (noted) observer.observe(noted, { childList: true, subtree: true, attributes: true });
    }
  });
  await workbench.page.locator('.view-line', { hasText: 'host shelf' }).click();
  await workbench.page.keyboard.press('Control+End');
  await workbench.page.keyboard.insertText('walk "long" { repeat 60000 { desk udp 10.0.0.255:9 "x" } }\n');
  await expect
    .poll(() => frame.locator('#strip').innerText(), { timeout: 60_000 })
    .toMatch(/^Stopped after 20,000 frames\. Again and again desk → shelf: UDP "x"\.\s+Run on$/);
  const said = await frame.evaluate<readonly string[]>('said');
  expect(said.some((text) => /^Running: [\d,]+ frames so far …/.test(text))).toBe(true);
  await frame.locator('#pages .band').first().waitFor();
  await screenshots('stopped');
  await frame.locator('#strip button').click();
  await expect.poll(() => frame.locator('#strip').innerText()).toMatch(/^Running: /);
  await workbench.screenshot('states-running-on');
  // That was all: nothing is left to be said.
  await expect.poll(() => frame.locator('#strip').innerText(), { timeout: 90_000 }).toBe('');
});

test('nothing matches the filter: what is left out, and the way back', async () => {
  const frame = await preview('single.walk', '#pages .band');
  await frame.locator('#filtering').click();
  await frame.locator('#filter .expression').fill('udp');
  await expect
    .poll(() => frame.locator('#nothing-matches').innerText())
    .toMatch(/^Nothing matches the filter\s+.*\s+Show everything again$/s);
  await screenshots('filtered');
  await frame.locator('#nothing-matches button').click();
  await frame.locator('#pages .band').first().waitFor();
});
