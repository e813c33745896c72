// TCP beyond the reference captures: both sides at once, a closed window, giving up, and what the states are called on the way.

import { describe, expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { walkText } from '../../src/view/journeys.ts';
import { normText } from '../../src/view/norm.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';
import { firstError } from '../problem.ts';

const OFFICE = `lan office 192.168.1.0/24
host a { nic office .10 }
host b {
  nic office .20
  serve tcp 7000
  serve http 80
}
`;

function run(walk: string, network = OFFICE): Trace {
  const checked = check(`${network}walk "w" {\n${walk}\n}\n`);
  const [first] = checked.network?.walks ?? [];
  if (!checked.network || !first) throw new Error(firstError(checked));
  return runToEnd(checked.network, first);
}

/** `a FIN ACK seq=1 ack=1`, without times, from the first TCP segment on. */
function segments(trace: Trace): readonly string[] {
  return walkText(trace)
    .split('\n')
    .flatMap((line) => {
      const match = /^ +\d+\.\d+ +(\S+) → \S+ +TCP (.*?)( mss=\d+)?$/.exec(line);
      return match ? [`${match[1]} ${match[2]}`] : [];
    });
}

function states(trace: Trace, node: number): readonly string[] {
  const seen: string[] = [];
  for (let serial = 0; serial < trace.stepCount; serial += 1) {
    const { place, fact } = trace.step(serial);
    if (
      place.kind !== 'node' ||
      place.node !== node ||
      !('connection' in fact) ||
      typeof fact.connection !== 'object'
    )
      continue;
    for (const state of [fact.connection.before, fact.connection.after])
      if (seen.at(-1) !== state) seen.push(state);
  }
  return seen;
}

describe('opening', () => {
  it('from both sides at once makes one connection (RFC 9293 figure 7)', () => {
    const trace = run(
      'a ping b\ntogether {\na connect b:5000 from 6000 as x\nb connect a:6000 from 5000 as y\n}',
    );
    expect(segments(trace)).toEqual([
      'a SYN seq=0',
      'b SYN seq=0',
      'b SYN ACK seq=0 ack=1',
      'a SYN ACK seq=0 ack=1',
    ]);
    expect(states(trace, 0)).toEqual(['CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED']);
  });

  it('gives up after eleven SYNs: 1 s five times, then doubling', () => {
    const trace = run(
      'a ping b\nlose every syn from a\na connect b:80 timeout 300s as c\nexpect a got timeout\nexpect a sent 11 syn',
    );
    const failed = Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial)).filter(
      ({ fact }) => fact.kind === 'checked' && !fact.held,
    );
    expect(failed).toEqual([]);
  });
});

describe('a reset before the program has woken', () => {
  it('is what connect() returns, as in s10a_split_handshake', () => {
    const network = `lan front 10.9.0.0/24
lan rack 10.0.0.0/24
host a {
  nic front .10
  gateway 10.9.0.1
}
router r {
  nic front .1
  nic rack .254
}
balancer l {
  nic front .100
  nic rack .1
  virtual tcp 10.9.0.100:80 {
    schedule order one two
    tracking off
    real one:80
    real two:80
  }
}
host one {
  nic rack .11
  gateway 10.0.0.254
  loopback 10.9.0.100
  serve http 80
}
host two {
  nic rack .12
  gateway 10.0.0.254
  loopback 10.9.0.100
  serve http 80
}
`;
    const trace = run(
      'a connect 10.9.0.100:80 as c\nexpect a got reset\nexpect one socket SYN-RECV',
      network,
    );
    expect(walkText(trace).match(/^ {2}[✓✗] .*$/gm)).toEqual(['  ✓ As expected', '  ✓ As expected']);
  });
});

describe('local ports', () => {
  it('run out towards one server and stay free towards another, as in Linux', () => {
    const network = OFFICE.replace('{ nic office .10 }', '{\n  nic office .10\n  ports 40000..40001\n}');
    const trace = run(
      'repeat 2 { a get http://b/ }\na get http://b/\nexpect a got no-port\na connect b:7000 as c\nexpect a socket ESTABLISHED',
      network,
    );
    expect(walkText(trace)).not.toContain('✗');
  });
});

describe('a pair of ends in TIME-WAIT', () => {
  it('is taken over by a connect from the same port: the window leaves room for timestamps at once (tcp_twsk_unique)', () => {
    const trace = run('a get http://b/ from 40000\na get http://b/ from 40000\nexpect a got 200');
    const windows = normText(trace, '')
      .split('\n')
      .flatMap((line) => / TCP SYN .* (win=\d+)/.exec(line)?.[1] ?? []);
    expect(windows).toEqual(['win=64240', 'win=65160']);
  });
});

describe('the tail loss probe', () => {
  it('is new data where some waits, though Nagle held it back (tcp_send_loss_probe)', () => {
    const trace = run(
      'a connect b:7000 as c\na send c "one"\nlose next data from a\na send c "two"\na send c "three"\na send c "four"\nwait 1s',
    );
    expect(segments(trace).filter((line) => line.includes('len='))).toEqual([
      'a PSH ACK seq=1 ack=1 len=3',
      'a PSH ACK seq=4 ack=1 len=3   ✗ Lost',
      'a PSH ACK seq=7 ack=1 len=9',
      'a PSH ACK seq=4 ack=1 len=3',
    ]);
  });
});

describe('ports that nobody writes', () => {
  it('go in pairs: of an odd number connect() never tries the last one (__inet_hash_connect)', () => {
    const connect = (name: string): string => `a connect b:7000 as ${name}`;
    const trace = run(['set a ports 40000..40002', ...['c', 'd', 'e'].map(connect)].join('\n'));
    const ends = [...(trace.world.nodes.get(0)?.sockets.values() ?? [])].flatMap((socket) =>
      socket.kind === 'tcp' ? [socket.local.port] : [],
    );
    expect(ends).toEqual([40000, 40001]);
  });

  it('differ from node to node', () => {
    const trace = run('a connect b:7000 as c\nb connect b:7000 as d');
    const ports = [...trace.world.nodes.values()].flatMap(({ sockets }) =>
      [...sockets.values()].flatMap((socket) =>
        socket.kind === 'tcp' && socket.process !== undefined && socket.local.port !== 7000
          ? [socket.local.port]
          : [],
      ),
    );
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports.length).toBe(2);
  });
});

describe('closing', () => {
  it('from both sides at once leaves both in TIME-WAIT (RFC 9293 figure 13)', () => {
    const trace = run('a connect b:7000 as c\ntogether {\na close c\nb close c\n}');
    expect(states(trace, 0).slice(-3)).toEqual(['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT']);
    expect(states(trace, 1).slice(-3)).toEqual(['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT']);
  });

  it('with unread data is a reset (RFC 2525 section 2.17)', () => {
    const trace = run('a connect b:7000 reading off as c\nb send c "unread"\na close c');
    expect(segments(trace).at(-1)).toBe('a RST ACK seq=1 ack=7');
  });

  it('forgets TIME-WAIT after a minute', () => {
    const trace = run('a get http://b/\nexpect a socket TIME-WAIT 1\nwait 61s\nexpect a socket TIME-WAIT 0');
    expect(walkText(trace)).not.toContain('✗');
  });
});

describe('a closed window', () => {
  it('is probed, the pauses doubling, and never lost sight of', () => {
    const trace = run('a connect b:7000 reading off as c\nb send c 200kB\nwait 4s');
    const probes = Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial)).filter(
      ({ fact }) => fact.kind === 'segment-made' && fact.purpose.kind === 'window-probe',
    );
    const gaps = probes
      .slice(1)
      .map(({ time }, index) => Math.round((time - (probes[index]?.time ?? 0)) / 1e6));
    expect(gaps).toEqual([412, 820, 1640]);
  });
});
