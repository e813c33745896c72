// The knobs of ARP: who answers which question, with which address one asks, what is believed unasked.

import { expect, it } from 'vitest';
import { ENGLISH } from '../../../src/view/explanation/english.ts';
import { seenText } from '../../../src/view/explanation/seen.ts';
import { traceOf } from '../../view/walks.ts';

function failing(rows: string, ...lines: readonly string[]): readonly string[] {
  const trace = traceOf(`lan sw 10.0.0.0/24
lan back 10.5.0.0/24
host a { nic sw 10.0.0.1 }
router b {
  nic sw 10.0.0.2
  nic back 10.5.0.2
  loopback 10.0.0.100
${rows}
}
host c {
  nic back 10.5.0.3
  gateway 10.5.0.2
}
walk "w" {
${lines.map((line) => `  ${line}\n`).join('')}}
`);
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact).flatMap((fact) =>
    fact.kind === 'checked' && !fact.held
      ? [`${fact.expectation.fact.kind}: ${seenText(fact.seen, ENGLISH)}`]
      : [],
  );
}

it('answers for every own address, wherever it is, unless it is told to ignore', () => {
  const ask = 'a ping 10.0.0.100 timeout 4s';
  expect(failing('', ask, 'expect a got 1 reply')).toEqual([]);
  expect(failing('  arp ignore 1', ask, 'expect a got unreachable')).toEqual([]);
  expect(failing('  arp ignore 3', ask, 'expect a got unreachable')).toEqual([]);
  expect(failing('  arp ignore 1', 'a ping 10.0.0.2', 'expect a got 1 reply')).toEqual([]);
  expect(failing('  arp ignore 8', 'a ping 10.0.0.2 timeout 4s', 'expect a got unreachable')).toEqual([]);
});

it('makes an entry of gratuitous ARP only where that is accepted', () => {
  expect(failing('', 'a announce', 'expect b arp 10.0.0.1 none')).toEqual([]);
  expect(failing('  arp accept 1', 'a announce', 'expect b arp 10.0.0.1 at a')).toEqual([]);
  expect(failing('  arp accept 2', 'a announce reply', 'expect b arp 10.0.0.1 at a')).toEqual([]);
});

it('answers for those behind it as a proxy', () => {
  const wide = ['set a:eth0 address 10.0.0.1/8', 'a ping 10.5.0.3 timeout 4s'];
  expect(failing('', ...wide, 'expect a got unreachable')).toEqual([]);
  expect(failing('  arp proxy on', ...wide, 'expect a got 1 reply', 'expect a arp 10.5.0.3 at b')).toEqual(
    [],
  );
});

it('is no proxy for a probe: who looks for a free address is answered by its owner alone', () => {
  const lines = ['a probe 10.5.0.3 timeout 1s', 'expect a got 0 replies'];
  expect(failing('  arp proxy on', ...lines)).toEqual([]);
});

it('does not learn from a probe, and answers it', () => {
  const lines = [
    'a probe 10.0.0.2 count 2 timeout 3s as p',
    'expect p got 1 reply',
    'expect b arp 0.0.0.0 none',
  ];
  expect(failing('', ...lines, 'expect a sent 1 arp-request')).toEqual([]);
  expect(failing('', 'a probe 10.0.0.77 count 2 timeout 3s as p', 'expect p got 0 replies')).toEqual([]);
});

it('does not answer somebody who says that he has its address', () => {
  expect(failing('', 'set a:eth0 address 10.0.0.2/24', 'a announce', 'expect b sent 0 arp-reply')).toEqual(
    [],
  );
});
