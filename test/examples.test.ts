// The lesson: every walk of every example runs to its end within what a preview may take, and proves what it claims.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../src/language/check.ts';
import { runToEnd, type Trace } from '../src/walkthrough/trace.ts';

const names = readdirSync('examples').sort();

/** Warnings that a lesson is about, by the file that wants them. */
const WANTED: Readonly<Record<string, readonly string[]>> = {};

/** Transmissions, a tenth of those at which a live preview stops: a class reads an example to its end. */
const BUDGET = 2000;
/** Lines that are seen on one screen. */
const SCREEN = 90;

function read(name: string): string {
  return readFileSync(`examples/${name}`, 'utf8');
}

function steps(trace: Trace): readonly ReturnType<Trace['step']>[] {
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial));
}

describe.each(names)('%s', (name) => {
  const source = read(name);
  const { network, diagnostics } = check(source);
  const walks = network?.walks ?? [];

  it('opens with its title and what to look at, and fits on a screen', () => {
    expect(source).toMatch(/^# [^\n]+\n# [^\n]+\n\n/);
    expect(source.split('\n').length).toBeLessThanOrEqual(SCREEN);
  });

  it('has no mistakes, and no warnings but those it is about', () => {
    expect(diagnostics.map(({ code }) => code)).toEqual(WANTED[name] ?? []);
    expect(walks.length).toBeGreaterThan(0);
  });

  it.each(walks.map((walk) => [walk.name, walk] as const))('"%s" ends and proves its point', (_, walk) => {
    if (!network) throw new Error('errors in the file');
    const trace = runToEnd(network, walk);
    const checked = steps(trace).flatMap(({ fact }) => (fact.kind === 'checked' ? [fact] : []));
    expect(trace.transmissionCount).toBeLessThan(BUDGET);
    expect(checked.length).toBeGreaterThan(0);
    const failed = checked.filter(({ held }) => !held);
    expect(
      failed.map(({ expectation: { source: at }, seen }) => `${source.slice(at.start, at.end)}: ${seen}`),
    ).toEqual([]);
  });
});
