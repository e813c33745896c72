// Fragments (RFC 791 section 3.2): what becomes of them at a router that tracks connections, and who hears of those that never
// come.
import { describe, expect, it } from 'vitest';
import { normText } from '../../../src/view/norm.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { facts, runText } from '../running.ts';

const network = (rows = '', a = ''): string => `lan left 10.0.1.0/24
lan right 10.0.2.0/24 { mtu 600 }
host pc {
  nic left 10.0.1.10
  gateway 10.0.1.1
  ${a}
}
router gw {
  nic left 10.0.1.1
  nic right 10.0.2.1
  ${rows}
}
host web {
  nic right 10.0.2.20
  gateway 10.0.2.1
}
`;

const run = (text: string, ...lines: readonly string[]): Trace =>
  runText(`${text}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);

/** The pieces that one nic sends: `off=0,mf=1`. */
function piecesFrom(trace: Trace, nic: string): readonly string[] {
  return normText(trace, '')
    .split('\n')
    .filter((line) => line.startsWith(`${nic} `))
    .flatMap((line) => /frag\((off=\d+,mf=\d)/.exec(line)?.[1] ?? []);
}

describe('a router that translates addresses', () => {
  it('joins the pieces of an answer and sends it on in pieces of the same size, though more would fit (frag_max_size)', () => {
    const trace = run(network('masquerade right'), 'pc ping web size 1400 df off');
    expect(piecesFrom(trace, 'gw:eth0')).toEqual(['off=0,mf=1', 'off=576,mf=1', 'off=1152,mf=0']);
    expect(facts(trace, 'fragmented').map(({ asItCame }) => asItCame)).toEqual([false, false, true]);
  });
  it('cuts anew where the pieces are too large for the next network', () => {
    const trace = run(network('masquerade right'), 'pc ping web size 3000 df off');
    expect(piecesFrom(trace, 'gw:eth1').slice(0, 6)).toEqual([
      'off=0,mf=1',
      'off=576,mf=1',
      'off=1152,mf=1',
      'off=1728,mf=1',
      'off=2304,mf=1',
      'off=2880,mf=0',
    ]);
  });
});

describe('pieces that never come', () => {
  const errors = (trace: Trace): readonly string[] =>
    normText(trace, '')
      .split('\n')
      .filter((line) => line.startsWith('web:') && line.includes('reassembly time exceeded'));
  it('are told of where the first one is there, 30 s after it (ip_expire)', () => {
    const trace = run(
      network(),
      'lose 2nd fragment at web',
      'pc ping web size 1400 df off timeout 40s',
      'expect pc got 0 replies',
    );
    expect(errors(trace)).toEqual([
      'web:eth0 => gw:eth1 | web.eth0>gw.eth1 10.0.2.20>10.0.1.10 ttl=64 ICMP reassembly time exceeded about ICMP 10.0.1.10>10.0.2.20 ttl=63',
    ]);
    const [told] = facts(trace, 'error-made');
    expect(told?.at).toBeCloseTo(30, 1);
  });
  it('and of nothing where the first one is lost itself', () => {
    expect(
      errors(run(network(), 'lose next fragment at web', 'pc ping web size 1400 df off timeout 40s')),
    ).toEqual([]);
  });
  it('nor by a router that only waited for them to track the connection', () => {
    const trace = run(
      network('masquerade right'),
      'lose 2nd fragment from pc at gw',
      'pc ping web size 3000 df off timeout 40s',
    );
    expect(facts(trace, 'error-made')).toEqual([]);
  });
});
