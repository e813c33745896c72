// The panel as axe sees it: in each kind of theme, with the filter and the menu open and each tab shown, and at 200 % zoom.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../workbench.ts';
import { openPreview } from './opening.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

declare const axe: { run(context: Document, options: object): Promise<AxeResults> };

/** What axe has to say against the page as it is, a line a finding. */
async function findings(frame: Frame): Promise<readonly string[]> {
  // The page's policy allows no foreign script in its document: axe is evaluated from outside.
  await frame.evaluate(AXE);
  return frame.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  });
}

const THEMES = ['light', 'dark', 'high contrast', 'high contrast light'] as const;

test.each(THEMES)('axe finds nothing: %s', async (theme) => {
  const { opened, frame } = await openPreview({ theme, file: join(root, 'examples/nat.walk') });
  expect(await findings(frame), 'at the start').toEqual([]);
  for (let packet = 0; packet < 5; packet += 1) await opened.page.keyboard.press('ArrowDown');
  await expect.poll(() => frame.locator('.band.current').count()).toBe(1);
  for (const tab of ['envelope', 'tables', 'costs', 'map']) {
    await frame.locator(`#tab-${tab}`).click();
    await expect.poll(() => frame.locator('#tab-body > *').count()).toBeGreaterThan(0);
    expect(await findings(frame), tab).toEqual([]);
  }
  await frame.locator('.evidence summary').first().click();
  await frame.locator('#filtering').click();
  expect(await findings(frame), 'evidence and filter').toEqual([]);
  await frame.locator('.more').click();
  expect(await findings(frame), 'menu').toEqual([]);
});

test('every control has a name, and the keyboard reaches it', async () => {
  const { opened, frame } = await openPreview({
    theme: 'light',
    file: join(root, 'examples/handshake.walk'),
  });
  await opened.page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.locator('#announcer').textContent()).toContain('ARP');
  await frame.locator('#filtering').click();
  // The list of packets is for who reads the page by ear: nothing that cannot be seen takes the focus.
  const controls = await frame.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, input, summary, [role="slider"], [role="separator"]',
      ),
    ]
      .filter((control) => control.checkVisibility() && !control.closest('[aria-hidden="true"], .unseen'))
      .filter((control) => !(control instanceof HTMLButtonElement && control.disabled))
      .map((control) => ({
        html: control.outerHTML.slice(0, 120),
        // Of a list or of tabs one is reached by Tab, the others from there by the arrow keys.
        isReachable:
          control.tabIndex >= 0 ||
          control.closest('[role="tablist"]')?.querySelector('[tabindex="0"]') != null,
      })),
  );
  expect(controls.length).toBeGreaterThan(12);
  expect(controls.filter(({ isReachable }) => !isReachable)).toEqual([]);
});

test('at 200 % nothing is cut off', async () => {
  const { opened, frame } = await openPreview({
    theme: 'dark',
    file: join(root, 'examples/nat.walk'),
    // VS Code in a browser has no zoom of its own: twice the pixels of a point, and half the room.
    settings: { 'editor.fontSize': 14 },
  });
  for (let packet = 0; packet < 5; packet += 1) await opened.page.keyboard.press('ArrowDown');
  await expect.poll(() => frame.locator('.band.current').count()).toBe(1);
  await frame.evaluate(() => document.documentElement.style.setProperty('zoom', '2'));
  await opened.page.waitForTimeout(500);
  await opened.screenshot('accessible-200');
  const isOut = await frame.evaluate(() => {
    const { right: most } = document.documentElement.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>('#bar button, #why h2, #why p, .tab')]
      .filter((shown) => shown.checkVisibility() && shown.getBoundingClientRect().right > most + 1)
      .map((shown) => shown.outerHTML.slice(0, 100));
  });
  expect(isOut).toEqual([]);
  // What the bar has no room for is in its menu.
  expect((await frame.locator('.walks').boundingBox())?.width).toBeGreaterThan(90);
  expect(await frame.locator('#first').isVisible()).toBe(false);
  await frame.locator('.more').click();
  await frame.locator('#menu button', { hasText: 'To the start' }).click();
  await expect.poll(() => frame.locator('.position').innerText()).toMatch(/^0 of/);
});
