// The telling step of every example as it looks in each theme at 600 pixels, and of some at 200 % and with room to the side:
// screenshots/look/THEME/EXAMPLE.png, for a person's eyes.
import { join } from 'node:path';
import { test } from 'vitest';
import { goTo, maximizePreview, openExample, TELLING } from '../panel/telling.ts';
import { openWorkbench, root, type WorkbenchOptions } from '../workbench.ts';

const SOME = ['arp', 'both', 'data', 'lvs-dr', 'nat', 'nginx'];

interface Look {
  readonly name: string;
  readonly options: WorkbenchOptions;
  readonly examples: readonly string[];
  /** Makes the panel as large as the window. */
  readonly alone?: boolean;
}

const NARROW = { width: 1200, height: 900 };
const every = Object.keys(TELLING);

const LOOKS: readonly Look[] = [
  { name: 'light', options: { theme: 'light', size: NARROW }, examples: every },
  { name: 'dark', options: { theme: 'dark', size: NARROW }, examples: every },
  { name: 'high-contrast', options: { theme: 'high contrast', size: NARROW }, examples: every },
  { name: 'high-contrast-light', options: { theme: 'high contrast light', size: NARROW }, examples: SOME },
  { name: 'chinese', options: { theme: 'light', size: NARROW, language: 'zh-cn' }, examples: every },
  {
    name: '1600',
    options: { theme: 'light', size: { width: 1650, height: 900 } },
    examples: SOME,
    alone: true,
  },
  // At 200 % a screen of 1,920 × 1,080 pixels has this much room; what is drawn is the same.
  { name: '200-percent', options: { theme: 'dark', size: { width: 960, height: 540 } }, examples: SOME },
];

test.each(LOOKS)('$name', async ({ name, options, examples, alone }) => {
  const workbench = await openWorkbench({ ...options, file: join(root, 'examples/arp.walk') });
  try {
    await workbench.palette('View: Close Primary Side Bar');
    for (const example of examples) {
      const telling = TELLING[example];
      if (!telling) continue;
      const opened = await openExample(workbench, options.language ?? 'en', example);
      const frame = alone ? await maximizePreview(workbench) : opened;
      await goTo(workbench, frame, telling);
      await workbench.screenshot(`look/${name}/${example}`);
      if (alone) await workbench.palette('View: Toggle Maximize Editor Group');
      await workbench.palette('View: Close All Editors');
    }
  } finally {
    await workbench.close();
  }
});
