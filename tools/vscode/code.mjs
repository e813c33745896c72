#!/usr/bin/env node
// Stands in for the `code` executable under @vscode/test-electron: the same arguments, but the VS Code from npm with
// Chromium as its window. Ends with the exit code of the tests.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const log = join(dirname(fileURLToPath(import.meta.url)), '../../out/results/vscode.log');
const value = (/** @type {string} */ name) =>
  process.argv.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
const [folder, file] = process.argv
  .slice(2)
  .filter((arg) => !arg.startsWith('-'))
  .map((path) => resolve(path));
const [tests] = value('extensionTestsPath');
if (!tests) throw new Error('only for --extensionTestsPath=…');

mkdirSync(dirname(log), { recursive: true });
writeFileSync(log, '');
const server = await startServer({
  env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('PACKETWALK_'))),
});
const { browser, page } = await openBrowser();

/** @type {number} */
const code = await new Promise((finish) => {
  void page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const text = args.map(String).join(' ');
      // The workbench talks a lot, some of it about parts that npm does not build: only the report is for the reader.
      if (text.startsWith('│')) process.stdout.write(`${text}\n`);
      appendFileSync(log, `${type}: ${text}\n`);
    },
  );
  void page.exposeFunction('codeAutomationExit', finish);
  page.on('crash', () => finish(70));
  const seconds = Number(process.env.PACKETWALK_TIMEOUT ?? 300);
  setTimeout(() => {
    console.error(`The tests in VS Code did not end within ${seconds} s.`);
    finish(71);
  }, seconds * 1000);
  page
    .goto(
      server.url({
        folder,
        file,
        extensions: value('extensionDevelopmentPath'),
        tests,
      }),
    )
    .catch((error) => {
      console.error(error);
      finish(72);
    });
});
await browser.close();
await server.close();
if (code !== 0) console.error(`What VS Code said is in ${log}`);
process.exit(code);
