// NAT, LVS and NGINX stepped whole in a real VS Code, forward by the smallest steps and back by hops: at each the panel says
// what the trace says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { explainDescent } from '../../../src/view/explanation/descent.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { move } from '../../../src/walkthrough/cursor.ts';
import { runToEnd, type Trace } from '../../../src/walkthrough/trace.ts';
import { openWorkbench, root, type Workbench } from '../workbench.ts';

let workbench: Workbench | undefined;

afterEach(async () => {
  await workbench?.close();
  workbench = undefined;
});

function traceOf(file: string): Trace {
  const { network } = check(readFileSync(file, 'utf8'));
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error(`no walk in ${file}`);
  return runToEnd(network, walk);
}

// Some hundred steps each.
test.each(['nat', 'lvs-nat', 'nginx'])(
  '%s',
  async (example) => {
    const file = join(root, `examples/${example}.walk`);
    const trace = traceOf(file);
    workbench = await openWorkbench({ theme: 'light', size: { width: 1200, height: 900 }, file });
    await workbench.palette('Packet Walk: Open Preview to the Side');
    const frame = await workbench.panelFrame('#pages .band');
    await frame.locator('#scroller').focus();
    const { page } = workbench;
    /** Where the panel says it is, and what it tells there. */
    const told = () =>
      frame.evaluate(() => ({
        position: document.querySelector('.position')?.getAttribute('title'),
        title: document.querySelector('#why h2')?.textContent,
        text: document.querySelector('#why p')?.textContent,
      }));
    const expected = (step: number) => {
      const { title, text } = explainDescent(trace, step, ENGLISH_WORDS.explanations);
      return { position: expect.stringContaining(`step ${step + 1} of ${trace.stepCount}`), title, text };
    };
    for (let step = 0; step < trace.stepCount; step += 1) {
      await page.keyboard.press('.');
      await expect.poll(told, { interval: 10 }).toEqual(expected(step));
    }
    const back = (step: number): number => move(trace, step, 'hop', -1);
    for (let step = back(trace.stepCount - 1); step >= 0; step = back(step)) {
      await page.keyboard.press('ArrowLeft');
      await expect.poll(told, { interval: 10 }).toEqual(expected(step));
    }
  },
  300_000,
);
