// Every way in which a packet ends before its time happens.
import { describe, expect, it } from 'vitest';
import { DEATHS } from './deaths.ts';
import { facts, runText } from './running.ts';

describe('a packet ends before its time', () => {
  it.each(DEATHS)('%s', (reason, text) => {
    expect(facts(runText(text), 'dropped').map((fact) => fact.reason.kind)).toContain(reason);
  });
});
