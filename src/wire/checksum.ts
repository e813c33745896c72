// The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words.
import type { Ipv4 } from '../address/ipv4.ts';
import { read8, read16 } from './octets.ts';

/**
 * The sum of the words in [start, end), an odd last octet padded with zero, added to `initial`. Sums of parts may be
 * added as long as every part but the last has an even length.
 */
export function sumWords(octets: Uint8Array, start = 0, end = octets.length, initial = 0): number {
  let sum = initial;
  let at = start;
  for (; at + 1 < end; at += 2) sum += read16(octets, at);
  if (at < end) sum += read8(octets, at) << 8;
  return sum;
}

/** Folds the carries in and complements. Over octets that contain a right checksum the result is 0. */
export function finishChecksum(sum: number): number {
  while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
  return ~sum & 0xffff;
}

/** The checksum of a run of octets in which the checksum field itself is zero. */
export function checksum(octets: Uint8Array, start = 0, end = octets.length): number {
  return finishChecksum(sumWords(octets, start, end));
}

/** The sum over the pseudo header of TCP and UDP (RFC 9293 section 3.1, RFC 768). */
export function sumPseudoHeader(source: Ipv4, destination: Ipv4, protocol: number, length: number): number {
  const words = (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff);
  return words + protocol + length;
}
