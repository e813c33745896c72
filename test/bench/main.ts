// `npm run bench`: how fast the language and the simulation are, and how much memory a run takes. Figures only: nothing here
// passes or fails. What happens in a real VS Code is measured by test/workbench/bench.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { check } from '../../src/language/check.ts';
import { Trace } from '../../src/walkthrough/trace.ts';
import { firstError } from '../problem.ts';
import { clientsOnOneSwitch, clientsOverRouter, linesOfText } from './networks.ts';

function main(): void {
  print(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  );
  for (const lines of [100, 5_000, 50_000]) parseAndCheck(lines);
  simulate('200 clients × 5 gets of 10 kB, one switch', clientsOnOneSwitch(200, 5));
  simulate('1,000 clients, switches of 200, a router', clientsOverRouter(1000, 200));
  parseAndCheck(80_000);
  simulate('10,000 hosts in one file, each pings and gets', linesOfText(80_000));
  simulate('a million frames: 200 clients × 223 gets of 10 kB, one switch', clientsOnOneSwitch(200, 223));
  const packages = existsSync('out') ? readdirSync('out').filter((name) => name.endsWith('.vsix')) : [];
  for (const name of packages) print(`${name}: ${(statSync(`out/${name}`).size / 1e6).toFixed(2)} MB`);
}

function parseAndCheck(lines: number): void {
  const text = linesOfText(lines);
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now();
    const { diagnostics } = check(text);
    times.push(performance.now() - start);
    if (diagnostics.some(({ severity }) => severity === 'error'))
      throw new Error(`the bench's own text has errors: ${firstError({ diagnostics })}`);
  }
  const median = times.sort((a, b) => a - b)[3] ?? 0;
  print(
    `parse + check ${text.split('\n').length} lines: ${median.toFixed(1)} ms (median of 7, ${(times.at(-1) ?? 0).toFixed(0)} ms at most)`,
  );
}

function simulate(what: string, text: string): void {
  const { network, diagnostics } = check(text);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error(firstError({ diagnostics }));
  for (let warm = 0; warm < 1; warm += 1)
    new Trace(network, walk).advance({ turns: 20_000, transmissions: Number.POSITIVE_INFINITY });
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const trace = new Trace(network, walk);
  let peak = before;
  let busy = 0;
  while (trace.status === 'running') {
    const start = performance.now();
    trace.advance({ turns: 5_000, transmissions: Number.POSITIVE_INFINITY });
    busy += performance.now() - start;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  globalThis.gc?.();
  const kept = process.memoryUsage().heapUsed - before;
  const frames = trace.transmissionCount;
  print(
    `${what}: ${frames} frames, ${trace.stepCount} steps in ${(busy / 1e3).toFixed(2)} s = ${Math.round(frames / (busy / 1e3))} frames/s; heap at most ${mebi(peak - before)}, kept ${mebi(kept)}`,
  );
  if (trace.step(0) === undefined) throw new Error('the trace is empty');
}

function mebi(octets: number): string {
  return `${Math.round(octets / 2 ** 20)} MiB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
