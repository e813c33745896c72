// Ethernet II frames (IEEE 802.3 section 3.2.6, RFC 894), without preamble, padding and FCS, as a capture shows them.
import type { Mac } from '../address/mac.ts';
import type { ArpPacket } from './arp.ts';
import type { Ipv4Packet } from './ipv4.ts';

export const ETHERNET_HEADER_LENGTH = 14;
export const ETHERTYPE_IPV4 = 0x0800;
export const ETHERTYPE_ARP = 0x0806;

export interface EthernetFrame {
  readonly destination: Mac;
  readonly source: Mac;
  /** the EtherType follows from the payload's kind */
  readonly payload: ArpPacket | Ipv4Packet;
}
