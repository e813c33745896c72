// The panel in a real VS Code: what is drawn, what a step marks, and what survives an edit, a mistake, another theme and a
// reload of the window.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';
import { settledBox } from './opening.ts';

/** Half of it is the panel's. */
const size = { width: 1200, height: 860 };

const HOSTILE_NOTE = `<img src=x onerror=alert(1)> "a" 'b' \`c\` #35; ; %% end {x} &amp; שלום`;
const HOSTILE = `lan home 10.0.0.0/24
host end { nic home 10.0.0.1 }
host style { nic home 10.0.0.2 }
walk "wrap: <i>all</i> # of it; here" {
  note "${HOSTILE_NOTE.replaceAll('"', '\\"')}"
  end udp style:9 "#quot; <u>;"
}
`;

/** More rows than a page of the drawing holds. */
const MANY = `lan home 10.0.0.0/24
host A { nic home 10.0.0.1 }
host B { nic home 10.0.0.2 }
host C { nic home 10.0.0.3 }
walk "many" {
  A ping C count 70 interval 1ms
}
`;

let folder: string;
let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-panel-'));
  const file = join(folder, 'handshake.walk');
  writeFileSync(file, readFileSync(join(root, 'examples/handshake.walk')));
  writeFileSync(join(folder, 'hostile.walk'), HOSTILE);
  writeFileSync(join(folder, 'many.walk'), MANY);
  // An address that names a file restores no editors, unless told to.
  const settings = { 'window.restoreWindows': 'preserve' };
  workbench = await openWorkbench({ folder, file, theme: 'light', size, settings });
  await workbench.palette('View: Close Primary Side Bar');
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('.band');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await workbench.page.keyboard.press(key);
};
const labels = () => frame.locator('#pages svg text.messageText').allTextContents();
const heads = () => frame.locator('#heads .head .name').allTextContents();
const rowCount = () => frame.locator('.band').count();
const future = () => frame.locator('.band.future').count();
const title = () => frame.locator('#why h2').innerText();
const layers = () => frame.locator('#tab-body .layer .summary').allTextContents();

/** Number of the marked row, from 0; -1: none. */
async function currentRow(): Promise<number> {
  const marked = frame.locator('.band.current');
  return (await marked.count()) === 0 ? -1 : Number(await marked.first().getAttribute('data-row'));
}

/** The label that is drawn bold. */
const currentLabel = () => frame.locator('#pages svg text.current').first().textContent();

test('the diagram is there, with everything still to come', async () => {
  expect(await heads()).toEqual(['pc', 'web']);
  expect((await labels()).slice(0, 6)).toEqual([
    'ARP who has 192.168.1.20?',
    'ARP is at 02:00:00:00:02:00',
    'SYN',
    'SYN+ACK',
    'ACK',
    'GET /',
  ]);
  expect(await rowCount()).toBe((await labels()).length);
  await expect.poll(future).toBe(await rowCount());
  expect(await frame.locator('#why').innerText()).toBe('Press → to send the first packet.');
  expect(await frame.locator('#back').isDisabled()).toBe(true);
  await workbench.screenshot('panel-light-0');
});

test('more than half of the height is the diagram', async () => {
  const [diagram, inspector] = await Promise.all([
    frame.locator('#scroller').boundingBox(),
    frame.locator('#inspector').boundingBox(),
  ]);
  expect(diagram?.height).toBeGreaterThan(inspector?.height ?? 0);
});

test('a key sends a packet; mark, reason and envelope are of the same one', async () => {
  await frame.locator('#scroller').focus();
  await press('ArrowRight');
  await expect.poll(currentRow).toBe(0);
  await press('ArrowRight', 'ArrowRight');
  await expect.poll(currentRow).toBe(2);
  expect(await currentLabel()).toBe('SYN');
  expect(await title()).toContain('SYN');
  expect((await layers()).at(-1)).toMatch(/^SYN seq=0/);
  expect(await frame.locator('.position').innerText()).toContain('3 of ');
  expect(await future()).toBe((await rowCount()) - 3);
  await expect.poll(() => workbench.statusBar()).toContain('packet 3 of');
  await workbench.screenshot('panel-light-3');
  await press('ArrowLeft');
  await expect.poll(currentRow).toBe(1);
});

/** Whether the heads hide it or the scroll area ends before it. */
async function isInSight(locator: Locator): Promise<boolean> {
  const [box, heads, area] = await Promise.all([
    settledBox(locator),
    settledBox(frame.locator('#heads')),
    settledBox(frame.locator('#scroller')),
  ]);
  return box.y >= heads.y + heads.height - 1 && box.y + box.height <= area.y + area.height + 1;
}

test('the buttons and the ends', async () => {
  await frame.locator('#forward').click();
  await expect.poll(currentRow).toBe(2);
  await frame.locator('#last').click();
  await expect.poll(future).toBe(0);
  expect(await frame.locator('#forward').isDisabled()).toBe(true);
  await workbench.screenshot('panel-light-end');
  await frame.locator('#first').click();
  await expect.poll(future).toBe(await rowCount());
});

// The inspector comes with the first step and goes with the last one back, which changes the room on the way there.
test('from one end to the other, the row of the step comes into sight', async () => {
  const bands = frame.locator('#pages .band');
  await frame.locator('#last').click();
  await expect.poll(() => isInSight(bands.last())).toBe(true);
  await frame.locator('#first').click();
  await expect.poll(() => isInSight(bands.first())).toBe(true);
});

test('a click on an arrow leads to it, and the text does not take the focus', async () => {
  await frame.locator('.band[data-row="5"]').click();
  await expect.poll(currentRow).toBe(5);
  expect(await currentLabel()).toBe('GET /');
  expect((await layers()).at(-1)).toContain('GET /');
  expect(await workbench.page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  await expect.poll(() => workbench.statusBar()).toContain('packet 6 of');
});

test('stepping draws nothing anew', async () => {
  await frame.evaluate(() => document.querySelector('#pages svg')?.setAttribute('data-kept', 'yes'));
  await frame.locator('#scroller').focus();
  await press('ArrowRight', 'ArrowLeft');
  await expect.poll(currentRow).toBe(5);
  expect(await frame.locator('#pages svg[data-kept]').count()).toBe(1);
});

test('an edit changes the picture, and the cursor stays', async () => {
  const before = await rowCount();
  await workbench.page.locator('.view-line', { hasText: 'TIME-WAIT' }).click();
  await press('End');
  await workbench.page.keyboard.type('\nweb ping pc', { delay: 20 });
  await press('Escape');
  await expect.poll(rowCount).toBe(before + 2);
  await expect.poll(labels).toContain('echo request 1');
  await frame.locator('.band[data-row="5"]').click();
  await expect.poll(currentRow).toBe(5);
});

test('a mistake leaves the last good picture, marked as old', async () => {
  const before = await labels();
  await workbench.page.locator('.view-line', { hasText: 'web ping pc' }).click();
  await press('End');
  await workbench.page.keyboard.type('x', { delay: 20 });
  await press('Escape');
  await frame.locator('#strip').waitFor();
  expect(await frame.locator('#strip').innerText()).toContain('Line 19');
  expect(await labels()).toEqual(before);
  await workbench.screenshot('panel-light-stale');
  await press('Backspace', 'Escape');
  await frame.locator('#strip').waitFor({ state: 'hidden' });
});

test('another theme is followed, without a step being lost', async () => {
  await frame.locator('.band[data-row="3"]').click();
  await expect.poll(currentRow).toBe(3);
  const colour = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await colour();
  await workbench.palette('Preferences: Toggle between Light/Dark Themes');
  await expect.poll(colour).not.toBe(before);
  await expect.poll(currentRow).toBe(3);
  await workbench.screenshot('panel-dark-4');
});

test('a narrow window still shows it', async () => {
  await workbench.page.setViewportSize({ width: 720, height: 860 });
  await expect.poll(currentRow).toBe(3);
  await expect
    .poll(async () => (await frame.locator('#heads .head').first().boundingBox())?.width ?? 0)
    .toBeGreaterThan(60);
  await workbench.screenshot('panel-narrow');
  await workbench.page.setViewportSize(size);
});

test('a reload of the window brings the panel back where it was', async () => {
  await frame.locator('.band[data-row="3"]').click();
  await expect.poll(currentRow).toBe(3);
  await workbench.focusEditor();
  await press('Control+S');
  // The workbench in a browser keeps its state every five seconds.
  await workbench.page.waitForTimeout(6_000);
  await workbench.reload();
  frame = await workbench.panelFrame('.band');
  await expect.poll(currentRow, { timeout: 20_000 }).toBe(3);
  expect(await currentLabel()).toBe('SYN+ACK');
  await workbench.screenshot('panel-reloaded');
});

/** Opens another file of the folder with its preview, and looks into that one from now on. */
async function openFile(name: string, firstLine: string, columns: readonly string[]): Promise<void> {
  await workbench.focusEditor();
  await press('Control+P');
  await workbench.page.keyboard.type(name, { delay: 20 });
  await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first().waitFor();
  await press('Enter');
  await workbench.page.locator('.view-line', { hasText: firstLine }).first().waitFor();
  await workbench.palette('Packet Walk: Open Preview to the Side');
  await expect
    .poll(
      async () => {
        frame = await workbench.panelFrame('.band');
        return heads();
      },
      { timeout: 30_000 },
    )
    .toEqual(columns);
}

test('names and texts are drawn as they are written', async () => {
  await openFile('hostile.walk', 'wrap:', ['end', 'style']);
  expect(await labels()).toContain('UDP "#quot; <u>;"');
  expect(await frame.locator('.heading.note').allTextContents()).toEqual([HOSTILE_NOTE]);
  expect(await frame.locator('#bar .walks option').allTextContents()).toEqual([
    'wrap: <i>all</i> # of it; here',
  ]);
  expect(await frame.locator('img, script[src^="x"]').count()).toBe(0);
  await workbench.screenshot('panel-hostile');
});

test('a long walk is drawn a page at a time, and its lifelines meet', async () => {
  await openFile('many.walk', 'many', ['A', 'B', 'C']);
  const pages = () => frame.locator('#pages .page').count();
  const all = await frame.locator('#pages .slot').count();
  expect(await pages()).toBeLessThan(all);
  await frame.locator('#last').click();
  await expect.poll(() => frame.locator('#pages .slot:nth-last-child(-n + 3) > .page').count()).toBe(2);
  expect(await pages()).toBeLessThan(all);
  const places = await frame.evaluate(() =>
    [...document.querySelectorAll('#pages .page')].map((page) =>
      [...page.querySelectorAll('.lifeline')]
        .map((line) => line.getBoundingClientRect().x)
        .sort((a, b) => a - b),
    ),
  );
  expect(places[0]).toHaveLength(3);
  for (const lifelines of places) expect(lifelines).toEqual(places[0]);
  const seams = await frame.evaluate(() =>
    [...document.querySelectorAll('#pages .slot + .slot > .page')].flatMap((page) => {
      const above = page.parentElement?.previousElementSibling?.querySelector('.page');
      return above ? [page.getBoundingClientRect().top - above.getBoundingClientRect().bottom] : [];
    }),
  );
  expect(seams.length).toBeGreaterThan(0);
  for (const seam of seams) expect(seam).toBeCloseTo(0, 0);
  // Who hears the rows is told which one this is, and of how many, though not all of them are there.
  await frame.locator('#pages .band').last().click();
  const heard = frame.locator('#row-list [aria-current="step"]');
  await expect.poll(() => heard.count()).toBe(1);
  const rows = await heard.getAttribute('aria-setsize');
  expect(await heard.getAttribute('aria-posinset')).toBe(rows);
  expect(await frame.locator('#row-list [role="listitem"]').count()).toBeLessThan(Number(rows));
  // The heads stand over their lifelines, also down here.
  const centres = await frame.evaluate(() =>
    [...document.querySelectorAll('#heads .head')]
      .map((head) => head.getBoundingClientRect())
      .map(({ x, width }) => x + width / 2),
  );
  for (const [column, x] of centres.entries())
    expect(Math.abs(x - (places[0]?.[column] ?? 0))).toBeLessThan(1.5);
  await workbench.screenshot('panel-many');
});

test('an edit above, and another width, leave the row of the step where it is on the screen', async () => {
  const band = frame.locator('#pages .band').nth(-12);
  const row = Number(await band.getAttribute('data-row'));
  await band.click();
  await expect.poll(currentRow).toBe(row);
  const marked = frame.locator('.band.current');
  const before = await settledBox(marked);
  await workbench.page.locator('.view-line', { hasText: 'A ping C' }).click();
  await press('Home', 'Home');
  await workbench.page.keyboard.insertText('  B ping C\n');
  await expect.poll(currentRow).toBeGreaterThan(row);
  expect(Math.abs((await settledBox(marked)).y - before.y)).toBeLessThan(3);
  await workbench.screenshot('panel-edited-above');
  await workbench.page.setViewportSize({ width: 620, height: size.height });
  await expect.poll(() => frame.locator('#scroller.tight').count()).toBe(1);
  expect(Math.abs((await settledBox(marked)).y - before.y)).toBeLessThan(3);
  await workbench.screenshot('panel-edited-narrow');
  await workbench.page.setViewportSize(size);
});
