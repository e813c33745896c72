// Programs of the system that the tests cannot do without: found, or installed, or asked for. Never skipped.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param {string[]} names @returns {string | undefined} the path of the first that is there */
export function find(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

export const findChromium = () =>
  process.env.CHROMIUM ?? find('chromium', 'chromium-browser', 'google-chrome', 'chrome');
export const findTshark = () => find('tshark');

/** Installs what is missing when this is root on a Debian; otherwise says the one command and fails. */
export function need(/** @type {('chromium' | 'tshark')[]} */ ...programs) {
  const missing = programs.filter((name) => !(name === 'chromium' ? findChromium() : findTshark()));
  if (missing.length === 0) return;
  const command = `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const root = process.getuid?.() === 0;
  if (!root || !find('apt-get')) {
    throw new Error(
      `The tests need ${missing.join(' and ')}. Install with:\n\n  ${root ? command : `sudo sh -c '${command}'`}\n`,
    );
  }
  console.error(`Installing ${missing.join(' and ')} …`);
  try {
    execFileSync('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stderr } = /** @type {{ stderr: Buffer }} */ (error);
    throw new Error(`The tests need ${missing.join(' and ')}, and this failed:\n\n  ${command}\n\n${stderr}`);
  }
  const still = programs.filter((name) => !(name === 'chromium' ? findChromium() : findTshark()));
  if (still.length > 0) throw new Error(`${still.join(' and ')} cannot be found after:\n\n  ${command}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    need('chromium', 'tshark');
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exit(1);
  }
}
