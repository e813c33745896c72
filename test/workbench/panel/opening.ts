// What most tests of the panel begin with: VS Code with a file, its preview beside it, and the focus in the diagram. Each test
// has a VS Code of its own, which ends with it.
import type { Frame, Locator } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../workbench.ts';

export interface Opened {
  readonly opened: Workbench;
  readonly frame: Frame;
}

/** VS Code for one test: closed after it. */
export async function openForTest(options: WorkbenchOptions): Promise<Workbench> {
  const opened = await openWorkbench(options);
  onTestFinished(() => opened.close());
  return opened;
}

/** VS Code for one test, with a preview beside the text. */
export async function openPreview(options: WorkbenchOptions): Promise<Opened> {
  const opened = await openForTest({ size: { width: 1200, height: 900 }, ...options });
  await opened.palette('View: Close Primary Side Bar');
  await opened.palette('Packet Walk: Open Preview to the Side');
  const frame = await opened.panelFrame('#pages .band');
  await frame.locator('#scroller').focus();
  return { opened, frame };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something stands, in pixels of the window, once a drawing that is being replaced no longer moves it. */
export async function settledBox(locator: Locator): Promise<Box> {
  let last: Box | null = null;
  await expect
    .poll(
      async () => {
        const before = last;
        last = await locator.boundingBox();
        return last !== null && JSON.stringify(last) === JSON.stringify(before);
      },
      { interval: 200 },
    )
    .toBe(true);
  const { x, y, width, height } = last ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x, y, width, height };
}
