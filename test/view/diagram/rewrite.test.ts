// What devices on the way change of a packet's two ends, as it stands on the arrow.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { rewriteText } from '../../../src/view/diagram/rewrite.ts';
import { type DiagramModel, makeDiagram } from '../../../src/view/diagram.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { runToEnd } from '../../../src/walkthrough/trace.ts';

/** Of the first walk with these words in its name. */
function modelOf(example: string, part = '', rows: 'journeys' | 'hops' = 'journeys'): DiagramModel {
  const { network } = check(readFileSync(`${import.meta.dirname}/../../../examples/${example}.walk`, 'utf8'));
  const walk = network?.walks.find(({ name }) => name.includes(part));
  if (!network || !walk) throw new Error(`no walk ${part}`);
  return makeDiagram(runToEnd(network, walk), { rows, textAt: () => '', words: ENGLISH_WORDS });
}

/** `7 SYN, gw: src …`, of the rows that somebody rewrote. */
function rewrites(...which: Parameters<typeof modelOf>): readonly string[] {
  const model = modelOf(...which);
  const { labels } = ENGLISH_WORDS.interface.diagram;
  return model.rows.flatMap(({ number, label, rewrites }) =>
    rewrites.map(
      (rewrite) =>
        `${number} ${label}, ${model.columns[rewrite.column]?.name}: ${rewriteText(rewrite, labels)}`,
    ),
  );
}

it('tells a masqueraded source on the way out, and its end on the way back', () => {
  expect(rewrites('nat', 'same port').slice(0, 4)).toMatchInlineSnapshot(`
    [
      "5 SYN, gw: src 192.168.80.12:21214 → 18.11.18.22:21214",
      "6 SYN, gw: src 192.168.80.13:21214 → 18.11.18.22:16646",
      "9 SYN+ACK, gw: dst 18.11.18.22:21214 → 192.168.80.12:21214",
      "10 SYN+ACK, gw: dst 18.11.18.22:16646 → 192.168.80.13:21214",
    ]
  `);
});

it('tells both ends where a hairpin changes both', () => {
  expect(rewrites('nat', 'hairpin works').slice(0, 4)).toMatchInlineSnapshot(`
    [
      "3 SYN, gw: src 192.168.80.12:32768 → 192.168.80.1:32768",
      "3 SYN, gw: dst 18.11.18.22:80 → 192.168.80.20:80",
      "6 SYN+ACK, gw: src 192.168.80.20:80 → 18.11.18.22:80",
      "6 SYN+ACK, gw: dst 192.168.80.1:32768 → 192.168.80.12:32768",
    ]
  `);
});

it('tells the tunnel that a packet goes into', () => {
  expect(rewrites('lvs-tunnel', '').slice(0, 2)).toMatchInlineSnapshot(`
    [
      "3 SYN, lvs: into IPIP 18.11.18.10 → 203.0.113.11",
      "11 ACK, lvs: into IPIP 18.11.18.10 → 203.0.113.11",
    ]
  `);
});

it('marks the very hop, where every hop has an arrow of its own', () => {
  expect(rewrites('nat', 'same port', 'hops')[0]).toMatchInlineSnapshot(
    `"5.2 SYN, gw: src 192.168.80.12:21214 → 18.11.18.22:21214"`,
  );
});

it('has nothing to tell of a router that only routes', () => {
  expect(rewrites('hops', '')).toEqual([]);
});

it('keeps a translated conversation together: the three packets of the handshake are one group', () => {
  const model = modelOf('lvs-nat');
  const handshake = model.groups.find(({ kind }) => kind === 'handshake');
  expect(handshake?.rows.map((row) => model.rows[row]?.label)).toEqual(['SYN', 'SYN+ACK', 'ACK']);
});

it('says what a name server is asked, and what it answers', () => {
  const model = modelOf('dns');
  const lookup = model.groups.find(({ kind }) => kind === 'lookup');
  expect(lookup?.rows.map((row) => model.rows[row]?.label)).toEqual([
    'DNS www.example.com?',
    'DNS 203.0.113.80',
  ]);
});
