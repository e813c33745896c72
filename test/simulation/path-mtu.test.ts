// What a host learns from "fragmentation needed" (RFC 1191).

import { expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { ENGLISH } from '../../src/view/explanation/english.ts';
import { seenText } from '../../src/view/explanation/seen.ts';
import { normText } from '../../src/view/norm.ts';
import { runToEnd } from '../../src/walkthrough/trace.ts';
import { runText } from './running.ts';

const TEXT = `
lan near 10.0.1.0/24
lan narrow 10.0.2.0/24 { mtu 1400 }
host a {
  nic near 10.0.1.10
  gateway 10.0.1.1
}
router r {
  nic near 10.0.1.1
  nic narrow 10.0.2.1
}
host b {
  nic narrow 10.0.2.10
  gateway 10.0.2.1
}
walk "w" {
  a ping b size 1472 df on
  expect a received 1 frag-needed
  a ping b size 1472 df on
  expect a received 1 frag-needed
  expect a got invalid
  a ping b size 1372 df on
  expect a got 1 reply
  wait 11min
  a ping b size 1472 df on
  expect a received 2 frag-needed
}
`;

it('and offers a new connection no larger segments either (ipv4_default_advmss)', () => {
  const text = TEXT.replace(/walk [\s\S]*/, '').replace('host b {', 'host b {\n  serve tcp 7000');
  const trace = runText(`${text}walk "w" {\n  a ping b size 1472 df on\n  a connect b:7000 as c\n}\n`);
  const [syn] = normText(trace, '')
    .split('\n')
    .filter((line) => / TCP SYN /.test(line));
  expect(syn).toMatch(/ mss=1360 win=65280 /);
});

it('sends nothing larger there for ten minutes', () => {
  const { network } = check(TEXT);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error('the text has errors');
  const trace = runToEnd(network, walk);
  const failed = trace.performed.flatMap(({ step, begin }) => {
    const { fact } = trace.step(begin);
    return step.kind === 'expect' && fact.kind === 'checked' && !fact.held
      ? [seenText(fact.seen, ENGLISH)]
      : [];
  });
  expect(failed).toEqual([]);
});
