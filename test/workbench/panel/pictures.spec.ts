// The exported pictures of all examples as a browser draws them: no text lies over another, none hangs out, in both languages; also
// with the widest of the usual fonts, because the pictures cannot know which ones they meet.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { wholeDiagram } from '../../../src/view/export.ts';
import { drawPicture, type Picture } from '../../../src/view/svg/picture.ts';
import { LANGUAGES, wordsOf } from '../../../src/view/words.ts';
import { runToEnd } from '../../../src/walkthrough/trace.ts';
import { openBrowser } from '../../../tools/vscode/browser.mjs';
import { root } from '../workbench.ts';

type Opened = Awaited<ReturnType<typeof openBrowser>>;

const folder = join(root, 'screenshots/pictures');
const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.walk'));
let opened: Opened;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  opened = await openBrowser();
});

afterAll(() => opened?.browser.close());

const WIDE = 'DejaVu Sans';

/** What lies over something else or outside, in words; `font`: instead of the picture's own. */
async function faults({ svg: own, width, height }: Picture, font?: string): Promise<readonly string[]> {
  const { page } = opened;
  const svg = font === undefined ? own : own.replace(/(?<=<svg[^>]* font-family=")[^"]*/, font);
  await page.setViewportSize({ width, height: Math.min(height, 4_000) });
  await page.setContent(`<body style="margin:0">${svg.slice(svg.indexOf('<svg'))}`);
  return page.evaluate(
    ([wide, high]) => {
      const texts = [...document.querySelectorAll('text')].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        // A line of text is taller than its letters.
        const air = (bottom - top) * 0.2;
        const isTurned = text.hasAttribute('transform');
        return {
          text: text.textContent,
          left: left + (isTurned ? 2 : 0),
          right: right - (isTurned ? 2 : 0),
          top: top + (isTurned ? 0 : air),
          bottom: bottom - (isTurned ? 0 : air),
        };
      });
      return texts.flatMap((one, index) => [
        ...(one.left < 0 || one.right > wide || one.top < 0 || one.bottom > high
          ? [`${one.text} outside`]
          : []),
        ...texts
          .slice(index + 1)
          .filter(
            (other) =>
              other.left < one.right &&
              other.right > one.left &&
              other.top < one.bottom &&
              other.bottom > one.top,
          )
          .map((other) => `${one.text} over ${other.text}`),
      ]);
    },
    [width, height] as const,
  );
}

test.each(examples)('%s', async (name) => {
  const text = readFileSync(join(root, 'examples', name), 'utf8');
  const { network } = check(text);
  expect(network).toBeDefined();
  if (!network) return;
  for (const language of LANGUAGES) {
    const words = wordsOf(language);
    for (const [position, walk] of network.walks.entries()) {
      const model = wholeDiagram(runToEnd(network, walk), { text, words });
      const picture = drawPicture(model, { title: walk.name, words });
      expect.soft(await faults(picture, WIDE), `${walk.name}, ${language}, wide`).toEqual([]);
      expect.soft(await faults(picture), `${walk.name}, ${language}`).toEqual([]);
      const path = join(folder, `${name.replace('.walk', '')}-${position + 1}-${language}.png`);
      await opened.page.screenshot({ path, fullPage: true });
    }
  }
});
