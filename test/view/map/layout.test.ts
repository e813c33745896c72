// The map: nothing overlaps, what belongs together stands together, and an edit moves nothing that it is not about.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CHINESE_INTERFACE } from '../../../src/view/interface-text/chinese.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { expectTidy, lanOf, mapOf, nodeOf } from './geometry.ts';

const HOME = `lan home 192.168.1.0/24
lan inet 18.11.18.0/24
host pc1 { nic home 192.168.1.10 }
host pc2 { nic home 192.168.1.11 }
router gw {
  nic home 192.168.1.1
  nic inet 18.11.18.1
}
host web { nic inet 18.11.18.80 }
`;

/** Hosts of a lan with running addresses. */
function hosts(lan: string, network: string, count: number): string {
  const line = (index: number): string => `host ${lan}${index} { nic ${lan} ${network}.${index + 10} }\n`;
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

describe('a home and the internet', () => {
  const map = mapOf(HOME);

  it('is tidy', () => expectTidy(map));

  it('has the lans one below the other, the router between them, hosts outside', () => {
    const [home, inet] = [lanOf(map, 'home'), lanOf(map, 'inet')];
    const ys = [nodeOf(map, 'pc1').y, home.y, nodeOf(map, 'gw').y, inet.y, nodeOf(map, 'web').y];
    expect(ys).toEqual([...ys].sort((one, other) => one - other));
    expect(new Set(ys).size).toBe(5);
  });

  it('tells private from public addresses', () => {
    expect(map.lans.map(({ name, subnet, scope }) => [name, subnet, scope])).toEqual([
      ['home', '192.168.1.0/24', 'private'],
      ['inet', '18.11.18.0/24', 'public'],
    ]);
  });

  it('writes each address of a router on the side of its lan', () => {
    const { y, labels } = nodeOf(map, 'gw');
    const above = labels.filter((label) => label.y < y).map(({ text }) => text);
    const below = labels.filter((label) => label.y > y).map(({ text }) => text);
    expect([above, below]).toEqual([['192.168.1.1'], ['18.11.18.1']]);
  });

  it('is the same each time', () => expect(mapOf(HOME)).toEqual(map));

  it('leaves the others in their order when a host comes', () => {
    const line = 'host pc2 { nic home 192.168.1.11 }\n';
    const more = mapOf(HOME.replace(line, `${line}host pc3 { nic home 192.168.1.12 }\n`));
    expectTidy(more);
    const order = (of: typeof map): string[] =>
      [...of.nodes].sort((one, other) => one.y - other.y || one.x - other.x).map(({ name }) => name);
    expect(order(more).filter((name) => name !== 'pc3')).toEqual(order(map));
    expect(order(more).slice(0, 3)).toEqual(['pc1', 'pc2', 'pc3']);
  });

  it('has Chinese words', () => {
    const chinese = mapOf(HOME, { ...ENGLISH_WORDS, interface: CHINESE_INTERFACE });
    expectTidy(chinese);
    expect(chinese.lans.map(({ scopeWord }) => scopeWord)).toEqual(['私有地址', '公网地址']);
  });
});

test('many hosts of a lan stand in rows that a panel of 600 pixels shows', () => {
  const map = mapOf(`lan office 10.0.0.0/24\n${hosts('office', '10.0.0', 23)}`);
  expectTidy(map);
  expect(map.width).toBeLessThan(640);
  expect(new Set(map.nodes.map(({ y }) => y)).size).toBeGreaterThan(2);
});

test('above 60 hosts those of a lan are one node, its router is not', () => {
  const map = mapOf(`${HOME}${hosts('home', '192.168.1', 0)}${hosts('inet', '18.11.18', 59)}`);
  expectTidy(map);
  expect(map.nodes.map(({ kind, name }) => [kind, name])).toEqual([
    ['group', '2 hosts'],
    ['router', 'gw'],
    ['group', '60 hosts'],
  ]);
  expect(map.links.filter(({ nic }) => nic === undefined).length).toBe(2);
});

test('switches that the file names stand on their bar', () => {
  const text = `lan office 10.0.0.0/24 {
  switch s1
  switch s2
  trunk s1 s2
}
host a { nic office 10.0.0.1 port s1 }
host b { nic office 10.0.0.2 port s2 }
`;
  const map = mapOf(text);
  expectTidy(map);
  const [bar] = map.lans;
  expect(bar?.switches.map(({ name }) => name)).toEqual(['s1', 's2']);
  for (const { x1, x2 } of bar?.switches ?? []) expect(x1 > (bar?.x1 ?? 0) && x2 < (bar?.x2 ?? 0)).toBe(true);
  expect(mapOf(HOME).lans.flatMap(({ switches }) => switches)).toEqual([]);
});

test('a ring of routers, a router with three lans, and an island', () => {
  const text = `lan a 10.0.0.0/24
lan b 10.0.1.0/24
lan c 10.0.2.0/24
lan island 10.9.0.0/24
router r1 {
  nic a 10.0.0.1
  nic b 10.0.1.1
  nic c 10.0.2.1
}
router r2 {
  nic b 10.0.1.2
  nic c 10.0.2.2
}
router r3 {
  nic c 10.0.2.3
  nic a 10.0.0.3
}
${hosts('a', '10.0.0', 2)}${hosts('b', '10.0.1', 3)}${hosts('c', '10.0.2', 2)}${hosts('island', '10.9.0', 1)}`;
  expectTidy(mapOf(text));
});

test('an empty file and a lan without anybody', () => {
  expect(mapOf('').nodes).toEqual([]);
  expectTidy(mapOf('lan a 10.0.0.0/24\n'));
});

test.each(readdirSync('examples'))('%s is tidy', (name) => {
  const map = mapOf(readFileSync(`examples/${name}`, 'utf8'));
  expectTidy(map);
  expect(map.width).toBeLessThan(700);
});

test('any network is tidy', () => {
  const lans = fc.integer({ min: 1, max: 6 });
  const membership = fc.array(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }), { maxLength: 14 });
  fc.assert(
    fc.property(lans, membership, (count, nodes) => {
      const text = [
        ...Array.from({ length: count }, (_, lan) => `lan l${lan} 10.0.${lan}.0/24`),
        ...nodes.map((members, index) => {
          const own = [...new Set(members.map((lan) => lan % count))];
          const nics = own.map((lan) => `  nic l${lan} 10.0.${lan}.${index + 1}`).join('\n');
          return `${own.length > 1 ? 'router' : 'host'} n${index} {\n${nics}\n}`;
        }),
      ].join('\n');
      expectTidy(mapOf(`${text}\n`));
    }),
    { numRuns: 100 },
  );
}, 120_000);
