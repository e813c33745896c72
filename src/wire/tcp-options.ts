// TCP options: maximum segment size (RFC 9293 section 3.2), window scale and timestamps (RFC 7323), selective
// acknowledgement (RFC 2018), laid out as Linux lays them out.
import { type Field, field } from './field.ts';
import { read8, read16, read32, write16, write32 } from './octets.ts';
import { type RelativeBases, relative } from './sequence.ts';

const END = 0;
const NOP = 1;
const MAXIMUM_SEGMENT_SIZE = 2;
const WINDOW_SCALE = 3;
const SACK_PERMITTED = 4;
const SACK = 5;
const TIMESTAMPS = 8;
/** what the data offset leaves behind the fixed header */
const LONGEST = 40;

export interface TcpOptions {
  /** maximum segment size, SYN only */
  readonly maximumSegmentSize?: number;
  /** shift count, SYN only (RFC 7323 section 2) */
  readonly windowScale?: number;
  readonly sackPermitted?: true;
  readonly timestamps?: { readonly value: number; readonly echoReply: number };
  /** [left edge, right edge) pairs, most recent first (RFC 2018 section 3) */
  readonly sack?: readonly (readonly [number, number])[];
}

export const NO_OPTIONS: TcpOptions = {};

/** Undefined for an option that does not fit; unknown ones are skipped. */
export function decodeOptions(octets: Uint8Array): TcpOptions | undefined {
  let options = NO_OPTIONS;
  for (let at = 0; at < octets.length && read8(octets, at) !== END; ) {
    if (read8(octets, at) === NOP) {
      at += 1;
      continue;
    }
    const length = read8(octets, at + 1);
    if (length < 2 || at + length > octets.length) return undefined;
    const option = decodeOption(read8(octets, at), octets.subarray(at + 2, at + length));
    if (option === undefined) return undefined;
    options = { ...options, ...option };
    at += length;
  }
  return options;
}

function decodeOption(kind: number, value: Uint8Array): TcpOptions | undefined {
  switch (kind) {
    case MAXIMUM_SEGMENT_SIZE:
      return value.length === 2 ? { maximumSegmentSize: read16(value, 0) } : undefined;
    case WINDOW_SCALE:
      return value.length === 1 ? { windowScale: read8(value, 0) } : undefined;
    case SACK_PERMITTED:
      return value.length === 0 ? { sackPermitted: true } : undefined;
    case TIMESTAMPS:
      return value.length === 8
        ? { timestamps: { value: read32(value, 0), echoReply: read32(value, 4) } }
        : undefined;
    case SACK: {
      if (value.length === 0 || value.length % 8 !== 0) return undefined;
      const blocks: [number, number][] = [];
      for (let at = 0; at < value.length; at += 8) blocks.push([read32(value, at), read32(value, at + 4)]);
      return { sack: blocks };
    }
    default:
      return NO_OPTIONS;
  }
}

export function optionsLength(options: TcpOptions): number {
  return options === NO_OPTIONS ? 0 : placeOptions(options).length;
}

/** Where each option starts behind the fixed header; -1 where it is absent. */
interface PlacedOptions {
  readonly maximumSegmentSize: number;
  readonly sackPermitted: number;
  readonly timestamps: number;
  readonly windowScale: number;
  readonly sack: number;
  /** as many as fit into 40 octets */
  readonly sackBlocks: number;
  readonly length: number;
}

/**
 * Linux's order (`tcp_options_write`), every group a multiple of four octets: MSS; SACK-permitted or NOP NOP, then
 * timestamps; without timestamps NOP NOP SACK-permitted; NOP window scale; NOP NOP SACK.
 */
function placeOptions(options: TcpOptions): PlacedOptions {
  let length = 0;
  const place = (present: boolean, octets: number, padding = 0): number => {
    if (!present) return -1;
    length += padding + octets;
    return length - octets;
  };
  const maximumSegmentSize = place(options.maximumSegmentSize !== undefined, 4);
  const stamped = options.timestamps !== undefined;
  const sackPermitted = place(options.sackPermitted === true, 2, stamped ? 0 : 2);
  const timestamps = place(stamped, 10, sackPermitted < 0 ? 2 : 0);
  const windowScale = place(options.windowScale !== undefined, 3, 1);
  const room = Math.floor((LONGEST - length - 4) / 8);
  const sackBlocks = Math.min(options.sack?.length ?? 0, room);
  const sack = place(sackBlocks > 0, 2 + 8 * sackBlocks, 2);
  return { maximumSegmentSize, sackPermitted, timestamps, windowScale, sack, sackBlocks, length };
}

export function emitOptions(options: TcpOptions, octets: Uint8Array, at: number): void {
  const placed = placeOptions(options);
  octets.fill(NOP, at, at + placed.length);
  const open = (offset: number, kind: number, length: number): number => {
    octets[at + offset] = kind;
    octets[at + offset + 1] = length;
    return at + offset + 2;
  };
  if (placed.maximumSegmentSize >= 0) {
    write16(
      octets,
      open(placed.maximumSegmentSize, MAXIMUM_SEGMENT_SIZE, 4),
      options.maximumSegmentSize ?? 0,
    );
  }
  if (placed.sackPermitted >= 0) open(placed.sackPermitted, SACK_PERMITTED, 2);
  if (placed.timestamps >= 0) {
    const value = open(placed.timestamps, TIMESTAMPS, 10);
    write32(octets, value, options.timestamps?.value ?? 0);
    write32(octets, value + 4, options.timestamps?.echoReply ?? 0);
  }
  if (placed.windowScale >= 0) octets[open(placed.windowScale, WINDOW_SCALE, 3)] = options.windowScale ?? 0;
  if (placed.sack >= 0) {
    let block = open(placed.sack, SACK, 2 + 8 * placed.sackBlocks);
    for (const [left, right] of options.sack?.slice(0, placed.sackBlocks) ?? []) {
      write32(octets, block, left);
      write32(octets, block + 4, right);
      block += 8;
    }
  }
}

/** @param base where the options start in the header */
export function optionFields(options: TcpOptions, base: number, bases: RelativeBases): readonly Field[] {
  const placed = placeOptions(options);
  const all = [
    field(
      'Maximum segment size',
      'tcp.options.mss',
      `${options.maximumSegmentSize} bytes`,
      base + placed.maximumSegmentSize,
      4,
    ),
    field('SACK permitted', 'tcp.options.sack_perm', 'yes', base + placed.sackPermitted, 2),
    field('Timestamps', 'tcp.options.timestamp', describeTimestamps(options), base + placed.timestamps, 10),
    field(
      'Window scale',
      'tcp.options.wscale',
      describeScale(options.windowScale ?? 0),
      base + placed.windowScale,
      3,
    ),
    field(
      'SACK',
      'tcp.options.sack',
      describeSack(options, bases),
      base + placed.sack,
      2 + 8 * placed.sackBlocks,
    ),
  ];
  return all.filter((each) => each.start >= base);
}

function describeTimestamps({ timestamps }: TcpOptions): string {
  return timestamps === undefined ? '' : `value ${timestamps.value}, echo reply ${timestamps.echoReply}`;
}

function describeScale(shift: number): string {
  return `${shift} (multiply by ${2 ** shift})`;
}

/** `1461-2921,4381-5841`, the edges relative to the base of what is acknowledged. */
export function describeSack({ sack = [] }: TcpOptions, bases: RelativeBases): string {
  const edge = (number: number): number => relative(number, bases.acknowledgement);
  return sack.map(([left, right]) => `${edge(left)}-${edge(right)}`).join(',');
}
