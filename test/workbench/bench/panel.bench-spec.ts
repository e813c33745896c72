// The second half of `npm run bench`: what one waits for in a real VS Code into which the package is installed. The activation as
// VS Code itself reports it, the first picture of an example, and with 30 hosts and about 200 arrows: from a key in the
// editor to the new picture, and from a key in the panel to the marked arrow.
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePackage } from '../../../tools/package.mjs';
import { openWorkbench, root, type Workbench } from '../workbench.ts';
import { keepKeys, labelPainted, lastKey, nextStep } from './clock.ts';

const STARTS = 5;
const KEYSTROKES = 40;
const STEPS = 60;

let folder: string;
let vsix: string;
let workbench: Workbench | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-bench-'));
  copyFileSync(join(root, 'examples/handshake.walk'), join(folder, 'handshake.walk'));
  writeFileSync(join(folder, 'bench.walk'), thirtyHosts());
  vsix = await makePackage();
  process.stdout.write(`package: ${(statSync(vsix).size / 1e6).toFixed(2)} MB\n`);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(file: string, height: number): Promise<Workbench> {
  const size = { width: 1280, height };
  workbench = await openWorkbench({ vsix, folder, file: join(folder, file), size, theme: 'light' });
  await keepKeys(workbench.page);
  await workbench.reload();
  return workbench;
}

async function inWorkbench(
  file: string,
  height: number,
  measure: (opened: Workbench) => Promise<void>,
): Promise<void> {
  try {
    await measure(await open(file, height));
  } catch (error) {
    await workbench?.screenshot('bench-failed').catch(() => undefined);
    throw error;
  } finally {
    await workbench?.close();
    workbench = undefined;
  }
}

test('activation and first picture', async () => {
  // The list of running extensions holds only the rows that are in view.
  await inWorkbench('handshake.walk', 2000, async (opened) => {
    const activations: number[] = [];
    const pictures: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      if (start > 0) await opened.reload();
      await opened.palette('Packet Walk: Open Preview to the Side');
      const asked = await lastKey(opened.page);
      const frame = await opened.panelFrame('#pages');
      pictures.push((await labelPainted(frame, 'GET /')) - asked);
      activations.push(await reportedActivation(opened));
    }
    print('activation', activations);
    print('first picture of an example, from the command', pictures);
    expect(activations.length).toBe(STARTS);
  });
}, 240_000);

async function reportedActivation({ page, palette }: Workbench): Promise<number> {
  await palette('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Packet Walk' });
  await row.getByText(/Activation: \d+ms/).waitFor({ timeout: 15_000 });
  return Number(/Activation: (\d+)ms/.exec(await row.innerText())?.[1]);
}

test('keystrokes and steps', async () => {
  await inWorkbench('bench.walk', 900, async (opened) => {
    await opened.palette('Packet Walk: Open Preview to the Side');
    const frame = await opened.panelFrame('#pages .band');
    await labelPainted(frame, 'GET /a');
    const arrows = await frame.locator('#pages svg text.messageText').count();
    process.stdout.write(`(30 hosts; ${arrows} arrows on the pages drawn)\n`);
    print('keystroke to picture', await keystrokes(opened, frame));
    await frame.locator('#scroller').focus();
    const steps = [];
    for (let step = 0; step < STEPS; step += 1) {
      const times = nextStep(frame);
      await opened.page.waitForTimeout(50);
      await opened.page.keyboard.press('ArrowRight');
      steps.push(await times);
    }
    print(
      'step to highlight',
      steps.map(({ whole }) => whole),
    );
    print(
      '  of which from the message on',
      steps.map(({ painting }) => painting),
    );
    expect(steps.length).toBe(STEPS);
  });
}, 240_000);

/** A letter more and a letter less in the path of the first request, which changes the label of its arrow. */
async function keystrokes(
  { page, palette }: Workbench,
  frame: Parameters<typeof labelPainted>[0],
): Promise<number[]> {
  await page.locator('.editor-instance .view-lines').first().click();
  await palette('Go to Line/Column');
  await page.keyboard.type(`${lineOfFirstRequest()}:100`);
  await page.keyboard.press('Enter');
  const times: number[] = [];
  for (let key = 0; key < KEYSTROKES; key += 1) {
    await page.waitForTimeout(400);
    const painted = labelPainted(frame, key % 2 === 0 ? 'GET /ab' : 'GET /a');
    await page.keyboard.press(key % 2 === 0 ? 'b' : 'Backspace');
    times.push((await painted) - (await lastKey(page)));
  }
  return times;
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  process.stdout.write(
    `${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} times; ${loadText()})\n`,
  );
}

/** What the machine had to do at the same time: VS Code alone is a load of one to two. */
function loadText(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} processors`;
}

/** 30 hosts on one lan and about 200 arrows. */
function thirtyHosts(): string {
  const text = ['lan office 10.0.0.0/24'];
  for (let host = 0; host < 30; host += 1)
    text.push(`host h${host} {`, `  nic office 10.0.0.${host + 1}`, '  serve http 80', '}');
  text.push('walk "bench" {');
  for (let host = 1; host < 17; host += 1) text.push(`  h${host} get http://h0/${host === 1 ? 'a' : ''}`);
  text.push('}', '');
  return text.join('\n');
}

function lineOfFirstRequest(): number {
  return (
    thirtyHosts()
      .split('\n')
      .findIndex((line) => line.includes('get ')) + 1
  );
}
