// ICMP (RFC 792, RFC 1122 section 3.2.2, RFC 1812 section 5.2.7).
import { formatIpv4, type Ipv4 } from '../address/ipv4.ts';
import { checksum } from './checksum.ts';
import { type Field, field } from './field.ts';
import { countOctets, hex, read8, read16, read32, write16, write32 } from './octets.ts';
import { quotedSummary, readQuoted } from './quoted.ts';

export const ICMP_HEADER_LENGTH = 8;

export type IcmpMessage = IcmpEcho | IcmpError | IcmpRedirect;

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

/** A router names a better next hop (RFC 792; RFC 1122 section 3.2.2.2). */
export interface IcmpRedirect {
  readonly kind: 'icmp';
  readonly type: 'redirect';
  /** 0 for a network, 1 for a host */
  readonly code: number;
  readonly gateway: Ipv4;
  /** as in an error */
  readonly quoted: Uint8Array;
}

export const UNREACHABLE_NET = 0;
export const UNREACHABLE_HOST = 1;
export const UNREACHABLE_PROTOCOL = 2;
export const UNREACHABLE_PORT = 3;
export const UNREACHABLE_FRAGMENTATION_NEEDED = 4;
export const UNREACHABLE_ADMIN_PROHIBITED = 13;

export const TTL_EXCEEDED = 0;
export const REASSEMBLY_EXCEEDED = 1;

export const REDIRECT_HOST = 1;

const TYPES = {
  'echo-reply': 0,
  unreachable: 3,
  redirect: 5,
  'echo-request': 8,
  'time-exceeded': 11,
} as const;

/** Undefined for what is cut short, has a wrong checksum or is of a type without a value here. */
export function decodeIcmp(octets: Uint8Array): IcmpMessage | undefined {
  return checksum(octets) === 0 ? decodeIcmpUnverified(octets) : undefined;
}

/** For the first fragment of a message, whose checksum speaks of octets that are not there. */
export function decodeIcmpUnverified(octets: Uint8Array): IcmpMessage | undefined {
  if (octets.length < ICMP_HEADER_LENGTH) return undefined;
  const code = read8(octets, 1);
  const rest = octets.slice(ICMP_HEADER_LENGTH);
  switch (read8(octets, 0)) {
    case TYPES['echo-request']:
      return code === 0 ? decodeEcho('echo-request', octets, rest) : undefined;
    case TYPES['echo-reply']:
      return code === 0 ? decodeEcho('echo-reply', octets, rest) : undefined;
    case TYPES.unreachable:
      return { kind: 'icmp', type: 'unreachable', code, mtu: read16(octets, 6), quoted: rest };
    case TYPES.redirect:
      return { kind: 'icmp', type: 'redirect', code, gateway: read32(octets, 4) as Ipv4, quoted: rest };
    case TYPES['time-exceeded']:
      return { kind: 'icmp', type: 'time-exceeded', code, mtu: read16(octets, 6), quoted: rest };
    default:
      return undefined;
  }
}

function decodeEcho(type: IcmpEcho['type'], octets: Uint8Array, data: Uint8Array): IcmpEcho {
  return { kind: 'icmp', type, identifier: read16(octets, 4), sequence: read16(octets, 6), data };
}

export function icmpLength(message: IcmpMessage): number {
  return ICMP_HEADER_LENGTH + body(message).length;
}

function body(message: IcmpMessage): Uint8Array {
  return 'data' in message ? message.data : message.quoted;
}

export function emitIcmp(message: IcmpMessage, octets: Uint8Array, at: number): void {
  octets[at] = icmpType(message);
  octets[at + 1] = icmpCode(message);
  write16(octets, at + 2, 0);
  if ('data' in message) {
    write16(octets, at + 4, message.identifier);
    write16(octets, at + 6, message.sequence);
  } else {
    write32(octets, at + 4, restOfHeader(message));
  }
  octets.set(body(message), at + ICMP_HEADER_LENGTH);
  write16(octets, at + 2, checksum(octets, at, at + icmpLength(message)));
}

function restOfHeader(message: IcmpError | IcmpRedirect): number {
  return message.type === 'redirect' ? message.gateway : message.mtu;
}

export function encodeIcmp(message: IcmpMessage): Uint8Array {
  const octets = new Uint8Array(icmpLength(message));
  emitIcmp(message, octets, 0);
  return octets;
}

export function icmpType({ type }: IcmpMessage): number {
  return TYPES[type];
}

export function icmpCode(message: IcmpMessage): number {
  return 'code' in message ? message.code : 0;
}

const NAMES: Readonly<Record<string, string>> = {
  '0/0': 'echo reply',
  '3/0': 'net unreachable',
  '3/1': 'host unreachable',
  '3/2': 'protocol unreachable',
  '3/3': 'port unreachable',
  '3/4': 'frag needed',
  '3/9': 'net admin prohibited',
  '3/10': 'host admin prohibited',
  '3/13': 'communication admin prohibited',
  '5/0': 'redirect net',
  '5/1': 'redirect host',
  '8/0': 'echo request',
  '11/0': 'time exceeded in transit',
  '11/1': 'reassembly time exceeded',
};

/** The name of a type and code of the wire. */
export function icmpName(type: number, code: number): string {
  return NAMES[`${type}/${code}`] ?? `type ${type} code ${code}`;
}

export function icmpFields(message: IcmpMessage): readonly Field[] {
  const [type, code] = [icmpType(message), icmpCode(message)];
  return [
    field('Type', 'icmp.type', `${type} (${message.type.replace('-', ' ')})`, 0, 1),
    field('Code', 'icmp.code', 'data' in message ? code : `${code} (${icmpName(type, code)})`, 1, 1),
    field('Checksum', 'icmp.checksum', hex(read16(encodeIcmp(message), 2), 4), 2, 2),
    ...restFields(message),
  ];
}

function restFields(message: IcmpMessage): readonly Field[] {
  const { length } = body(message);
  if ('data' in message) {
    return [
      field('Identifier', 'icmp.ident', message.identifier, 4, 2),
      field('Sequence number', 'icmp.seq', message.sequence, 6, 2),
      field('Data', 'data.data', countOctets(length), ICMP_HEADER_LENGTH, length),
    ];
  }
  const about = field('Original datagram', 'ip', describeQuoted(message), ICMP_HEADER_LENGTH, length);
  if (message.type === 'redirect')
    return [field('Gateway', 'icmp.redir_gw', formatIpv4(message.gateway), 4, 4), about];
  return message.mtu === 0 ? [about] : [field('MTU of next hop', 'icmp.mtu', message.mtu, 6, 2), about];
}

/** `echo request id=4660 seq=1 56 bytes`, `port unreachable about UDP 10.0.0.1:40000 > 10.0.0.2:9`. */
export function icmpSummary(message: IcmpMessage): string {
  const name = icmpName(icmpType(message), icmpCode(message));
  if ('data' in message) {
    return `${name} id=${message.identifier} seq=${message.sequence} ${countOctets(message.data.length)}`;
  }
  const about = `about ${describeQuoted(message)}`;
  if (message.type === 'redirect') return `${name} gw=${formatIpv4(message.gateway)} ${about}`;
  return message.mtu === 0 ? `${name} ${about}` : `${name} mtu=${message.mtu} ${about}`;
}

function describeQuoted({ quoted }: IcmpError | IcmpRedirect): string {
  const head = readQuoted(quoted);
  return head === undefined ? 'an unreadable packet' : quotedSummary(head);
}
