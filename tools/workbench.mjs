// The tests in a real VS Code: `node tools/workbench.mjs [host] [panel]`, both when neither is named.
//
// host   test/workbench/*.test.ts, bundled, run inside the extension host by @vscode/test-electron: on the VS Code from
//        npm, or with VSCODE_DESKTOP=1 on one that it downloads.
// panel  test/workbench/panel/*.spec.ts, run by vitest outside: they drive the workbench in Chromium as a user does.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { build, root } from './build.mjs';
import { need } from './need.mjs';
import { installVSCode } from './vscode/install.mjs';

const folder = join(root, 'test/workbench');
const results = join(root, 'out/results');

export async function bundleTests() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [join(folder, 'index.ts')],
    outfile: 'out/workbench/index.cjs',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [
      {
        name: 'workbench-tests',
        setup(build) {
          build.onResolve({ filter: /^workbench-tests$/ }, ({ path }) => ({
            path,
            namespace: 'workbench-tests',
          }));
          build.onLoad({ filter: /.*/, namespace: 'workbench-tests' }, () => ({
            resolveDir: folder,
            // require, not import: the files call describe() while they load.
            contents: `export function load() {\n${readdirSync(folder)
              .filter((name) => name.endsWith('.test.ts'))
              .map((name) => `  require('./${name}');`)
              .join('\n')}\n}`,
          }));
        },
      },
    ],
  });
}

/** @returns {Promise<boolean>} whether all passed */
export async function runHostTests() {
  await bundleTests();
  const desktop = process.env.VSCODE_DESKTOP === '1';
  const file = join(results, 'host.json');
  rmSync(file, { force: true });
  try {
    await runTests({
      ...(desktop
        ? { version: process.env.VSCODE_VERSION ?? 'stable' }
        : { vscodeExecutablePath: join(root, 'tools/vscode/code.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out/workbench/index.cjs'),
      launchArgs: [join(root, 'examples'), '--disable-extensions'],
      extensionTestsEnv: { PACKETWALK_RESULTS: file },
    });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

export function runPanelTests() {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const file = join(results, 'panel.json');
  rmSync(file, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      join(folder, 'panel/vitest.config.ts'),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...process.argv.slice(2).filter((arg) => arg !== 'host' && arg !== 'panel'),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  return status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const both = !process.argv.includes('host') && !process.argv.includes('panel');
  mkdirSync(results, { recursive: true });
  if (process.env.VSCODE_DESKTOP !== '1' || both || process.argv.includes('panel')) {
    need('chromium');
    installVSCode();
  }
  await build();
  let passed = true;
  if (both || process.argv.includes('host')) passed = (await runHostTests()) && passed;
  if (both || process.argv.includes('panel')) passed = runPanelTests() && passed;
  process.exit(passed ? 0 : 1);
}
