// TCP segments (RFC 9293 section 3.1) with the options of RFC 7323 and RFC 2018, laid out as Linux lays them out.
import type { Ipv4 } from '../address/ipv4.ts';
import { finishChecksum, sumPseudoHeader, sumWords } from './checksum.ts';
import { type Field, field } from './field.ts';
import { hex, read8, read16, read32, write16, write32 } from './octets.ts';
import { ABSOLUTE, type RelativeBases, relative } from './sequence.ts';
import {
  decodeOptions,
  describeSack,
  emitOptions,
  optionFields,
  optionsLength,
  type TcpOptions,
} from './tcp-options.ts';

export { NO_OPTIONS, type TcpOptions } from './tcp-options.ts';

export const TCP_HEADER_LENGTH = 20;

export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;
/** explicit congestion notification (RFC 3168 section 6.1) */
export const ECE = 0x40;
export const CWR = 0x80;

const PROTOCOL = 6;

export interface TcpSegment {
  readonly kind: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** modulo 2^32 */
  readonly sequenceNumber: number;
  /** 0 unless ACK is set */
  readonly acknowledgementNumber: number;
  /** FIN, SYN … or-ed */
  readonly flags: number;
  /** as in the header, not scaled */
  readonly window: number;
  readonly options: TcpOptions;
  readonly data: Uint8Array;
}

/** Undefined for a header that does not fit, malformed options or a wrong checksum. Unknown options are skipped. */
export function decodeTcp(octets: Uint8Array, source: Ipv4, destination: Ipv4): TcpSegment | undefined {
  return verify(octets, source, destination) === 0 ? decodeTcpUnverified(octets) : undefined;
}

/** For the first fragment of a segment, whose checksum speaks of octets that are not there. */
export function decodeTcpUnverified(octets: Uint8Array): TcpSegment | undefined {
  const headerLength = (read8(octets, 12) >>> 4) * 4;
  if (headerLength < TCP_HEADER_LENGTH || octets.length < headerLength) return undefined;
  const options = decodeOptions(octets.subarray(TCP_HEADER_LENGTH, headerLength));
  if (options === undefined) return undefined;
  return {
    kind: 'tcp',
    sourcePort: read16(octets, 0),
    destinationPort: read16(octets, 2),
    sequenceNumber: read32(octets, 4),
    acknowledgementNumber: read32(octets, 8),
    flags: read8(octets, 13),
    window: read16(octets, 14),
    options,
    data: octets.slice(headerLength),
  };
}

function verify(octets: Uint8Array, source: Ipv4, destination: Ipv4, start = 0, end = octets.length): number {
  return finishChecksum(
    sumWords(octets, start, end, sumPseudoHeader(source, destination, PROTOCOL, end - start)),
  );
}

/** Header with options, in octets (the data offset times four). */
export function tcpHeaderLength({ options }: TcpSegment): number {
  return TCP_HEADER_LENGTH + optionsLength(options);
}

export function tcpLength(segment: TcpSegment): number {
  return tcpHeaderLength(segment) + segment.data.length;
}

export function emitTcp(
  segment: TcpSegment,
  source: Ipv4,
  destination: Ipv4,
  octets: Uint8Array,
  at: number,
): void {
  const headerLength = tcpHeaderLength(segment);
  write16(octets, at, segment.sourcePort);
  write16(octets, at + 2, segment.destinationPort);
  write32(octets, at + 4, segment.sequenceNumber);
  write32(octets, at + 8, segment.acknowledgementNumber);
  octets[at + 12] = (headerLength / 4) << 4;
  octets[at + 13] = segment.flags;
  write16(octets, at + 14, segment.window);
  write32(octets, at + 16, 0);
  emitOptions(segment.options, octets, at + TCP_HEADER_LENGTH);
  octets.set(segment.data, at + headerLength);
  const end = at + headerLength + segment.data.length;
  write16(octets, at + 16, verify(octets, source, destination, at, end));
}

export function encodeTcp(segment: TcpSegment, source: Ipv4, destination: Ipv4): Uint8Array {
  const octets = new Uint8Array(tcpLength(segment));
  emitTcp(segment, source, destination, octets, 0);
  return octets;
}

const FLAG_NAMES = [
  [SYN, 'SYN'],
  [FIN, 'FIN'],
  [RST, 'RST'],
  [PSH, 'PSH'],
  [ACK, 'ACK'],
  [URG, 'URG'],
  [ECE, 'ECE'],
  [CWR, 'CWR'],
] as const;

/** The flags that are set, SYN and FIN first: `SYN, ACK`. */
export function flagNames(flags: number): readonly string[] {
  return FLAG_NAMES.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name);
}

/** What a segment occupies in sequence space: its data, and one each for SYN and FIN (RFC 9293, SEG.LEN). */
export function sequenceLength({ flags, data }: TcpSegment): number {
  return data.length + ((flags & SYN) === 0 ? 0 : 1) + ((flags & FIN) === 0 ? 0 : 1);
}

export function tcpFields(
  segment: TcpSegment,
  source: Ipv4,
  destination: Ipv4,
  bases: RelativeBases = ABSOLUTE,
): readonly Field[] {
  const sum = read16(encodeTcp(segment, source, destination), 16);
  const names = flagNames(segment.flags).join(', ') || 'none';
  const { sequenceNumber, acknowledgementNumber } = segment;
  return [
    field('Source port', 'tcp.srcport', segment.sourcePort, 0, 2),
    field('Destination port', 'tcp.dstport', segment.destinationPort, 2, 2),
    field('Sequence number', 'tcp.seq', describeNumber(sequenceNumber, bases.sequence), 4, 4),
    field('Acknowledgement number', 'tcp.ack', acknowledgement(segment, bases, acknowledgementNumber), 8, 4),
    field('Header length', 'tcp.hdr_len', `${tcpHeaderLength(segment)} bytes`, 12, 1),
    field('Flags', 'tcp.flags', `${hex(segment.flags, 3)} (${names})`, 12, 2),
    field('Window', 'tcp.window_size_value', segment.window, 14, 2),
    field('Checksum', 'tcp.checksum', hex(sum, 4), 16, 2),
    field('Urgent pointer', 'tcp.urgent_pointer', 0, 18, 2),
    ...optionFields(segment.options, TCP_HEADER_LENGTH, bases),
  ];
}

function acknowledgement({ flags }: TcpSegment, bases: RelativeBases, number: number): string {
  return (flags & ACK) === 0
    ? `${number} (not valid without ACK)`
    : describeNumber(number, bases.acknowledgement);
}

function describeNumber(number: number, base: number): string {
  return base === 0 ? String(number) : `${relative(number, base)} (relative), ${number} (raw)`;
}

/** `SYN seq=0 mss=1460`, `ACK seq=1 ack=1`, `PSH ACK seq=1 ack=1 len=38`; the numbers are relative to the bases. */
export function tcpSummary(segment: TcpSegment, bases: RelativeBases = ABSOLUTE): string {
  const { flags, options, data } = segment;
  const words = [...flagNames(flags), `seq=${relative(segment.sequenceNumber, bases.sequence)}`];
  if ((flags & ACK) !== 0)
    words.push(`ack=${relative(segment.acknowledgementNumber, bases.acknowledgement)}`);
  if (data.length > 0) words.push(`len=${data.length}`);
  if (options.maximumSegmentSize !== undefined) words.push(`mss=${options.maximumSegmentSize}`);
  if (options.sack !== undefined) words.push(`sack=${describeSack(options, bases)}`);
  return words.join(' ');
}
