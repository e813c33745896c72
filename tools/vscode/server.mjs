// Starts the VS Code server from npm, each time with a home, user data and extensions of its own.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { installVSCode, node24, serverMain } from './install.mjs';

/** What a workbench needs so that nothing but the extension speaks: no welcome, no tips, no updates. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'window.dialogStyle': 'custom',
};

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} data the folder that holds everything this server writes
 * @property {(options: WorkbenchOptions) => string} url the address of a workbench
 * @property {() => Promise<void>} close
 *
 * @typedef {object} WorkbenchOptions
 * @property {string} [folder]
 * @property {string} [file] opened at start
 * @property {string[]} [extensions] extensions under development
 * @property {string} [tests] a module that exports `run()`, called in the extension host
 */

/** Starts a server on a free port of 127.0.0.1; `data` is kept when given, otherwise removed on close.
 * @param {{ data?: string, settings?: Record<string, unknown>, vsix?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<Server>} */
export async function startServer({ data: given, settings = {}, vsix, env: more = {} } = {}) {
  installVSCode();
  const data = given ?? mkdtempSync(join(tmpdir(), 'packetwalk-vscode-'));
  for (const name of ['home', 'user/User', 'extensions']) mkdirSync(join(data, name), { recursive: true });
  writeFileSync(join(data, 'user/User/settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  const env = privateEnvironment(data, more);
  const folders = [
    '--server-data-dir',
    data,
    '--user-data-dir',
    join(data, 'user'),
    '--extensions-dir',
    join(data, 'extensions'),
  ];
  if (vsix) {
    execFileSync(
      node24,
      [serverMain, '--accept-server-license-terms', ...folders, '--install-extension', vsix],
      { env, stdio: 'pipe' },
    );
  }
  const port = await freePort();
  const log = openSync(join(data, 'server.log'), 'a');
  const child = spawn(
    node24,
    [
      serverMain,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--enable-smoke-test-driver',
      '--telemetry-level',
      'off',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
      ...folders,
    ],
    // A group of its own, so that closing reaches the extension host and the file watcher too.
    { env, stdio: ['ignore', log, log], detached: true },
  );
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // already gone
    }
  };
  const onExit = () => kill('SIGKILL');
  process.once('exit', onExit);
  const close = async () => {
    kill('SIGTERM');
    for (let i = 0; i < 30 && !ended; i++) await pause(100);
    kill('SIGKILL');
    process.removeListener('exit', onExit);
    if (!given) rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for (let i = 0; ; i++) {
    const up = await fetch(`http://127.0.0.1:${port}/version`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) break;
    if (ended || i > 300) {
      const said = readFileSync(join(data, 'server.log'), 'utf8');
      await close();
      throw new Error(`The VS Code server did not start:\n${said}`);
    }
    await pause(100);
  }
  return {
    port,
    data,
    url: ({ extensions = [], ...options }) =>
      address(port, { ...options, extensions: extensions.map((path) => standingApart(path, data)) }),
    close,
  };
}

/** What VS Code needs of the extension, as .vscodeignore lets it into the package. */
const PARTS = [
  ...['package.json', 'package.nls.json', 'package.nls.zh-cn.json'],
  ...['dist', 'media', 'syntaxes', 'examples'],
];

/**
 * A workbench with an extension under development takes the first colour theme that it finds in the extension's folder. This VS Code
 * stands inside of it, with all of its own themes: so it gets the extension's parts in a folder of their own.
 * @param {string} extension @param {string} data @returns {string} */
function standingApart(extension, data) {
  if (relative(extension, serverMain).startsWith('..')) return extension;
  const copy = join(data, 'development', basename(extension));
  mkdirSync(copy, { recursive: true });
  for (const part of PARTS) cpSync(join(extension, part), join(copy, part), { recursive: true });
  return copy;
}

function address(
  /** @type {number} */ port,
  /** @type {WorkbenchOptions} */ { folder, file, extensions = [], tests },
) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ...extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const query = new URLSearchParams();
  if (folder) query.set('folder', folder);
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

function privateEnvironment(
  /** @type {string} */ data,
  /** @type {Record<string, string | undefined>} */ more,
) {
  const home = join(data, 'home');
  return {
    PATH: process.env.PATH ?? '',
    LANG: process.env.LANG ?? 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: home,
    // No gallery: nothing is looked up or fetched from outside.
    EXTENSIONS_GALLERY: '{}',
    ...more,
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() => resolve(typeof at === 'object' && at ? at.port : 0));
    });
  });
}

export const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
