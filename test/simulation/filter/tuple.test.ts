// Tuples: what a packet says about its connection, the inverse for the answers, and writing both back.
import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../../src/address/ipv4.ts';
import {
  formatEnd,
  inverse,
  rewrite,
  rewriteQuoted,
  type Tuple,
  tupleOf,
} from '../../../src/simulation/filter/tuple.ts';
import { decodeIpv4, encodeIpv4, type Ipv4Packet } from '../../../src/wire/ipv4.ts';

const INSIDE = ipv4(0xc0a8500c);
const ROUTER = ipv4(0x120b1216);
const SERVER = ipv4(0xcb007150);

const packet: Ipv4Packet = {
  kind: 'ipv4',
  tos: 0,
  identification: 7,
  dontFragment: true,
  moreFragments: false,
  fragmentOffset: 0,
  ttl: 63,
  source: INSIDE,
  destination: SERVER,
  payload: { kind: 'udp', sourcePort: 40000, destinationPort: 53, data: new Uint8Array([1, 2, 3]) },
};

const translated: Tuple = {
  protocol: 17,
  source: ROUTER,
  sourcePort: 1024,
  destination: SERVER,
  destinationPort: 53,
};

describe('tuples', () => {
  it('are the ends of a packet, and turned round those of its answer', () => {
    const tuple = tupleOf(packet);
    expect(tuple && [formatEnd(tuple, 'source'), formatEnd(tuple, 'destination')]).toEqual([
      '192.168.80.12:40000',
      '203.0.113.80:53',
    ]);
    expect(tuple && inverse(inverse(tuple))).toEqual(tuple);
    expect(tuple && formatEnd(inverse(tuple), 'source')).toBe('203.0.113.80:53');
  });

  it('know an echo by its identifier, in both directions', () => {
    const payload = {
      kind: 'icmp',
      type: 'echo-request',
      identifier: 4660,
      sequence: 1,
      data: new Uint8Array(0),
    } as const;
    const tuple = tupleOf({ ...packet, payload });
    const answer = tupleOf({
      ...packet,
      source: SERVER,
      destination: INSIDE,
      payload: { ...payload, type: 'echo-reply' },
    });
    expect(tuple && inverse(tuple)).toEqual(answer);
    expect(tuple && formatEnd(tuple, 'source')).toBe('192.168.80.12 id 4660');
  });

  it('have none for a fragment', () => {
    expect(tupleOf({ ...packet, moreFragments: true })).toBeUndefined();
  });

  it('are written into one side of a packet', () => {
    expect(rewrite(packet, 'source', translated)).toEqual({
      ...packet,
      source: ROUTER,
      payload: { ...packet.payload, sourcePort: 1024 },
    });
  });

  it('are written into a quoted packet with its checksums kept right', () => {
    const quoted = rewriteQuoted(encodeIpv4(packet), 'source', translated);
    expect(decodeIpv4(quoted)).toEqual(rewrite(packet, 'source', translated));
  });

  it('change no octet behind what is quoted', () => {
    const head = encodeIpv4(packet).subarray(0, 28);
    expect(rewriteQuoted(head, 'source', translated)).toHaveLength(28);
  });
});
