// Packet filters: chains, matches and answers as data, and what is said about rules that cannot do anything.
import { describe, expect, test } from 'vitest';
import { NO_NAMES, parsePredicate } from '../../../src/language/predicate.ts';
import { bare, nodeOf, said } from '../reading.ts';

const file = (kind: string, ...rows: readonly string[]) => `lan home 192.168.1.0/24
host A { nic home .10 }
${kind} F {
  nic home .1
${rows.map((row) => `  ${row}\n`).join('')}}
walk "w" { A ping F }
`;
const rulesOf = (kind: string, ...rows: readonly string[]) => bare(nodeOf(file(kind, ...rows), 'F').filter);
const where = (text: string) => parsePredicate(text, NO_NAMES).predicate;

test('without a chain: on a host what is for it, on a router also what it forwards', () => {
  expect(rulesOf('host', 'drop tcp 80')).toEqual([
    { chains: ['in'], match: where('tcp && tcp.port == 80'), verdict: { kind: 'drop' } },
  ]);
  expect(rulesOf('router', 'drop tcp 80')).toMatchObject([{ chains: ['in', 'forward'] }]);
  expect(rulesOf('host', 'forward on', 'drop tcp 80')).toMatchObject([{ chains: ['in', 'forward'] }]);
});
test('with a chain, in the order of the file', () => {
  expect(
    rulesOf('router', 'drop out icmp', 'drop in icmp', 'drop forward icmp').map(({ chains }) => chains),
  ).toEqual([['out'], ['in'], ['forward']]);
});
test('what is answered', () => {
  const rows = ['reject udp', 'reject tcp with tcp-reset', 'reject tcp with host', 'reject icmp with admin'];
  expect(rulesOf('router', ...rows).map(({ verdict }) => verdict)).toEqual([
    { kind: 'reject', answer: 'port-unreachable' },
    { kind: 'reject', answer: 'tcp-reset' },
    { kind: 'reject', answer: 'host-unreachable' },
    { kind: 'reject', answer: 'admin-prohibited' },
  ]);
});
test('an RST is for TCP only, whatever else the rule says', () => {
  expect(rulesOf('router', 'reject from 192.168.1.10 with tcp-reset')).toMatchObject([
    { match: where('tcp && (ip.src == 192.168.1.10 || arp.src.proto_ipv4 == 192.168.1.10)') },
  ]);
});
test('a whole predicate', () => {
  expect(rulesOf('router', 'drop where "ip.ttl < 2"')).toMatchObject([{ match: where('ip.ttl < 2') }]);
});
test('of several clamps the smallest', () => {
  expect(nodeOf(file('router', 'clamp mss 1360', 'clamp mss 1400'), 'F').mssClamp).toBe(1360);
  expect(nodeOf(file('router'), 'F').mssClamp).toBeUndefined();
});

describe('mistakes', () => {
  test.each([
    ['drop', 'error incomplete drop'],
    ['drop in', 'error incomplete in'],
    ['drop tpc', 'error syntax tpc'],
    ['drop tcp 65536', 'error bad-port 65536'],
    ['drop icmp 80', 'error no-ports 80'],
    ['drop from Ab', 'error unknown-name Ab'],
    ['drop where "tcp.prot == 80"', 'error bad-predicate tcp.prot'],
    ['drop arp-request', 'warning never-matches arp-request'],
    ['reject udp with tcp-reset', 'error bad-answer tcp-reset'],
    ['reject tcp with silence', 'error syntax silence'],
    ['clamp mss 12', 'error bad-number 12'],
    ['clamp 1360', 'error syntax 1360'],
  ])('%s', (row, message) => {
    expect(said(file('router', row))).toEqual([message]);
  });
});
