// The command line as a program: its words, its exit codes, its messages.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'packetwalk-cli-'));
const program = join(folder, 'packetwalk.cjs');

beforeAll(async () => {
  await build({
    entryPoints: ['src/cli/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

function packetwalk(...words: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

function file(text: string): string {
  const path = join(folder, 'test.walk');
  writeFileSync(path, text);
  return path;
}

const GOOD =
  'lan l 10.0.0.0/24\nhost a { nic l .1 }\nhost b { nic l .2 }\nwalk "one" { a ping b }\nwalk "two" {\n  a ping b\n  expect a got 2 replies\n}\n';

describe('packetwalk', () => {
  it('check says where a mistake is and exits with 1', () => {
    const path = file('lan l 10.0.0.0/24\nhost a { nic m .1 }\n');
    const { status, err } = packetwalk('check', path);
    expect(status).toBe(1);
    expect(err).toContain(`${path}:2:14: error: `);
    expect(packetwalk('check', file(GOOD)).status).toBe(0);
    // The severity is a word for programs; what is wrong is said to a reader.
    expect(
      packetwalk('check', file('lan l 10.0.0.0/24\nhost a { nic m .1 }\n'), '--lang', 'zh-cn').err,
    ).toContain(':2:14: error: 这个文件里没有叫 `m` 的局域网。');
  });

  it('export draws a picture and writes notes', () => {
    const svg = packetwalk('export', file(GOOD), '--walk', 'one', '--format', 'svg');
    expect(svg.status).toBe(0);
    expect(svg.out).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg .*<title>one<\/title>.*<\/svg>\n$/s,
    );
    expect(svg.out).toContain('>echo request 1</text>');
    const markdown = packetwalk(
      'export',
      file(GOOD),
      '--walk',
      'one',
      '--format',
      'markdown',
      '--lang',
      'zh-cn',
    );
    expect(markdown.out).toMatch(/^# one\n\n```mermaid\nsequenceDiagram\n/);
    expect(markdown.out).toContain('1. **ARP 谁是 10.0.0.2？**');
  });

  it('--lang says everything in that language', () => {
    const { status, out } = packetwalk('run', file(GOOD), '--walk', 'one', '--lang', 'zh-cn');
    expect(status).toBe(0);
    expect(out).toContain('- a ping b');
    expect(out).toContain('= 1 个请求，1 个应答');
    const json = packetwalk('export', file(GOOD), '--walk', 'one', '--format', 'json', '--lang', 'zh-CN').out;
    expect(json).toContain('a 上的 ping 想知道 b 能不能应答。');
    const capture = packetwalk('export', file(GOOD), '--format', 'pcapng', '--lang', 'zh-cn').out;
    expect(capture).toContain('a 不知道 10.0.0.2 的 MAC');
    expect(packetwalk('run', file(GOOD), '--lang', 'zh-cn').err).toContain(
      'error: 和预期不一样，实际看到的是：1 个请求，1 个应答',
    );
    const wrong = packetwalk('run', file(GOOD), '--lang', 'tlh');
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain('--lang takes one of en, zh-cn');
  });

  it('run prints a line a packet and exits with 1 where an expectation fails', () => {
    const one = packetwalk('run', file(GOOD), '--walk', 'one', '--tables');
    expect(one.status).toBe(0);
    expect(one.out).toContain('a → b                    ICMP echo request');
    expect(one.out).toContain('a$ arp -n');
    const both = packetwalk('run', file(GOOD));
    expect(both.status).toBe(1);
    expect(both.err).toContain(':7:3: error: not as expected, seen: 1 of 1 replies');
  });

  it('export writes every format', () => {
    expect(packetwalk('export', file(GOOD), '--format', 'norm').out.split('\n')[0]).toBe(
      'a:eth0 => b:eth0(b) | a.eth0>ff:ff ARP who-has 10.0.0.2 tell 10.0.0.1',
    );
    expect(packetwalk('export', file(GOOD), '--format', 'mermaid').out).toMatch(/^sequenceDiagram/);
    expect(JSON.parse(packetwalk('export', file(GOOD), '--format', 'json').out)).toMatchObject({
      walk: 'one',
      status: 'over',
    });
    const capture = join(folder, 'out.pcapng');
    expect(
      packetwalk('export', file(GOOD), '--format', 'pcapng', '--at', 'b:eth0', '-o', capture).status,
    ).toBe(0);
    expect(readFileSync(capture).subarray(0, 4).toString('hex')).toBe('0a0d0d0a');
  });

  it('stops a run that does not end, and says so', () => {
    const { status, err } = packetwalk('run', file(GOOD), '--frames', '2');
    expect(status).toBe(1);
    expect(err).toContain('stopped after 2 frames');
  });

  it('is quiet when nobody reads on', async () => {
    const running = spawn(process.execPath, [program, 'run', file(GOOD), '--walk', 'one']);
    running.stdout.destroy();
    let said = '';
    running.stderr.on('data', (text) => {
      said += text;
    });
    const status = await new Promise((resolve) => running.on('close', resolve));
    expect(said).toBe('');
    expect(status).toBe(0);
  });

  it('writes a capture to a pipe whole', () => {
    const capture = join(folder, 'whole.pcapng');
    const words = ['export', file(GOOD), '--walk', 'one', '--format', 'pcapng', '--at', 'all'];
    expect(packetwalk(...words, '-o', capture).status).toBe(0);
    expect(spawnSync(process.execPath, [program, ...words]).stdout).toEqual(readFileSync(capture));
  });

  it('refuses words that it does not know, with 2', () => {
    for (const words of [
      ['dance'],
      ['run'],
      ['run', 'x.walk', '--fast'],
      ['export', file(GOOD), '--format', 'pdf'],
      ['run', join(folder, 'missing.walk')],
      ['export', file(GOOD), '--format', 'pcapng', '--at', 'c:eth9'],
    ]) {
      expect(packetwalk(...words).status, words.join(' ')).toBe(2);
    }
    expect(packetwalk('--help').status).toBe(0);
  });
});
