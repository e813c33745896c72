import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../src/wire/checksum.ts';
import { decodeIcmp, encodeIcmp, icmpFields, icmpName, icmpSummary } from '../../src/wire/icmp.ts';
import { readQuoted } from '../../src/wire/quoted.ts';
import { icmpMessage } from './arbitraries.ts';
import { ECHO_REQUEST_FRAME, PORT_UNREACHABLE_FRAME, REDIRECT_FRAME } from './captures.ts';

describe('ICMP', () => {
  it('reads an echo request the kernel sent', () => {
    const message = decodeIcmp(ECHO_REQUEST_FRAME.subarray(34));
    expect(message).toMatchObject({ type: 'echo-request', identifier: 0x1234, sequence: 1 });
    expect(message && icmpSummary(message)).toBe('echo request id=4660 seq=1 56 bytes');
    expect(message && encodeIcmp(message)).toEqual(ECHO_REQUEST_FRAME.subarray(34));
  });

  it('reads an error and the packet it is about', () => {
    const message = decodeIcmp(PORT_UNREACHABLE_FRAME.subarray(34));
    expect(message).toMatchObject({ type: 'unreachable', code: 3, mtu: 0 });
    expect(message && icmpSummary(message)).toBe(
      'port unreachable about UDP 192.168.1.10:40000>192.168.1.20:9',
    );
    expect(message && icmpFields(message).map(({ key, text }) => `${key} ${text}`)).toEqual([
      'icmp.type 3 (unreachable)',
      'icmp.code 3 (port unreachable)',
      'icmp.checksum 0x808a',
      'ip UDP 192.168.1.10:40000>192.168.1.20:9',
    ]);
    expect(message?.type === 'unreachable' && readQuoted(message.quoted)).toMatchObject({
      protocol: 17,
      ttl: 64,
      identification: 0xce16,
      sourcePort: 40000,
      destinationPort: 9,
    });
  });

  it('names the next hop’s MTU where fragments are needed', () => {
    const summary = icmpSummary({
      kind: 'icmp',
      type: 'unreachable',
      code: 4,
      mtu: 1400,
      quoted: new Uint8Array(3),
    });
    expect(summary).toBe('frag needed mtu=1400 about an unreadable packet');
  });

  it('reads a router’s advice', () => {
    const message = decodeIcmp(REDIRECT_FRAME.subarray(34));
    expect(message).toMatchObject({ type: 'redirect', code: 1, gateway: 0x0a0000c8 });
    expect(message && icmpSummary(message)).toBe(
      'redirect host gw=10.0.0.200 about ICMP 10.0.0.10>10.0.0.200',
    );
    expect(message && encodeIcmp(message)).toEqual(REDIRECT_FRAME.subarray(34));
  });

  it('leaves types without a value alone', () => {
    expect(decodeIcmp(Uint8Array.of(13, 0, 0xf2, 0xff, 0, 0, 0, 0))).toBeUndefined();
    expect(icmpName(42, 7)).toBe('type 42 code 7');
  });

  it('is undefined with a wrong checksum', () => {
    expect(decodeIcmp(ECHO_REQUEST_FRAME.slice(34).with(6, 9))).toBeUndefined();
  });

  it('comes back from its octets, whose checksum verifies to zero', () => {
    fc.assert(
      fc.property(icmpMessage, (message) => {
        const octets = encodeIcmp(message);
        expect(checksum(octets)).toBe(0);
        expect(decodeIcmp(octets)).toEqual(message);
      }),
    );
  });

  it('never throws on a quoted packet of any octets', () => {
    fc.assert(fc.property(fc.uint8Array(), (octets) => void readQuoted(octets)));
  });
});
