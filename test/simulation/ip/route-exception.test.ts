// Path MTU discovery: what a router says once is remembered for the destination.

import { expect, it } from 'vitest';
import { ENGLISH } from '../../../src/view/explanation/english.ts';
import { seenText } from '../../../src/view/explanation/seen.ts';
import { traceOf } from '../../view/walks.ts';

it('remembers the MTU behind a router, and cuts or refuses by it', () => {
  const trace = traceOf(`lan left 10.0.1.0/24
lan right 10.0.2.0/24 { mtu 1400 }
host a {
  nic left 10.0.1.10
  gateway 10.0.1.1
}
router r {
  nic left 10.0.1.1
  nic right 10.0.2.1
}
host b {
  nic right 10.0.2.20
  gateway 10.0.2.1
}
walk "w" {
  a ping b size 1472 df on
  expect a received 1 frag-needed
  a ping b size 1472 df on
  expect a got invalid
  expect a sent 1 echo-request
  a ping b size 1472 df off
  expect a got 1 reply
  expect a sent 2 fragment
  wait 600s
  a ping b size 1472 df on
  expect a received 2 frag-needed
}
`);
  const failed = Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact).flatMap(
    (fact) =>
      fact.kind === 'checked' && !fact.held
        ? [`${fact.expectation.fact.kind}: ${seenText(fact.seen, ENGLISH)}`]
        : [],
  );
  expect(failed).toEqual([]);
});
