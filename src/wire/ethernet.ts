// Ethernet II frames (IEEE 802.3 section 3.2.6, RFC 894), without preamble, padding and FCS, as a capture shows them.
import { BROADCAST_MAC, formatMac, isGroupMac, type Mac } from '../address/mac.ts';
import { ARP_LENGTH, type ArpPacket, decodeArp, emitArp } from './arp.ts';
import { type Field, field } from './field.ts';
import { decodeIpv4, emitIpv4, type Ipv4Packet, ipv4Length } from './ipv4.ts';
import { hex, read16, read48, write16, write48 } from './octets.ts';

export const ETHERNET_HEADER_LENGTH = 14;
export const ETHERTYPE_IPV4 = 0x0800;
export const ETHERTYPE_ARP = 0x0806;

export interface EthernetFrame {
  readonly destination: Mac;
  readonly source: Mac;
  /** the EtherType follows from the payload's kind */
  readonly payload: ArpPacket | Ipv4Packet;
}

/** Undefined for what is cut short, malformed or neither ARP nor IPv4. Padding after the payload is ignored. */
export function decodeEthernet(octets: Uint8Array): EthernetFrame | undefined {
  if (octets.length < ETHERNET_HEADER_LENGTH) return undefined;
  const payload = decodePayload(read16(octets, 12), octets.subarray(ETHERNET_HEADER_LENGTH));
  if (payload === undefined) return undefined;
  return { destination: read48(octets, 0) as Mac, source: read48(octets, 6) as Mac, payload };
}

function decodePayload(type: number, octets: Uint8Array): ArpPacket | Ipv4Packet | undefined {
  if (type === ETHERTYPE_ARP) return decodeArp(octets);
  return type === ETHERTYPE_IPV4 ? decodeIpv4(octets) : undefined;
}

/** Octets of the whole frame, known without encoding it (`frame.len`). */
export function frameLength({ payload }: EthernetFrame): number {
  return ETHERNET_HEADER_LENGTH + (payload.kind === 'arp' ? ARP_LENGTH : ipv4Length(payload));
}

export function encodeEthernet(frame: EthernetFrame): Uint8Array {
  const octets = new Uint8Array(frameLength(frame));
  write48(octets, 0, frame.destination);
  write48(octets, 6, frame.source);
  write16(octets, 12, etherType(frame));
  if (frame.payload.kind === 'arp') emitArp(frame.payload, octets, ETHERNET_HEADER_LENGTH);
  else emitIpv4(frame.payload, octets, ETHERNET_HEADER_LENGTH);
  return octets;
}

export function etherType({ payload }: EthernetFrame): number {
  return payload.kind === 'arp' ? ETHERTYPE_ARP : ETHERTYPE_IPV4;
}

export function ethernetFields(frame: EthernetFrame): readonly Field[] {
  const protocol = frame.payload.kind === 'arp' ? 'ARP' : 'IPv4';
  return [
    field('Destination', 'eth.dst', describeMac(frame.destination), 0, 6),
    field('Source', 'eth.src', formatMac(frame.source), 6, 6),
    field('Type', 'eth.type', `${hex(etherType(frame), 4)} (${protocol})`, 12, 2),
  ];
}

function describeMac(mac: Mac): string {
  if (mac === BROADCAST_MAC) return `${formatMac(mac)} (broadcast)`;
  return isGroupMac(mac) ? `${formatMac(mac)} (multicast)` : formatMac(mac);
}

export function ethernetSummary(frame: EthernetFrame): string {
  return `${formatMac(frame.source)} > ${describeMac(frame.destination)}`;
}
