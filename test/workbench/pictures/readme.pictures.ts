// The README's pictures, taken in a real VS Code: media/NAME.png. Above the title bar nothing is shown, because it speaks of a
// development host.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { test } from 'vitest';
import { maximizePreview } from '../panel/telling.ts';
import { openWorkbench, root, type Workbench, type WorkbenchOptions } from '../workbench.ts';

const TITLE_BAR = 35;
const QUIET = { 'workbench.activityBar.location': 'hidden' };

async function picture(
  name: string,
  options: WorkbenchOptions & { readonly size: { readonly width: number; readonly height: number } },
  arrange: (workbench: Workbench, frame: Frame) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench({ settings: QUIET, ...options });
  try {
    await workbench.palette('View: Close Primary Side Bar');
    await workbench.palette('Packet Walk: Open Preview to the Side');
    const frame = await workbench.panelFrame('#pages .band');
    await frame.locator('#scroller').focus();
    await arrange(workbench, frame);
    // Until the smooth scrolling and the packet on the wires are over.
    await workbench.page.waitForTimeout(2_000);
    const { width, height } = options.size;
    await workbench.page.screenshot({
      path: join(root, 'media', `${name}.png`),
      clip: { x: 0, y: TITLE_BAR, width, height: height - TITLE_BAR },
    });
  } finally {
    await workbench.close();
  }
}

async function press({ page }: Workbench, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
}

const example = (name: string): string => join(root, `examples/${name}.walk`);

test('a handshake beside its text', () =>
  picture(
    'handshake',
    { theme: 'light', file: example('handshake'), size: { width: 1200, height: 900 } },
    async (workbench, frame) => {
      await press(workbench, 'ArrowDown', 3);
      await frame.locator('#why summary', { hasText: 'knows' }).first().click();
    },
  ));

test('an address translated, with the envelope on each hop', () =>
  picture(
    'nat',
    { theme: 'dark', file: example('nat'), size: { width: 1500, height: 800 } },
    async (workbench) => {
      const frame = await maximizePreview(workbench);
      await press(workbench, 'ArrowDown', 6);
      await press(workbench, 'ArrowRight', 4);
      await frame.locator('#tab-envelope').click();
    },
  ));

test('a balancer with and without silent servers', () =>
  picture(
    'compare',
    { theme: 'light', file: example('lvs-dr'), size: { width: 1700, height: 860 } },
    async (workbench, frame) => {
      await press(workbench, 'ArrowDown', 2);
      await workbench.palette('Packet Walk: Compare with Another Walk');
      const list = workbench.page.locator('.quick-input-widget .monaco-list-row');
      await list.filter({ hasText: 'the ARP problem' }).first().click();
      const second = await workbench.panelFrame('.linked:not([hidden])');
      await second.locator('.band').first().waitFor();
      await frame.locator('#scroller').focus();
      await press(workbench, 'ArrowDown', 3);
    },
  ));
