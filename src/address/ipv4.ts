// IPv4 addresses (RFC 791 section 3.2) as branded unsigned 32-bit numbers.

declare const brand: unique symbol;
/** An IPv4 address, 0 … 2^32 - 1, network order read as one integer. */
export type Ipv4 = number & { readonly [brand]: 'ipv4' };

export const UNSPECIFIED = 0 as Ipv4;
export const LIMITED_BROADCAST = 0xffff_ffff as Ipv4;

const PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** Reads dotted decimal without leading zeros; undefined when it is not an address. */
export function parseIpv4(text: string): Ipv4 | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  let value = 0;
  for (const octet of match.slice(1)) {
    if (Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0'))) return undefined;
    value = value * 256 + Number(octet);
  }
  return value as Ipv4;
}

/** Writes dotted decimal. */
export function formatIpv4(address: Ipv4): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The value as an address; throws a RangeError outside 0 … 2^32 - 1. */
export function ipv4(value: number): Ipv4 {
  if (!Number.isInteger(value) || value < 0 || value > LIMITED_BROADCAST)
    throw new RangeError(`not IPv4: ${value}`);
  return value as Ipv4;
}

/** RFC 1918: 10/8, 172.16/12, 192.168/16. */
export function isPrivate(address: Ipv4): boolean {
  return address >>> 24 === 10 || address >>> 20 === 0xac1 || address >>> 16 === 0xc0a8;
}

/** 127/8 (RFC 1122 section 3.2.1.3). */
export function isLoopback(address: Ipv4): boolean {
  return address >>> 24 === 127;
}

/** 224/4 (RFC 5771). */
export function isMulticast(address: Ipv4): boolean {
  return address >>> 28 === 14;
}
