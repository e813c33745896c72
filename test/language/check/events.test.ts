// Events and changes under way: nics, switches and tables resolved, rows as typed changes.
import { describe, expect, test } from 'vitest';
import { formatCidr } from '../../../src/address/cidr.ts';
import { formatIpv4 } from '../../../src/address/ipv4.ts';
import type { NodeChange } from '../../../src/network/change.ts';
import { mended, said, stepsOf } from '../reading.ts';

const file = (...steps: readonly string[]) => `lan home 192.168.1.0/24 {
  switch sw1
  switch sw2
  trunk sw1 sw2
}
lan lab 10.0.0.0/24
host A {
  nic home .10
  nic lab name aux
  gateway 192.168.1.254
  ttl 32
}
router R {
  nic home .254
  serve tcp 7000
}
walk "w" {
  A ping R
${steps.map((step) => `  ${step}\n`).join('')}}
`;
const stepOf = (step: string) => stepsOf(file(step))[1];

describe('events', () => {
  test.each([
    ['down A:eth0', { kind: 'down', nics: [0] }],
    ['up A:aux', { kind: 'up', nics: [1] }],
    ['down A:lab', { kind: 'down', nics: [1] }],
    ['down A', { kind: 'down', nics: [0, 1] }],
    ['unplug A:eth0', { kind: 'unplug', nic: 0 }],
    ['plug A:eth0', { kind: 'plug', nic: 0 }],
    ['plug A:eth0 into sw2', { kind: 'plug', nic: 0, into: 1 }],
    ['plug A:eth0 into lab', { kind: 'plug', nic: 0, into: 2 }],
    ['flush A arp', { kind: 'flush', table: 'arp', node: 0 }],
    ['flush R nat', { kind: 'flush', table: 'nat', node: 1 }],
    ['flush sw2 mac', { kind: 'flush', table: 'mac', switches: [1] }],
    ['flush home mac', { kind: 'flush', table: 'mac', switches: [0, 1] }],
    ['set A:eth0 mtu 1400', { kind: 'set-nic', nic: 0, change: { kind: 'mtu', mtu: 1400 } }],
    ['set A:eth0 address none', { kind: 'set-nic', nic: 0, change: { kind: 'addresses', addresses: [] } }],
  ])('%s', (step, event) => {
    expect(stepOf(step)).toEqual(event);
  });
  test('another address, with its mask or that of the lan', () => {
    const addresses = ['set A:eth0 address 192.168.1.9/25', 'set A:eth0 address 192.168.1.9'].map((step) => {
      const event = stepOf(step);
      return event?.kind === 'set-nic' && event.change.kind === 'addresses'
        ? event.change.addresses.map(formatCidr)
        : [];
    });
    expect(addresses).toEqual([['192.168.1.9/25'], ['192.168.1.9/24']]);
  });
});

describe('rows that come and go', () => {
  const changeOf = (step: string): NodeChange | undefined => {
    const event = stepOf(step);
    return event?.kind === 'set' || event?.kind === 'unset' ? event.change : undefined;
  };
  test('routes lead through a nic, as in the block of the host', () => {
    const change = changeOf('set A gateway 10.0.0.9 metric 5');
    expect(change).toMatchObject({ kind: 'route', route: { type: 'unicast', nic: 1, metric: 5 } });
    expect(change?.kind === 'route' && change.route.via && formatIpv4(change.route.via)).toBe('10.0.0.9');
    expect(changeOf('set A blackhole 10.9.0.0/16')).toMatchObject({
      kind: 'route',
      route: { type: 'blackhole' },
    });
  });
  test('knobs: those that are written, and for unset what they are without the row', () => {
    expect(changeOf('set A ttl 9')).toEqual({ kind: 'settings', settings: { ttl: 9 } });
    expect(changeOf('set A arp ignore 1')).toEqual({ kind: 'settings', settings: { arp: { ignore: 1 } } });
    expect(changeOf('unset A ttl 32')).toEqual({ kind: 'settings', settings: { ttl: 64 } });
    expect(changeOf('unset R forward off')).toEqual({ kind: 'settings', settings: { forward: true } });
  });
  test.each([
    ['set A loopback 10.9.9.9', 'loopback'],
    ['set A resolver 10.0.0.53', 'resolver'],
    ['set A decapsulate', 'decapsulate'],
    ['set A arp 192.168.1.9 at R', 'neighbour'],
    ['set R masquerade home', 'nat'],
    ['set R drop icmp', 'filter'],
    ['set R clamp mss 1360', 'mss-clamp'],
    ['set A serve http 80', 'service'],
    ['set A serve dns { a.b 10.0.0.1 }', 'service'],
    ['set R virtual tcp 192.168.1.254:80 { real A:80 }', 'virtual-service'],
    ['set R software haproxy', 'software'],
  ])('%s', (step, kind) => {
    expect(changeOf(step)?.kind).toBe(kind);
  });
  test('a program on a port that is taken takes its place', () => {
    expect(changeOf('set R serve echo 7000')).toMatchObject({ service: { kind: 'echo', port: 7000 } });
  });
  test('who gets a route under way is not said to have none', () => {
    const text = file('set A gateway 192.168.1.254', 'A ping 8.8.8.8').replace(
      '  gateway 192.168.1.254\n',
      '',
    );
    expect(said(text)).toEqual([]);
    expect(said(text.replace('  set A gateway 192.168.1.254\n', ''))).toEqual(['warning no-gateway A']);
  });
});

describe('mistakes', () => {
  test.each([
    ['down A:eth7', 'error unknown-name eth7'],
    ['down B', 'error unknown-name B'],
    ['down', 'error incomplete down'],
    ['unplug A', 'error no-nic A'],
    ['unplug A:', 'error no-nic A:'],
    ['plug A:eth0 into sw3', 'error unknown-name sw3'],
    ['plug A:eth0 into home', 'error several-switches home'],
    ['flush A mac', 'error wrong-subject A'],
    ['flush sw1 arp', 'error wrong-subject sw1'],
    ['flush A everything', 'error syntax everything'],
    ['set A:eth0 mtu 12', 'error bad-number 12'],
    ['set A:eth0 mac 03:00:00:00:00:01', 'error bad-mac 03:00:00:00:00:01'],
    ['set A:eth0 address 192.168.1.9/40', 'error bad-mask 192.168.1.9/40'],
    ['set A:eth0 colour red', 'error syntax colour'],
    ['set A', 'error incomplete A'],
    ['set A gatewy 10.0.0.1', 'error syntax gatewy'],
    ['set A gateway 172.16.0.1', 'warning foreign-gateway 172.16.0.1'],
    ['set A nic home', 'error not-changeable nic'],
    ['set R upstream app { server A:80 }', 'error not-changeable upstream'],
    ['unset A:eth0 mtu 1400', 'error syntax A:eth0'],
    ['set B ttl 9', 'error unknown-name B'],
    ['unset A gateway 10.0.0.9 metric 7', 'warning not-set gateway 10.0.0.9 metric 7'],
    ['unset R serve tcp 7001', 'warning not-set serve tcp 7001'],
  ])('%s', (step, message) => {
    expect(said(file(step))).toEqual([message]);
  });
  test('what an earlier line has set may be taken away again', () => {
    expect(said(file('set R drop in tcp 80\n  unset R drop in tcp 80'))).toEqual([]);
    expect(said(file('set R prohibit 10.9.0.0/16\n  unset R prohibit 10.9.0.0/16'))).toEqual([]);
    expect(said(file('unset R prohibit 10.9.0.0/16\n  set R prohibit 10.9.0.0/16'))).toEqual([
      'warning not-set prohibit 10.9.0.0/16',
    ]);
  });
  test('a nic where a host stands: its nics are offered', () => {
    expect(mended(file('unplug A'))).toBe(file('unplug A:eth0'));
  });
});
