// Every example in the panel of a real VS Code, in both languages: its most telling step is drawn without anything that covers
// another text, hangs out of the picture or stands beside its lifeline. The screenshots are to be looked at.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench, root, type Workbench } from '../workbench.ts';
import { goTo, openExample, TELLING } from './telling.ts';

test('each example has its telling step', () => {
  const examples = readdirSync(join(root, 'examples')).map((file) => basename(file, '.walk'));
  expect(Object.keys(TELLING)).toEqual(examples.sort());
});

describe.each(['en', 'zh-cn'] as const)('in %s', (language) => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await openWorkbench({
      theme: language === 'en' ? 'light' : 'dark',
      size: { width: 1200, height: 900 },
      file: join(root, 'examples/arp.walk'),
      ...(language === 'en' ? {} : { language }),
    });
    await workbench.palette('View: Close Primary Side Bar');
  });

  afterAll(() => workbench?.close());

  test.each(Object.entries(TELLING))('%s', async (example, telling) => {
    const frame = await openExample(workbench, language, example);
    await goTo(workbench, frame, telling);
    await workbench.screenshot(`examples-${language}-${example}`);
    // Scrolled sideways, the drawing goes under its numbers as intended.
    await frame.locator('#scroller').evaluate((scroller) => scroller.scrollTo({ left: 0 }));
    expect(await covered(frame)).toEqual([]);
    expect(await outside(frame)).toEqual([]);
    const labels = await widerThanGap(frame);
    expect(labels.measured).toBeGreaterThan(0);
    expect(labels.wider).toEqual([]);
    await frame.locator('#scroller').evaluate((scroller) => scroller.scrollTo({ top: 1e6 }));
    expect(await headsInSight(frame)).toBe(true);
    await workbench.palette('View: Close All Editors');
  });
});

/** Pairs of texts of the diagram that cover each other, by more than the empty edge of their boxes. */
function covered(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const edge = 3;
    const texts = [
      ...document.querySelectorAll(
        '#pages svg text.messageText, #pages .rewrite, #pages .reason, #pages .number, #pages .gap, #pages .heading span',
      ),
    ].filter((text) => text.textContent?.trim() !== '');
    const boxes = texts.map((text) => ({ text: text.textContent ?? '', box: text.getBoundingClientRect() }));
    const found: string[] = [];
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > edge && high > edge) found.push(`${one.text} | ${other.text}`);
      }
    return found;
  });
}

/** Texts that stand outside of the diagram, to its left or right. */
function outside(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const room = document.querySelector('#pages')?.getBoundingClientRect();
    if (!room) return ['no diagram'];
    return [...document.querySelectorAll('#pages svg text.messageText, #pages .rewrite, #pages .reason')]
      .filter((text) => {
        const { left, right } = text.getBoundingClientRect();
        return left < room.left - 1 || right > room.right + 1;
      })
      .map((text) => text.textContent ?? '');
  });
}

/** Labels that hang out between the lifelines of their arrow. What is cut half-way has no second lifeline. */
function widerThanGap(frame: Frame): Promise<{ readonly measured: number; readonly wider: string[] }> {
  return frame.evaluate(() => {
    let measured = 0;
    const wider: string[] = [];
    for (const page of document.querySelectorAll('#pages .page svg')) {
      const middles = new Map(
        [...page.querySelectorAll('.lifeline')].map((line) => {
          const { left, width } = line.getBoundingClientRect();
          return [line.getAttribute('data-id'), left + width / 2];
        }),
      );
      for (const line of page.querySelectorAll('line[data-et="message"]')) {
        const label = line.previousElementSibling?.matches('.messageText')
          ? line.previousElementSibling
          : null;
        const ends = ['data-from', 'data-to'].map((end) => middles.get(line.getAttribute(end) ?? ''));
        const [from, to] = ends;
        if (!label || from === undefined || to === undefined) continue;
        if (line.matches('.c-unsent, .c-loopback, .c-lost')) continue;
        measured += 1;
        const { left, right } = label.getBoundingClientRect();
        if (left < Math.min(from, to) || right > Math.max(from, to)) wider.push(label.textContent ?? '');
      }
    }
    return { measured, wider };
  });
}

function headsInSight(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    const top = document.querySelector('#scroller')?.getBoundingClientRect().top ?? 0;
    const heads = [...document.querySelectorAll('#heads .head')];
    return heads.every((head) => Math.abs(head.getBoundingClientRect().top - top) < 30);
  });
}
