// `npm test`: types, lint with the layer rules, unit tests and the kernel comparison, and the tests in a real VS Code.
// Everything runs even after a failure; the last line is the sum. What is missing on the machine is installed, or the
// run fails: it never passes on less.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { build, root } from './build.mjs';
import { need } from './need.mjs';
import { result, results } from './results.mjs';
import { installVSCode } from './vscode/install.mjs';
import { runHostTests, runPanelTests } from './workbench.mjs';

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
/** @type {string[]} */
const failed = [];

/** A step that is one test of its own: it works or it does not.
 * @param {string} title @param {() => unknown} run */
async function step(title, run) {
  console.log(`\n── ${title}`);
  try {
    if ((await run()) === false) throw new Error(`${title}: failed`);
    passed++;
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    failed.push(message.startsWith(title) ? message : `${title}: ${message}`);
    return false;
  }
}

/** A run of many tests: its result file is counted, and its absence is a failure.
 * @param {string} title @param {string} name @param {() => unknown} run */
async function suite(title, name, run) {
  console.log(`\n── ${title}`);
  let fine = true;
  try {
    fine = (await run()) !== false;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    fine = false;
  }
  const counted = result(name);
  passed += counted?.passed ?? 0;
  failed.push(...(counted?.failed ?? []));
  if (!counted) failed.push(`${title}: no results`);
  else if (counted.passed + counted.failed.length === 0) failed.push(`${title}: no test ran`);
  else if (!fine && counted.failed.length === 0) failed.push(`${title}: failed beside its tests`);
}

const node = (/** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PACKETWALK_RESULTS: '1' },
  }).status === 0;

await step('programs: chromium, tshark', () => need('chromium', 'tshark'));
await step('types', () => node('node_modules/typescript/bin/tsc', '-b'));
await step('lint', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'));
const built = await step('build', () => build().then(() => true));
await suite('unit tests', 'vitest', () => node('node_modules/vitest/vitest.mjs', 'run'));
if (built && (await step('VS Code from npm', installVSCode))) {
  await suite('tests inside VS Code', 'host', runHostTests);
  await suite('tests that drive VS Code', 'panel', runPanelTests);
}

// Once more what failed: a log of this length is read from its end.
for (const what of failed) console.error(`\n✗ ${what}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
