// Exports from a real VS Code: pictures as files, text on the clipboard, and what is said where Wireshark cannot be started.

import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

const HOSTILE = `lan home 10.0.0.0/24
host end { nic home 10.0.0.1 }
host style { nic home 10.0.0.2 }
walk "</text><script>alert(1)</script> & [x](y)" {
  note "<img src=x onerror=alert(1)> *b* <!-- ]]>"
  end udp style:9 "#quot; <u>&amp;"
}
`;

/** More than 200 arrows, and more than a page of the drawing. */
const MANY = `lan home 10.0.0.0/24
host A { nic home 10.0.0.1 }
host B { nic home 10.0.0.2 }
host C { nic home 10.0.0.3 }
walk "many" { A ping C count 120 interval 1ms }
`;
const ENDLESS = MANY.replace('many', 'endless').replace('120', '260');

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-export-'));
  copyFileSync(join(root, 'examples/nat.walk'), join(folder, 'nat.walk'));
  writeFileSync(join(folder, 'hostile.walk'), HOSTILE);
  writeFileSync(join(folder, 'many.walk'), MANY);
  writeFileSync(join(folder, 'endless.walk'), ENDLESS);
  const file = join(folder, 'nat.walk');
  workbench = await openWorkbench({ folder, file, theme: 'dark', size: { width: 1200, height: 860 } });
  await workbench.palette('View: Close Primary Side Bar');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const press = (key: string) => workbench.page.keyboard.press(key);
const rows = () => workbench.page.locator('.quick-input-widget .monaco-list-row');
const clipboard = () => workbench.page.evaluate(() => navigator.clipboard.readText());

/** Says yes to the row of an open list that has this text. */
async function pick(text: string | RegExp): Promise<void> {
  const row = rows().filter({ hasText: text }).first();
  await row.waitFor();
  // Where the pointer rests on a row, its tooltip covers others.
  await workbench.page.mouse.move(2, 2);
  await row.click();
}

/**
 * Of all that have been shown: with a driver this VS Code lets none pop up by itself. Its list, opened before there is one, shows
 * nothing, and closes when the focus goes elsewhere.
 */
async function notification(text: string): Promise<Locator> {
  const notice = workbench.page.locator('.notifications-center .notification-list-item', { hasText: text });
  for (let look = 0; look < 10 && !(await notice.isVisible()); look += 1) {
    await workbench.palette('Notifications: Show Notifications');
    await notice.waitFor({ timeout: 2_000 }).catch(() => undefined);
  }
  await notice.waitFor({ timeout: 1_000 });
  return notice;
}

/** The dialog that asks for a file's name is an input: it has the name already. */
async function saveAs(name: string): Promise<string> {
  const path = join(folder, name);
  const input = workbench.page.locator('.quick-input-widget input').first();
  await expect.poll(() => input.inputValue()).toContain(folder);
  await input.fill(path);
  await workbench.page.waitForTimeout(300);
  await press('Enter');
  // It is there before all of it is written.
  let before = 0;
  const isWritten = (): boolean => {
    const size = existsSync(path) ? statSync(path).size : 0;
    const isSame = size > 0 && size === before;
    before = size;
    return isSame;
  };
  await expect.poll(isWritten, { timeout: 30_000, interval: 200 }).toBe(true);
  return path;
}

async function openFile(name: string, column: string): Promise<Frame> {
  await workbench.focusEditor();
  await press('Control+P');
  await workbench.page.keyboard.type(name, { delay: 20 });
  await rows().filter({ hasText: name }).first().waitFor();
  await press('Enter');
  await workbench.page.locator('.tab.active', { hasText: new RegExp(`^${name}`) }).waitFor();
  await workbench.page
    .locator('.view-line', { hasText: `host ${column}` })
    .first()
    .waitFor();
  await workbench.palette('Packet Walk: Open Preview to the Side');
  let frame = await workbench.panelFrame('.band');
  await expect
    .poll(
      async () => {
        frame = await workbench.panelFrame('.band');
        return frame.locator('#heads .head .name').first().innerText();
      },
      { timeout: 30_000 },
    )
    .toBe(column);
  return frame;
}

interface Read {
  readonly problem: string | null;
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** As a browser reads the file: an error of XML is an element of its own there. */
function readSvg(path: string): Promise<Read> {
  return workbench.page.evaluate(
    (text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml');
      const all = [...document.querySelectorAll('*')];
      return {
        problem: document.querySelector('parsererror')?.textContent ?? null,
        names: [...new Set(all.map(({ nodeName }) => nodeName))].sort(),
        texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
        width: Number(document.documentElement.getAttribute('width')),
        height: Number(document.documentElement.getAttribute('height')),
      };
    },
    readFileSync(path, 'utf8'),
  );
}

/** From the header chunk (PNG 3, section 11.2.1). */
function pngSize(path: string): {
  readonly signature: string;
  readonly width: number;
  readonly height: number;
} {
  const octets = readFileSync(path);
  return {
    signature: octets.subarray(0, 8).toString('latin1'),
    width: octets.readUInt32BE(16),
    height: octets.readUInt32BE(20),
  };
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const ELEMENTS = ['circle', 'desc', 'g', 'line', 'path', 'rect', 'svg', 'text', 'title'];

test('without a preview, the whole walk is saved as SVG in light colours', async () => {
  await workbench.focusEditor();
  await workbench.palette('Packet Walk: Export…');
  await rows().filter({ hasText: 'norm' }).waitFor();
  await workbench.screenshot('export-list');
  await pick('a picture for documents');
  const path = await saveAs('nat.svg');
  const { problem, names, texts } = await readSvg(path);
  expect(problem).toBeNull();
  expect(ELEMENTS).toEqual(expect.arrayContaining([...names]));
  expect(texts).toEqual(expect.arrayContaining(['pc1', 'gw', 'SYN+ACK', '12']));
  expect(texts).toContain('src 192.168.80.12:21214 → 18.11.18.22:21214');
  expect(readFileSync(path, 'utf8')).toContain('fill="#ffffff"');
});

test('a PNG needs the preview, which is opened', async () => {
  await workbench.palette('Packet Walk: Export…');
  await pick('at twice the size');
  const path = await saveAs('first.png');
  expect(pngSize(path).signature).toBe(SIGNATURE);
  await workbench.panelFrame('#pages .band');
});

test('the picture has every label that the panel draws', async () => {
  await workbench.palette('Packet Walk: Open Preview to the Side');
  const frame = await workbench.panelFrame('#pages .band');
  const shown = await frame.locator('#pages svg text.messageText').allTextContents();
  const beside = await frame.locator('.rewrite, .reason, .number, .heading span').allTextContents();
  const { texts } = await readSvg(join(folder, 'nat.svg'));
  expect(texts).toEqual(expect.arrayContaining([...shown, ...beside].filter((text) => text !== '')));
});

test('what is in sight, in the colours of the editor', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  await frame.locator('#scroller').evaluate((scroller) => scroller.scrollTo(0, 120));
  await workbench.palette('Packet Walk: Export…');
  await pick('a picture for documents');
  await rows().filter({ hasText: 'The visible part' }).first().waitFor();
  await workbench.screenshot('export-parts');
  const label = await rows().filter({ hasText: 'The visible part' }).last().innerText();
  const [, first = 0, last = 0] = /arrows (\d+) to (\d+)/.exec(label) ?? [];
  expect(Number(first)).toBeGreaterThan(1);
  await pick(/The visible part.*the colours of this editor/s);
  const path = await saveAs('part.svg');
  const { texts } = await readSvg(path);
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
  expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([Number(first), Number(last)]);
  // Dark Modern.
  expect(readFileSync(path, 'utf8')).toContain('fill="#1f1f1f"');
});

test('a PNG has twice the size of the SVG', async () => {
  await workbench.palette('Packet Walk: Export…');
  await pick('at twice the size');
  await pick(/The whole walk.*light colours/s);
  const path = await saveAs('nat.png');
  const { width, height } = await readSvg(join(folder, 'nat.svg'));
  expect(pngSize(path)).toEqual({ signature: SIGNATURE, width: 2 * width, height: 2 * height });
});

test('what is folded in the panel is folded in the picture, and the list says so', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  const choose = async (entry: string): Promise<void> => {
    await frame.locator('.more').click();
    await frame.locator('#menu').getByRole('menuitem', { name: entry, exact: true }).click();
  };
  await choose('Fold all groups');
  await expect.poll(() => frame.locator('#pages .band').count()).toBeLessThan(12);
  const arrows = await frame.locator('#pages .band').count();
  await workbench.palette('Packet Walk: Export…');
  await pick('a picture for documents');
  await pick(new RegExp(`All that the panel shows: ${arrows} of 12 arrows.*light colours`, 's'));
  const { texts } = await readSvg(await saveAs('folded.svg'));
  expect(texts.filter((text) => /^handshake: \d packets$/.test(text))).toHaveLength(2);
  await choose('Unfold all groups');
  await expect.poll(() => frame.locator('#pages .band').count()).toBe(12);
});

test('the panel may show what it has made itself, and still load and evaluate nothing', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const parts = new Map(policy?.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
  expect([...parts.keys()].sort()).toEqual(['default-src', 'img-src', 'script-src', 'style-src']);
  expect(parts.get('default-src')).toEqual(["'none'"]);
  expect(parts.get('img-src')).toEqual(['blob:']);
  expect(parts.get('script-src')).toEqual([expect.stringMatching(/^'nonce-\w{32}'$/)]);
});

test('Mermaid and Markdown go to the clipboard, from the menu of the panel as well', async () => {
  const frame = await workbench.panelFrame('#pages .band');
  await workbench.palette('Packet Walk: Copy as Markdown');
  await expect.poll(clipboard).toMatch(/^# two clients with the same port\n\n```mermaid\nsequenceDiagram\n/);
  expect(await clipboard()).toMatch(/^12\. \*\*ACK\*\* \(pc2 → web; gw: src .*\): /m);
  await frame.locator('.more').click();
  await workbench.screenshot('export-menu');
  await frame.locator('#menu button', { hasText: 'as Mermaid' }).click();
  await expect.poll(clipboard).toMatch(/^sequenceDiagram\n/);
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'Export picture' }).click();
  await rows().filter({ hasText: 'Open in Wireshark' }).waitFor();
  await press('Escape');
});

test('in a browser, Wireshark cannot be started: the capture is saved instead', async () => {
  await workbench.palette('Packet Walk: Open in Wireshark');
  const notice = await notification('Wireshark can be started only');
  await workbench.screenshot('export-wireshark');
  await notice.getByRole('button', { name: 'Save Capture…' }).click();
  const path = await saveAs('nat.pcapng');
  expect(readFileSync(path).readUInt32BE(0)).toBe(0x0a0d0d0a);
});

test('hostile names stay text', async () => {
  await openFile('hostile.walk', 'end');
  await workbench.palette('Packet Walk: Export…');
  await pick('a picture for documents');
  await pick(/The whole walk.*light colours/s);
  const { problem, names, texts } = await readSvg(await saveAs('hostile.svg'));
  expect(problem).toBeNull();
  expect(ELEMENTS).toEqual(expect.arrayContaining([...names]));
  expect(texts).toContain('UDP "#quot; <u>&amp;"');
  expect(texts).toContain('<img src=x onerror=alert(1)> *b* <!-- ]]>');
  await workbench.palette('Packet Walk: Copy as Markdown');
  await expect
    .poll(clipboard)
    .toMatch(/^# \\<\/text\\>\\<script\\>alert\(1\)\\<\/script\\> \\& \\\[x\\\]\(y\)\n/);
});

test('a long walk is whole in its picture, though the panel draws a part; too long for a PNG, it says so', async () => {
  const frame = await openFile('many.walk', 'A');
  await expect.poll(() => workbench.statusBar()).toContain('of 242');
  await workbench.palette('Packet Walk: Export…');
  await pick('a picture for documents');
  await pick(/The whole walk: 242 arrows.*light colours/s);
  const { texts, height, width } = await readSvg(await saveAs('many.svg'));
  expect(texts.filter((text) => text.startsWith('echo re'))).toHaveLength(240);
  expect(await frame.locator('.page').count()).toBeLessThan(await frame.locator('.slot').count());
  // Twice of it would be more than a canvas has.
  expect(height * 2).toBeGreaterThan(16_384);
  await workbench.palette('Packet Walk: Export…');
  await pick('at twice the size');
  await pick(/The whole walk.*light colours/s);
  const png = await saveAs('many.png');
  expect(pngSize(png)).toEqual({ signature: SIGNATURE, width, height });
  await notification('at twice the size of the screen it would have been too large');
});

test('what no canvas can hold is offered as SVG', async () => {
  await openFile('endless.walk', 'A');
  await expect.poll(() => workbench.statusBar()).toContain('of 522');
  await workbench.palette('Packet Walk: Export…');
  await pick('at twice the size');
  await pick(/The whole walk.*light colours/s);
  const notice = await notification('a PNG is drawn with at most 16384 a side');
  await notice.getByRole('button', { name: 'Save as SVG…' }).click();
  const { height } = await readSvg(await saveAs('endless.svg'));
  expect(height).toBeGreaterThan(16_384);
});
