// One connection is always on one real server while tracking is on, whatever the scheduler and the clients do; without tracking
// it is not, which is the lesson of the split handshake.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { runText } from '../running.ts';

function network(schedule: string, tracking: string): string {
  return `lan front 18.0.0.0/24
lan rack 10.0.0.0/24
host c0 { nic front 18.0.0.10 }
host c1 { nic front 18.0.0.11 }
balancer lvs {
  nic front 18.0.0.100
  nic rack 10.0.0.1
  virtual tcp 18.0.0.100:80 {
    mode nat
    schedule ${schedule}
    real rs0:80 weight 3
    real rs1:80
    real rs2:80
${tracking}  }
}
${[0, 1, 2]
  .map(
    (server) =>
      `host rs${server} {\n  nic rack 10.0.0.2${server}\n  gateway 10.0.0.1\n  serve http 80 { / 4kB }\n}\n`,
  )
  .join('')}`;
}

const action = fc
  .tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom('', ' timeout 300ms'))
  .map(([client, timeout]) => `c${client} get http://lvs/${timeout}`);
const loss = fc.constantFrom(
  'lose next syn-ack',
  'lose next ack',
  'lose next data',
  'lose 2nd data',
  'lose next fin',
);
const lines = fc.array(fc.oneof({ weight: 3, arbitrary: action }, loss), { minLength: 1, maxLength: 6 });

/** By client and port, the real servers that the balancer sent its packets to. */
function serversOf(trace: Trace): ReadonlyMap<string, ReadonlySet<number>> {
  const balancer = trace.network.nodes.find(({ kind }) => kind === 'balancer')?.id;
  const servers = new Map<string, Set<number>>();
  for (let index = 0; index < trace.transmissionCount; index += 1) {
    const { node, frame } = trace.transmission(index);
    const { payload } = frame;
    if (node !== balancer || payload.kind !== 'ipv4' || payload.payload.kind !== 'tcp') continue;
    if (payload.payload.destinationPort !== 80) continue;
    const key = `${payload.source}:${payload.payload.sourcePort}`;
    servers.set(key, (servers.get(key) ?? new Set()).add(payload.destination));
  }
  return servers;
}

it('stays with its real server', () => {
  fc.assert(
    fc.property(fc.constantFrom('rr', 'wrr', 'lc', 'wlc', 'sh', 'dh'), lines, (schedule, steps) => {
      const text = `${network(schedule, '')}walk "any" {\n${steps.map((line) => `  ${line}\n`).join('')}  wait 20s\n}\n`;
      for (const [, servers] of serversOf(runText(text))) expect(servers.size).toBe(1);
    }),
    { numRuns: 60 },
  );
});

it('does not without tracking', () => {
  const text = `${network('rr', '    tracking off\n')}walk "split" { c0 get http://lvs/ timeout 2s }\n`;
  expect(Math.max(...[...serversOf(runText(text)).values()].map(({ size }) => size))).toBeGreaterThan(1);
});
