// A program's timeout and the kernel's timers, in an action that is not the first: in Linux a timer is never early, so a timeout of
// whole seconds comes before the timer that was armed with it.
import { expect, it } from 'vitest';
import { facts, runText } from '../running.ts';

const OFFICE = `lan office 192.168.1.0/24
host a { nic office .10 }
host b {
  nic office .20
  serve http 80
}
host c { nic office .30 }
`;

const sent = (flags: string, ...lines: readonly string[]): number => {
  const trace = runText(
    `${OFFICE}walk "w" {\n${['c ping a', ...lines].map((line) => `  ${line}\n`).join('')}  expect a sent 0 ${flags}\n}\n`,
  );
  const [checked] = facts(trace, 'checked');
  return checked?.seen.kind === 'count' ? checked.seen.count : Number.NaN;
};

it.each([
  ['2s', 2],
  ['2100ms', 3],
  ['3s', 3],
  ['5s', 5],
])('of %s leaves room for %i SYNs', (timeout, count) => {
  expect(sent('syn', 'lose every syn from a', `a get http://b/ timeout ${timeout}`)).toBe(count);
});

it('and what the walk does after whole seconds comes before the timer as well', () => {
  const trace = runText(
    `${OFFICE}walk "w" {\n  c ping a\n  set b drop in tcp 80\n  together {\n    a get http://b/ timeout 8s\n    after 2s unset b drop in tcp 80\n  }\n  expect a sent 3 syn\n}\n`,
  );
  expect(facts(trace, 'checked').map(({ held }) => held)).toEqual([true]);
});

it('but ping waits on a timer of the wheel: three echoes wait for the MAC, the fourth asks anew', () => {
  const trace = runText(
    `${OFFICE}walk "w" {\n  c ping a\n  unplug b:eth0\n  a ping b count 4 timeout 5s\n  expect a sent 6 arp-request to b\n}\n`,
  );
  expect(facts(trace, 'checked').map(({ held }) => held)).toEqual([true]);
});
