// MAC-48 addresses (IEEE 802) as branded numbers: a 48-bit integer fits a double exactly, compares fast and is a map key.

declare const brand: unique symbol;
/** A 48-bit link-layer address, 0 … 2^48 - 1. */
export type Mac = number & { readonly [brand]: 'mac' };

export const BROADCAST_MAC = 0xffff_ffff_ffff as Mac;
export const ZERO_MAC = 0 as Mac;

const PATTERN = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i;

/** Reads `02:00:00:00:01:00`; undefined when the text is not six colon-separated octets. */
export function parseMac(text: string): Mac | undefined {
  return PATTERN.test(text) ? (Number.parseInt(text.replaceAll(':', ''), 16) as Mac) : undefined;
}

/** Writes six lower-case, colon-separated octets. */
export function formatMac(mac: Mac): string {
  const digits = mac.toString(16).padStart(12, '0');
  return `${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}:${digits.slice(6, 8)}:${digits.slice(8, 10)}:${digits.slice(10)}`;
}

/** The group bit (least significant bit of the first octet): multicast and broadcast, no single owner. */
export function isGroupMac(mac: Mac): boolean {
  return Math.floor(mac / 2 ** 40) % 2 === 1;
}

/**
 * The address a nic gets when the file writes none: 02:00:00:00:HOST:NIC, locally administered (IEEE 802 section 8.4),
 * so that no real card's address appears.
 * @param host ordinal of the host in the file, from 1 (more than 255 hosts spread over the two octets before)
 * @param nic ordinal of the nic in its host, from 0
 */
export function assignedMac(host: number, nic: number): Mac {
  return (0x02 * 2 ** 40 + host * 2 ** 8 + nic) as Mac;
}

/** The value as a Mac; throws a RangeError outside 0 … 2^48 - 1. */
export function mac(value: number): Mac {
  if (!Number.isInteger(value) || value < 0 || value > BROADCAST_MAC)
    throw new RangeError(`not a MAC: ${value}`);
  return value as Mac;
}
