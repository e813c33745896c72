// The captures of the lesson's own walks: each is of the text that stands in examples/ today, and no walk is without one for no reason.
// Where the kernel leaves a choice, it was made as the simulation makes it: a port range of one for a port that the walk does not
// name, the first frame's filter at the switch for `lose`, and a row that a walk begins by setting stood in the network.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findTwins } from './compare.ts';

/** Walks that have no capture, each with the reason. A balancer's files are left out whole: the capturing kernel has no IPVS. */
const WITHOUT: Readonly<Record<string, string>> = {
  e_dns_1: 'the capture has one question and one answer of a name server (s08g_nat_udp_dns), no resolver',
  e_dns_2: 'as e_dns_1',
  e_dns_3: 'as e_dns_1',
  e_dns_4: 'as e_dns_1',
};

/** The text of each walk with its network, as a file of its own. */
const parts = readdirSync('examples').flatMap((name) => {
  const text = readFileSync(`examples/${name}`, 'utf8');
  if (/^balancer /m.test(text)) return [];
  const [network = '', ...walks] = text.split(/^(?=walk ")/m);
  return walks.map((walk, at) => ({
    name: `e_${name.replace('.walk', '')}_${at + 1}`,
    text: `${network}${walk}`,
  }));
});

describe('the lesson on a real kernel', () => {
  const captured = findTwins(dirname(fileURLToPath(import.meta.url))).filter(({ name }) =>
    name.startsWith('e_'),
  );

  it.each(captured)('$name was captured from the text that the lesson has', ({ name, source }) => {
    expect(source).toBe(parts.find((part) => part.name === name)?.text);
  });

  it('has every walk, but for those that say why not', () => {
    const names = parts.map(({ name }) => name);
    const here = [...captured.map(({ name }) => name), ...Object.keys(WITHOUT)];
    expect(here.sort()).toEqual(names.sort());
  });
});
