import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../src/address/ipv4.ts';
import { checksum } from '../../src/wire/checksum.ts';
import { transportOf, udpLengthField } from '../../src/wire/fragment.ts';
import {
  decodeIpv4,
  decodeIpv4Payload,
  encodeIpv4,
  encodeIpv4Payload,
  type Ipv4Packet,
  ipv4Fields,
  ipv4Summary,
} from '../../src/wire/ipv4.ts';
import { NO_OCTETS } from '../../src/wire/octets.ts';
import { ipv4Packet } from './arbitraries.ts';
import { SYN_FRAME } from './captures.ts';

const packet: Ipv4Packet = {
  kind: 'ipv4',
  tos: 0,
  identification: 0x358c,
  dontFragment: true,
  moreFragments: false,
  fragmentOffset: 0,
  ttl: 64,
  source: ipv4(0xc0a8010a),
  destination: ipv4(0xc0a80114),
  payload: { kind: 'udp', sourcePort: 40000, destinationPort: 7, data: Uint8Array.of(1, 2, 3) },
};

describe('IPv4', () => {
  it('reads the header the kernel sent', () => {
    const read = decodeIpv4(SYN_FRAME.subarray(14));
    expect({ ...read, payload: read?.payload.kind }).toEqual({ ...packet, payload: 'tcp' });
  });

  it('writes a header checksum that verifies to zero', () => {
    fc.assert(fc.property(ipv4Packet, (any) => void expect(checksum(encodeIpv4(any), 0, 20)).toBe(0)));
  });

  it('comes back from its octets', () => {
    fc.assert(fc.property(ipv4Packet, (any) => void expect(decodeIpv4(encodeIpv4(any))).toEqual(any)));
  });

  it('is undefined with a wrong checksum, another version, or cut short', () => {
    const octets = encodeIpv4(packet);
    expect(decodeIpv4(octets.with(8, 63))).toBeUndefined();
    expect(decodeIpv4(octets.with(0, 0x65))).toBeUndefined();
    expect(decodeIpv4(octets.subarray(0, octets.length - 1))).toBeUndefined();
    expect(decodeIpv4(NO_OCTETS)).toBeUndefined();
  });

  it('skips options', () => {
    const plain = encodeIpv4({ ...packet, payload: { kind: 'raw', protocol: 99, octets: NO_OCTETS } });
    const octets = new Uint8Array(24);
    octets.set(plain);
    octets.set([0x46, 0, 0, 24], 0);
    octets.set([0, 0], 10);
    octets.set([1, 1, 1, 0], 20);
    const sum = checksum(octets);
    octets.set([sum >>> 8, sum & 255], 10);
    expect(decodeIpv4(octets)?.payload).toEqual({ kind: 'raw', protocol: 99, octets: NO_OCTETS });
  });

  it('shows its fields', () => {
    const shown = ipv4Fields(packet).map(({ key, text, start, length }) => [key, text, start, length]);
    expect(shown).toEqual([
      ['ip.version', '4', 0, 1],
      ['ip.hdr_len', '20 bytes', 0, 1],
      ['ip.dsfield', '0x00', 1, 1],
      ['ip.len', '31', 2, 2],
      ['ip.id', '0x358c (13708)', 4, 2],
      ['ip.flags', "don't fragment", 6, 1],
      ['ip.frag_offset', '0', 6, 2],
      ['ip.ttl', '64', 8, 1],
      ['ip.proto', 'UDP (17)', 9, 1],
      ['ip.checksum', '0x81d3', 10, 2],
      ['ip.src', '192.168.1.10', 12, 4],
      ['ip.dst', '192.168.1.20', 16, 4],
    ]);
  });
});

describe('fragments', () => {
  const whole = { ...packet, payload: { ...packet.payload, data: new Uint8Array(30).fill(7) } };
  const octets = encodeIpv4Payload(whole);
  const first: Ipv4Packet = {
    ...packet,
    moreFragments: true,
    payload: { kind: 'raw', protocol: 17, octets: octets.subarray(0, 24) },
  };
  const last: Ipv4Packet = {
    ...packet,
    fragmentOffset: 24,
    payload: { kind: 'raw', protocol: 17, octets: octets.subarray(24) },
  };

  it('stay raw, but the first one tells the ports and the length of all', () => {
    const read = decodeIpv4(encodeIpv4(first));
    expect(read?.payload.kind).toBe('raw');
    const datagram = transportOf(first);
    expect(datagram).toMatchObject({ kind: 'udp', sourcePort: 40000, destinationPort: 7 });
    expect(datagram?.kind === 'udp' && datagram.data.length).toBe(16);
    expect(datagram?.kind === 'udp' && udpLengthField(first, datagram)).toBe(38);
  });

  it('after the first tell nothing', () => {
    expect(transportOf(last)).toBeUndefined();
    expect(ipv4Summary(last)).toBe('192.168.1.10 > 192.168.1.20 ttl=64 fragment id=0x358c offset=24 last');
  });

  it('put together are the datagram again', () => {
    expect(decodeIpv4Payload(17, octets)).toEqual(whole.payload);
    expect(decodeIpv4Payload(6, octets.subarray(0, 5))).toMatchObject({ kind: 'raw', protocol: 6 });
  });
});
