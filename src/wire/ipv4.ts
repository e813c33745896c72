// IPv4 packets (RFC 791 section 3.1), without options.
import type { Ipv4 } from '../address/ipv4.ts';
import type { IcmpMessage } from './icmp.ts';
import type { TcpSegment } from './tcp.ts';
import type { UdpDatagram } from './udp.ts';

export const IPV4_HEADER_LENGTH = 20;
export const PROTOCOL_ICMP = 1;
export const PROTOCOL_TCP = 6;
export const PROTOCOL_UDP = 17;

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
  readonly payload: Ipv4Payload;
}

export type Ipv4Payload = IcmpMessage | TcpSegment | UdpDatagram | RawPayload;

/** What is not opened: a fragment after the first, or a protocol without a file here. */
export interface RawPayload {
  readonly kind: 'raw';
  readonly protocol: number;
  readonly octets: Uint8Array;
}
