// ICMP errors through a balancer, as lines: both sides see only the addresses that they know.
import { describe, expect, it } from 'vitest';
import { formatIpv4, parseIpv4 } from '../../../src/address/ipv4.ts';
import { readdressQuoted } from '../../../src/simulation/balance/error.ts';
import { normText } from '../../../src/view/norm.ts';
import { checksum } from '../../../src/wire/checksum.ts';
import { expectHeld, facts, runText } from '../running.ts';

const NAT = `lan far 198.51.100.0/24
lan out 203.0.113.0/24
lan in 10.0.0.0/24
lan deep 10.1.0.0/24
host C {
  nic far 198.51.100.5
  gateway 198.51.100.1
}
router F {
  nic far 198.51.100.1
  nic out 203.0.113.1
}
balancer L {
  nic out 203.0.113.10
  nic in 10.0.0.1
  gateway 203.0.113.1
  route 10.1.0.0/24 via 10.0.0.2
  virtual tcp 203.0.113.10:80 {
    mode nat
    schedule rr
    real S:8080
  }
}
router D {
  nic in 10.0.0.2
  nic deep 10.1.0.1
  gateway 10.0.0.1
}
host S {
  nic deep 10.1.0.80
  gateway 10.1.0.1
  serve http 8080 { / 3kB }
}
`;

function icmpLines(text: string): readonly string[] {
  const lines = normText(runText(text), text)
    .split('\n')
    .filter((line) => line.includes('ICMP'))
    .map((line) => line.replace(/ \| \S+/, ''));
  return [...new Set(lines)];
}

describe('an ICMP error about a balanced connection', () => {
  it('comes to the client from the service that it called', () => {
    const text = `${NAT.replace('nic deep 10.1.0.1\n', 'nic deep 10.1.0.1\n  reject forward syn with host\n')}walk "w" {
  C get http://203.0.113.10/ from 40000
  expect C got unreachable
}
`;
    expect(icmpLines(text).slice(0, 3)).toEqual([
      'D:eth0 => L:eth1 10.0.0.2>198.51.100.5 ttl=64 ICMP host unreachable about TCP 198.51.100.5:40000>10.1.0.80:8080 ttl=61',
      'L:eth0 => F:eth1 203.0.113.10>198.51.100.5 ttl=63 ICMP host unreachable about TCP 198.51.100.5:40000>203.0.113.10:80 ttl=61',
      'F:eth0 => C:eth0 203.0.113.10>198.51.100.5 ttl=62 ICMP host unreachable about TCP 198.51.100.5:40000>203.0.113.10:80 ttl=61',
    ]);
  });

  it('goes on to the server where it is about an answer, which then gets smaller', () => {
    const text = `${NAT.replace('lan far 198.51.100.0/24', 'lan far 198.51.100.0/24 { mtu 1400 }').replace('nic far 198.51.100.5', 'nic far 198.51.100.5 mtu 1500')}walk "w" {
  C get http://203.0.113.10/ from 40000
  expect C got 200
}
`;
    const trace = runText(text);
    expectHeld(trace);
    expect(icmpLines(text).slice(0, 3)).toEqual([
      'F:eth1 => L:eth0 203.0.113.1>203.0.113.10 ttl=64 ICMP frag needed mtu=1400 about TCP 203.0.113.10:80>198.51.100.5:40000 ttl=62',
      'L:eth1 => D:eth0 203.0.113.1>10.1.0.80 ttl=63 ICMP frag needed mtu=1400 about TCP 10.1.0.80:8080>198.51.100.5:40000 ttl=62',
      'D:eth1 => S:eth0 203.0.113.1>10.1.0.80 ttl=62 ICMP frag needed mtu=1400 about TCP 10.1.0.80:8080>198.51.100.5:40000 ttl=62',
    ]);
    expect(facts(trace, 'path-mtu-learned')[0]).toMatchObject({ mtu: 1400 });
    expect(facts(trace, 'balanced-error')[0]).toMatchObject({ way: 'to-real', mode: 'nat' });
  });

  it('is told to the client where it comes from inside the tunnel', () => {
    const text = `lan out 203.0.113.0/24
lan mid 10.0.0.0/24
lan in 10.1.0.0/24 { mtu 1400 }
host C { nic out 203.0.113.5 }
balancer L {
  nic out 203.0.113.10
  nic mid 10.0.0.1
  route 10.1.0.0/24 via 10.0.0.2
  virtual tcp 203.0.113.10:9 {
    mode tunnel
    real S:9
  }
}
router R {
  nic mid 10.0.0.2
  nic in 10.1.0.1
  nic out 203.0.113.1
}
host S {
  nic in 10.1.0.80 mtu 1500
  gateway 10.1.0.1
  loopback 203.0.113.10
  decapsulate
  serve discard 9
}
walk "w" {
  C connect 203.0.113.10:9 from 40000 as c
  C send c 1300B
  C send c 3000B
  C close c
  expect S socket LISTEN 1
}
`;
    const trace = runText(text);
    expectHeld(trace);
    expect(icmpLines(text).slice(0, 3)).toEqual([
      'L:eth0 => C:eth0 203.0.113.10>203.0.113.5 ttl=64 ICMP frag needed mtu=1480 about TCP 203.0.113.5:40000>203.0.113.10:9 ttl=64',
      'R:eth0 => L:eth1 10.0.0.2>10.0.0.1 ttl=64 ICMP frag needed mtu=1400 about 4 10.0.0.1>10.1.0.80 ttl=63',
      'L:eth0 => C:eth0 203.0.113.10>203.0.113.5 ttl=64 ICMP frag needed mtu=1380 about TCP 203.0.113.5:40000>203.0.113.10:9 ttl=63',
    ]);
    expect(facts(trace, 'balanced-error')[0]).toMatchObject({ way: 'out-of-tunnel' });
  });

  it('leaves the checksum of the quoted segment as it was (ip_vs_nat_icmp)', () => {
    const quoted = Uint8Array.of(
      ...[0x45, 0, 0, 0x28, 0, 1, 0x40, 0, 0x3e, 6, 0, 0],
      ...[203, 0, 113, 10, 198, 51, 100, 5],
      ...[0, 80, 0x9c, 0x40, 1, 2, 3, 4, 5, 6, 7, 8, 0x50, 0x10, 0, 9, 0xab, 0xcd, 0, 0],
    );
    const address = parseIpv4('10.1.0.80');
    if (address === undefined) throw new Error('no address');
    const after = readdressQuoted(quoted, 'source', { address, port: 8080 });
    expect(checksum(after, 0, 20)).toBe(0);
    expect([...after.subarray(12)]).toEqual([
      ...[10, 1, 0, 80, 198, 51, 100, 5],
      ...[0x1f, 0x90, 0x9c, 0x40, 1, 2, 3, 4, 5, 6, 7, 8, 0x50, 0x10, 0, 9, 0xab, 0xcd, 0, 0],
    ]);
    expect(formatIpv4(address)).toBe('10.1.0.80');
  });
});
