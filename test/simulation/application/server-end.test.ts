// `web send c …` and its like mean the server's end of a connection, also where an address on the way is not the client's own.
import { it } from 'vitest';
import { expectHeld, runText } from '../running.ts';

const BEHIND = `lan home 192.168.80.0/24
lan inet 203.0.113.0/24
host pc {
  nic home .12
  gateway 192.168.80.1
}
host other {
  nic home .13
  gateway 192.168.80.1
}
router gw {
  nic home .1
  nic inet .1
  masquerade inet
  dnat inet tcp 8000 to web:7000
}
host web {
  nic inet .80
  gateway 203.0.113.1
  serve tcp 7000
}
`;

it('behind a router that translates, even where two clients have the same port', () => {
  expectHeld(
    runText(`${BEHIND}walk "w" {
  pc connect web:7000 from 40000 as c
  other connect web:7000 from 40000 as d
  web send c "for pc"
  expect c got "for pc"
  web send d "for other"
  expect d got "for other"
  web close c
  expect pc socket CLOSE-WAIT
  web abort d
  other send d "x"
  expect other got reset
}
`),
  );
});
it('behind a port that is forwarded', () => {
  expectHeld(
    runText(`${BEHIND}walk "w" {
  pc connect 203.0.113.1:8000 as c
  web send c "hello"
  expect c got "hello"
  web shutdown c
  expect pc socket CLOSE-WAIT
}
`),
  );
});
