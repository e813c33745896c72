// The proof that a neighbour is there, which TCP gives with a segment, waits for one that is really sent.
import { expect, it } from 'vitest';
import { expectHeld, runText } from '../running.ts';

it('is not used up by a segment that the own filter drops', () => {
  expectHeld(
    runText(`lan office 192.168.1.0/24
host a { nic office .10 }
host b {
  nic office .20
  serve tcp 7000
}
walk "w" {
  a connect b:7000 as c
  set b drop out tcp
  a send c "x"
  wait 1s
  unset b drop out tcp
  wait 5s
  expect b sent 0 arp-request
}
`),
  );
  expect.hasAssertions();
});
