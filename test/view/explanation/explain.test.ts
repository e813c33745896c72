// The explanations, read as a text: every step of every example and twin says why, in few words, with the reader's own names.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatIpv4 } from '../../../src/address/ipv4.ts';
import { check } from '../../../src/language/check.ts';
import type { Catalogue } from '../../../src/view/explanation/catalogue.ts';
import { explain } from '../../../src/view/explanation/explain.ts';
import { LANGUAGES, wordsOf } from '../../../src/view/words.ts';
import { runToEnd, type Trace } from '../../../src/walkthrough/trace.ts';
import { findTwins } from '../../kernel/compare.ts';
import { firstError } from '../../problem.ts';
import { entriesOf, recording } from '../../recording.ts';
import { DEATHS } from '../../simulation/deaths.ts';
import { RARITIES } from './rarities.ts';

function tracesOf(source: string): readonly Trace[] {
  const checked = check(source);
  if (!checked.network) throw new Error(firstError(checked));
  const { network } = checked;
  return network.walks.map((walk) => runToEnd(network, walk));
}

/** A catalogue that refuses arguments of which nothing can be said. */
function checking(catalogue: Catalogue): Catalogue {
  return new Proxy(catalogue, {
    get: (from, key: keyof Catalogue) => {
      const entry: unknown = from[key];
      if (typeof entry !== 'function') return entry;
      return (...given: readonly unknown[]): unknown => {
        for (const value of given.flatMap((one) => (one instanceof Object ? Object.values(one) : [one])))
          if (typeof value === 'string' && /^\s*$|undefined|\?$/.test(value))
            throw new Error(`${String(key)}: ${JSON.stringify(given)}`);
        return entry(...given);
      };
    },
  });
}

/** What the file itself calls things. */
function ownNames(trace: Trace): readonly string[] {
  const { nodes, switches, lans, nics } = trace.network;
  return [
    ...[...nodes, ...switches, ...lans].map(({ name }) => name),
    ...nics.flatMap(({ addresses }) => addresses.map(({ address }) => formatIpv4(address))),
    trace.walk.name,
  ];
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[。！？])|(?<=[.!?]) /u).filter((sentence) => sentence !== '');
}

function told(source: string, kind: string, nth = 0): string {
  const [trace] = tracesOf(source);
  if (!trace) throw new Error('no walk');
  const serials = Array.from({ length: trace.stepCount }, (_, serial) => serial).filter(
    (serial) => trace.step(serial).fact.kind === kind,
  );
  const { title, sentences } = explain(trace, serials[nth] ?? -1);
  return `${title} | ${sentences.join(' ')}`;
}

const OFFICE =
  'lan office 192.168.1.0/24\nhost pc { nic office .10 }\nhost web {\n  nic office .20\n  serve http 80\n}\n';

/** Every example, every reference capture, every way to die, and what is seldom said. */
const SOURCES = [
  ...readdirSync('examples').map((name) => readFileSync(`examples/${name}`, 'utf8')),
  ...findTwins('test/kernel').map(({ source }) => source),
  ...DEATHS.map(([, text]) => text),
  ...RARITIES,
];

describe('explain', () => {
  describe.each(LANGUAGES)('in %s', (language) => {
    const used = new Set<string>();
    const catalogue = recording(checking(wordsOf(language).explanations), used);
    const limits = language === 'en' ? { title: 90, text: 240 } : { title: 45, text: 160 };
    const told = new Set<string>();

    /** Each text once: most of them are said again and again. */
    function judge(trace: Trace, serial: number, names: readonly string[]): void {
      const { title, sentences, text } = explain(trace, serial, catalogue);
      const all = `${title} | ${text}`;
      if (told.has(all)) return;
      told.add(all);
      const { kind } = trace.step(serial).fact;
      // A note is the author's, as long as it is.
      expect(title.length, title).toBeLessThanOrEqual(kind === 'noted' ? 500 : limits.title);
      expect(title).toMatch(/^\S/);
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentencesOf(text).length, text).toBeLessThanOrEqual(language === 'en' ? 4 : 3);
      expect(text.length, text).toBeLessThanOrEqual(limits.text);
      expect(all).not.toMatch(/undefined|NaN|\[object|\?\?|\$\{| {2}|\( *\)/);
      expect(
        names.some((name) => all.includes(name)),
        all,
      ).toBe(true);
      if (language !== 'zh-cn') return;
      for (const sentence of sentencesOf(text)) expect(sentence).toMatch(/\p{Script=Han}/u);
    }

    it.each(SOURCES.map((source, at) => [at, source] as const))(
      "something short and whole about every step of text %i, with the reader's own names",
      (_, source) => {
        for (const trace of tracesOf(source)) {
          const names = ownNames(trace);
          for (let serial = 0; serial < trace.stepCount; serial += 1) judge(trace, serial, names);
        }
      },
    );

    it('and there is nothing in the catalogue that none of them says', () => {
      // What an expectation found has a test of its own.
      const said = entriesOf(wordsOf(language).explanations).filter((path) => !path.startsWith('seen.'));
      expect(said.filter((path) => !used.has(path))).toEqual([]);
    });
  });

  it('tells why a packet is blocked', () => {
    expect(told(`${OFFICE}walk "w" { pc ping web }`, 'queued')).toBe(
      'Blocked: no MAC for web (192.168.1.20) | The next hop is web (192.168.1.20), but a frame needs a MAC and pc does not know that one. So the packet waits, and the question goes out first.',
    );
  });

  it('tells why a call fails before there is a packet', () => {
    expect(told(`${OFFICE}walk "w" { pc ping 10.9.9.9 }`, 'not-routed')).toBe(
      "No route | No row of pc's routing table matches 10.9.9.9, and there is no default gateway. The program is told at once: not even a packet is made.",
    );
  });

  it('tells a stranger from a port where nobody is', () => {
    const hairpin = readFileSync('examples/nat.walk', 'utf8').replace(
      /^walk "two[\s\S]*?^(?=walk "hairpin fails)/m,
      '',
    );
    expect(told(hairpin, 'dropped')).toContain('belongs to a connection with gw:80');
  });

  it('tells that a protocol is refused aloud', () => {
    expect(
      told(readFileSync('examples/lvs-tunnel.walk', 'utf8').replace(/^ +decapsulate$/gm, ''), 'dropped'),
    ).toContain('It tells the sender: ICMP protocol unreachable.');
  });

  it('tells why a handshake takes three', () => {
    const walk = `${OFFICE}walk "w" { pc get http://web/ }`;
    expect(told(walk, 'segment-made', 0)).toContain('Whether web hears this, pc cannot know yet.');
    expect(told(walk, 'segment-made', 1)).toContain('It does not know yet whether pc hears it.');
    expect(told(walk, 'segment-made', 2)).toContain('two segments would have left web in doubt');
  });

  it('shows the routing table with the AND of every row and the winner', () => {
    const source =
      'lan a 10.0.1.0/24\nlan b 10.0.2.0/24\nhost pc {\n  nic a 10.0.1.10\n  gateway 10.0.1.1\n}\nrouter r {\n  nic a 10.0.1.1\n  nic b 10.0.2.1\n}\nhost web { nic b 10.0.2.20 }\nwalk "w" { pc ping web }';
    const [trace] = tracesOf(source);
    if (!trace) throw new Error('no walk');
    const routed =
      Array.from({ length: trace.stepCount }, (_, serial) => serial).find(
        (serial) => trace.step(serial).fact.kind === 'routed',
      ) ?? -1;
    const [table] = explain(trace, routed).evidence;
    expect(table?.kind === 'table' && table.rows).toEqual([
      { cells: ['10.0.1.0', '255.255.255.0', '10.0.2.0', '*', 'eth0', 'differs'] },
      { cells: ['0.0.0.0', '0.0.0.0', '0.0.0.0', '10.0.1.1', 'eth0', 'matches'], mark: 'winner' },
    ]);
  });
});
