// What the bench prints: a line a figure, with what the machine had to do besides.
import { cpus, loadavg } from 'node:os';

/** Half and 95 % of the times, in milliseconds. */
export function printTimes(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  printFigure(what, `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} times)`);
}

export function printFigure(what: string, figure: string): void {
  process.stdout.write(`${what}: ${figure}; ${loadText()}\n`);
}

/** VS Code alone is a load of one to two. */
function loadText(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} processors`;
}
