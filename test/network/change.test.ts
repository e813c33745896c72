// A node after rows have come and gone: what stands in the place of what, and what is left alone.
import { describe, expect, test } from 'vitest';
import { formatIpv4 } from '../../src/address/ipv4.ts';
import { check } from '../../src/language/check.ts';
import { applyChange, applySettings } from '../../src/network/change.ts';
import { DEFAULT_SETTINGS, type Network, type NetworkNode } from '../../src/network/network.ts';

/** The network of a text, and host A after the changes that its walk makes, one after the other. */
function changed(...steps: readonly string[]): { readonly before: NetworkNode; readonly after: NetworkNode } {
  const text = `lan home 192.168.1.0/24
host A {
  nic home .10
  gateway 192.168.1.1
  loopback 10.9.9.9
  resolver 192.168.1.20
  arp 192.168.1.77 at B
  serve tcp 7000
  drop icmp
}
host B {
  nic home .20
  serve dns { a.b 192.168.1.20 }
}
router R { nic home .1 }
walk "w" {
  B ping A
${steps.map((step) => `  ${step}\n`).join('')}}
`;
  const network: Network = check(text).network!;
  const before = network.nodes[0]!;
  const after = network.walks[0]!.steps.reduce(
    (node, step) =>
      step.kind === 'set' || step.kind === 'unset' ? applyChange(node, step.kind, step.change) : node,
    before,
  );
  return { before, after };
}

describe('set', () => {
  test('a route to the same network with the same metric is replaced, another one stands beside it', () => {
    const routes = (step: string) =>
      changed(step).after.routes.map(({ via, metric }) => [via === undefined ? '' : formatIpv4(via), metric]);
    expect(routes('set A gateway 192.168.1.20')).toEqual([['192.168.1.20', 0]]);
    expect(routes('set A gateway 192.168.1.20 metric 5')).toEqual([
      ['192.168.1.1', 0],
      ['192.168.1.20', 5],
    ]);
  });
  test('a program takes the place of the one on its port', () => {
    expect(
      changed('set A serve echo 7000', 'set A serve http 80').after.services.map(({ kind }) => kind),
    ).toEqual(['echo', 'http']);
    expect(changed('set A serve udp 7000').after.services.map(({ kind }) => kind)).toEqual(['tcp', 'udp']);
  });
  test('a neighbour has one MAC', () => {
    const { after } = changed('set A arp 192.168.1.77 at R', 'set A arp 192.168.1.78 at R');
    expect(after.staticNeighbours).toHaveLength(2);
  });
  test('knobs: only those that are named', () => {
    const { before, after } = changed('set A ttl 9', 'set A tcp sack off');
    expect(after.settings).toEqual({
      ...before.settings,
      ttl: 9,
      tcp: { ...before.settings.tcp, sack: false },
    });
  });
  test('a rule comes last, so the earlier ones decide first', () => {
    expect(changed('set A reject icmp').after.filter.map(({ verdict }) => verdict.kind)).toEqual([
      'drop',
      'reject',
    ]);
  });
  test('the same again changes nothing', () => {
    const { before, after } = changed(
      'set A loopback 10.9.9.9',
      'set A resolver 192.168.1.20',
      'set A drop icmp',
    );
    expect(after.loopbacks).toEqual(before.loopbacks);
    expect(after.resolvers).toEqual(before.resolvers);
    expect(after.filter).toHaveLength(1);
  });
  test('switches', () => {
    expect(
      changed('set A decapsulate', 'set A clamp mss 1360', 'set A software haproxy 2.6').after,
    ).toMatchObject({
      decapsulates: true,
      mssClamp: 1360,
      software: { product: 'haproxy' },
    });
  });
});

describe('unset', () => {
  test('takes away what says the same, wherever it is written', () => {
    const { after } = changed(
      'unset A gateway 192.168.1.1',
      'unset A loopback 10.9.9.9',
      'unset A resolver 192.168.1.20',
      'unset A arp 192.168.1.77 at B',
      'unset A serve tcp 7000',
      'unset A drop icmp',
    );
    expect([
      after.routes,
      after.loopbacks,
      after.resolvers,
      after.staticNeighbours,
      after.services,
      after.filter,
    ]).toEqual([[], [], [], [], [], []]);
  });
  test('leaves what says something else', () => {
    expect(changed('unset A gateway 192.168.1.1 metric 5', 'unset A drop tcp').after).toMatchObject({
      routes: [{}],
      filter: [{}],
    });
  });
  test('is undone by set', () => {
    const { before, after } = changed('unset A gateway 192.168.1.1', 'set A gateway 192.168.1.1');
    expect(after.routes.map(({ via }) => via)).toEqual(before.routes.map(({ via }) => via));
  });
});

test('settings are merged group by group', () => {
  const settings = applySettings(DEFAULT_SETTINGS, { rpFilter: 1, arp: { ignore: 1 } });
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, rpFilter: 1, arp: { ...DEFAULT_SETTINGS.arp, ignore: 1 } });
});
