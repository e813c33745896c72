// Runs a TypeScript program of this repository in plain Node: bundled to out/ by esbuild, then started with the remaining words.
// For programs that are no test and no product: the kernel comparison and the bench.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { build } from 'esbuild';

const [entry = '', ...words] = process.argv.slice(2);
const outfile = `out/programs/${basename(entry, '.ts')}-${entry.split('/').at(-2)}.cjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...words], { stdio: 'inherit' });
process.exitCode = status ?? 1;
