// Networks in prefix notation (RFC 4632) and their mask arithmetic.
import { formatIpv4, type Ipv4, parseIpv4 } from './ipv4.ts';

/** A network: the host bits of `address` are zero. */
export interface Cidr {
  readonly address: Ipv4;
  /** 0 … 32 */
  readonly prefixLength: number;
}

/** The mask of a prefix length 0 … 32 as an address: 24 is 255.255.255.0. */
export function netmask(prefixLength: number): Ipv4 {
  return (prefixLength === 0 ? 0 : (0xffff_ffff << (32 - prefixLength)) >>> 0) as Ipv4;
}

/** address AND mask. */
export function networkAddress(address: Ipv4, prefixLength: number): Ipv4 {
  return ((address & netmask(prefixLength)) >>> 0) as Ipv4;
}

/** The directed broadcast address: all host bits one. */
export function broadcastAddress({ address, prefixLength }: Cidr): Ipv4 {
  return ((address | ~netmask(prefixLength)) >>> 0) as Ipv4;
}

/** The network an interface address lies in. */
export function networkOf(address: Ipv4, prefixLength: number): Cidr {
  return { address: networkAddress(address, prefixLength), prefixLength };
}

export function contains(network: Cidr, address: Ipv4): boolean {
  return networkAddress(address, network.prefixLength) === network.address;
}

/** Usable host addresses, first and last (RFC 3021: a /31 has two, a /32 one). */
export function hostRange(network: Cidr): { readonly first: Ipv4; readonly last: Ipv4 } {
  const last = broadcastAddress(network);
  if (network.prefixLength >= 31) return { first: network.address, last };
  return { first: (network.address + 1) as Ipv4, last: (last - 1) as Ipv4 };
}

/** True for the network and the broadcast address of a network that has them (prefix up to 30). */
export function isReserved(network: Cidr, address: Ipv4): boolean {
  return network.prefixLength < 31 && (address === network.address || address === broadcastAddress(network));
}

/** Reads `10.0.0.7/24` as address and prefix length, host bits kept. */
export function parseInterfaceAddress(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseIpv4(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^\d{1,2}$/.test(digits) || Number(digits) > 32) return undefined;
  return { address, prefixLength: Number(digits) };
}

export function formatCidr(network: Cidr): string {
  return `${formatIpv4(network.address)}/${network.prefixLength}`;
}
