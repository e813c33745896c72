// ICMP redirects where no capture can show them: cables of the captures have no delay, so that a redirect about a SYN comes back while the
// socket is still locked by connect(2), and is ignored (tcp_v4_err: sock_owned_by_user). Over a real cable it is heeded.
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/view/inspector.ts';
import { wordsOf } from '../../../src/view/words.ts';
import { expectHeld, facts, runText } from '../running.ts';

const OFFICE = `lan office 10.0.0.0/24
lan branch 10.9.0.0/24
host a {
  nic office 10.0.0.10
  gateway 10.0.0.1
}
router r1 {
  nic office 10.0.0.1
  route 10.9.0.0/24 via 10.0.0.2
}
router r2 {
  nic office 10.0.0.2
  nic branch 10.9.0.1
}
host w {
  nic branch 10.9.0.80
  gateway 10.9.0.1
  serve http 80
}
`;

describe('an ICMP redirect', () => {
  it('is heeded for a connection once the MAC of the nearer router is known', () => {
    const trace = runText(`${OFFICE}walk "w" {
  lose next 2 syn-ack
  a get http://w/
  expect a got 200
  expect a received 2 redirect
  expect a route 10.9.0.80 via 10.0.0.2
  a get http://w/
  expect a received 2 redirect
}
`);
    expectHeld(trace);
    expect(facts(trace, 'redirect-taken').map(({ outcome }) => outcome)).toEqual(['unresolved', 'heeded']);
  });

  it('is forgotten after five minutes, and with the row that it contradicts', () => {
    expectHeld(
      runText(`${OFFICE}walk "w" {
  a ping w count 2
  a ping w count 2
  expect a received 2 redirect
  wait 300s
  a ping w
  expect a received 3 redirect
  expect a route 10.9.0.80 via 10.0.0.2
  unset a gateway 10.0.0.1
  set a gateway 10.0.0.2
  expect a route 10.9.0.80 via 10.0.0.2
  unset a gateway 10.0.0.2
  set a gateway 10.0.0.1
  expect a route 10.9.0.80 via 10.0.0.1
}
`),
    );
  });

  it('changes nothing at a router, nor where it comes from a stranger or about nobody', () => {
    const outcomes = (text: string): readonly string[] =>
      facts(runText(text), 'redirect-taken').map(({ outcome }) => outcome);
    const walk = 'walk "w" {\n  a ping w\n  a ping w\n}\n';
    expect(outcomes(OFFICE.replace('host a', 'router a') + walk)).toEqual(['forwards', 'forwards']);
    expect(
      outcomes(`${OFFICE}walk "w" {
  a udp w:9 "x" timeout 0s
}
`),
    ).toEqual(['nobody-sends']);
  });

  it('is no redirect about what a router translates', () => {
    const home = OFFICE.replace('  route 10.9', '  masquerade office\n  route 10.9');
    expectHeld(runText(`${home}walk "w" {\n  a ping w count 3\n  expect a received 0 redirect\n}\n`));
  });

  it('stands in the route cache', () => {
    const trace = runText(`${OFFICE}walk "w" { a ping w count 3 }`);
    const serial = Array.from({ length: trace.stepCount }, (_, step) => step).findLast(
      (step) => trace.step(step).fact.kind === 'redirect-taken',
    );
    const view =
      serial === undefined
        ? undefined
        : inspect(trace, serial + 1, { allTables: true, costs: undefined }, wordsOf('en'));
    expect(
      view?.tables.find(({ owner, command }) => owner === 'a' && command === 'ip route show cache')?.rows,
    ).toEqual([{ cells: ['10.9.0.80', '10.0.0.2', 'redirected', '', 'eth0'], mark: 'new' }]);
  });
});
