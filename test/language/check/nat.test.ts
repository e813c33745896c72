// Address translation: rules as data, and what is said about those that cannot work.
import { describe, expect, test } from 'vitest';
import { formatIpv4, parseIpv4 } from '../../../src/address/ipv4.ts';
import { NO_NAMES, parsePredicate } from '../../../src/language/predicate.ts';
import { bare, mended, nodeOf, said } from '../reading.ts';

const file = (...rows: readonly string[]) => `lan home 192.168.80.0/24
lan wan 18.11.18.0/24
host pc {
  nic home .12
  serve http 80
  serve udp 53
}
router gw {
  nic home .1
  nic wan .22
${rows.map((row) => `  ${row}\n`).join('')}}
walk "w" { pc ping gw }
`;
const rulesOf = (...rows: readonly string[]) => bare(nodeOf(file(...rows), 'gw').nat);
const where = (text: string) => parsePredicate(text, NO_NAMES).predicate;
const address = (text: string) => parseIpv4(text);

test('masquerade: the nics on the lan, whose packets, which ports', () => {
  expect(rulesOf('masquerade wan')).toEqual([
    { kind: 'masquerade', nics: [2], match: { kind: 'all' }, random: false },
  ]);
  expect(rulesOf('masquerade wan from 192.168.80.0/24 random')).toEqual([
    { kind: 'masquerade', nics: [2], match: where('ip.src == 192.168.80.0/24'), random: true },
  ]);
});
test('several `from`s are alternatives; a host stands for its addresses', () => {
  expect(rulesOf('masquerade wan from pc from 10.0.0.1')).toMatchObject([
    { match: where('ip.src == 192.168.80.12 || ip.src == 10.0.0.1') },
  ]);
});
test('a nic may be named instead of its lan; a lan means all nics on it', () => {
  expect(rulesOf('masquerade eth1')).toMatchObject([{ nics: [2] }]);
  expect(rulesOf('nic wan .23', 'masquerade wan')).toMatchObject([{ nics: [2, 3] }]);
});
test('snat: a fixed address, and a port where one is written', () => {
  expect(rulesOf('snat wan to 18.11.18.22', 'snat wan from pc to 18.11.18.22:4000')).toMatchObject([
    { kind: 'snat', match: { kind: 'all' }, to: { address: address('18.11.18.22') } },
    {
      kind: 'snat',
      match: where('ip.src == 192.168.80.12'),
      to: { address: address('18.11.18.22'), port: 4000 },
    },
  ]);
});
test('dnat: the same port unless another is written; a name means the address that the router knows', () => {
  const rules = rulesOf('dnat wan tcp 8080 to pc:80', 'dnat wan udp 53 to pc');
  expect(
    rules.map(
      (rule) => rule.kind === 'dnat' && [rule.protocol, rule.port, formatIpv4(rule.to.address), rule.to.port],
    ),
  ).toEqual([
    ['tcp', 8080, '192.168.80.12', 80],
    ['udp', 53, '192.168.80.12', 53],
  ]);
});

describe('mistakes', () => {
  test.each([
    ['masquerade wann', 'error unknown-name wann'],
    ['masquerade wan from pcc', 'error unknown-name pcc'],
    ['masquerade wan from 300.1.1.1', 'error bad-address 300.1.1.1'],
    ['snat wan to 18.11.18.400', 'error bad-address 18.11.18.400'],
    ['dnat wan tcp 0 to pc:80', 'error bad-port 0'],
    ['dnat wan tcp 80 to pc:70000', 'error bad-port pc:70000'],
    ['dnat wan tcp 80 to pcc:80', 'error unknown-name pcc'],
    ['dnat wan icmp 80 to pc', 'error syntax icmp'],
    ['dnat wan tcp 80 to www.example.com:80', 'error unknown-name www.example.com'],
    ['snat wan to 18.11.18.99', 'warning foreign-source 18.11.18.99'],
    ['dnat wan tcp 80 to 10.0.0.0/24', 'error bad-address 10.0.0.0/24'],
    ['masquerade', 'error incomplete masquerade'],
    ['dnat wan tcp 80', 'error incomplete 80'],
  ])('%s', (row, message) => {
    expect(said(file(row))).toEqual([message]);
  });
  test('the one that was meant', () => {
    expect(mended(file('masquerade wann'))).toBe(file('masquerade wan'));
  });
  test('a lan of the file that the router is not on', () => {
    expect(said(`lan far 10.0.0.0/24\n${file('masquerade far')}`)).toEqual(['error not-on-lan far']);
  });
  test('a port that goes elsewhere already', () => {
    expect(said(file('dnat wan tcp 80 to pc:80', 'dnat wan tcp 80 to pc:81'))).toEqual([
      'warning shadowed-rule dnat',
    ]);
  });
  test('a host translates but does not forward', () => {
    const text = file().replace(
      'host pc {',
      'host pc {\n  dnat home tcp 81 to gw:80\n  dnat home tcp 82 to pc:80',
    );
    expect(said(text)).toEqual(['warning not-forwarding dnat']);
  });
});

test('a public lan is said to be one; private addresses on it are a mistake', () => {
  const text = file().replace('18.11.18.0/24', '18.11.18.0/24 public');
  expect(said(text)).toEqual([]);
  expect(nodeOf(text, 'gw')).toBeDefined();
  expect(said(file().replace('192.168.80.0/24', '192.168.80.0/24 public'))).toEqual([
    'warning private-on-public 192.168.80.0/24',
  ]);
});
