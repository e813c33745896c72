// Network byte order: unsigned integers of 1, 2, 4 and 6 octets in an octet string (RFC 1700, "Data Notation").
// Reading past the end gives zeros; callers look at lengths first.

export const NO_OCTETS = new Uint8Array(0);

export function read8(octets: Uint8Array, at: number): number {
  return octets[at] ?? 0;
}

export function read16(octets: Uint8Array, at: number): number {
  return (read8(octets, at) << 8) | read8(octets, at + 1);
}

export function read32(octets: Uint8Array, at: number): number {
  return read16(octets, at) * 0x1_0000 + read16(octets, at + 2);
}

export function read48(octets: Uint8Array, at: number): number {
  return read16(octets, at) * 0x1_0000_0000 + read32(octets, at + 2);
}

export function write16(octets: Uint8Array, at: number, value: number): void {
  octets[at] = value >>> 8;
  octets[at + 1] = value;
}

export function write32(octets: Uint8Array, at: number, value: number): void {
  write16(octets, at, value >>> 16);
  write16(octets, at + 2, value & 0xffff);
}

export function write48(octets: Uint8Array, at: number, value: number): void {
  write16(octets, at, Math.floor(value / 0x1_0000_0000));
  write32(octets, at + 2, value % 0x1_0000_0000);
}

/** `0x` and at least `digits` hexadecimal digits, as Wireshark shows identifiers and checksums. */
export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** `1 byte`, `38 bytes`. */
export function countOctets(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}
