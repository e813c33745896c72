// How much memory is in use: by the extension host as Linux counts it, and by the script of the panel as Chromium does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Octets of memory that the extension host of a VS Code holds now, and held at most. */
export interface HostMemory {
  readonly now: number;
  readonly most: number;
}

/** `data`: the folder in which this VS Code keeps everything, by which its processes are known. */
export function hostMemory(data: string): HostMemory {
  const process = extensionHost(data);
  const status = readFileSync(join('/proc', process, 'status'), 'utf8');
  const octets = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
  return { now: octets('VmRSS'), most: octets('VmHWM') };
}

function extensionHost(data: string): string {
  const found = readdirSync('/proc').find((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const read = (file: string): string => readFileSync(join('/proc', name, file), 'utf8');
      return read('cmdline').includes('--type=extensionHost') && read('environ').includes(data);
    } catch {
      // It has ended in the meantime.
      return false;
    }
  });
  if (found === undefined) throw new Error(`No extension host of the VS Code in ${data} is running.`);
  return found;
}

/** What the window's script holds: the workbench and its webviews, which are one process in a browser. */
export interface WindowMemory {
  /** octets */
  readonly heap: number;
  /** of all documents */
  readonly nodes: number;
}

/** After a garbage collection. The difference of two is what happened in between. */
export async function windowMemory(page: Page): Promise<WindowMemory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') };
  } finally {
    await session.detach();
  }
}

export function mebibytes(octets: number): string {
  return `${(octets / 2 ** 20).toFixed(0)} MiB`;
}
