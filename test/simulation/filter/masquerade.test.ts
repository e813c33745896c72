// What is masqueraded hangs on the address that it was given: with the nic or the address it is forgotten (nf_nat_masquerade.c).
import { expect, it } from 'vitest';
import { expectHeld, facts, runText } from '../running.ts';

const NETWORK = `lan home 192.168.80.0/24
lan inet 203.0.113.0/24
host pc {
  nic home .12
  gateway 192.168.80.1
}
router gw {
  nic home .1
  nic inet .1
  masquerade inet
}
host web {
  nic inet .80
  serve tcp 7000
  serve udp 5000 { "ask" "answer" }
}
`;

it('a new address on the way out ends the connections and serves the next datagram', () => {
  const trace = runText(`${NETWORK}walk "w" {
  pc connect web:7000 as c
  pc udp web:5000 "ask" from 40001
  expect gw translates 2
  set gw:eth1 address 203.0.113.2/24
  expect gw translates 0
  pc udp web:5000 "ask" from 40001
  expect pc got "answer"
  expect web received 1 udp from 203.0.113.2
  pc send c "x"
  wait 1s
  pc send c "y"
  expect pc got reset
}
`);
  expectHeld(trace);
  expect(facts(trace, 'nic-changed').map(({ translations }) => translations)).toEqual([2]);
});

it('a nic that goes down as well, but not one that was not on the way', () => {
  expectHeld(
    runText(`${NETWORK}walk "w" {
  pc udp web:5000 "ask"
  down gw:eth0
  expect gw translates 1
  down gw:eth1
  expect gw translates 0
}
`),
  );
});
