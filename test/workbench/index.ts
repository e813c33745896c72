// Runs inside the extension host of a real VS Code: every test/workbench/*.test.ts, bundled into out/workbench/index.cjs.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';

/** Filled in by tools/workbench.mjs: the test files, to be loaded once describe and it are there. */
import { load } from 'workbench-tests';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Report });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const failed: string[] = [];
  const results = await new Promise<Mocha.Runner>((resolve) => {
    const runner: Mocha.Runner = mocha.run(() => resolve(runner));
    runner.on('fail', (test, error: Error) => failed.push(failureText(test, error)));
  });
  const { passes = 0, failures = 0, pending = 0 } = results.stats ?? {};
  const file = process.env['PACKETWALK_RESULTS'];
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ passed: passes, failed, skipped: pending }));
  }
  say(`${passes} passed, ${failures} failed in VS Code`);
  if (failures > 0) throw new Error(`${failures} failed in VS Code`);
  if (passes === 0) throw new Error('no test ran in VS Code');
}

/** One line a test: the console of the extension host is all there is to write to. */
class Report extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => say(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => say(`  - ${test.fullTitle()}`));
    runner.on('fail', (test, error: Error) => say(`  ✗ ${failureText(test, error)}`));
  }
}

function failureText(test: Mocha.Test, error: Error): string {
  return `${test.fullTitle()}\n${error.stack ?? error.message}`;
}

/** A bar marks what is the report's own among all that a workbench logs. */
function say(text: string): void {
  console.log(text.replace(/^/gm, '│'));
}
