// The same packet on each of its hops (the lesson's L10).
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { hopsAt } from '../../../src/view/inspector/hops.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { runToEnd } from '../../../src/walkthrough/trace.ts';

const { network } = check(readFileSync(`${import.meta.dirname}/../../../examples/envelope.walk`, 'utf8'));
const [walk] = network?.walks ?? [];
if (!network || !walk) throw new Error('no walk');
const trace = runToEnd(network, walk);

/** The last hop of the first packet that has so many. */
function lastHop(hops: number): number {
  for (let index = 0; index < trace.transmissionCount; index += 1)
    if (trace.row(index).hop === hops) return trace.row(index).step;
  throw new Error(`no packet has ${hops} hops`);
}

it('sets what changed beside what stayed', () => {
  const view = hopsAt(trace, trace.step(lastHop(3)), ENGLISH_WORDS);
  expect(view?.hops.map(({ from, to }) => `${from} → ${to}`)).toMatchInlineSnapshot(`
    [
      "pc → gw",
      "gw → isp",
      "isp → web",
    ]
  `);
  expect(
    view?.rows.map(
      ({ field, cells, changed }) =>
        `${field}: ${cells.map((cell, hop) => (changed[hop] ? `[${cell}]` : cell)).join(' ')}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "Ethernet: Destination: 02:00:00:00:02:00 [02:00:00:00:03:00] [02:00:00:00:04:00]",
      "Ethernet: Source: 02:00:00:00:01:00 [02:00:00:00:02:01] [02:00:00:00:03:01]",
      "IPv4: Time to live: 64 [63] [62]",
      "IPv4: Header checksum: 0x31eb [0x32eb] [0x33eb]",
      "IPv4: Source address: 192.168.80.12 192.168.80.12 192.168.80.12",
      "IPv4: Destination address: 203.0.113.80 203.0.113.80 203.0.113.80",
    ]
  `);
});

it('is silent about a packet on its first hop', () => {
  expect(hopsAt(trace, trace.step(trace.row(0).step), ENGLISH_WORDS)).toBeUndefined();
});
