// The head of the packet that an ICMP error quotes (RFC 792: the IP header and at least 8 octets): enough to find whose
// it was. No checksum is looked at, for the rest is missing.
import { formatIpv4, type Ipv4 } from '../address/ipv4.ts';
import { read8, read16, read32 } from './octets.ts';

export interface Quoted {
  readonly protocol: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly ttl: number;
  readonly identification: number;
  /** TCP and UDP only */
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** TCP sequence number */
  readonly sequenceNumber: number;
  /** ICMP echo identifier and sequence */
  readonly identifier: number;
  readonly sequence: number;
}

/** Reads the quoted head; undefined when it is shorter than a header and 8 octets. */
export function readQuoted(octets: Uint8Array): Quoted | undefined {
  const start = (read8(octets, 0) & 15) * 4;
  if (read8(octets, 0) >>> 4 !== 4 || start < 20 || octets.length < start + 8) return undefined;
  return {
    protocol: read8(octets, 9),
    source: read32(octets, 12) as Ipv4,
    destination: read32(octets, 16) as Ipv4,
    ttl: read8(octets, 8),
    identification: read16(octets, 4),
    sourcePort: read16(octets, start),
    destinationPort: read16(octets, start + 2),
    sequenceNumber: read32(octets, start + 4),
    identifier: read16(octets, start + 4),
    sequence: read16(octets, start + 6),
  };
}

const NAMES: Readonly<Record<number, string>> = { 1: 'ICMP', 6: 'TCP', 17: 'UDP' };

/** `TCP 10.0.0.1:40000>10.0.0.2:80`; ports where the protocol has them. */
export function quotedSummary(quoted: Quoted): string {
  const { protocol, source, destination } = quoted;
  const hasPorts = protocol === 6 || protocol === 17;
  const port = (number: number): string => (hasPorts ? `:${number}` : '');
  const [from, to] = [port(quoted.sourcePort), port(quoted.destinationPort)];
  return `${NAMES[protocol] ?? protocol} ${formatIpv4(source)}${from}>${formatIpv4(destination)}${to}`;
}
