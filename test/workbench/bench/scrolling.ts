// How smoothly the diagram scrolls: a real wheel is turned over it, and the panel counts its frames.
import type { Frame, Page } from 'playwright-core';

/** Milliseconds of scrolling. */
const DURATION = 4_000;
/** Pixels of a turn of the wheel, and milliseconds between two turns. */
const TURN = 120;
const PAUSE = 30;

export interface ScrollFigures {
  readonly framesPerSecond: number;
  /** the longest time without a frame, in milliseconds */
  readonly longest: number;
  /** of the frames, 0 to 1: those whose middle shows a page that is not drawn yet */
  readonly blank: number;
}

/** With the start of the diagram in sight. */
export async function scroll(page: Page, frame: Frame): Promise<ScrollFigures> {
  const box = await frame.locator('#scroller').boundingBox();
  if (!box) throw new Error('The diagram is not in sight.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const counted = countFrames(frame);
  for (const end = Date.now() + DURATION; Date.now() < end; ) {
    await page.mouse.wheel(0, TURN);
    await page.waitForTimeout(PAUSE);
  }
  const top = await frame.locator('#scroller').evaluate(({ scrollTop }) => scrollTop);
  if (top === 0) throw new Error('The wheel did not scroll the diagram.');
  return counted;
}

function countFrames(frame: Frame): Promise<ScrollFigures> {
  return frame.evaluate(
    (duration) =>
      new Promise<ScrollFigures>((resolve) => {
        const scroller = document.querySelector('#scroller');
        const times: number[] = [];
        let blank = 0;
        const count = (now: number): void => {
          times.push(now);
          const { left = 0, top = 0, width = 0, height = 0 } = scroller?.getBoundingClientRect() ?? {};
          const middle = document.elementFromPoint(left + width / 2, top + height / 2);
          if (!middle?.closest('.page')) blank += 1;
          const [first = now] = times;
          if (now - first < duration) {
            requestAnimationFrame(count);
            return;
          }
          const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
          resolve({
            framesPerSecond: (gaps.length / (now - first)) * 1000,
            longest: Math.max(...gaps),
            blank: blank / times.length,
          });
        };
        requestAnimationFrame(count);
      }),
    DURATION,
  );
}
