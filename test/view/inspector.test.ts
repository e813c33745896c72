// What the inspector says of a step agrees with the trace: the frame's own fields, and the tables that changed with it.
import { describe, expect, it } from 'vitest';
import { initialWorld } from '../../src/simulation/world.ts';
import { inspect } from '../../src/view/inspector.ts';
import { ENGLISH_WORDS } from '../../src/view/words.ts';
import { move, START } from '../../src/walkthrough/cursor.ts';
import type { Trace } from '../../src/walkthrough/trace.ts';
import { walk } from './walks.ts';

const trace = walk('pc get http://web/');

/** The cursor at the n-th frame. */
function frame(of: Trace, number: number): number {
  let cursor = START;
  for (let i = 0; i < number; i += 1) cursor = move(of, cursor, 'hop', 1);
  return cursor;
}

const CHANGED_ONLY = { allTables: false, costs: undefined };

const at = (number: number, all = false) =>
  inspect(trace, frame(trace, number), { allTables: all, costs: undefined }, ENGLISH_WORDS);

it('says nothing before the start', () => {
  expect(inspect(trace, START, CHANGED_ONLY, ENGLISH_WORDS)).toBeUndefined();
  expect(inspect(trace, trace.stepCount, CHANGED_ONLY, ENGLISH_WORDS)).toBeUndefined();
});

describe('the envelope', () => {
  it('is the frame, layer by layer from the outside', () => {
    const envelope = at(3)?.envelope;
    expect(envelope).toMatchObject({ number: '3', from: 'pc', to: 'web', size: '74 bytes' });
    expect(envelope?.layers.map(({ layer, protocol }) => [layer, protocol])).toEqual([
      [2, 'Ethernet'],
      [3, 'IPv4'],
      [4, 'TCP'],
    ]);
    expect(envelope?.layers.at(-1)?.summary).toMatch(/^SYN seq=0/);
  });

  it('goes to everybody who hears a broadcast', () => {
    expect(at(1)?.envelope).toMatchObject({ from: 'pc', to: '2 hosts' });
  });

  it('marks no field where there was no hop before', () => {
    for (let number = 1; number <= 8; number += 1)
      for (const { fields } of at(number)?.envelope?.layers ?? [])
        for (const field of fields) expect(field).not.toHaveProperty('before');
  });
});

describe('the tables', () => {
  it('are those that changed, with the rows marked', () => {
    const tables = at(3)?.tables ?? [];
    const neighbours = tables.find(({ owner, command }) => owner === 'pc' && command === 'arp -n');
    expect(neighbours?.rows).toMatchObject([
      { mark: 'changed', cells: ['192.168.1.20', expect.any(String), 'REACHABLE', 'eth0'] },
    ]);
    for (const { rows } of tables) expect(rows.some(({ mark }) => mark !== undefined)).toBe(true);
  });

  it('are all of them on demand, and the count of the others is right', () => {
    const [some, all] = [at(3), at(3, true)];
    expect((some?.tables.length ?? 0) + (some?.unchanged ?? 0)).toBeLessThanOrEqual(all?.tables.length ?? 0);
    expect(all?.unchanged).toBe(0);
    expect(all?.tables.map(({ owner, command }) => `${owner} ${command}`)).toContain('other route -n');
  });

  it('are compared with an empty network at the first frame', () => {
    expect(initialWorld(trace.network).nodes.size).toBe(3);
    const asked = at(1)?.tables.find(({ owner, command }) => owner === 'pc' && command === 'arp -n');
    expect(asked?.rows).toMatchObject([{ mark: 'new' }]);
  });
});

describe('the reason', () => {
  it('of a frame is what the packet is for, not the wire it goes out on', () => {
    expect(at(3)?.explanation.title).toMatch(/SYN/);
    expect(at(4)?.explanation.title).toMatch(/SYN\+ACK|SYN, ACK|SYN/);
    expect(at(3)?.explanation.evidence.length).toBeGreaterThan(0);
  });

  it('is there at every step, in one to four sentences', () => {
    for (let step = 0; step < trace.stepCount; step += 1) {
      const explanation = inspect(trace, step, CHANGED_ONLY, ENGLISH_WORDS)?.explanation;
      expect(explanation?.title).not.toBe('');
      expect(explanation?.sentences.length).toBeGreaterThan(0);
      expect(explanation?.sentences.length).toBeLessThanOrEqual(5);
    }
  });
});

describe('the octets', () => {
  const withOctets = (number: number) =>
    inspect(trace, frame(trace, number), { ...CHANGED_ONLY, octets: true }, ENGLISH_WORDS)?.envelope;

  it('are there when they are asked for', () => {
    expect(at(3)?.envelope?.octets).toBeUndefined();
    const envelope = withOctets(3);
    expect(`${(envelope?.octets?.length ?? 0) / 2} bytes`).toBe(envelope?.size);
  });

  it('are where each field says', () => {
    const envelope = withOctets(3);
    const octetsOf = (name: string): string | undefined => {
      const range = envelope?.layers
        .flatMap(({ fields }) => fields)
        .find((field) => field.name === name)?.range;
      return range && envelope?.octets?.slice(range.start * 2, (range.start + range.length) * 2);
    };
    expect(octetsOf('Type')).toBe('0800');
    expect(octetsOf('Time to live')).toBe('40');
    expect(octetsOf('Source address')).toBe('c0a8010a');
    expect(octetsOf('Destination port')).toBe('0050');
  });
});
