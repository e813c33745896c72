// Builds everything that runs: `node tools/build.mjs [--development] [--watch]`.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { configurationCopiedOnce, sequenceDiagramsOnly } from './mermaid.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {(development: boolean) => import('esbuild').BuildOptions[]} */
const bundles = (development) => {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    minify: !development,
    sourcemap: development ? 'linked' : false,
    // The notices of what is bundled go into THIRD-PARTY-NOTICES.txt.
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': development ? '"development"' : '"production"' },
  };
  return [
    {
      ...common,
      entryPoints: ['src/editor/extension.ts'],
      outfile: 'dist/extension.cjs',
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['vscode'],
    },
    {
      ...common,
      entryPoints: ['src/editor/extension.ts'],
      outfile: 'dist/extension.web.cjs',
      platform: 'browser',
      format: 'cjs',
      target: 'es2022',
      external: ['vscode'],
    },
    {
      ...common,
      entryPoints: ['src/webview/panel.ts'],
      outfile: 'dist/panel.js',
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      plugins: [sequenceDiagramsOnly, configurationCopiedOnce],
    },
    {
      ...common,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/packetwalk.cjs',
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      banner: { js: '#!/usr/bin/env node' },
    },
  ];
};

/** All that the panel may hold of the host: message types, and where columns stand, as in a picture that the host draws. */
const SHARED_WITH_PANEL = ['src/view/messages.ts', 'src/view/diagram/places.ts'];

/** The bundle itself is asked, not the import text. */
function refuseHostCodeInPanel(/** @type {import('esbuild').Metafile} */ metafile) {
  const strays = Object.entries(metafile.outputs).flatMap(([, output]) =>
    Object.keys(output.inputs).filter(
      (input) =>
        input.startsWith('src/') && !input.startsWith('src/webview/') && !SHARED_WITH_PANEL.includes(input),
    ),
  );
  if (strays.length > 0) throw new Error(`dist/panel.js must not contain ${strays.join(', ')}`);
}

export async function build({ development = false } = {}) {
  mkdirSync(join(root, 'out'), { recursive: true });
  const results = await Promise.all(bundles(development).map((options) => esbuild.build(options)));
  const inputs = new Set();
  for (const { metafile } of results) {
    if (!metafile) continue;
    const [file] = Object.keys(metafile.outputs).filter((name) => !name.endsWith('.map'));
    if (file === 'dist/panel.js') refuseHostCodeInPanel(metafile);
    for (const [name, { inputs: used }] of Object.entries(metafile.outputs)) {
      if (name.endsWith('.map')) continue;
      for (const [input, { bytesInOutput }] of Object.entries(used)) if (bytesInOutput > 0) inputs.add(input);
      writeFileSync(join(root, 'out', `${name.split('/').pop()}.meta.json`), JSON.stringify(metafile));
    }
  }
  chmodSync(join(root, 'dist/packetwalk.cjs'), 0o755);
  return {
    /** Every source file of which something is in the bundles, relative to the root. */
    inputs: [...inputs].sort(),
    sizes: results.flatMap(({ metafile }) =>
      Object.entries(metafile?.outputs ?? {})
        .filter(([name]) => !name.endsWith('.map'))
        .map(([name, { bytes }]) => ({ name: relative('dist', name), bytes })),
    ),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const development = process.argv.includes('--development');
  if (process.argv.includes('--watch')) {
    for (const options of bundles(true)) await (await esbuild.context(options)).watch();
    console.log('watching');
  } else {
    const started = Date.now();
    const { sizes } = await build({ development });
    for (const { name, bytes } of sizes) console.log(`dist/${name}  ${(bytes / 1000).toFixed(1)} kB`);
    console.log(`built in ${Date.now() - started} ms`);
  }
}
