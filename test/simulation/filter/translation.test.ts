// What holds for any traffic through a translating router (RFC 3022, RFC 5382): what it translates and translates back is what
// was sent, nothing private gets out, and no two connections share a tuple.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatIpv4 } from '../../../src/address/ipv4.ts';
import { type Tuple, tupleKey, tupleOf } from '../../../src/simulation/filter/tuple.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { runText } from '../running.ts';

const NETWORK = `lan home 192.168.0.0/24
lan inet 18.0.0.0/24
host c0 {
  nic home 192.168.0.10
  gateway 192.168.0.1
}
host c1 {
  nic home 192.168.0.11
  gateway 192.168.0.1
}
host c2 {
  nic home 192.168.0.12
  gateway 192.168.0.1
}
router gw {
  nic home 192.168.0.1
  nic inet 18.0.0.1
  masquerade inet
}
host s0 {
  nic inet 18.0.0.80
  serve http 80
  serve udp 53 { "yes" }
}
host s1 {
  nic inet 18.0.0.81
  serve http 80
  serve udp 53 { "yes" }
}
`;

/** Ports that clash, on purpose. */
const call = fc
  .tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 1 }),
    fc.constantFrom(5000, 5001),
    fc.constantFrom('get', 'udp', 'refused', 'ping'),
  )
  .map(([client, server, port, kind]) => {
    switch (kind) {
      case 'get':
        return `c${client} get http://s${server}/ from ${port}`;
      case 'udp':
        return `c${client} udp s${server}:53 "?" from ${port}`;
      case 'refused':
        return `c${client} get http://s${server}:81/ from ${port}`;
      default:
        return `c${client} ping s${server}`;
    }
  });

const calls = fc.array(fc.array(call, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

function run(rounds: readonly (readonly string[])[]): Trace {
  const blocks = rounds.map((round) => `  together {\n${round.map((line) => `    ${line}\n`).join('')}  }\n`);
  return runText(`${NETWORK}walk "any" {\n${blocks.join('')}}\n`);
}

interface Seen {
  readonly tuple: Tuple;
  /** in the lan of the clients, and whether the router sent it */
  readonly isHome: boolean;
  readonly isFromRouter: boolean;
}

function seen(trace: Trace): readonly Seen[] {
  const { network } = trace;
  const router = network.nodes.find(({ kind }) => kind === 'router')?.id;
  const home = network.nics.find(({ node }) => node === router)?.id;
  return Array.from({ length: trace.transmissionCount }, (_, index) => trace.transmission(index)).flatMap(
    ({ node, nic, frame }) => {
      const tuple = frame.payload.kind === 'ipv4' ? tupleOf(frame.payload) : undefined;
      if (!tuple) return [];
      const isFromRouter = node === router;
      return [
        {
          tuple,
          isFromRouter,
          isHome: isFromRouter ? nic === home : formatIpv4(tuple.source).startsWith('192.'),
        },
      ];
    },
  );
}

/** As an answer to it would be, without the type of an echo. */
function reversed({ protocol, source, sourcePort, destination, destinationPort }: Tuple): string {
  const isEcho = protocol === 1;
  return tupleKey({
    protocol,
    source: destination,
    sourcePort: isEcho ? sourcePort : destinationPort,
    destination: source,
    destinationPort: isEcho ? 0 : sourcePort,
  });
}

it('gives back to each client only what answers its own packets', () => {
  fc.assert(
    fc.property(calls, (rounds) => {
      const packets = seen(run(rounds));
      const asked = new Set(
        packets
          .filter(({ isHome, isFromRouter }) => isHome && !isFromRouter)
          .map(({ tuple }) => reversed(tuple)),
      );
      const given = packets.filter(({ isHome, isFromRouter }) => isHome && isFromRouter);
      expect(given.length).toBeGreaterThan(0);
      for (const { tuple } of given) expect(asked).toContain(tupleKey(tuple));
    }),
    { numRuns: 60 },
  );
});

it('lets no private address out', () => {
  fc.assert(
    fc.property(calls, (rounds) => {
      const outside = seen(run(rounds)).filter(({ isHome, isFromRouter }) => !isHome && isFromRouter);
      for (const { tuple } of outside) expect(formatIpv4(tuple.source)).toBe('18.0.0.1');
    }),
    { numRuns: 40 },
  );
});

it('never gives two connections the same tuple', () => {
  fc.assert(
    fc.property(calls, (rounds) => {
      const trace = run(rounds);
      const router = trace.network.nodes.find(({ kind }) => kind === 'router')?.id ?? -1;
      for (let index = 0; index < trace.transmissionCount; index += 1) {
        const table = trace.worldAfter(trace.row(index).step).nodes.get(router)?.tracking;
        const connections = [...(table?.connections.values() ?? [])];
        const keys = connections.flatMap(({ original, reply }) => [tupleKey(original), tupleKey(reply)]);
        expect(new Set(keys).size).toBe(2 * connections.length);
      }
    }),
    { numRuns: 20 },
  );
});
