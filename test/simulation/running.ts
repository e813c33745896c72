// What tests of the simulation ask of a text: to be run, which facts of a kind there were, and whether its expectations held.

import { expect } from 'vitest';
import { check } from '../../src/language/check.ts';
import type { Fact } from '../../src/simulation/step.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';
import { firstError } from '../problem.ts';

/** Runs the text's first walk; throws the first mistake. */
export function runText(text: string): Trace {
  const { network, diagnostics } = check(text);
  const [first] = network?.walks ?? [];
  if (!network || !first) throw new Error(firstError({ diagnostics }));
  return runToEnd(network, first);
}

/** All facts of a kind in their order, with their time in seconds. */
export function facts<Kind extends Fact['kind']>(
  trace: Trace,
  kind: Kind,
): readonly (Extract<Fact, { kind: Kind }> & { readonly at: number })[] {
  const found: (Extract<Fact, { kind: Kind }> & { at: number })[] = [];
  for (let serial = 0; serial < trace.stepCount; serial += 1) {
    const { fact, time } = trace.step(serial);
    if (isOf(fact, kind)) found.push({ ...fact, at: time / 1e9 });
  }
  return found;
}

function isOf<Kind extends Fact['kind']>(fact: Fact, kind: Kind): fact is Extract<Fact, { kind: Kind }> {
  return fact.kind === kind;
}

/** Every expectation of the walk holds. */
export function expectHeld(trace: Trace): void {
  const failed = facts(trace, 'checked').filter(({ held }) => !held);
  expect(failed.map(({ seen }) => seen)).toEqual([]);
}
