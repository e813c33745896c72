// `npm start [-- [--browser] FILE]`: builds, and opens a VS Code with the extension loaded, the file and its preview
// beside it. The desktop's `code` where there is one and --browser is not said, otherwise VS Code from npm on 127.0.0.1.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { build, root } from './build.mjs';
import { find } from './need.mjs';
import { startServer } from './vscode/server.mjs';

// npm runs scripts in the project's folder; a FILE is meant from where npm was called.
const [named] = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const file = resolve(process.env.INIT_CWD ?? '.', named ?? join(root, 'examples/handshake.walk'));
if (!existsSync(file)) {
  console.error(`There is no file ${file}.`);
  process.exit(1);
}
const settings = { 'packetwalk.preview.openAutomatically': true };

await build();
const code = process.argv.includes('--browser') ? undefined : find('code');
if (code) openDesktop(code);
else await openInBrowser();

/** The user's own VS Code, as it is set up: the one setting comes from a workspace file, not from the user's data. */
function openDesktop(/** @type {string} */ code) {
  const folder = join(root, 'out/start');
  const workspace = join(folder, 'packet-walk.code-workspace');
  mkdirSync(folder, { recursive: true });
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: dirname(file) }], settings }, null, 2));
  // VS Code refuses to start for root without these two.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', `--user-data-dir=${join(folder, 'user')}`] : [];
  execFileSync(code, [...asRoot, '--new-window', `--extensionDevelopmentPath=${root}`, workspace, file], {
    stdio: 'inherit',
  });
}

async function openInBrowser() {
  const server = await startServer({ settings });
  const workbench = server.url({ folder: dirname(file), file, extensions: [root] });
  // The workbench's own address is several lines long: this one is for reading and clicking.
  const door = createServer((_request, response) => response.writeHead(302, { location: workbench }).end());
  const stop = async () => {
    door.close();
    await server.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const port = Number(process.env.PORT ?? 0);
  door.listen(port, '127.0.0.1', () => {
    const at = /** @type {import('node:net').AddressInfo} */ (door.address());
    const address = `http://127.0.0.1:${at.port}/`;
    console.log(`VS Code with Packet Walk: ${address}  (Ctrl+C ends it)`);
    const opener = find('xdg-open');
    if (opener && (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) {
      spawn(opener, [address], { stdio: 'ignore', detached: true }).unref();
    }
  });
}
