// The second half of `npm run bench`: what one waits for in a real VS Code into which the package is installed. Nothing is
// judged here: what fails is only what cannot be measured.
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePackage } from '../../../tools/package.mjs';
import { openWorkbench, root, type Workbench } from '../workbench.ts';
import { firstArrow, keepKeys, lastKey, nextPicture, type StepTimes, timesOfStep } from './clock.ts';
import { printFigure, printTimes } from './figures.ts';
import { hostMemory, mebibytes, windowMemory } from './memory.ts';
import { scroll } from './scrolling.ts';
import { FIRST_REQUEST, lineOfFirstRequest, walkOfArrows, walkOfRecords } from './walks.ts';

const STARTS = 5;
const KEYSTROKES = 40;
const STEPS = 60;
const FEW_ARROWS = 200;
const MANY_ARROWS = 5_000;
const RECORDS = 100_000;

let folder: string;
let vsix: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-bench-'));
  copyFileSync(join(root, 'examples/handshake.walk'), join(folder, 'handshake.walk'));
  writeFileSync(join(folder, 'few.walk'), walkOfArrows(FEW_ARROWS));
  writeFileSync(join(folder, 'many.walk'), walkOfArrows(MANY_ARROWS));
  writeFileSync(join(folder, 'records.walk'), walkOfRecords(RECORDS));
  vsix = await makePackage();
  process.stdout.write(`package: ${(statSync(vsix).size / 1e6).toFixed(2)} MB\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inWorkbench(
  file: string,
  measure: (opened: Workbench) => Promise<void>,
  height = 900,
): Promise<void> {
  const size = { width: 1280, height };
  const opened = await openWorkbench({ vsix, folder, file: join(folder, file), size, theme: 'light' });
  try {
    await keepKeys(opened.page);
    await opened.reload();
    await measure(opened);
  } catch (error) {
    await opened.screenshot('bench-failed').catch(() => undefined);
    throw error;
  } finally {
    await opened.close();
  }
}

/** Opens the preview; answers its document and how long one waited for the first arrow, in milliseconds. */
async function openPreview({ page, palette, panelFrame }: Workbench): Promise<[Frame, number]> {
  await palette('Packet Walk: Open Preview to the Side');
  const asked = await lastKey(page);
  const frame = await panelFrame('#pages');
  return [frame, (await firstArrow(frame)) - asked];
}

async function firstPictures(opened: Workbench, starts: number): Promise<number[]> {
  const times: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const [, time] = await openPreview(opened);
    times.push(time);
    // Otherwise VS Code would open it again by itself.
    await opened.palette('View: Close All Editors');
    await opened.reload();
  }
  return times;
}

async function reportedActivation({ page, palette }: Workbench): Promise<number> {
  await palette('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Packet Walk' });
  await row.getByText(/Activation: \d+ms/).waitFor({ timeout: 15_000 });
  return Number(/Activation: (\d+)ms/.exec(await row.innerText())?.[1]);
}

test('first picture of an example, activation', async () => {
  // The list of running extensions holds only the rows that are in view.
  const height = 2_000;
  const measure = async (opened: Workbench): Promise<void> => {
    printTimes('first picture of an example, from the command', await firstPictures(opened, STARTS));
    // Last, because this list lies over everything else.
    const activations: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      if (start > 0) await opened.reload();
      activations.push(await reportedActivation(opened));
    }
    printTimes('activation', activations);
    expect(activations.length).toBe(STARTS);
  };
  await inWorkbench('handshake.walk', measure, height);
});

test('few arrows: first picture, keystrokes, steps', async () => {
  await inWorkbench('few.walk', async (opened) => {
    printTimes(`first picture of ${FEW_ARROWS} arrows`, await firstPictures(opened, STARTS));
    const [frame] = await openPreview(opened);
    const arrows = await frame.locator('#pages svg text.messageText').count();
    process.stdout.write(`(30 hosts; ${arrows} arrows on the pages drawn)\n`);
    await keystrokes(opened, frame);
    await frame.locator('#scroller').focus();
    await opened.panelActive();
    printSteps('step to the next arrow', await steps(frame, () => opened.page.keyboard.press('ArrowRight')));
  });
});

/** A letter more and a letter less in the path of the first request, which changes the label of its arrow. */
async function keystrokes({ page, palette }: Workbench, frame: Frame): Promise<void> {
  await page.locator('.editor-instance .view-lines').first().click();
  await palette('Go to Line/Column');
  await page.keyboard.type(`${lineOfFirstRequest(walkOfArrows(FEW_ARROWS))}:100`);
  await page.keyboard.press('Enter');
  const whole: number[] = [];
  const inPanel: number[] = [];
  for (let key = 0; key < KEYSTROKES; key += 1) {
    await page.waitForTimeout(400);
    const isLonger = key % 2 === 0;
    const picture = nextPicture(frame, isLonger ? `${FIRST_REQUEST}b` : FIRST_REQUEST);
    await page.keyboard.press(isLonger ? 'b' : 'Backspace');
    const { heard, painted } = await picture;
    whole.push(painted - (await lastKey(page)));
    inPanel.push(painted - heard);
  }
  printTimes('keystroke to picture', whole);
  printTimes('  of which from the message on', inPanel);
}

async function steps(frame: Frame, ask: (step: number) => Promise<void>): Promise<StepTimes[]> {
  const times: StepTimes[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    times.push(await timesOfStep(frame, () => ask(step)));
  }
  return times;
}

function printSteps(what: string, times: readonly StepTimes[]): void {
  printTimes(
    what,
    times.map(({ asked, painted }) => painted - asked),
  );
  printTimes(
    '  of which from the message on',
    times.map(({ heard, painted }) => painted - heard),
  );
}

test('many arrows: first picture, scrolling, memory', async () => {
  await inWorkbench('many.walk', async (opened) => {
    printTimes(`first picture of ${MANY_ARROWS} arrows`, await firstPictures(opened, STARTS));
    const before = await windowMemory(opened.page);
    const [frame] = await openPreview(opened);
    await wholeWalk(frame, MANY_ARROWS);
    const { framesPerSecond, longest, blank } = await scroll(opened.page, frame);
    printFigure(
      'scrolling',
      `${framesPerSecond.toFixed(0)} frames a second, the longest ${longest.toFixed(0)} ms, ${(blank * 100).toFixed(0)} % of them not drawn yet in the middle`,
    );
    const after = await windowMemory(opened.page);
    printFigure(
      'memory of the panel',
      `${mebibytes(after.heap - before.heap)} of script, ${after.nodes - before.nodes} nodes, with ${await frame.locator('#pages .page').count()} pages drawn`,
    );
    const { now, most } = hostMemory(opened.data);
    printFigure('memory of the extension host', `${mebibytes(now)}, ${mebibytes(most)} at most`);
  });
});

/** Until the run is over: the panel knows of all arrows. */
async function wholeWalk(frame: Frame, arrows: number): Promise<void> {
  await frame.waitForFunction(
    (least) => Number(document.querySelector('#scrubber')?.getAttribute('aria-valuemax')) >= least,
    arrows,
    { timeout: 60_000 },
  );
}

test('many records: steps to any of them', async () => {
  await inWorkbench('records.walk', async (opened) => {
    const [frame] = await openPreview(opened);
    await wholeWalk(frame, RECORDS / 10);
    const scrubber = frame.locator('#scrubber');
    const box = await scrubber.boundingBox();
    if (!box) throw new Error('The scrubber is not in sight.');
    printSteps(
      `jump to any arrow of ${RECORDS} records`,
      await steps(frame, (step) => {
        // Places that never lie close together.
        const share = ((step + 1) * 0.618034) % 1;
        return scrubber.click({ position: { x: 8 + share * (box.width - 16), y: box.height / 2 } });
      }),
    );
    await frame.locator('#scroller').focus();
    await opened.panelActive();
    printSteps('step from there', await steps(frame, () => opened.page.keyboard.press('ArrowLeft')));
  });
});
