// ARP for IPv4 over Ethernet (RFC 826).
import type { Ipv4 } from '../address/ipv4.ts';
import type { Mac } from '../address/mac.ts';

export const ARP_LENGTH = 28;

export interface ArpPacket {
  readonly kind: 'arp';
  readonly operation: 'request' | 'reply';
  readonly senderMac: Mac;
  readonly senderAddress: Ipv4;
  /** zero in a request */
  readonly targetMac: Mac;
  readonly targetAddress: Ipv4;
}
