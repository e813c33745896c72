// The second half of `npm run bench`: what one waits for in a real VS Code, with 30 hosts and about 200 arrows. From a key in the
// editor to the new picture, and from a key in the panel to the marked arrow. All clocks are the browser's own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkbench } from '../workbench.ts';

const KEYSTROKES = 30;
const STEPS = 60;

test('what one waits for in a real VS Code', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packetwalk-bench-'));
  const file = join(folder, 'bench.walk');
  writeFileSync(file, thirtyHosts());
  const workbench = await openWorkbench({ folder, file, size: { width: 1280, height: 900 }, theme: 'light' });
  let arrowsDrawn = 0;
  try {
    const { page } = workbench;
    await workbench.palette('Packet Walk: Open Preview to the Side');
    const frame = await workbench.panelFrame('svg .messageText');
    const arrows = await frame.locator('svg .messageText').count();
    await page.waitForTimeout(1500);

    // The wall clock of page and frame is one: timeOrigin + now.
    await page.evaluate(() => {
      addEventListener(
        'keydown',
        () => Object.assign(globalThis, { pressed: performance.timeOrigin + performance.now() }),
        true,
      );
    });
    const drawn: number[] = [];
    await workbench.focusEditor();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    for (let key = 0; key < KEYSTROKES; key += 1) {
      const picture = frame.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const before = document.querySelector('svg');
            const look = new MutationObserver(() => {
              if (document.querySelector('svg') === before) return;
              look.disconnect();
              requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
            });
            look.observe(document.body, { childList: true, subtree: true });
          }),
      );
      await page.waitForTimeout(80);
      await page.keyboard.type(key % 2 === 0 ? '  note "x"\n' : '  note "y"\n', { delay: 0 });
      const pressed = await page.evaluate(() => Number(Reflect.get(globalThis, 'pressed')));
      drawn.push((await picture) - pressed);
      await page.waitForTimeout(150);
    }
    print('keystroke to picture', drawn);

    await frame
      .locator('svg')
      .first()
      .click({ position: { x: 5, y: 5 } });
    const marked: number[] = [];
    const painted: number[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      const times = frame.evaluate(
        () =>
          new Promise<{ readonly pressed: number; readonly heard: number; readonly painted: number }>(
            (resolve) => {
              let pressed = 0;
              addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
              const hear = ({ data }: MessageEvent): void => {
                if (data?.kind !== 'cursor') return;
                removeEventListener('message', hear, true);
                const heard = performance.now();
                requestAnimationFrame(() =>
                  setTimeout(() => resolve({ pressed, heard, painted: performance.now() }), 0),
                );
              };
              addEventListener('message', hear, true);
            },
          ),
      );
      await page.waitForTimeout(30);
      await page.keyboard.press('ArrowRight');
      const { pressed, heard, painted: done } = await times;
      marked.push(done - pressed);
      painted.push(done - heard);
    }
    print('step to highlight, end to end', marked);
    print('  of which message to paint', painted);
    arrowsDrawn = arrows;
    process.stdout.write(`(${arrows} arrows on the pages drawn)\n`);
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true });
  }
  expect(arrowsDrawn).toBeGreaterThan(0);
}, 240_000);

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  process.stdout.write(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} times)\n`);
}

/** 30 hosts on one lan and about 200 arrows. */
function thirtyHosts(): string {
  const text = ['lan office 10.0.0.0/24'];
  for (let host = 0; host < 30; host += 1)
    text.push(`host h${host} {`, `  nic office 10.0.0.${host + 1}`, '  serve http 80', '}');
  text.push('walk "bench" {');
  for (let host = 1; host < 17; host += 1) text.push(`  h${host} get http://h0/`);
  text.push('}', '');
  return text.join('\n');
}
