// The wanted step outlives texts that do not have it.
import { describe, expect, test } from 'vitest';
import { Drift } from '../../src/editor/keep.ts';
import { WantedStep } from '../../src/editor/wanted.ts';
import { check } from '../../src/language/check.ts';
import { last } from '../../src/walkthrough/cursor.ts';
import { Trace } from '../../src/walkthrough/trace.ts';

const NETWORK = `lan home 192.168.1.0/24
host pc  { nic home 192.168.1.10 }
host web { nic home 192.168.1.80 }
`;

function traceOf(statements: string): Trace {
  const { network } = check(`${NETWORK}walk "first" {\n${statements}}\n`);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error('the text has errors');
  const trace = new Trace(network, walk);
  trace.advance({ turns: 10_000, transmissions: 1_000 });
  return trace;
}

function wantedAt(trace: Trace, cursor: number, drift = new Drift()): WantedStep {
  const wanted = WantedStep.at(trace, cursor, drift);
  if (!wanted) throw new Error('the cursor is at the start');
  return wanted;
}

describe('a wanted step', () => {
  test('is found in the same text', () => {
    const trace = traceOf('  pc ping web\n');
    for (let cursor = 0; cursor <= last(trace); cursor += 1)
      expect(wantedAt(trace, cursor).find(traceOf('  pc ping web\n'))).toEqual({ cursor, isFound: true });
  });

  test('is not found in a text without it, and again in the one that has it', () => {
    const trace = traceOf('  pc ping web\n');
    const cursor = last(trace) - 2;
    const wanted = wantedAt(trace, cursor);
    expect(wanted.find(traceOf('')).isFound).toBe(false);
    expect(wanted.find(traceOf('  web ping 192.168.1.9\n')).isFound).toBe(false);
    expect(wanted.find(trace)).toEqual({ cursor, isFound: true });
  });

  test('follows its statement when one is written before it', () => {
    const trace = traceOf('  pc ping web\n');
    const drift = new Drift();
    const wanted = wantedAt(trace, 2, drift);
    const line = '  note "x"\n';
    drift.add({ offset: `${NETWORK}walk "first" {\n`.length, removed: 0, inserted: line.length });
    const { cursor, isFound } = wanted.find(traceOf(`${line}  pc ping web\n`));
    expect(isFound).toBe(true);
    expect(cursor).toBeGreaterThan(2);
  });

  test('of which only the action is known, after a reload, is found by its number', () => {
    const trace = traceOf('  pc ping web\n');
    const { identity } = wantedAt(trace, 4);
    expect(new WantedStep(identity).find(trace)).toEqual({ cursor: 4, isFound: true });
  });
});
