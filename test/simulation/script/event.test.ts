// Events of a walk: what the network is afterwards, what is forgotten with it, and what is said about it.
import { describe, expect, it } from 'vitest';
import { formatCidr } from '../../../src/address/cidr.ts';
import { formatIpv4 } from '../../../src/address/ipv4.ts';
import type { Step } from '../../../src/simulation/step.ts';
import { explain } from '../../../src/view/explanation/explain.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { traceOf } from '../../view/walks.ts';

const NETWORK = `lan left 10.1.0.0/24
lan right 10.2.0.0/24
lan spare 10.3.0.0/24
host a {
  nic left 10.1.0.10
  gateway 10.1.0.1
  route 10.9.0.0/16 via 10.1.0.2 metric 5
}
router r {
  nic left 10.1.0.1
  nic right 10.2.0.1
}
host b {
  nic right 10.2.0.20
  gateway 10.2.0.1
  serve http 80
  serve tcp 7000
}
`;

function run(...lines: readonly string[]): Trace {
  return traceOf(`${NETWORK}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);
}

function steps(trace: Trace, kind: Step['fact']['kind']): readonly Step[] {
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial)).filter(
    ({ fact }) => fact.kind === kind,
  );
}

function routes(trace: Trace, node: number, serial = trace.stepCount - 1): readonly string[] {
  const table = trace.worldAfter(serial).nodes.get(node)?.routes ?? [];
  return table.map(
    ({ network, via }) => formatCidr(network) + (via === undefined ? '' : ` via ${formatIpv4(via)}`),
  );
}

function results(trace: Trace): readonly string[] {
  return steps(trace, 'ended').map(({ fact }) => {
    if (fact.kind !== 'ended') return '';
    const { result } = fact;
    return 'failure' in result && result.failure !== undefined ? result.failure : result.kind;
  });
}

describe('an interface', () => {
  it('takes all its routes with it, and brings back only the connected one', () => {
    const trace = run('a ping b', 'down a:eth0', 'note "down"', 'up a:eth0', 'a ping b');
    const [note] = steps(trace, 'noted');
    expect(routes(trace, 0, note?.serial)).toEqual([]);
    expect(routes(trace, 0)).toEqual(['10.1.0.0/24']);
    expect(results(trace)).toEqual(['replies', 'unreachable']);
  });

  it('leaves its address to the node while it is down', () => {
    expect(results(run('down a', 'a ping 10.1.0.10'))).toEqual(['replies']);
  });

  it('is seen by each step as it was at that moment', () => {
    const trace = run('down a:eth0', 'note "between"', 'up a:eth0', 'note "after"');
    const [between, after] = steps(trace, 'noted');
    expect(trace.network.nics[0]?.down).toBe(false);
    expect(trace.networkAt(between?.serial ?? 0).nics[0]?.down).toBe(true);
    expect(trace.networkAt(after?.serial ?? 0).nics[0]?.down).toBe(false);
  });

  it('that is down twice is down once', () => {
    expect(steps(run('down a', 'down a:eth0'), 'interface-switched')).toHaveLength(1);
  });

  it('kills a frame that is on its way to it', () => {
    const trace = run('a ping b', 'together {', 'a ping b count 1', 'after 70us down r:eth0', '}');
    const [drop] = steps(trace, 'dropped');
    expect(drop?.fact.kind === 'dropped' && drop.fact.reason.kind).toBe('nic-down');
  });
});

describe('a cable', () => {
  it('that is out keeps the routes and forgets the neighbours', () => {
    const trace = run('a ping b', 'unplug a:eth0', 'a ping b timeout 5s');
    expect(routes(trace, 0)).toHaveLength(3);
    expect(results(trace)).toEqual(['replies', 'unreachable']);
    const reasons = steps(trace, 'dropped').map(({ fact }) => fact.kind === 'dropped' && fact.reason.kind);
    expect(reasons).toContain('no-carrier');
  });

  it('goes into the switch of another lan', () => {
    const trace = run('plug b:eth0 into left', 'set b:eth0 address 10.1.0.20/24', 'a ping 10.1.0.20');
    expect(results(trace)).toEqual(['replies']);
    expect(trace.world.network.nics[3]).toMatchObject({ lan: 0, switch: 0, port: 2 });
    expect(trace.world.network.switches[0]?.ports).toHaveLength(3);
  });

  it('that comes back is in the port where it was', () => {
    const trace = run('unplug a:eth0', 'plug a:eth0', 'a ping b');
    expect(trace.world.network.switches[0]?.ports).toHaveLength(2);
    expect(results(trace)).toEqual(['replies']);
  });
});

describe('what is set', () => {
  it('an address instead of the old one takes the routes with it', () => {
    const trace = run('set a:eth0 address 10.1.0.11/24');
    expect(routes(trace, 0)).toEqual(['10.1.0.0/24']);
  });

  it('a route, and away again', () => {
    const trace = run('unset a gateway 10.1.0.1', 'a ping b', 'set a gateway 10.1.0.1', 'a ping b');
    expect(results(trace)).toEqual(['unreachable', 'replies']);
  });

  it('a program: the port opens and closes', () => {
    const trace = run(
      'a get http://10.2.0.20:81/',
      'set b serve http 81',
      'a get http://10.2.0.20:81/',
      'unset b serve http 81',
      'a get http://10.2.0.20:81/',
    );
    expect(results(trace)).toEqual(['refused', 'response', 'refused']);
  });

  it('a knob', () => {
    const trace = run('set r forward off', 'a ping b', 'unset r forward off', 'a ping b');
    expect(results(trace)).toEqual(['timeout', 'replies']);
  });
});

describe('what is flushed', () => {
  it('neighbours: they are asked for again', () => {
    const trace = run('a ping r', 'flush a arp', 'a ping r', 'expect a sent 2 arp-request');
    expect(steps(trace, 'checked').every(({ fact }) => fact.kind === 'checked' && fact.held)).toBe(true);
  });

  it('neighbours with what waits for them: each packet dies once, and its sender is told', () => {
    const trace = run('together {', 'a ping 10.1.0.77 timeout 9s', 'after 1500ms flush a arp', '}');
    const drops = steps(trace, 'dropped');
    expect(drops).toHaveLength(1);
    expect(results(trace)).toEqual(['unreachable']);
  });

  it('sockets: the other side believes in a connection that is gone, and is told when it speaks', () => {
    const trace = run(
      'a connect 10.2.0.20:7000 as c',
      'flush b sockets',
      'expect a socket ESTAB 1',
      'expect b socket ESTAB 0',
      'a send c "still there?"',
      'expect a socket ESTAB 0',
      'expect a received 1 rst',
    );
    expect(steps(trace, 'checked').map(({ fact }) => fact.kind === 'checked' && fact.held)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

it('tells every event in few words', () => {
  const trace = run(
    'a ping b',
    'down a:eth0',
    'up a:eth0',
    'unplug b:eth0',
    'plug b:eth0 into spare',
    'flush r arp',
    'flush left mac',
    'flush b sockets',
    'set a:eth0 address none',
    'set a:eth0 address 10.1.0.12/24',
    'set a:eth0 mac 02:00:00:00:01:aa',
    'set a:eth0 mtu 1300',
    'set a gateway 10.1.0.1',
    'unset a gateway 10.1.0.1',
    'set b serve http 81',
    'set r forward off',
    'set a arp 10.1.0.1 at r',
  );
  const told = Array.from({ length: trace.stepCount }, (_, serial) => serial)
    .filter((serial) => trace.performedAt(serial)?.begin === serial)
    .map((serial) => explain(trace, serial));
  expect(told.map(({ title }) => title).slice(1)).toEqual([
    'a: eth0 goes down',
    'a: eth0 comes up',
    'b: cable of eth0 pulled',
    'b: cable of eth0 in spare',
    'r: ARP cache emptied',
    'left: MAC table emptied',
    'b: connections emptied',
    'a: eth0 without address',
    'a: eth0 has 10.1.0.12/24',
    'a: eth0 has the MAC 02:00:00:00:01:aa',
    'a: MTU of eth0 is 1300',
    'a: gateway 10.1.0.1',
    'a: no longer gateway 10.1.0.1',
    'b: serve http 81',
    'r: forward off',
    'a: arp 10.1.0.1 at 02:00:00:00:02:00',
  ]);
  for (const { title, sentences } of told) {
    expect(title.length).toBeLessThanOrEqual(90);
    expect(sentences.length).toBeLessThanOrEqual(3);
    expect(sentences.join(' ').length).toBeLessThanOrEqual(240);
  }
});
