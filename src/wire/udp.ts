// UDP datagrams (RFC 768).
import type { Ipv4 } from '../address/ipv4.ts';
import { finishChecksum, sumPseudoHeader, sumWords } from './checksum.ts';
import { type Field, field } from './field.ts';
import { countOctets, hex, read16, write16 } from './octets.ts';

export const UDP_HEADER_LENGTH = 8;

const PROTOCOL = 17;

export interface UdpDatagram {
  readonly kind: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly data: Uint8Array;
}

/** Undefined for a length that does not fit or a wrong checksum; a checksum of 0 says that there is none. */
export function decodeUdp(octets: Uint8Array, source: Ipv4, destination: Ipv4): UdpDatagram | undefined {
  const length = read16(octets, 4);
  if (octets.length < length) return undefined;
  if (read16(octets, 6) !== 0 && verify(octets, source, destination, 0, length) !== 0) return undefined;
  return decodeUdpUnverified(octets);
}

/** For the first fragment of a datagram: as much of the data as is there. */
export function decodeUdpUnverified(octets: Uint8Array): UdpDatagram | undefined {
  const length = read16(octets, 4);
  if (octets.length < UDP_HEADER_LENGTH || length < UDP_HEADER_LENGTH) return undefined;
  return {
    kind: 'udp',
    sourcePort: read16(octets, 0),
    destinationPort: read16(octets, 2),
    data: octets.slice(UDP_HEADER_LENGTH, length),
  };
}

function verify(octets: Uint8Array, source: Ipv4, destination: Ipv4, start: number, end: number): number {
  return finishChecksum(
    sumWords(octets, start, end, sumPseudoHeader(source, destination, PROTOCOL, end - start)),
  );
}

/** Header and data. */
export function udpLength(datagram: UdpDatagram): number {
  return UDP_HEADER_LENGTH + datagram.data.length;
}

export function emitUdp(
  datagram: UdpDatagram,
  source: Ipv4,
  destination: Ipv4,
  octets: Uint8Array,
  at: number,
): void {
  const length = udpLength(datagram);
  write16(octets, at, datagram.sourcePort);
  write16(octets, at + 2, datagram.destinationPort);
  write16(octets, at + 4, length);
  write16(octets, at + 6, 0);
  octets.set(datagram.data, at + UDP_HEADER_LENGTH);
  write16(octets, at + 6, verify(octets, source, destination, at, at + length) || 0xffff);
}

export function encodeUdp(datagram: UdpDatagram, source: Ipv4, destination: Ipv4): Uint8Array {
  const octets = new Uint8Array(udpLength(datagram));
  emitUdp(datagram, source, destination, octets, 0);
  return octets;
}

export function udpFields(datagram: UdpDatagram, source: Ipv4, destination: Ipv4): readonly Field[] {
  const sum = read16(encodeUdp(datagram, source, destination), 6);
  return [
    field('Source port', 'udp.srcport', datagram.sourcePort, 0, 2),
    field('Destination port', 'udp.dstport', datagram.destinationPort, 2, 2),
    field('Length', 'udp.length', udpLength(datagram), 4, 2),
    field('Checksum', 'udp.checksum', hex(sum, 4), 6, 2),
  ];
}

export function udpSummary({ sourcePort, destinationPort, data }: UdpDatagram): string {
  return `${sourcePort} > ${destinationPort} ${countOctets(data.length)}`;
}
