// Times as the browser's own clock has them, of what is painted and not of what is computed. Every wait has an end, and says
// what it waited for.
import type { Frame, Page } from 'playwright-core';

/** Milliseconds until a wait is given up. */
const PATIENCE = 15_000;

/** Keeps when a key was pressed last, in what is loaded from now on. */
export async function keepKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const keep = (): void => {
      Object.assign(globalThis, { pressed: performance.timeOrigin + performance.now() });
    };
    addEventListener('keydown', keep, true);
  });
}

/** When a key was pressed last in the workbench. */
export async function lastKey(page: Page): Promise<number> {
  const time = await page.evaluate(() => Number(Reflect.get(globalThis, 'pressed')));
  if (!Number.isFinite(time)) throw new Error('No key has been pressed in the workbench.');
  return time;
}

/** When the drawing with a label of exactly this text is on the screen. */
export function labelPainted(frame: Frame, label: string): Promise<number> {
  return frame.evaluate(
    ({ label, patience }) =>
      new Promise<number>((resolve, reject) => {
        const until = performance.now() + patience;
        const look = (): void => {
          const labels = [...document.querySelectorAll('#pages svg text.messageText')];
          if (labels.some(({ textContent }) => textContent === label))
            setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0);
          else if (performance.now() < until) requestAnimationFrame(look);
          else {
            const seen = labels.slice(0, 8).map(({ textContent }) => textContent);
            reject(new Error(`no label “${label}” within ${patience} ms; there is ${seen.join(' | ')}`));
          }
        };
        requestAnimationFrame(look);
      }),
    { label, patience: PATIENCE },
  );
}

export interface StepTimes {
  /** from the key to the marked row on the screen */
  readonly whole: number;
  /** of which from the host's message on */
  readonly painting: number;
}

/** The times of the next step: resolves once a key in the panel has been answered and painted. */
export function nextStep(frame: Frame): Promise<StepTimes> {
  return frame.evaluate(
    (patience) =>
      new Promise<StepTimes>((resolve, reject) => {
        let pressed: number | undefined;
        const end = (): void => {
          clearTimeout(timer);
          removeEventListener('keydown', press, true);
          removeEventListener('message', hear, true);
        };
        const press = (): void => {
          pressed ??= performance.now();
        };
        const hear = ({ data }: MessageEvent): void => {
          if (data?.kind !== 'cursor' || pressed === undefined) return;
          const start = pressed;
          const heard = performance.now();
          end();
          requestAnimationFrame(() =>
            setTimeout(() => {
              const painted = performance.now();
              resolve({ whole: painted - start, painting: painted - heard });
            }, 0),
          );
        };
        const timer = setTimeout(() => {
          end();
          const what = pressed === undefined ? 'no key came to the panel' : 'the host did not answer the key';
          reject(new Error(`${what} within ${patience} ms`));
        }, patience);
        addEventListener('keydown', press, true);
        addEventListener('message', hear, true);
      }),
    PATIENCE,
  );
}
