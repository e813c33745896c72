// The five numbers by which connection tracking knows a connection (nf_conntrack_tuple.h): what a packet says about one
// direction, its inverse for the answers, and writing them back into a packet (nf_nat_proto.c).
import { formatIpv4, type Ipv4 } from '../../address/ipv4.ts';
import { finishChecksum } from '../../wire/checksum.ts';
import {
  type Ipv4Packet,
  isFragment,
  PROTOCOL_ICMP,
  PROTOCOL_TCP,
  PROTOCOL_UDP,
  protocolNumber,
} from '../../wire/ipv4.ts';
import { read8, read16, read32, write16, write32 } from '../../wire/octets.ts';
import type { Quoted } from '../../wire/quoted.ts';

export interface Tuple {
  readonly protocol: number;
  readonly source: Ipv4;
  /** of an echo its identifier, in both directions; 0 where the protocol has none */
  readonly sourcePort: number;
  readonly destination: Ipv4;
  /** of an echo its ICMP type: 8 asks, 0 answers */
  readonly destinationPort: number;
}

const ECHO_REQUEST = 8;
const ECHO_REPLY = 0;

/** Undefined for what is never tracked by itself: ICMP errors, and fragments, which have to be put together first. */
export function tupleOf(packet: Ipv4Packet): Tuple | undefined {
  const { payload, source, destination } = packet;
  if (isFragment(packet)) return undefined;
  const protocol = protocolNumber(payload);
  switch (payload.kind) {
    case 'tcp':
    case 'udp': {
      const { sourcePort, destinationPort } = payload;
      return { protocol, source, sourcePort, destination, destinationPort };
    }
    case 'icmp':
      if (!('identifier' in payload)) return undefined;
      return {
        protocol,
        source,
        sourcePort: payload.identifier,
        destination,
        destinationPort: payload.type === 'echo-request' ? ECHO_REQUEST : ECHO_REPLY,
      };
    case 'ipv4':
    case 'raw':
      return { protocol, source, sourcePort: 0, destination, destinationPort: 0 };
    default:
      return undefined;
  }
}

/** Of the packet that an ICMP error quotes. */
export function tupleOfQuoted(quoted: Quoted, icmpType: number): Tuple {
  const { protocol, source, destination } = quoted;
  if (protocol === PROTOCOL_ICMP)
    return { protocol, source, sourcePort: quoted.identifier, destination, destinationPort: icmpType };
  const hasPorts = protocol === PROTOCOL_TCP || protocol === PROTOCOL_UDP;
  return {
    protocol,
    source,
    sourcePort: hasPorts ? quoted.sourcePort : 0,
    destination,
    destinationPort: hasPorts ? quoted.destinationPort : 0,
  };
}

/** What the answer to it looks like (nf_ct_invert_tuple). */
export function inverse(tuple: Tuple): Tuple {
  const turned = { ...tuple, source: tuple.destination, destination: tuple.source };
  if (tuple.protocol === PROTOCOL_ICMP)
    return { ...turned, destinationPort: tuple.destinationPort === ECHO_REQUEST ? ECHO_REPLY : ECHO_REQUEST };
  return { ...turned, sourcePort: tuple.destinationPort, destinationPort: tuple.sourcePort };
}

export function tupleKey({ protocol, source, sourcePort, destination, destinationPort }: Tuple): string {
  return `${protocol} ${source}:${sourcePort} ${destination}:${destinationPort}`;
}

/** `192.168.80.12:40000`, of an echo `192.168.80.12 id 4660` */
export function formatEnd(tuple: Tuple, side: 'source' | 'destination'): string {
  const address = formatIpv4(tuple[side]);
  if (tuple.protocol === PROTOCOL_ICMP) return `${address} id ${tuple.sourcePort}`;
  const port = side === 'source' ? tuple.sourcePort : tuple.destinationPort;
  return port === 0 ? address : `${address}:${port}`;
}

/** Writes one side of a tuple into a packet (nf_nat_manip_pkt). An echo has one identifier, whichever side is written. */
export function rewrite(packet: Ipv4Packet, side: 'source' | 'destination', tuple: Tuple): Ipv4Packet {
  const moved = { ...packet, [side]: tuple[side] };
  const { payload } = packet;
  switch (payload.kind) {
    case 'tcp':
    case 'udp': {
      const port = side === 'source' ? tuple.sourcePort : tuple.destinationPort;
      const ports = side === 'source' ? { sourcePort: port } : { destinationPort: port };
      return { ...moved, payload: { ...payload, ...ports } };
    }
    case 'icmp':
      return 'identifier' in payload
        ? { ...moved, payload: { ...payload, identifier: tuple.sourcePort } }
        : moved;
    default:
      return moved;
  }
}

/**
 * The same for the packet that an ICMP error quotes, of which perhaps only the head is there. Checksums are not made again but
 * adjusted by what has changed (RFC 1624), so that those of a packet quoted in part stay as good as they were.
 */
export function rewriteQuoted(quoted: Uint8Array, side: 'source' | 'destination', tuple: Tuple): Uint8Array {
  const octets = quoted.slice();
  const transport = (read8(octets, 0) & 15) * 4;
  const addressAt = side === 'source' ? 12 : 16;
  const before = read32(octets, addressAt);
  write32(octets, addressAt, tuple[side]);
  adjustChecksum(octets, IP_CHECKSUM_AT, wordsOf(before), wordsOf(tuple[side]));
  const isEcho = tuple.protocol === PROTOCOL_ICMP;
  const checksumAt = CHECKSUM_AT[tuple.protocol];
  if (checksumAt === undefined) return octets;
  const portAt = transport + (isEcho ? 4 : side === 'source' ? 0 : 2);
  const port = isEcho || side === 'source' ? tuple.sourcePort : tuple.destinationPort;
  const oldPort = read16(octets, portAt);
  write16(octets, portAt, port);
  if (octets.length < transport + checksumAt + 2) return octets;
  const changed = isEcho ? [] : wordsOf(before);
  const written = isEcho ? [] : wordsOf(tuple[side]);
  adjustChecksum(octets, transport + checksumAt, [...changed, oldPort], [...written, port]);
  return octets;
}

const IP_CHECKSUM_AT = 10;
/** within the transport's header, by protocol */
const CHECKSUM_AT: Readonly<Record<number, number>> = {
  [PROTOCOL_ICMP]: 2,
  [PROTOCOL_TCP]: 16,
  [PROTOCOL_UDP]: 6,
};

function wordsOf(value: number): readonly number[] {
  return [value >>> 16, value & 0xffff];
}

/** RFC 1624 equation 3: HC' = ~(~HC + ~m + m'). */
function adjustChecksum(
  octets: Uint8Array,
  at: number,
  before: readonly number[],
  after: readonly number[],
): void {
  let sum = ~read16(octets, at) & 0xffff;
  for (const word of before) sum += ~word & 0xffff;
  for (const word of after) sum += word;
  write16(octets, at, finishChecksum(sum));
}
