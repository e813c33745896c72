// Long answers, in which the order of data and acknowledgements is a matter of CPU scheduling: what must hold all the same. Every byte once
// in order, no segment larger than the MSS, never more in flight than either window, ten segments at first (RFC 6928).
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';
import { transportOf } from '../../src/wire/fragment.ts';
import { ACK, SYN, type TcpSegment } from '../../src/wire/tcp.ts';
import { findTwins } from './compare.ts';

const twins = findTwins(dirname(fileURLToPath(import.meta.url)));
const INITIAL_WINDOW = 10;

/** The segments as the node sent them and as it got them, in order. */
function segmentsAt(
  trace: Trace,
  name: string,
): readonly { readonly sent: boolean; readonly segment: TcpSegment }[] {
  const node = trace.network.nodes.find((candidate) => candidate.name === name);
  return Array.from({ length: trace.transmissionCount }, (_, index) => index).flatMap((index) => {
    const { node: sender, frame } = trace.transmission(index);
    const segment = frame.payload.kind === 'ipv4' ? transportOf(frame.payload) : undefined;
    const sent = sender === node?.id;
    const heard = trace.listeners(index).some((nic) => nic !== undefined && node?.nics.includes(nic));
    return segment?.kind === 'tcp' && (sent || heard) ? [{ sent, segment }] : [];
  });
}

describe.each(['s02f_large_response', 's20b_tcp_pmtud'])('%s', (name) => {
  const twin = twins.find((candidate) => candidate.name === name);
  const { network } = check(twin?.source ?? '');
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error(`${name} does not run`);
  const trace = runToEnd(network, walk);
  const at = segmentsAt(trace, 'B');
  const synAck = at.find(({ sent, segment }) => sent && segment.flags === (SYN | ACK))?.segment;
  if (!synAck) throw new Error('no SYN-ACK');
  const first = (synAck.sequenceNumber + 1) % 2 ** 32;

  it('sends every byte, and the client takes each once', () => {
    const answer = trace.performed.flatMap(({ step, begin }) => {
      const { fact } = trace.step(begin);
      return step.kind === 'expect' && fact.kind === 'checked' ? [fact.held] : [];
    });
    expect(answer).not.toContain(false);
    let next = 0;
    const pieces = at
      .filter(({ sent, segment }) => sent && segment.data.length > 0)
      .map(({ segment }) => ({ start: segment.sequenceNumber - first, length: segment.data.length }))
      .sort((a, b) => a.start - b.start || b.length - a.length);
    for (const { start, length } of pieces) {
      expect(start).toBeLessThanOrEqual(next);
      next = Math.max(next, start + length);
    }
    const acknowledged = at
      .filter(({ sent }) => !sent)
      .map(({ segment }) => segment.acknowledgementNumber - first);
    // The FIN counts one.
    expect([next, next + 1]).toContain(Math.max(...acknowledged));
  });

  it('keeps to the MSS and to both windows', () => {
    const mss = at[0]?.segment.options.maximumSegmentSize ?? 0;
    let acknowledged = 0;
    let window = 0;
    let highest = 0;
    for (const { sent, segment } of at) {
      if (!sent) {
        acknowledged = Math.max(acknowledged, (segment.acknowledgementNumber - first + 2 ** 32) % 2 ** 32);
        const shift = (segment.flags & SYN) !== 0 ? 0 : (at[0]?.segment.options.windowScale ?? 0);
        window = segment.window * 2 ** shift;
        continue;
      }
      if (segment.data.length === 0) continue;
      expect(segment.data.length).toBeLessThanOrEqual(mss);
      highest = Math.max(highest, segment.sequenceNumber - first + segment.data.length);
      expect(highest - (acknowledged > 2 ** 31 ? 0 : acknowledged)).toBeLessThanOrEqual(window);
    }
  });

  it('begins with ten segments', () => {
    const start = at.findIndex(({ sent, segment }) => sent && segment.data.length > 0);
    const next = at.findIndex(
      ({ sent, segment }, position) => position > start && !sent && segment.acknowledgementNumber !== first,
    );
    const burst = at
      .slice(start, next < 0 ? undefined : next)
      .filter(({ sent, segment }) => sent && segment.data.length > 0);
    expect(burst.length).toBeGreaterThanOrEqual(INITIAL_WINDOW);
    expect(new Set(burst.slice(0, INITIAL_WINDOW).map(({ segment }) => segment.sequenceNumber)).size).toBe(
      INITIAL_WINDOW,
    );
  });
});
