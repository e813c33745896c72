// Traceroute and ARP by hand, with what they leave out; and what can be expected of routes, translations and callers.
import { describe, expect, test } from 'vitest';
import { parseIpv4 } from '../../../src/address/ipv4.ts';
import { mended, nodeOf, said, stepsOf } from '../reading.ts';

const file = (...steps: readonly string[]) => `lan home 192.168.1.0/24
lan lab 10.0.0.0/24
host A {
  nic home .10
  nic lab
}
host B {
  nic home .20
  serve http 80
}
host bare { ttl 3 }
walk "w" {
  A ping B
${steps.map((step) => `  ${step}\n`).join('')}}
`;
const stepOf = (step: string) => stepsOf(file(step))[1];
const B = parseIpv4('192.168.1.20');

test.each([
  [
    'A traceroute B',
    { kind: 'traceroute', destination: B, method: 'udp', queries: 1, parallel: 1, timeout: 5e9 },
  ],
  [
    'A traceroute B icmp queries 3 parallel 16 timeout 2s',
    { method: 'icmp', queries: 3, parallel: 16, timeout: 2e9 },
  ],
  ['A announce', { kind: 'announce', nic: 0, form: 'request' }],
  ['A announce reply as told', { form: 'reply', label: 'told' }],
  ['A probe 10.0.0.9', { kind: 'probe', nic: 1, count: 1, interval: 1e9, timeout: 1e9 }],
  ['A probe 192.168.1.9 count 2', { nic: 0, count: 2, timeout: 2e9 }],
  ['A probe 172.16.0.1 timeout 3s', { nic: 0, timeout: 3e9 }],
])('%s', (step, action) => {
  expect(stepOf(step)).toMatchObject(action);
});

describe('expectations', () => {
  const factOf = (line: string) => {
    const step = stepOf(line);
    return step?.kind === 'expect' ? step.fact : undefined;
  };
  test.each([
    ['expect B saw nobody', { kind: 'saw', peer: { kind: 'nobody' } }],
    ['expect B saw 192.168.1.20', { kind: 'saw', peer: { kind: 'address', address: B } }],
    ['expect A saw B:4000', { kind: 'saw', peer: { kind: 'address', address: B, port: 4000 } }],
    ['expect B served 2', { kind: 'served', count: 2 }],
    ['expect A translates 0', { kind: 'translates', count: 0 }],
    ['expect A route 192.168.1.20 via 192.168.1.20', { kind: 'route', destination: B, via: B }],
    ['expect A route 192.168.1.20 nic eth0', { kind: 'route', destination: B, nic: 0 }],
    [
      'expect A route 192.168.1.20 nic lab via 192.168.1.20',
      { kind: 'route', destination: B, via: B, nic: 1 },
    ],
  ])('%s', (line, fact) => {
    expect(factOf(line)).toEqual(fact);
  });
});

describe('knobs', () => {
  const settingsOf = (row: string) => nodeOf(file().replace('ttl 3', row), 'bare').settings;
  test.each([
    ['rp-filter 1', { rpFilter: 1 }],
    ['arp ignore 8', { arp: { ignore: 8 } }],
    ['arp announce 2', { arp: { announce: 2 } }],
    ['arp accept on', { arp: { accept: 1 } }],
    ['arp proxy on', { arp: { proxy: true } }],
    ['arp proxy 0', { arp: { proxy: false } }],
  ])('%s', (row, settings) => {
    expect(settingsOf(row)).toMatchObject(settings);
  });
  test.each([
    ['rp-filter 3', 'error bad-value 3'],
    ['arp ignore 5', 'error bad-value 5'],
    ['arp announce yes', 'error bad-value yes'],
    ['arp proxy 2', 'error bad-value 2'],
    ['arp ingore 1', 'error syntax ingore'],
  ])('%s', (row, message) => {
    expect(said(file().replace('ttl 3', row))).toEqual([message]);
  });
});

describe('mistakes', () => {
  test.each([
    ['A traceroute', 'error incomplete traceroute'],
    ['A traceroute C', 'error unknown-name C'],
    ['A traceroute B queries 11', 'error bad-number 11'],
    ['A traceroute B icmp icmp', 'error option-twice icmp'],
    ['bare announce', 'error no-nic bare'],
    ['A probe B', 'error bad-address B'],
    ['A probe 10.0.0.300', 'error bad-address 10.0.0.300'],
    ['expect B saw A', 'error bad-address A'],
    ['expect B saw 192.168.1.300', 'error bad-address 192.168.1.300'],
    ['expect B saw 192.168.1.10:0', 'error bad-port 192.168.1.10:0'],
    ['expect home saw nobody', 'error wrong-subject home'],
    ['expect B served many', 'error bad-number many'],
    ['expect A route 8.8.8.8', 'error incomplete 8.8.8.8'],
    ['expect A route 8.8.8.8 nic eth7', 'error unknown-name eth7'],
    ['expect A routes 8.8.8.8', 'error syntax routes'],
  ])('%s', (step, message) => {
    expect(said(file(step))).toEqual([message]);
  });
  test('a name where the address counts that was seen', () => {
    expect(mended(file('expect B saw A'))).toBe(file('expect B saw 192.168.1.10'));
  });
});
