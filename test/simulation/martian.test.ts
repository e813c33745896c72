// A packet in one's own name from somebody else (net/ipv4/fib_frontend.c, fib_validate_source).
import { expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { runToEnd } from '../../src/walkthrough/trace.ts';

// The answer of a server in direct routing whose gateway is the balancer: it comes from the balancer's own address.
const TEXT = `
lan out 203.0.113.0/24
lan in 10.0.0.0/24
host C { nic out 203.0.113.5 }
balancer L {
  nic out 203.0.113.10
  nic in 10.0.0.1
  virtual tcp 203.0.113.10:80 {
    mode dr
    real R:80
  }
}
host R {
  nic in 10.0.0.11
  gateway 10.0.0.1
  loopback 203.0.113.10
  serve http 80
}
walk "w" {
  C get http://203.0.113.10/ timeout 500ms
  expect C got timeout
}
`;

it('dies at the one whose name it has', () => {
  const { network } = check(TEXT);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error('the text has errors');
  const trace = runToEnd(network, walk);
  const facts = Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact);
  const reasons = facts.flatMap((fact) => (fact.kind === 'dropped' ? [fact.reason.kind] : []));
  expect(reasons).toContain('martian-source');
  expect(facts.some((fact) => fact.kind === 'checked' && !fact.held)).toBe(false);
});
