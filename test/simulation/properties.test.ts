// What holds for any network and walk: it ends, it is the same every time, no packet comes from nowhere or vanishes without one
// reason, and a TCP stream arrives complete and in order under losses that heal.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { format } from '../../src/language/format.ts';
import type { Network } from '../../src/network/network.ts';
import type { Step } from '../../src/simulation/step.ts';
import { normText } from '../../src/view/norm.ts';
import { runToEnd, Trace } from '../../src/walkthrough/trace.ts';
import { encodeEthernet } from '../../src/wire/ethernet.ts';
import { firstError } from '../problem.ts';
import { randomWalk } from './networks.ts';

function networkOf(text: string): Network {
  const { network, diagnostics } = check(text);
  if (!network) throw new Error(`${firstError({ diagnostics })}\n${text}`);
  return network;
}

function run(text: string): Trace {
  const network = networkOf(text);
  const [walk] = network.walks;
  if (!walk) throw new Error('no walk');
  return runToEnd(network, walk);
}

function steps(trace: Trace): readonly Step[] {
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial));
}

function octets(trace: Trace): string {
  let hex = '';
  for (let index = 0; index < trace.transmissionCount; index += 1) {
    hex += `${trace.transmission(index).time} ${Buffer.from(encodeEthernet(trace.transmission(index).frame)).toString('hex')}\n`;
  }
  return hex;
}

describe('any walk on any network', () => {
  it('ends within its budget', () => {
    fc.assert(
      fc.property(randomWalk, ({ text }) => {
        expect(run(text).status).toBe('over');
      }),
      { numRuns: 120 },
    );
  });

  it('gives the same octets and steps on a second run, and when run in slices', () => {
    fc.assert(
      fc.property(randomWalk, fc.integer({ min: 1, max: 50 }), ({ text }, slice) => {
        const first = run(text);
        const network = networkOf(text);
        const [walk] = network.walks;
        if (!walk) throw new Error('no walk');
        const sliced = new Trace(network, walk);
        while (sliced.advance({ turns: slice, transmissions: 20_000 }) === 'running') {
          // Looking at steps in between makes and drops chunks.
          if (sliced.stepCount > 0) sliced.step(sliced.stepCount >> 1);
        }
        expect(octets(sliced)).toBe(octets(first));
        expect(JSON.stringify(steps(sliced))).toBe(JSON.stringify(steps(first)));
        expect(normText(sliced, text)).toBe(normText(first, text));
      }),
      { numRuns: 40 },
    );
  });

  it('lets no packet come from nowhere and none vanish without exactly one reason', () => {
    fc.assert(
      fc.property(randomWalk, ({ text }) => {
        const trace = run(text);
        const all = steps(trace);
        for (let packet = 1; packet < trace.world.nextPacket; packet += 1) {
          const own = all.filter((step) => step.packet === packet);
          const kinds = own.map(({ fact }) => fact.kind);
          expect(own[0]?.cause === undefined || own[0].cause < (own[0]?.serial ?? 0)).toBe(true);
          if (kinds.some((kind) => kind === 'sent'))
            expect([
              'segment-made',
              'datagram-made',
              'echo-asked',
              'echo-answered',
              'error-made',
              'redirect-made',
              'arp-asked',
              'arp-answered',
              'arp-proxied',
              'arp-announced',
              'arp-probed',
              'fragmented',
              'sent',
            ]).toContain(kinds[0]);
          const ends = own.filter(({ fact }) => fact.kind === 'dropped').length;
          expect(ends, `packet ${packet} of\n${text}`).toBeLessThanOrEqual(1);
        }
        for (let index = 0; index < trace.transmissionCount; index += 1) {
          const { frame, nic, time, packet } = trace.transmission(index);
          if (nic === undefined || time > trace.time - 1_000_000) continue;
          const dropped = all.some(
            ({ transmission, fact }) => transmission === index && fact.kind === 'dropped',
          );
          if (dropped) continue;
          const target = trace.network.nics.find(({ mac }) => mac === frame.destination);
          const heard = trace.listeners(index);
          if (target) expect(heard, `packet ${packet} of\n${text}`).toContain(target.id);
          else
            expect(heard.length, `broadcast of\n${text}`).toBe(
              trace.network.nics.filter(({ lan, id }) => lan === trace.network.nics[nic]?.lan && id !== nic)
                .length,
            );
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('a TCP stream', () => {
  const loss = fc
    .constantFrom('syn', 'syn-ack', 'ack', 'data', 'fin', 'tcp')
    .chain((frame) =>
      fc
        .tuple(
          fc.constantFrom('next', 'next 2', 'next 3', '2nd', '3rd', '4th', '7th', '11th'),
          fc.constantFrom('from pc', 'from web'),
        )
        .map(([which, side]) => `lose ${which} ${frame} ${side}`),
    );

  it('arrives complete and in order under any losses that heal', () => {
    fc.assert(
      fc.property(
        fc.array(loss, { maxLength: 4 }),
        fc.integer({ min: 0, max: 120_000 }),
        fc.boolean(),
        fc.boolean(),
        (losses, size, sack, timestamps) => {
          const settings = [
            ...(sack ? [] : ['  tcp sack off']),
            ...(timestamps ? [] : ['  tcp timestamps off']),
          ];
          const text = [
            'lan office 10.0.0.0/24',
            'host pc {',
            '  nic office 10.0.0.1',
            ...settings,
            '}',
            'host web {',
            '  nic office 10.0.0.2',
            `  serve http 80 { / ${size}B }`,
            '}',
            'walk "lossy" {',
            ...losses.map((line) => `  ${line}`),
            '  pc get http://web/',
            '  expect pc got 200',
            '}',
            '',
          ].join('\n');
          const trace = run(text);
          const ended = steps(trace).find(({ fact }) => fact.kind === 'ended');
          expect(ended?.fact.kind === 'ended' && ended.fact.result.kind, text).toBe('response');
          if (ended?.fact.kind !== 'ended' || ended.fact.result.kind !== 'response') return;
          const line = 'hello from web to 10.0.0.1:32768\n';
          expect(ended.fact.result.body).toBe(line.repeat(Math.ceil(size / line.length)).slice(0, size));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('layout and comments', () => {
  it('change no octet of a trace', () => {
    fc.assert(
      fc.property(randomWalk, fc.constantFrom('# about it', '#', '# "quoted" { }'), ({ text }, comment) => {
        const commented = text.replaceAll('\n', `  ${comment}\n\n\t`);
        expect(octets(run(commented))).toBe(octets(run(text)));
        expect(octets(run(format(commented)))).toBe(octets(run(text)));
      }),
      { numRuns: 40 },
    );
  });
});
