// Packets whose source is not believed: the reverse path filter, an own address from outside, a provider's filter.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { traceOf } from '../../view/walks.ts';

/** a's packets for c go by r; r's answers for a's second address would go by s. */
function network(rows: string): string {
  return `lan left 10.1.0.0/24
lan right 198.51.100.0/24 public
lan side 10.3.0.0/24
host a {
  nic left 10.1.0.10
  gateway 10.1.0.1
  loopback 10.9.0.9
}
router r {
  nic left 10.1.0.1
  nic right 198.51.100.1
  nic side 10.3.0.1
${rows}
}
host c {
  nic right 198.51.100.20
  gateway 198.51.100.1
}
`;
}

function run(rows: string, ...lines: readonly string[]): Trace {
  return traceOf(`${network(rows)}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);
}

function reasons(trace: Trace): readonly string[] {
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact).flatMap((fact) =>
    fact.kind === 'dropped' ? [fact.reason.kind] : [],
  );
}

describe('the reverse path filter', () => {
  // The address leaves lo for eth0, and then the router knows the way to it only by its side.
  const spoof = ['set a:eth0 address 10.3.0.77/8', 'set a gateway 10.1.0.1', 'a ping 10.1.0.1'];

  it('lets everything in where it is off', () => {
    expect(reasons(run('', ...spoof))).not.toContain('reverse-path');
  });

  it('drops what would be answered by another nic where it is strict', () => {
    expect(reasons(run('  rp-filter 1', ...spoof))).toContain('reverse-path');
  });

  it('drops only what has no way back where it is loose', () => {
    expect(reasons(run('  rp-filter 2', ...spoof))).not.toContain('reverse-path');
    const nowhere = ['set a:eth0 address 10.8.0.77/8', 'set a gateway 10.1.0.1', 'a ping 10.1.0.1'];
    expect(reasons(run('  rp-filter 2', ...nowhere))).toContain('reverse-path');
  });
});

it('believes nobody who comes with an address of the node itself', () => {
  const trace = run(
    '',
    'set a:eth0 address 10.3.0.1/8',
    'set a arp 10.1.0.1 at r',
    'a udp 10.1.0.1:9 timeout 0s',
  );
  expect(reasons(trace)).toContain('martian-source');
});

describe("a provider's lan", () => {
  it('drops a private source where it enters, in silence', () => {
    const trace = run('', 'a ping c');
    expect(reasons(trace)).toEqual(['ingress-filter']);
  });

  it('lets a public source through', () => {
    expect(reasons(run('', 'r ping c'))).toEqual([]);
  });
});
