// Times as the browser's own clock has them, of what is painted and not of what is computed. Every wait has an end, and says
// what it waited for. Times are milliseconds since the epoch, so that those of two documents can be compared.
import type { Frame, Page } from 'playwright-core';

/** Milliseconds until a wait is given up. */
const PATIENCE = 30_000;

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
export function lastKey(page: Page): Promise<number> {
  return page.evaluate(() => {
    const time = Number(Reflect.get(globalThis, 'pressed'));
    if (!Number.isFinite(time)) throw new Error('No key has been pressed in the workbench.');
    return time;
  });
}

/** When the first arrow is on the screen, of a panel that is just being loaded. */
export function firstArrow(frame: Frame): Promise<number> {
  return frame.evaluate(
    (patience) =>
      new Promise<number>((resolve, reject) => {
        const until = performance.now() + patience;
        const look = (): void => {
          if (document.querySelector('#pages svg text.messageText'))
            setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0);
          else if (performance.now() < until) requestAnimationFrame(look);
          else reject(new Error(`no arrow within ${patience} ms`));
        };
        requestAnimationFrame(look);
      }),
    PATIENCE,
  );
}

export interface PictureTimes {
  /** the host's message came to the panel */
  readonly heard: number;
  /** what it says is on the screen */
  readonly painted: number;
}

/** The times of the next picture that has an arrow with exactly this label. */
export function nextPicture(frame: Frame, label: string): Promise<PictureTimes> {
  return frame.evaluate(
    ({ label, patience }) =>
      new Promise<PictureTimes>((resolve, reject) => {
        const now = (): number => performance.timeOrigin + performance.now();
        let heard = Number.NaN;
        // Its own time: the panel may hear it first, and draw before anybody else hears it.
        const hear = ({ data, timeStamp }: MessageEvent): void => {
          if (data?.kind === 'picture') heard = performance.timeOrigin + timeStamp;
        };
        addEventListener('message', hear, true);
        const until = performance.now() + patience;
        const look = (): void => {
          const labels = [...document.querySelectorAll('#pages svg text.messageText')];
          if (labels.some(({ textContent }) => textContent === label)) {
            removeEventListener('message', hear, true);
            setTimeout(() => resolve({ heard, painted: now() }), 0);
          } else if (performance.now() < until) requestAnimationFrame(look);
          else {
            removeEventListener('message', hear, true);
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
  /** a key or the mouse button went down in the panel */
  readonly asked: number;
  /** the host's message came to the panel */
  readonly heard: number;
  /** the row of the step is marked on the screen */
  readonly painted: number;
}

/** The times of a step to something that has a row; `ask` presses the key or the mouse button, once the panel is listened to. */
export async function timesOfStep(frame: Frame, ask: () => Promise<void>): Promise<StepTimes> {
  await frame.evaluate((patience) => {
    Object.assign(globalThis, {
      step: new Promise<StepTimes>((resolve, reject) => {
        const now = (): number => performance.timeOrigin + performance.now();
        let asked: number | undefined;
        let what = 'no key and no mouse button came to the panel';
        const end = (): void => {
          clearTimeout(timer);
          for (const kind of ['keydown', 'pointerdown']) removeEventListener(kind, press, true);
          removeEventListener('message', hear, true);
        };
        const press = (): void => {
          asked ??= now();
          what = 'the host did not answer';
        };
        const hear = ({ data, timeStamp }: MessageEvent): void => {
          if (data?.kind !== 'cursor' || asked === undefined) return;
          const start = asked;
          const heard = performance.timeOrigin + timeStamp;
          what = 'no row was marked';
          removeEventListener('message', hear, true);
          // The panel takes the old mark away as soon as it hears the message.
          const look = (): void => {
            if (!document.querySelector('#pages .band.current')) requestAnimationFrame(look);
            else
              setTimeout(() => {
                end();
                resolve({ asked: start, heard, painted: now() });
              }, 0);
          };
          requestAnimationFrame(look);
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`${what} within ${patience} ms`));
        }, patience);
        for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, press, true);
        addEventListener('message', hear, true);
      }),
    });
  }, PATIENCE);
  await ask();
  return frame.evaluate((): Promise<StepTimes> => Reflect.get(globalThis, 'step'));
}
