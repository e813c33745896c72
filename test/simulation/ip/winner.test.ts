// The row that a routing step shows as the winner is the one that the packet follows: for any routing table, winner, next hop
// and the MAC on the wire change together.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contains } from '../../../src/address/cidr.ts';
import type { Step } from '../../../src/simulation/step.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { runText } from '../running.ts';

/** Prefixes that overlap, each by one of three routers, with metrics that decide between equals. */
const row = fc
  .tuple(
    fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24', '10.1.2.3/32', '0.0.0.0/0'),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([prefix, router, metric]) => `route ${prefix} via 192.168.0.${router + 1} metric ${metric}`);
const table = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 6,
  // The kernel takes no second row of the same destination and metric.
  selector: (line) => line.replace(/via \S+ /, ''),
});

function run(rows: readonly string[]): Trace {
  const routers = [0, 1, 2].map(
    (router) =>
      `router r${router} {\n  nic home 192.168.0.${router + 1}\n  nic far 10.1.2.${router + 11}\n}\n`,
  );
  return runText(`lan home 192.168.0.0/24
lan far 10.0.0.0/8
host pc {
  nic home 192.168.0.10
${rows.map((line) => `  ${line}\n`).join('')}}
${routers.join('')}host web { nic far 10.1.2.3 }
walk "any" { pc ping 10.1.2.3 timeout 1s }
`);
}

function steps(trace: Trace): readonly Step[] {
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial));
}

it('is the row that is followed', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const trace = run(rows);
      const pc = trace.network.nodes.find(({ name }) => name === 'pc')?.id;
      const own = steps(trace).filter(({ place }) => place.kind === 'node' && place.node === pc);
      const routed = own.find(({ fact }) => fact.kind === 'routed');
      if (routed?.fact.kind !== 'routed' || routed.fact.winner === 'local') throw new Error('no decision');
      const { table: shown, winner, destination, nextHop } = routed.fact;
      const chosen = shown[winner];
      // By the rule of RFC 1812 section 5.2.4.3: the longest prefix, then the smaller metric.
      const matching = shown.filter(({ network }) => contains(network, destination));
      const longest = Math.max(...matching.map(({ network }) => network.prefixLength));
      const least = Math.min(
        ...matching.filter(({ network }) => network.prefixLength === longest).map(({ metric }) => metric),
      );
      expect(chosen?.network.prefixLength).toBe(longest);
      expect(chosen?.metric).toBe(least);
      expect(nextHop).toBe(chosen?.via);
      const sent = own.find(({ fact, packet }) => fact.kind === 'sent' && packet === routed.packet);
      if (sent?.fact.kind !== 'sent') throw new Error('not sent');
      const { destination: mac } = sent.fact.frame;
      const receiver = trace.network.nics.find((nic) => nic.mac === mac);
      expect(receiver?.addresses.map(({ address }) => address)).toContain(nextHop);
    }),
    { numRuns: 100 },
  );
});
