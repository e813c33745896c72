// ICMP (RFC 792, RFC 1122 section 3.2.2, RFC 1812 section 5.2.7).

export const ICMP_HEADER_LENGTH = 8;

export type IcmpMessage = IcmpEcho | IcmpError;

export interface IcmpEcho {
  readonly kind: 'icmp';
  readonly type: 'echo-request' | 'echo-reply';
  readonly identifier: number;
  readonly sequence: number;
  readonly data: Uint8Array;
}

export interface IcmpError {
  readonly kind: 'icmp';
  readonly type: 'unreachable' | 'time-exceeded';
  /** RFC 792 code: for unreachable 0 net, 1 host, 2 protocol, 3 port, 4 fragmentation needed … */
  readonly code: number;
  /** next-hop MTU (RFC 1191 section 4), 0 otherwise */
  readonly mtu: number;
  /** the packet it is about: its IP header and as much as fits into 576 octets (RFC 1812 section 4.3.2.3) */
  readonly quoted: Uint8Array;
}

export const UNREACHABLE_NET = 0;
export const UNREACHABLE_HOST = 1;
export const UNREACHABLE_PROTOCOL = 2;
export const UNREACHABLE_PORT = 3;
export const UNREACHABLE_FRAGMENTATION_NEEDED = 4;
export const UNREACHABLE_ADMIN_PROHIBITED = 13;
