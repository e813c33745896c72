// Makes the VSIX: `npm run package`. Says its size, and refuses one that is too large.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';
import { writeNotices } from './notices.mjs';

const limit = 1_500_000;

/** @returns {Promise<string>} the path of the package */
export async function makePackage() {
  const { inputs } = await build();
  writeNotices(inputs);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(join(root, 'out'), { recursive: true });
  const path = join(root, 'out', `${name}-${version}.vsix`);
  // Everything is in the bundles: no dependencies to look for. Links in the README stay as they are.
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/@vscode/vsce/vsce'),
      'package',
      '--no-dependencies',
      '--no-rewrite-relative-links',
      '--allow-missing-repository',
      '--skip-license',
      '--out',
      path,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { size } = statSync(path);
  if (size > limit) throw new Error(`${path} has ${size} bytes, more than ${limit}.`);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = await makePackage();
  console.log(`${path}  ${(statSync(path).size / 1000).toFixed(0)} kB`);
}
