// The layer rules can fail: a forbidden import or global, planted in a copy of each zone, is refused by the linter.

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'packetwalk-layers-'));
  for (const name of ['src', 'tools/lint', 'biome.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Finding {
  readonly path: string;
  readonly message: string;
}

/** What the layer rules say about the copy; formatting and other lint are somebody else's business. */
async function lint(folder = 'src'): Promise<{ failed: boolean; layers: readonly Finding[] }> {
  const run = promisify(execFile)(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '--error-on-warnings', folder],
    { cwd: copy, maxBuffer: 1 << 26 },
  );
  const { stdout, failed } = await run.then(
    ({ stdout }) => ({ stdout, failed: false }),
    (error: { stdout: string }) => ({ stdout: error.stdout, failed: true }),
  );
  const findings = [...stdout.matchAll(/title=(\S+?),file=([^,]+),.*?::(.*)/g)];
  return {
    failed,
    layers: findings
      .filter(([, rule]) => /noRestrictedImports|noRestrictedGlobals|plugin/.test(rule ?? ''))
      .map(([, , path, message]) => ({ path: path ?? '', message: message ?? '' })),
  };
}

async function lintWith(path: string, text: string) {
  const file = join(copy, path);
  writeFileSync(file, text);
  try {
    return await lint(path);
  } finally {
    rmSync(file);
  }
}

test('the sources keep the layer rules', async () => {
  expect((await lint()).layers).toEqual([]);
});

const forbidden: readonly (readonly [zone: string, specifier: string])[] = [
  ['address', '../wire/arp.ts'],
  ['wire', '../network/network.ts'],
  ['network', '../language/parser.ts'],
  ['language', '../wire/arp.ts'],
  ['language', '../simulation/world.ts'],
  ['simulation', '../language/parser.ts'],
  ['simulation', '../walkthrough/trace.ts'],
  ['walkthrough', '../view/messages.ts'],
  ['view', '../editor/extension.ts'],
  ['view', 'immutable'],
  ['editor', '../webview/panel.ts'],
  ['editor', 'node:fs'],
  ['webview', '../view/diagram.ts'],
  ['webview', '../address/ipv4.ts'],
  ['webview', 'vscode'],
  ['cli', '../editor/extension.ts'],
  ['cli', 'vscode'],
  ['network', 'vscode'],
  ['address', 'node:fs'],
  ['wire', 'immutable'],
];

describe('a forbidden import fails', () => {
  test.each(forbidden)('in src/%s: %s', async (zone, specifier) => {
    const { failed, layers } = await lintWith(
      `src/${zone}/planted.ts`,
      `import { thing } from '${specifier}';\n\nexport const planted = thing;\n`,
    );
    expect(failed).toBe(true);
    expect(layers).toHaveLength(1);
    expect(layers[0]?.message).toMatch(`src/${zone}`);
  });

  test.each([
    ['a type', `import type { Thing } from '../editor/extension.ts';\n\nexport type Planted = Thing;\n`],
    ['a re-export', `export * from '../editor/extension.ts';\n`],
    ['a dynamic import', `export const planted = import('../editor/extension.ts');\n`],
    ['a type in place', `export type Planted = import('../editor/extension.ts').Thing;\n`],
    ['require', `export const planted: unknown = require('../editor/extension.ts');\n`],
    [
      'an absolute path',
      `import { thing } from '/src/editor/extension.ts';\n\nexport const planted = thing;\n`,
    ],
  ])('as %s', async (_how, text) => {
    const { failed, layers } = await lintWith('src/view/planted.ts', text);
    expect(failed).toBe(true);
    expect(layers).not.toEqual([]);
  });
});

describe('a clock, chance or a host fails below the faces', () => {
  const zones = ['address', 'wire', 'network', 'language', 'simulation', 'walkthrough', 'view'];
  const expressions = [
    'Date.now()',
    'Math.random()',
    'performance.now()',
    'setTimeout(() => {}, 1)',
    'document.body',
  ];
  test.each(zones)('in src/%s', async (zone) => {
    const { failed, layers } = await lintWith(
      `src/${zone}/planted.ts`,
      expressions.map((expression, index) => `export const planted${index} = ${expression};\n`).join(''),
    );
    expect(failed).toBe(true);
    expect(layers).toHaveLength(expressions.length);
  });
});

test('what is allowed passes', async () => {
  const { failed, layers } = await lintWith(
    'src/webview/planted.ts',
    `import type { Thing } from '../view/messages.ts';\n\nexport const planted = (thing: Thing) => [thing, Date.now()];\n`,
  );
  expect({ failed, layers }).toEqual({ failed: false, layers: [] });
});
