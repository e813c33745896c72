// IPv4 packets (RFC 791 section 3.1), without options.
import { formatIpv4, type Ipv4 } from '../address/ipv4.ts';
import { checksum } from './checksum.ts';
import { type Field, field } from './field.ts';
import {
  decodeIcmp,
  decodeIcmpUnverified,
  emitIcmp,
  ICMP_HEADER_LENGTH,
  type IcmpMessage,
  icmpLength,
} from './icmp.ts';
import { hex, read8, read16, read32, write16, write32 } from './octets.ts';
import { decodeTcp, decodeTcpUnverified, emitTcp, type TcpSegment, tcpLength } from './tcp.ts';
import { decodeUdp, decodeUdpUnverified, emitUdp, type UdpDatagram, udpLength } from './udp.ts';

export const IPV4_HEADER_LENGTH = 20;
export const PROTOCOL_ICMP = 1;
export const PROTOCOL_IPIP = 4;
export const PROTOCOL_TCP = 6;
export const PROTOCOL_UDP = 17;

const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS = 0x2000;
const OFFSET_MASK = 0x1fff;

export interface Ipv4Packet {
  readonly kind: 'ipv4';
  /** the former type of service octet (RFC 2474) */
  readonly tos: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** octets, a multiple of 8 */
  readonly fragmentOffset: number;
  readonly ttl: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  /** of a fragment, the first included, raw: its checksum speaks of the whole datagram */
  readonly payload: Ipv4Payload;
}

/** A whole packet as payload is a tunnel: IP in IP (RFC 2003). */
export type Ipv4Payload = IcmpMessage | TcpSegment | UdpDatagram | Ipv4Packet | RawPayload;

/** What is not opened: a fragment, or a protocol or a message without a value here. */
export interface RawPayload {
  readonly kind: 'raw';
  readonly protocol: number;
  readonly octets: Uint8Array;
}

/**
 * Undefined for what a receiver silently discards (RFC 1122 section 3.2.1): cut short, another version, a wrong
 * checksum here or in the transport header. Octets after the total length are padding; options are skipped.
 */
export function decodeIpv4(octets: Uint8Array): Ipv4Packet | undefined {
  const headerLength = (read8(octets, 0) & 15) * 4;
  const totalLength = read16(octets, 2);
  if (read8(octets, 0) >>> 4 !== 4 || headerLength < IPV4_HEADER_LENGTH) return undefined;
  if (totalLength < headerLength || octets.length < totalLength) return undefined;
  if (checksum(octets, 0, headerLength) !== 0) return undefined;
  const header = {
    kind: 'ipv4',
    tos: read8(octets, 1),
    identification: read16(octets, 4),
    dontFragment: (read16(octets, 6) & DONT_FRAGMENT) !== 0,
    moreFragments: (read16(octets, 6) & MORE_FRAGMENTS) !== 0,
    fragmentOffset: (read16(octets, 6) & OFFSET_MASK) * 8,
    ttl: read8(octets, 8),
    source: read32(octets, 12) as Ipv4,
    destination: read32(octets, 16) as Ipv4,
  } as const;
  const body = octets.subarray(headerLength, totalLength);
  const protocol = read8(octets, 9);
  const payload = isFragment(header)
    ? raw(protocol, body)
    : decodeVerified(protocol, body, header.source, header.destination);
  return payload === undefined ? undefined : { ...header, payload };
}

function decodeVerified(
  protocol: number,
  octets: Uint8Array,
  source: Ipv4,
  destination: Ipv4,
): Ipv4Payload | undefined {
  if (protocol === PROTOCOL_TCP) return decodeTcp(octets, source, destination);
  if (protocol === PROTOCOL_UDP) return decodeUdp(octets, source, destination);
  if (protocol === PROTOCOL_IPIP) return decodeIpv4(octets) ?? raw(protocol, octets);
  if (protocol !== PROTOCOL_ICMP) return raw(protocol, octets);
  if (octets.length < ICMP_HEADER_LENGTH || checksum(octets) !== 0) return undefined;
  return decodeIcmp(octets) ?? raw(protocol, octets);
}

/** As much of a payload as can be read, checksums left aside: for a first fragment, or one put together again. */
export function decodeIpv4Payload(protocol: number, octets: Uint8Array): Ipv4Payload {
  return decodeUnverified(protocol, octets) ?? raw(protocol, octets);
}

function decodeUnverified(protocol: number, octets: Uint8Array): Ipv4Payload | undefined {
  if (protocol === PROTOCOL_TCP) return decodeTcpUnverified(octets);
  if (protocol === PROTOCOL_UDP) return decodeUdpUnverified(octets);
  return protocol === PROTOCOL_ICMP ? decodeIcmpUnverified(octets) : undefined;
}

function raw(protocol: number, octets: Uint8Array): RawPayload {
  return { kind: 'raw', protocol, octets: octets.slice() };
}

export function isFragment(packet: Pick<Ipv4Packet, 'moreFragments' | 'fragmentOffset'>): boolean {
  return packet.moreFragments || packet.fragmentOffset > 0;
}

export function emitIpv4(packet: Ipv4Packet, octets: Uint8Array, at: number): void {
  octets[at] = 0x45;
  octets[at + 1] = packet.tos;
  write16(octets, at + 2, ipv4Length(packet));
  write16(octets, at + 4, packet.identification);
  write16(octets, at + 6, flagBits(packet) | (packet.fragmentOffset >>> 3));
  octets[at + 8] = packet.ttl;
  octets[at + 9] = protocolNumber(packet.payload);
  write16(octets, at + 10, 0);
  write32(octets, at + 12, packet.source);
  write32(octets, at + 16, packet.destination);
  write16(octets, at + 10, checksum(octets, at, at + IPV4_HEADER_LENGTH));
  emitPayload(packet, octets, at + IPV4_HEADER_LENGTH);
}

function emitPayload({ payload, source, destination }: Ipv4Packet, octets: Uint8Array, at: number): void {
  switch (payload.kind) {
    case 'tcp':
      emitTcp(payload, source, destination, octets, at);
      break;
    case 'udp':
      emitUdp(payload, source, destination, octets, at);
      break;
    case 'icmp':
      emitIcmp(payload, octets, at);
      break;
    case 'ipv4':
      emitIpv4(payload, octets, at);
      return;
    case 'raw':
      octets.set(payload.octets, at);
  }
}

export function encodeIpv4(packet: Ipv4Packet): Uint8Array {
  const octets = new Uint8Array(ipv4Length(packet));
  emitIpv4(packet, octets, 0);
  return octets;
}

/** What stands behind the IP header: cut into pieces, it makes the fragments. */
export function encodeIpv4Payload(packet: Ipv4Packet): Uint8Array {
  const octets = new Uint8Array(payloadLength(packet.payload));
  emitPayload(packet, octets, 0);
  return octets;
}

function flagBits(packet: Ipv4Packet): number {
  return (packet.dontFragment ? DONT_FRAGMENT : 0) | (packet.moreFragments ? MORE_FRAGMENTS : 0);
}

/** The packet that end hosts speak of: inside of all tunnels. */
export function innermost(packet: Ipv4Packet): Ipv4Packet {
  return packet.payload.kind === 'ipv4' ? innermost(packet.payload) : packet;
}

/** The total length: header and payload. */
export function ipv4Length({ payload }: Ipv4Packet): number {
  return IPV4_HEADER_LENGTH + payloadLength(payload);
}

export function payloadLength(payload: Ipv4Payload): number {
  switch (payload.kind) {
    case 'tcp':
      return tcpLength(payload);
    case 'udp':
      return udpLength(payload);
    case 'icmp':
      return icmpLength(payload);
    case 'ipv4':
      return ipv4Length(payload);
    case 'raw':
      return payload.octets.length;
  }
}

export function protocolNumber(payload: Ipv4Payload): number {
  switch (payload.kind) {
    case 'tcp':
      return PROTOCOL_TCP;
    case 'udp':
      return PROTOCOL_UDP;
    case 'icmp':
      return PROTOCOL_ICMP;
    case 'ipv4':
      return PROTOCOL_IPIP;
    case 'raw':
      return payload.protocol;
  }
}

const PROTOCOL_NAMES: Readonly<Record<number, string>> = {
  [PROTOCOL_ICMP]: 'ICMP',
  [PROTOCOL_IPIP]: 'IPIP',
  [PROTOCOL_TCP]: 'TCP',
  [PROTOCOL_UDP]: 'UDP',
};

export function protocolName(protocol: number): string {
  return PROTOCOL_NAMES[protocol] ?? `protocol ${protocol}`;
}

export function ipv4Fields(packet: Ipv4Packet): readonly Field[] {
  const protocol = protocolNumber(packet.payload);
  const header = encodeIpv4(packet).subarray(0, IPV4_HEADER_LENGTH);
  return [
    field('Version', 'ip.version', 4, 0, 1),
    field('Header length', 'ip.hdr_len', `${IPV4_HEADER_LENGTH} bytes`, 0, 1),
    field('Differentiated services', 'ip.dsfield', hex(packet.tos, 2), 1, 1),
    field('Total length', 'ip.len', ipv4Length(packet), 2, 2),
    field('Identification', 'ip.id', `${hex(packet.identification, 4)} (${packet.identification})`, 4, 2),
    field('Flags', 'ip.flags', describeFlags(packet), 6, 1),
    field('Fragment offset', 'ip.frag_offset', packet.fragmentOffset, 6, 2),
    field('Time to live', 'ip.ttl', packet.ttl, 8, 1),
    field('Protocol', 'ip.proto', `${protocolName(protocol)} (${protocol})`, 9, 1),
    field('Header checksum', 'ip.checksum', hex(read16(header, 10), 4), 10, 2),
    field('Source address', 'ip.src', formatIpv4(packet.source), 12, 4),
    field('Destination address', 'ip.dst', formatIpv4(packet.destination), 16, 4),
  ];
}

function describeFlags(packet: Ipv4Packet): string {
  const set = [packet.dontFragment ? "don't fragment" : '', packet.moreFragments ? 'more fragments' : ''];
  return set.filter((name) => name !== '').join(', ') || 'none';
}

export function ipv4Summary(packet: Ipv4Packet): string {
  const ends = `${formatIpv4(packet.source)} > ${formatIpv4(packet.destination)} ttl=${packet.ttl}`;
  if (!isFragment(packet)) return ends;
  const id = hex(packet.identification, 4);
  return `${ends} fragment id=${id} offset=${packet.fragmentOffset}${packet.moreFragments ? ' more follow' : ' last'}`;
}
