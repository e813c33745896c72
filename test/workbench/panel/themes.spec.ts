// The panel in every kind of theme, wide and narrow: the theme is the one that was asked for, also after a reload, what is
// written can be read, and heads stand over their lifelines.
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../workbench.ts';
import { openForTest, openPreview } from './opening.ts';

/** The least contrast of what is written, as WCAG 2 counts it, with the text that has it. */
function leastContrast(frame: Frame): Promise<{ readonly ratio: number; readonly text: string }> {
  return frame.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const shown = (colours: readonly string[]): number => {
      if (!context) return 0;
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((octet) => {
        const share = octet / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const backgrounds = (element: Element | null): string[] =>
      element ? [...backgrounds(element.parentElement), getComputedStyle(element).backgroundColor] : [];
    let least = { ratio: 21, text: '' };
    const written =
      '#pages svg text.messageText:not(.future), .head .name, .head .address, .band:not(.future) span, .heading:not(.future) span, #why h2, #why p, #tabs button, .summary';
    for (const element of document.querySelectorAll(written)) {
      const text = element.textContent?.trim() ?? '';
      if (text === '') continue;
      const style = getComputedStyle(element);
      const behind = backgrounds(element);
      const ink = shown([...behind, element instanceof SVGElement ? style.fill : style.color]);
      const ground = shown(behind);
      const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      if (ratio < least.ratio) least = { ratio, text };
    }
    return least;
  });
}

/** How far each head's middle is from its lifeline, in pixels. */
function offHeads(frame: Frame): Promise<number[]> {
  return frame.evaluate(() => {
    const middles = [...document.querySelectorAll('#heads .head')].map((head) => {
      const { left, width } = head.getBoundingClientRect();
      return left + width / 2;
    });
    const lines = [...document.querySelectorAll('.page:first-child svg .lifeline')]
      .map((line) => line.getBoundingClientRect().left)
      .sort((one, other) => one - other);
    return middles.map((middle, index) => Math.abs(middle - (lines[index] ?? Number.NaN)));
  });
}

const kinds = [
  { theme: 'light', kind: 'vscode-light', id: 'Light Modern', example: 'data', steps: 12 },
  { theme: 'dark', kind: 'vscode-dark', id: 'Dark Modern', example: 'arp', steps: 3 },
  {
    theme: 'high contrast',
    kind: 'vscode-high-contrast',
    id: 'Default High Contrast',
    example: 'handshake',
    steps: 6,
  },
  {
    theme: 'high contrast light',
    kind: 'vscode-high-contrast-light',
    id: 'Default High Contrast Light',
    example: 'data',
    steps: 7,
  },
] as const;

test.each(kinds)('$theme, at 600 pixels and at 360', async ({ theme, kind, id, example, steps }) => {
  const file = join(root, `examples/${example}.walk`);
  const { opened, frame } = await openPreview({ theme, file, size: { width: 1200, height: 860 } });
  const body = frame.locator('body');
  expect(await body.getAttribute('class')).toMatch(new RegExp(`(^| )${kind}( |$)`));
  expect(await body.getAttribute('data-vscode-theme-id')).toBe(id);
  const position = (): Promise<string | null> => frame.locator('.position').getAttribute('title');
  for (let step = 0; step < steps; step += 1) {
    const before = await position();
    await opened.page.keyboard.press('ArrowRight');
    await expect.poll(position).not.toBe(before);
    const { ratio, text } = await leastContrast(frame);
    expect(ratio, text).toBeGreaterThanOrEqual(4.5);
  }
  await expect.poll(() => frame.locator('.band.current').count()).toBe(1);
  const name = `themes-${theme.replaceAll(' ', '-')}-${example}`;
  await opened.screenshot(`${name}-600`);
  expect(Math.max(...(await offHeads(frame)))).toBeLessThan(2);
  await opened.page.setViewportSize({ width: 720, height: 860 });
  await expect
    .poll(() => frame.locator('#scroller').evaluate(({ clientWidth }) => clientWidth))
    .toBeLessThan(400);
  await expect.poll(() => frame.locator('.tight').count()).toBe(1);
  await opened.page.waitForTimeout(1_000);
  await opened.screenshot(`${name}-360`);
  expect(Math.max(...(await offHeads(frame)))).toBeLessThan(2);
});

test('the theme is there again after a reload', async () => {
  const workbench = await openForTest({ theme: 'dark', file: join(root, 'examples/arp.walk') });
  await workbench.reload();
  const shown = () => workbench.page.locator('.monaco-workbench').getAttribute('class');
  expect(await shown()).toMatch(/\bvs-dark\b.*dark_modern/);
});
