// Where each example says what it has to say. The tests measure its picture there, and the screenshots are taken there.
import type { Frame } from 'playwright-core';
import type { Workbench } from '../workbench.ts';

/** Commands are listed in the display language. */
export const OPEN_PREVIEW = {
  en: 'Packet Walk: Open Preview to the Side',
  'zh-cn': 'Packet Walk: 在旁边打开预览',
} as const;

/** Where an example says what it has to say: the walk, and how many packets and then hops one has to go. */
export interface Telling {
  readonly walk?: number;
  readonly packets: number;
  readonly hops?: number;
  readonly tab?: 'tables' | 'costs';
}

export const TELLING: Readonly<Record<string, Telling>> = {
  arp: { packets: 1 },
  both: { packets: 15 },
  close: { packets: 7, tab: 'tables' },
  data: { packets: 7 },
  devices: { walk: 3, packets: 24, tab: 'costs' },
  dns: { packets: 6, tab: 'tables' },
  envelope: { packets: 9, hops: 2 },
  handshake: { packets: 5 },
  hops: { walk: 1, packets: 4 },
  layers: { packets: 6 },
  'lvs-dr': { packets: 3, hops: 4 },
  'lvs-nat': { packets: 3, hops: 3 },
  'lvs-tunnel': { packets: 3, hops: 4 },
  nat: { packets: 6, hops: 4 },
  nginx: { packets: 13 },
  private: { packets: 8 },
  routing: { packets: 3 },
  sockets: { packets: 12, tab: 'tables' },
  split: { packets: 16 },
  udp: { walk: 1, packets: 4 },
};

export async function openExample(
  workbench: Workbench,
  language: keyof typeof OPEN_PREVIEW,
  example: string,
): Promise<Frame> {
  const { page } = workbench;
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(`${example}.walk`);
  await page.locator(`.quick-input-widget .monaco-list-row[aria-label^="${example}.walk"]`).first().click();
  await page.locator(`.tab.active[data-resource-name="${example}.walk"]`).waitFor();
  await workbench.palette(OPEN_PREVIEW[language]);
  return workbench.panelFrame('#pages .band');
}

export async function goTo(
  workbench: Workbench,
  frame: Frame,
  { walk = 0, packets, hops = 0, tab }: Telling,
) {
  if (walk > 0) await frame.locator('select.walks').selectOption({ index: walk });
  await frame.locator('#scroller').focus();
  await workbench.page.keyboard.press('Home');
  for (let packet = 0; packet < packets; packet += 1) await workbench.page.keyboard.press('ArrowDown');
  await frame.locator('.position', { hasText: new RegExp(`^${packets} `) }).waitFor();
  for (let hop = 0; hop < hops; hop += 1) await workbench.page.keyboard.press('ArrowRight');
  // At the very end of a walk no arrow is the current one.
  await frame.locator('body:not(.at-start)').waitFor();
  if (tab) await frame.locator(`#tab-${tab}`).click();
  // Until the smooth scrolling is over.
  await workbench.page.waitForTimeout(500);
}

/** Makes the preview as large as the window; answers its new document. */
export async function maximizePreview(workbench: Workbench): Promise<Frame> {
  await workbench.page.locator('.tab', { hasText: /^\W*Walk .*\.walk/ }).click();
  await workbench.panelActive();
  await workbench.palette('View: Toggle Maximize Editor Group');
  const frame = await workbench.panelFrame('body.wide .band');
  await frame.locator('#scroller').focus();
  return frame;
}
