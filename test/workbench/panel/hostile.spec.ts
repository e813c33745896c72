// A file whose names are as bad as the grammar allows: 200 letters, from right to left, words of mermaid; and whose texts are HTML,
// Markdown and control characters. All of it is shown, nothing runs, and nothing leaves its place.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench.ts';

const LONG = 'very'.repeat(50);
const FIRST_WALK = `\u202ereversed <img src=x onerror=alert(1)> 😀 ${LONG}`;
const NOTE = `שלום \u202eevil <b>**md** \`code\` [x](y) end %% ${LONG}`;
const HOSTILE = `lan שלום 10.0.0.0/24
lan home 10.0.1.0/24
host שרת {
  nic שלום 10.0.0.1
  gateway 10.0.0.254
  serve http 80 {
    / "<script>alert(1)</script>"
  }
}
host خادم {
  nic שלום 10.0.0.2
  gateway 10.0.0.254
}
router ${LONG} {
  nic שלום 10.0.0.254
  nic home 10.0.1.254
}
host end {
  nic home 10.0.1.1
  gateway 10.0.1.254
}
host _style__class-graph {
  nic home 10.0.1.2
  gateway 10.0.1.254
}
walk "${FIRST_WALK}" {
  note "${NOTE}"
  end get http://שרת/<script>alert(1)</script>
  خادم ping ${LONG}
}
walk "participant A->>B: x; end # %%" {
  שרת ping خادم
}
`;

let folder: string;
let workbench: Workbench;
let frame: Frame;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-hostile-'));
  const file = join(folder, 'hostile.walk');
  writeFileSync(file, HOSTILE);
  workbench = await openWorkbench({ folder, file, theme: 'light', size: { width: 1200, height: 900 } });
  workbench.page.on('dialog', () => {
    throw new Error('something of the file has run');
  });
  await workbench.palette('View: Close Primary Side Bar');
  await workbench.palette('Packet Walk: Open Preview to the Side');
  frame = await workbench.panelFrame('#pages .band');
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Parts that stick out of the panel, outside of what scrolls by itself. */
const outside = (): Promise<string[]> =>
  frame.evaluate(() =>
    [...document.querySelectorAll('#bar *, #strip, #filter *, #inspector *, .peek:not([hidden]) *')]
      .filter((part) => !part.closest('.grid, .octets, .map svg, .unseen, option'))
      .filter((part) => {
        const { width, right } = part.getBoundingClientRect();
        return width > 0 && right > window.innerWidth + 1;
      })
      .map((part) => `${part.tagName}.${part.className} ${part.textContent?.slice(0, 40)}`),
  );

/** From left to right, with the texts that stand there. */
const inOrder = (selector: string): Promise<string[]> =>
  frame.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)]
        .map((part) => ({ text: part.textContent ?? '', box: part.getBoundingClientRect() }))
        .sort((one, other) => one.box.left - other.box.left)
        .map(({ text, box }, index, all) => {
          const next = all[index + 1];
          return next && box.right > next.box.left + 1 ? `${text} overlaps ${next.text}` : text;
        }),
    selector,
  );

test('heads, headings and walks are as they are written', async () => {
  expect(await inOrder('#heads .head')).toEqual([
    'שרת10.0.0.1',
    'خادم10.0.0.2',
    `${LONG}2 addresses`,
    'end10.0.1.1',
    '_style__class-graph10.0.1.2',
  ]);
  expect(await frame.locator('.heading.note').allTextContents()).toEqual([NOTE.replace('\u202e', '\ufffd')]);
  expect(await frame.locator('#bar .walks option').first().textContent()).toBe(FIRST_WALK);
  expect(await frame.locator('img, #pages script, #pages b').count()).toBe(0);
  expect(await outside()).toEqual([]);
  await workbench.screenshot('hostile-start');
});

test('a note and a step of a machine with such a name: nothing changes places', async () => {
  await frame.locator('#scroller').focus();
  await workbench.page.keyboard.press('.');
  await expect.poll(() => frame.locator('#why h2').textContent()).toContain('evil <b>**md**');
  expect(await frame.locator('#why p').first().textContent()).toBe(
    `The author of walk "\u2068${FIRST_WALK.replace('\u202e', '\ufffd')}\u2069" says this here. It changes nothing in the network.`,
  );
  await workbench.screenshot('hostile-note');
  await frame.locator('.band', { hasText: '6' }).first().click();
  await expect.poll(() => frame.locator('.when .place').textContent()).toBe('שרת');
  const [place, time] = await inOrder('.when bdi');
  expect(place).toBe('שרת');
  expect(time).toMatch(/^[\d.]+ .s$/);
  expect(await outside()).toEqual([]);
});

test('every step of the walk, in every tab, at two widths', async () => {
  for (const width of [1200, 780]) {
    await workbench.page.setViewportSize({ width, height: 900 });
    await frame.locator('#first').dispatchEvent('click');
    for (const tab of ['envelope', 'tables', 'costs', 'map']) {
      await frame.locator(`#tab-${tab}`).dispatchEvent('click');
      const rows = await frame.locator('.band').count();
      for (let row = 0; row < rows; row += 3) {
        await frame.locator(`.band[data-row="${row}"]`).dispatchEvent('click');
        await expect.poll(() => frame.locator(`.band.current[data-row="${row}"]`).count()).toBe(1);
        if (row === 3)
          await frame
            .locator('.evidence:not([open]) summary')
            .first()
            .click({ timeout: 500 })
            .catch(() => undefined);
        expect(await outside(), `${width} ${tab} ${row}`).toEqual([]);
      }
      await workbench.screenshot(`hostile-${tab}-${width}`);
    }
  }
  await workbench.page.setViewportSize({ width: 1200, height: 900 });
});

test('the map: a long name is cut, and a bar says name, network and kind in this order', async () => {
  const bars = frame.locator('.map .bar-text');
  const texts = await Promise.all([0, 1].map((bar) => bars.nth(bar).locator('text').allTextContents()));
  expect(texts).toContainEqual(['שלום', '10.0.0.0/24', 'private']);
  const places = await bars.evaluateAll((all) =>
    all.map((bar) => [...bar.querySelectorAll('text')].map((text) => text.getBoundingClientRect())),
  );
  for (const bar of places)
    for (const [index, { right }] of bar.entries())
      expect(right).toBeLessThan(bar[index + 1]?.left ?? Number.POSITIVE_INFINITY);
  expect(await frame.locator('.map .node text.name').allTextContents()).toContain(`${LONG.slice(0, 23)}…`);
});

test('the card of a head stays within the panel', async () => {
  await frame.locator('#heads .head').nth(2).hover();
  await frame.locator('.peek:not([hidden])').waitFor();
  expect(await frame.locator('.peek strong').textContent()).toBe(LONG);
  expect(await outside()).toEqual([]);
  await workbench.screenshot('hostile-peek');
});
