// Nics of one lan with different MTUs: a mistake that nobody is told of. And a program's connection when its own nic's MTU shrinks.
import { expect, it } from 'vitest';
import { normText } from '../../../src/view/norm.ts';
import { expectHeld, facts, runText } from '../running.ts';

const office = (mtu: string): string => `lan office 192.168.1.0/24
host a { nic office .10${mtu} }
host b {
  nic office .20
  serve tcp 7000
}
host c { nic office .30 }
`;

it('a frame that is longer than its receiver takes is not heard there, and nobody is told (is_skb_forwardable)', () => {
  const trace = runText(`${office(' mtu 600')}walk "w" {
  b ping a
  b ping a size 1000 timeout 1s
  expect b got 0 replies
  a ping b size 1000 timeout 1s
  expect b received 2 fragment
}
`);
  expectHeld(trace);
  const [died] = facts(trace, 'dropped');
  expect(died?.reason).toEqual({ kind: 'frame-too-long', nic: 0, octets: 1028, mtu: 600 });
  expect(normText(trace, '')).toContain(
    'b:eth0 =>  | b.eth0>a.eth0 192.168.1.20>192.168.1.10 ttl=64 ICMP echo request',
  );
});

it('up to four octets more are taken: there is room for a VLAN tag', () => {
  expectHeld(
    runText(`${office(' mtu 1000')}walk "w" {
  b udp a:9 976B timeout 100ms
  expect a received 1 udp
  b udp a:9 977B timeout 100ms
  expect a received 1 udp
}
`),
  );
});

it('a connection follows the MTU of its own nic (tcp_current_mss)', () => {
  const trace = runText(`${office('')}walk "w" {
  a connect b:7000 from 40000 as conversation
  a send conversation 1000B
  set a:eth0 mtu 600
  a send conversation 1000B
}
`);
  const lengths = normText(trace, '')
    .split('\n')
    .flatMap((line) => /^a:.* len=([1-9]\d*)/.exec(line)?.[1] ?? []);
  expect(lengths).toEqual(['1000', '548', '452']);
});
