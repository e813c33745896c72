// A balancer at work: one connection, one server; what it does where it cannot.

import { describe, expect, it } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { frameLabel } from '../../../src/view/diagram/label.ts';
import { ENGLISH } from '../../../src/view/explanation/english.ts';
import { seenText } from '../../../src/view/explanation/seen.ts';
import { runToEnd, type Trace } from '../../../src/walkthrough/trace.ts';

function run(rows: string, walk: string, hosts = ''): Trace {
  const { network, diagnostics } = check(`
lan out 203.0.113.0/24
lan in 10.0.0.0/24
host C { nic out 203.0.113.5 }
balancer L {
  nic out 203.0.113.10
  nic in 10.0.0.1
  virtual tcp 203.0.113.10:80 {
    ${rows.split(';').join('\n    ')}
  }
}
host R1 {
  nic in 10.0.0.11
  gateway 10.0.0.1
  serve http 80
}
host R2 {
  nic in 10.0.0.12
  gateway 10.0.0.1
  serve http 80
}
${hosts}
walk "w" {
  ${walk.split(';').join('\n  ')}
}
`);
  const [first] = network?.walks ?? [];
  if (!network || !first) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return runToEnd(network, first);
}

function facts(trace: Trace, kind: string): number {
  let count = 0;
  for (let serial = 0; serial < trace.stepCount; serial += 1)
    if (trace.step(serial).fact.kind === kind) count += 1;
  return count;
}

function failed(trace: Trace): readonly string[] {
  return trace.performed.flatMap(({ step, begin }) => {
    const { fact } = trace.step(begin);
    return step.kind === 'expect' && fact.kind === 'checked' && !fact.held
      ? [seenText(fact.seen, ENGLISH)]
      : [];
  });
}

describe('a balancer', () => {
  it('gives connections to its servers in turn, and keeps each at its own', () => {
    const trace = run(
      'mode nat;schedule rr;real R1:80;real R2:80',
      'C get http://203.0.113.10/;expect C got 200 from R1;C get http://203.0.113.10/;expect C got 200 from R2',
    );
    expect(failed(trace)).toEqual([]);
    expect(trace.world.nodes.get(1)?.balance.connections.size).toBe(2);
  });

  it('keeps a client at its server for as long as `persistent` says', () => {
    const trace = run(
      'mode nat;schedule rr;real R1:80;real R2:80;persistent 10s',
      'C get http://203.0.113.10/;expect C got 200 from R1;C get http://203.0.113.10/;expect C got 200 from R1;wait 11s;C get http://203.0.113.10/;expect C got 200 from R2',
    );
    expect(failed(trace)).toEqual([]);
  });

  it('says that the port is unreachable where no server has a weight', () => {
    const trace = run('mode nat;real R1:80 weight 0', 'C get http://203.0.113.10/;expect C got refused');
    expect(failed(trace)).toEqual([]);
    expect(facts(trace, 'balanced')).toBe(0);
  });

  it('refuses with its own TCP what belongs to no connection', () => {
    const trace = run(
      'mode nat;schedule rr;real R1:80',
      'C connect 203.0.113.10:80 as c;wait 16min;C send c "late";expect C received 1 rst',
    );
    expect(facts(trace, 'balanced')).toBe(2);
    expect(failed(trace)).toEqual([]);
  });

  it('packs the whole packet into another one, which the server opens', () => {
    const trace = run(
      'mode tunnel;schedule rr;real R3:80',
      'C get http://203.0.113.10/;expect C got 200 from R3',
      `host R3 {
  nic in 10.0.0.13
  gateway 10.0.0.254
  loopback 203.0.113.10
  decapsulate
  serve http 80
}
router G {
  nic in 10.0.0.254
  nic out 203.0.113.1
}`,
    );
    const labels = Array.from({ length: trace.transmissionCount }, (_, index) =>
      frameLabel(trace.transmission(index).frame),
    );
    expect(labels.filter((label) => label.startsWith('IPIP'))[0]).toBe('IPIP [SYN]');
    expect(failed(trace)).toEqual([]);
  });
});
