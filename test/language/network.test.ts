// What a file becomes: the network with every default filled in, and the steps of its walks with every name resolved.
import { describe, expect, test } from 'vitest';
import { formatCidr } from '../../src/address/cidr.ts';
import { formatEndpoint } from '../../src/address/endpoint.ts';
import { formatIpv4 } from '../../src/address/ipv4.ts';
import { formatMac } from '../../src/address/mac.ts';
import { check } from '../../src/language/check.ts';
import type { Network } from '../../src/network/network.ts';
import { said } from './reading.ts';

function networkOf(text: string): Network {
  const { network, diagnostics } = check(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return network!;
}

/** `A:eth0 10.0.0.1/24 02:00:00:00:01:00 sw p1` */
function nicsOf(text: string): readonly string[] {
  const { nics, nodes, switches } = networkOf(text);
  return nics.map(
    ({ node, name, addresses, mac, port, switch: at }) =>
      `${nodes[node]!.name}:${name} ${addresses.map(formatCidr).join(' ')} ${formatMac(mac)} ${switches[at]!.name} p${port + 1}`,
  );
}

describe('nics', () => {
  test('address, mask, MAC, name and port are given where the file gives none', () => {
    const text = `lan home 10.0.0.0/24
host A { nic home 10.0.0.1 }
host B { nic home }
host C { nic home .7 }
host D { nic home 10.0.0.3/25 }
host E { nic home }
`;
    expect(nicsOf(text)).toEqual([
      'A:eth0 10.0.0.1/24 02:00:00:00:01:00 home p1',
      'B:eth0 10.0.0.2/24 02:00:00:00:02:00 home p2',
      'C:eth0 10.0.0.7/24 02:00:00:00:03:00 home p3',
      'D:eth0 10.0.0.3/25 02:00:00:00:04:00 home p4',
      'E:eth0 10.0.0.4/24 02:00:00:00:05:00 home p5',
    ]);
  });
  test('a written name keeps its number free', () => {
    const text = 'lan a 10.0.0.0/24\nhost A {\n  nic a\n  nic a name eth2\n  nic a\n  nic a name wan\n}\n';
    expect(nicsOf(text).map((nic) => nic.split(' ')[0])).toEqual(['A:eth0', 'A:eth2', 'A:eth3', 'A:wan']);
  });
  test('a lan without a network: no address unless it is written with its mask', () => {
    expect(nicsOf('lan a\nhost A { nic a }\nhost B { nic a 10.0.0.1/8 }\n')).toEqual([
      'A:eth0  02:00:00:00:01:00 a p1',
      'B:eth0 10.0.0.1/8 02:00:00:00:02:00 a p2',
    ]);
    expect(said('lan a\nhost A { nic a 10.0.0.1 }\nwalk "w" { A ping 10.0.0.1 }\n')).toEqual([
      'error no-mask 10.0.0.1',
    ]);
  });
  test('a lan that is full', () => {
    const text =
      'lan a 10.0.0.0/31\nhost A { nic a }\nhost B { nic a }\nhost C { nic a }\nwalk "w" { A ping B }\n';
    expect(said(text)).toEqual(['error lan-full nic a']);
  });
  test('MACs of more than 255 hosts and nics never meet', () => {
    const hosts = Array.from({ length: 600 }, (_, at) => `host h${at} { nic a }\n`).join('');
    const { nics } = networkOf(`lan a 10.0.0.0/16\n${hosts}`);
    expect(new Set(nics.map(({ mac }) => mac)).size).toBe(600);
    expect(formatMac(nics[256]!.mac)).toBe('02:00:00:01:01:00');
  });
});

describe('wires', () => {
  test('ports: nics in the order of hosts, then trunks, each knowing its other end', () => {
    const { switches } = networkOf(`lan a 10.0.0.0/24 {
  switch s1
  switch s2
  trunk s1 s2
}
host A { nic a port s2 }
host B { nic a }
host C { nic a port s2 }
`);
    expect(switches.map(({ name, ports }) => [name, ports])).toEqual([
      [
        's1',
        [
          { kind: 'nic', nic: 1 },
          { kind: 'trunk', to: 1, toPort: 2 },
        ],
      ],
      [
        's2',
        [
          { kind: 'nic', nic: 0 },
          { kind: 'nic', nic: 2 },
          { kind: 'trunk', to: 0, toPort: 1 },
        ],
      ],
    ]);
  });
  test('a link is a lan of two nics, where its line stands', () => {
    const text = `lan a 10.1.0.0/24
router R1 { nic a 10.1.0.1 }
link R1 R2 10.0.12.0/30 { mtu 1400 }
router R2 { nic a 10.1.0.2 }
`;
    expect(nicsOf(text)).toEqual([
      'R1:eth0 10.1.0.1/24 02:00:00:00:01:00 a p1',
      'R1:eth1 10.0.12.1/30 02:00:00:00:01:01 R1-R2 p1',
      'R2:eth0 10.0.12.2/30 02:00:00:00:02:00 R1-R2 p2',
      'R2:eth1 10.1.0.2/24 02:00:00:00:02:01 a p2',
    ]);
    expect(networkOf(text).lans.map(({ name, mtu }) => [name, mtu])).toEqual([
      ['a', 1500],
      ['R1-R2', 1400],
    ]);
  });
  test('defaults of a lan', () => {
    expect(networkOf('lan a 10.0.0.0/24\n').lans[0]).toMatchObject({
      mtu: 1500,
      delay: 1e5,
      loss: 0,
      ageing: 300e9,
    });
  });
});

describe('rows', () => {
  test('`defaults` holds for every node, what a node says itself counts more', () => {
    const { nodes } = networkOf(`lan a 10.0.0.0/24
defaults {
  ttl 60
  gateway 10.0.0.254
  tcp sack off
}
host A { nic a }
host B {
  nic a
  ttl 61
  gateway 10.0.0.253
}
`);
    expect(nodes.map(({ settings }) => [settings.ttl, settings.tcp.sack])).toEqual([
      [60, false],
      [61, false],
    ]);
    expect(nodes.map(({ routes }) => routes.map(({ via }) => formatIpv4(via!)))).toEqual([
      ['10.0.0.254'],
      ['10.0.0.253'],
    ]);
  });
  test('a router forwards, a host does not, unless it says otherwise', () => {
    const { nodes } = networkOf(
      'router R { forward off }\nrouter S { ttl 3 }\nhost A { forward on }\nhost B { ttl 3 }\n',
    );
    expect(nodes.map(({ settings }) => settings.forward)).toEqual([false, true, true, false]);
  });
  test('routes know their nic; one that Linux refuses is left out', () => {
    const text = `lan a 10.0.1.0/24
lan b 10.0.2.0/24
host A {
  nic a
  nic b name up
  gateway 10.0.2.9
  route 10.3.0.0/16 nic up
  route 10.4.0.0/16 via 10.3.0.1 metric 5
  route 10.5.0.0/16 via 10.9.0.1
  blackhole 10.6.0.0/16
  gateway 10.0.1.9
}
walk "w" { A ping 10.0.1.1 }
`;
    expect(said(text)).toEqual([
      'warning foreign-gateway 10.9.0.1',
      'warning duplicate-route gateway 10.0.1.9',
    ]);
    expect(
      networkOf(text).nodes[0]!.routes.map(({ network, type, nic, metric }) => [
        formatCidr(network),
        type,
        nic,
        metric,
      ]),
    ).toEqual([
      ['0.0.0.0/0', 'unicast', 1, 0],
      ['10.3.0.0/16', 'unicast', 1, 0],
      ['10.4.0.0/16', 'unicast', 1, 5],
      ['10.6.0.0/16', 'blackhole', undefined, 0],
    ]);
  });
  test('programs: their names, and one to a port', () => {
    const text = `lan a 10.0.0.0/24
host A {
  nic a
  serve http 80
  serve tcp 7 as seven
  serve echo 7
  serve discard 80
}
walk "w" { A ping A }
`;
    expect(said(text)).toEqual(['warning port-in-use 80']);
    expect(
      networkOf(text).nodes[0]!.services.map(({ kind, port, program }) => [kind, port, program]),
    ).toEqual([
      ['http', 80, 'httpd'],
      ['tcp', 7, 'seven'],
      ['echo', 7, 'echo'],
    ]);
  });
});

describe('steps', () => {
  const NET = `lan a 10.0.1.0/24
lan b 10.0.2.0/24
router R {
  nic a 10.0.1.1
  nic b 10.0.2.1
}
host A {
  nic a 10.0.1.2
  gateway 10.0.1.1
}
host B {
  nic b 10.0.2.2
  gateway 10.0.2.1
}
`;
  const stepsOf = (...lines: readonly string[]) =>
    networkOf(`${NET}walk "w" {\n${lines.join('\n')}\n}\n`).walks[0]!.steps;
  const matchOf = (line: string) => {
    const [step] = stepsOf(line);
    return step?.kind === 'lose' ? step.match : undefined;
  };

  test('a name means the address on a shared lan, else the first', () => {
    const targets = stepsOf('A ping R', 'B ping R', 'A ping B').map((step) =>
      step.kind === 'ping' ? formatIpv4(step.destination) : '',
    );
    expect(targets).toEqual(['10.0.1.1', '10.0.2.1', '10.0.2.2']);
  });
  test('what actions leave out', () => {
    const [ping, get, connect, send, udp] = stepsOf(
      'A ping B',
      'A get http://B:8080',
      'A connect B:7 as c',
      'A send c 40kB',
      'A udp B:9',
    );
    expect(ping).toMatchObject({
      count: 1,
      interval: 1e9,
      size: 56,
      identifier: 4660,
      discovery: 'want',
      timeout: 1e9,
    });
    expect(get).toMatchObject({ host: 'B:8080', path: '/', headers: [], timeout: 300e9 });
    expect(connect).toMatchObject({ connection: 'c', label: 'c', reading: true, timeout: 300e9 });
    expect(send).toMatchObject({ payload: { kind: 'size', octets: 40_000 }, count: 1, interval: 0 });
    expect(udp).toMatchObject({
      payload: { kind: 'text', text: 'hello' },
      count: 1,
      interval: 0,
      discovery: 'want',
      timeout: 1e9,
    });
  });
  test('an URL: host, port, path; the fragment stays at home', () => {
    const [step] = stepsOf(
      'A get http://10.0.2.2/a?b=1#top header "Host: www" header "X-Y: z" from 40000..40009',
    );
    expect(step).toMatchObject({
      host: 'www',
      path: '/a?b=1',
      headers: ['X-Y: z'],
      sourcePorts: { first: 40000, last: 40009 },
    });
    expect(step?.kind === 'get' && formatEndpoint(step.destination)).toBe('10.0.2.2:80');
  });
  test('short words of a match are the same as its predicate', () => {
    const where = (text: string) => matchOf(`lose next where "${text}"`);
    expect(matchOf('lose next syn')).toEqual(where('tcp.flags.syn == 1 && tcp.flags.ack == 0'));
    expect(matchOf('lose next data')).toEqual(where('tcp.len > 0'));
    expect(matchOf('lose next tcp 80')).toEqual(where('tcp && tcp.port == 80'));
    expect(matchOf('lose next syn-ack from B:80')).toEqual(
      where(
        '(tcp.flags.syn == 1 && tcp.flags.ack == 1) && (ip.src == B && (tcp.srcport == 80 || udp.srcport == 80))',
      ),
    );
    expect(matchOf('lose next fin rst')).toEqual(where('tcp.flags.fin == 1 || tcp.flags.reset == 1'));
    expect(matchOf('lose next arp-request to B')).toEqual(
      where('arp.opcode == 1 && (ip.dst == B || arp.dst.proto_ipv4 == B)'),
    );
    expect(matchOf('lose next frames')).toEqual({ kind: 'all' });
  });
  test('which frames are lost', () => {
    const which = stepsOf('lose next syn', 'lose next 3 syn', 'lose 2nd syn', 'lose every syn at B').map(
      (step) => (step.kind === 'lose' ? step.which : undefined),
    );
    expect(which).toEqual([
      { kind: 'next', count: 1 },
      { kind: 'next', count: 3 },
      { kind: 'nth', count: 2 },
      { kind: 'every' },
    ]);
  });
  test('a mistake in a predicate stands where it is in the text', () => {
    const text = `${NET}walk "w" {
  lose next where "tcp.flags.syn == 1 && ip.dst == Bb"
  A ping B
}\n`;
    expect(said(text)).toEqual(['error bad-predicate Bb']);
  });
  test('sockets by the names of ss, netstat and the RFC', () => {
    const states = ['TIME-WAIT', 'TIME_WAIT', 'ESTABLISHED', 'SYN-RECEIVED'].map(
      (state) => `expect A socket ${state}`,
    );
    const seen = stepsOf('A ping B', ...states).map((step) =>
      step.kind === 'expect' && step.fact.kind === 'socket' ? step.fact.state : '',
    );
    expect(seen).toEqual(['', 'TIME-WAIT', 'TIME-WAIT', 'ESTAB', 'SYN-RECV']);
  });
});
