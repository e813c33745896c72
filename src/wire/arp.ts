// ARP for IPv4 over Ethernet (RFC 826).
import { formatIpv4, type Ipv4 } from '../address/ipv4.ts';
import { formatMac, type Mac } from '../address/mac.ts';
import { type Field, field } from './field.ts';
import { read16, read32, read48, write16, write32, write48 } from './octets.ts';

export const ARP_LENGTH = 28;
export const ARP_REQUEST = 1;
export const ARP_REPLY = 2;

const HARDWARE_ETHERNET = 1;
const PROTOCOL_IPV4 = 0x0800;
/** hardware size 6 and protocol size 4, read as one word */
const SIZES = 0x0604;

export interface ArpPacket {
  readonly kind: 'arp';
  readonly operation: 'request' | 'reply';
  readonly senderMac: Mac;
  readonly senderAddress: Ipv4;
  /** zero in a request */
  readonly targetMac: Mac;
  readonly targetAddress: Ipv4;
}

export function decodeArp(octets: Uint8Array): ArpPacket | undefined {
  if (octets.length < ARP_LENGTH || read16(octets, 0) !== HARDWARE_ETHERNET) return undefined;
  if (read16(octets, 2) !== PROTOCOL_IPV4 || read16(octets, 4) !== SIZES) return undefined;
  const code = read16(octets, 6);
  if (code !== ARP_REQUEST && code !== ARP_REPLY) return undefined;
  return {
    kind: 'arp',
    operation: code === ARP_REQUEST ? 'request' : 'reply',
    senderMac: read48(octets, 8) as Mac,
    senderAddress: read32(octets, 14) as Ipv4,
    targetMac: read48(octets, 18) as Mac,
    targetAddress: read32(octets, 24) as Ipv4,
  };
}

export function emitArp(packet: ArpPacket, octets: Uint8Array, at: number): void {
  write16(octets, at, HARDWARE_ETHERNET);
  write16(octets, at + 2, PROTOCOL_IPV4);
  write16(octets, at + 4, SIZES);
  write16(octets, at + 6, arpOpcode(packet));
  write48(octets, at + 8, packet.senderMac);
  write32(octets, at + 14, packet.senderAddress);
  write48(octets, at + 18, packet.targetMac);
  write32(octets, at + 24, packet.targetAddress);
}

export function encodeArp(packet: ArpPacket): Uint8Array {
  const octets = new Uint8Array(ARP_LENGTH);
  emitArp(packet, octets, 0);
  return octets;
}

export function arpOpcode({ operation }: ArpPacket): number {
  return operation === 'request' ? ARP_REQUEST : ARP_REPLY;
}

/** An announcement: asks for, or answers with, the sender's own address (RFC 5227 section 3). */
export function isGratuitousArp(packet: ArpPacket): boolean {
  return packet.senderAddress === packet.targetAddress;
}

export function arpFields(packet: ArpPacket): readonly Field[] {
  return [
    field('Hardware type', 'arp.hw.type', 'Ethernet (1)', 0, 2),
    field('Protocol type', 'arp.proto.type', 'IPv4 (0x0800)', 2, 2),
    field('Hardware size', 'arp.hw.size', 6, 4, 1),
    field('Protocol size', 'arp.proto.size', 4, 5, 1),
    field('Opcode', 'arp.opcode', `${packet.operation} (${arpOpcode(packet)})`, 6, 2),
    field('Sender MAC address', 'arp.src.hw_mac', formatMac(packet.senderMac), 8, 6),
    field('Sender IP address', 'arp.src.proto_ipv4', formatIpv4(packet.senderAddress), 14, 4),
    field('Target MAC address', 'arp.dst.hw_mac', formatMac(packet.targetMac), 18, 6),
    field('Target IP address', 'arp.dst.proto_ipv4', formatIpv4(packet.targetAddress), 24, 4),
  ];
}

export function arpSummary(packet: ArpPacket): string {
  const sender = formatIpv4(packet.senderAddress);
  if (isGratuitousArp(packet))
    return `gratuitous ${packet.operation}: ${sender} is at ${formatMac(packet.senderMac)}`;
  if (packet.operation === 'reply') return `${sender} is at ${formatMac(packet.senderMac)}`;
  return `who has ${formatIpv4(packet.targetAddress)}? tell ${sender}`;
}
