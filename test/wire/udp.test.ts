import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv4, UNSPECIFIED } from '../../src/address/ipv4.ts';
import { finishChecksum, sumPseudoHeader, sumWords } from '../../src/wire/checksum.ts';
import { decodeUdp, encodeUdp, type UdpDatagram, udpFields, udpSummary } from '../../src/wire/udp.ts';
import { address, udpDatagram } from './arbitraries.ts';
import { octets, UDP_FRAME } from './captures.ts';

const client = ipv4(0xc0a8010a);
const server = ipv4(0xc0a80114);
const hello: UdpDatagram = { kind: 'udp', sourcePort: 40000, destinationPort: 9, data: octets('68656c6c6f') };

describe('UDP', () => {
  it('reads and writes what the kernel sent', () => {
    expect(decodeUdp(UDP_FRAME.subarray(34), client, server)).toEqual(hello);
    expect(encodeUdp(hello, client, server)).toEqual(UDP_FRAME.subarray(34));
  });

  it('comes back from its octets, whose checksum verifies to zero', () => {
    fc.assert(
      fc.property(udpDatagram, address, address, (datagram, source, destination) => {
        const encoded = encodeUdp(datagram, source, destination);
        const pseudo = sumPseudoHeader(source, destination, 17, encoded.length);
        expect(finishChecksum(sumWords(encoded, 0, encoded.length, pseudo))).toBe(0);
        expect(decodeUdp(encoded, source, destination)).toEqual(datagram);
      }),
    );
  });

  it('writes ffff for a checksum of zero, and takes zero for none', () => {
    // 17 + 8 in the pseudo header and 8 in the header leave ffff - 33 for the ports.
    const datagram: UdpDatagram = {
      kind: 'udp',
      sourcePort: 0xffff - 33,
      destinationPort: 0,
      data: new Uint8Array(0),
    };
    const encoded = encodeUdp(datagram, UNSPECIFIED, UNSPECIFIED);
    expect(encoded.subarray(6, 8)).toEqual(octets('ffff'));
    expect(decodeUdp(encoded, UNSPECIFIED, UNSPECIFIED)).toEqual(datagram);
    expect(decodeUdp(UDP_FRAME.slice(34).with(6, 0).with(7, 0), client, server)).toEqual(hello);
  });

  it('is undefined with a wrong checksum or a length that does not fit', () => {
    const encoded = encodeUdp(hello, client, server);
    expect(decodeUdp(encoded.with(7, 0), client, server)).toBeUndefined();
    expect(decodeUdp(encoded.with(5, 7), client, server)).toBeUndefined();
    expect(decodeUdp(encoded.with(5, 14), client, server)).toBeUndefined();
    expect(decodeUdp(encoded.subarray(0, 7), client, server)).toBeUndefined();
  });

  it('says it in a line and in fields', () => {
    expect(udpSummary(hello)).toBe('40000 > 9 5 bytes');
    expect(udpFields(hello, client, server).map(({ key, text }) => `${key} ${text}`)).toEqual([
      'udp.srcport 40000',
      'udp.dstport 9',
      'udp.length 13',
      'udp.checksum 0x9c49',
    ]);
  });
});
