import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../src/address/ipv4.ts';
import { assignedMac, ZERO_MAC } from '../../src/address/mac.ts';
import { type ArpPacket, arpFields, arpSummary, decodeArp, encodeArp } from '../../src/wire/arp.ts';
import { arpPacket } from './arbitraries.ts';
import { ARP_REPLY_FRAME, ARP_REQUEST_FRAME } from './captures.ts';

const request: ArpPacket = {
  kind: 'arp',
  operation: 'request',
  senderMac: assignedMac(1, 0),
  senderAddress: ipv4(0xc0a8010a),
  targetMac: ZERO_MAC,
  targetAddress: ipv4(0xc0a80114),
};

describe('ARP', () => {
  it('reads and writes what the kernel sent', () => {
    expect(decodeArp(ARP_REQUEST_FRAME.subarray(14))).toEqual(request);
    expect(encodeArp(request)).toEqual(ARP_REQUEST_FRAME.subarray(14));
  });

  it('says it in a line', () => {
    expect(arpSummary(request)).toBe('who has 192.168.1.20? tell 192.168.1.10');
    const reply = decodeArp(ARP_REPLY_FRAME.subarray(14));
    expect(reply && arpSummary(reply)).toBe('192.168.1.20 is at 02:00:00:00:02:00');
    const announcement = { ...request, targetAddress: request.senderAddress };
    expect(arpSummary(announcement)).toBe('gratuitous request: 192.168.1.10 is at 02:00:00:00:01:00');
  });

  it('covers its 28 octets with fields', () => {
    let end = 0;
    for (const { start, length } of arpFields(request)) {
      expect(start).toBe(end);
      end += length;
    }
    expect(end).toBe(28);
  });

  it('comes back from its octets', () => {
    fc.assert(fc.property(arpPacket, (packet) => void expect(decodeArp(encodeArp(packet))).toEqual(packet)));
  });

  it('is undefined for other hardware, another operation, or less than a packet', () => {
    for (const [at, value] of [
      [1, 6],
      [3, 1],
      [4, 8],
      [7, 3],
    ] as const) {
      const octets = encodeArp(request);
      octets[at] = value;
      expect(decodeArp(octets)).toBeUndefined();
    }
    expect(decodeArp(encodeArp(request).subarray(0, 27))).toBeUndefined();
  });
});
