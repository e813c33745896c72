// traceroute: the hops that it finds, those that keep silent, and how many probes it has under way.
import { describe, expect, it } from 'vitest';
import { formatIpv4 } from '../../../src/address/ipv4.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { traceOf } from '../../view/walks.ts';

const NETWORK = `lan left 10.0.1.0/24
lan mid 10.0.12.0/30
lan right 10.0.2.0/24
host a {
  nic left 10.0.1.10
  gateway 10.0.1.1
}
router r1 {
  nic left 10.0.1.1
  nic mid 10.0.12.1
  gateway 10.0.12.2
}
router r2 {
  nic mid 10.0.12.2
  nic right 10.0.2.1
  gateway 10.0.12.1
}
host b {
  nic right 10.0.2.20
  gateway 10.0.2.1
}
`;

function hops(...lines: readonly string[]): { readonly trace: Trace; readonly ways: readonly string[] } {
  const trace = traceOf(`${NETWORK}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);
  const ways = Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact).flatMap(
    (fact) =>
      fact.kind === 'ended' && fact.result.kind === 'hops'
        ? [fact.result.hops.map(({ from }) => (from === undefined ? '*' : formatIpv4(from))).join(' ')]
        : [],
  );
  return { trace, ways };
}

describe('traceroute', () => {
  it('finds the routers on the way, with datagrams and with echo requests', () => {
    const { ways } = hops('a traceroute b', 'a traceroute b icmp');
    expect(ways).toEqual(['10.0.1.1 10.0.12.2 10.0.2.20', '10.0.1.1 10.0.12.2 10.0.2.20']);
  });

  it('asks each router several times, and many at once', () => {
    const { ways } = hops('a traceroute b queries 3 parallel 16');
    expect(ways).toEqual([
      '10.0.1.1 10.0.1.1 10.0.1.1 10.0.12.2 10.0.12.2 10.0.12.2 10.0.2.20 10.0.2.20 10.0.2.20',
    ]);
  });

  it('prints a star for whoever says nothing, and goes on', () => {
    const { ways } = hops('lose next time-exceeded', 'a traceroute b timeout 1s');
    expect(ways).toEqual(['* 10.0.12.2 10.0.2.20']);
  });

  it('ends at a router that knows no way', () => {
    const { ways } = hops('unset r2 gateway 10.0.12.1', 'set r1 unreachable 10.0.2.0/24', 'a traceroute b');
    expect(ways).toEqual(['10.0.1.1']);
  });

  it('fails at once without a route', () => {
    const { trace, ways } = hops('unset a gateway 10.0.1.1', 'a traceroute b', 'expect a got unreachable');
    expect(ways).toEqual([]);
    expect(trace.transmissionCount).toBe(0);
  });
});

it('goes on behind hops that keep silent, also after another action', () => {
  const { ways } = hops(
    'a ping b',
    'set r1 drop out time-exceeded',
    'set r2 drop out time-exceeded',
    'a traceroute b timeout 1s',
  );
  expect(ways).toEqual(['* * 10.0.2.20']);
});
