// What a word is, told by its shape (the kinds at the head of the grammar), and what it is worth: names, numbers, times,
// sizes, ports, endpoints, URLs. Pure text in, value or undefined out; the messages are the checker's.
import { type Ipv4, parseIpv4 } from '../address/ipv4.ts';
import type { Nanoseconds } from '../network/source.ts';

/** A letter or _, then letters, digits, - and _ of any script; the marks are for scripts that compose (हिन्दी). */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const TIME = /^(\d+(?:\.\d+)?)(us|ms|s|min|h)$/;
const SIZE = /^(\d+(?:\.\d+)?)(B|kB|MB|KiB|MiB)$/;
const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const NTH = /^(\d+)(?:st|nd|rd|th)$/;
const INTEGER = /^\d+$/;
const ADDRESS_SHAPE = /^\d+(?:\.\d+){3}$/;
const NET_SHAPE = /^\d+(?:\.\d+){3}\/\S*$/;
const SHORT = /^\.\d{1,3}$/;
const MAC_SHAPE = /^[0-9A-Za-z]{1,2}(?:[:-][0-9A-Za-z]{1,2}){5}$/;
const IPV6_SHAPE = /^\[?(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\]?(?:\/\d+|:\d+)?$/i;

const UNITS: Readonly<Record<string, number>> = { us: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9 };
const SIZES: Readonly<Record<string, number>> = { B: 1, kB: 1000, MB: 1e6, KiB: 1024, MiB: 1024 ** 2 };

/** Virtual time is exact up to here (2^53 ns). */
const LONGEST = Number.MAX_SAFE_INTEGER;

export function isName(text: string): boolean {
  return PLAIN_NAME.test(text) || NAME.test(text);
}

/** Names joined by dots. */
export function isDomain(text: string): boolean {
  return text.includes('.') && text.split('.').every((part) => isName(part));
}

export function isInteger(text: string): boolean {
  return INTEGER.test(text);
}

/** Four numbers joined by dots, right or wrong: `10.0.0.300` was meant as an address. */
export function looksLikeAddress(text: string): boolean {
  return ADDRESS_SHAPE.test(text);
}

/** An address with a mask, right or wrong: `10.0.0.0/33`. */
export function looksLikeNet(text: string): boolean {
  return NET_SHAPE.test(text);
}

/** `.12`, the last part of an address. */
export function isShort(text: string): boolean {
  return SHORT.test(text);
}

/** Six groups joined by colons or dashes, right or wrong. */
export function looksLikeMac(text: string): boolean {
  return MAC_SHAPE.test(text);
}

export function looksLikeIpv6(text: string): boolean {
  return text.includes(':') && !looksLikeMac(text) && IPV6_SHAPE.test(text);
}

/** `300ms` in nanoseconds. */
export function parseTime(text: string): Nanoseconds | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const value = Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1));
  return value <= LONGEST ? value : undefined;
}

/** `40kB` in octets. */
export function parseSize(text: string): number | undefined {
  const match = SIZE.exec(text);
  if (!match) return undefined;
  const value = Math.round(Number(match[1]) * (SIZES[match[2] ?? ''] ?? 1));
  return value <= LONGEST ? value : undefined;
}

/** `5%` as 0.05. */
export function parsePercent(text: string): number | undefined {
  const match = PERCENT.exec(text);
  return match ? Number(match[1]) / 100 : undefined;
}

/** `3rd` as 3. */
export function parseNth(text: string): number | undefined {
  const match = NTH.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** A whole number that a double holds exactly. */
export function parseInteger(text: string): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** 1 … 65535. */
export function parsePort(text: string): number | undefined {
  const value = parseInteger(text);
  return value !== undefined && value >= 1 && value <= 65535 ? value : undefined;
}

export interface HostAndPort {
  readonly host: string;
  readonly port: string;
}

/** `web:80` as its two parts, neither of them judged. */
export function splitEndpoint(text: string): HostAndPort | undefined {
  const colon = text.lastIndexOf(':');
  if (colon <= 0) return undefined;
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

/** `80` or `40000..40039` as its two ends, neither of them judged. */
export function splitPorts(text: string): { readonly first: string; readonly last: string } | undefined {
  const match = /^(\d+)(?:\.\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const first = match[1] ?? '';
  return { first, last: match[2] ?? first };
}

export interface Url {
  readonly scheme: string;
  readonly host: string;
  /** position of the host in the URL */
  readonly hostAt: number;
  readonly port: string | undefined;
  /** with the query, without the fragment (that never leaves the browser) */
  readonly path: string;
}

/** The parts of `http://HOST[:PORT][/PATH]`, not judged. */
export function splitUrl(text: string): Url | undefined {
  const scheme = text.startsWith('http://') ? 'http' : text.startsWith('https://') ? 'https' : undefined;
  if (scheme === undefined) return undefined;
  const hostAt = scheme.length + 3;
  const hash = text.indexOf('#', hostAt);
  const end = hash < 0 ? text.length : hash;
  let pathAt = hostAt;
  while (pathAt < end && text[pathAt] !== '/' && text[pathAt] !== '?') pathAt++;
  if (pathAt === hostAt) return undefined;
  const authority = text.slice(hostAt, pathAt);
  const path = text.slice(pathAt, end);
  const colon = authority.startsWith('[')
    ? authority.indexOf(':', authority.indexOf(']'))
    : authority.lastIndexOf(':');
  return {
    scheme,
    host: colon < 0 ? authority : authority.slice(0, colon),
    hostAt,
    port: colon < 0 ? undefined : authority.slice(colon + 1),
    path: path.startsWith('/') ? path : `/${path}`,
  };
}

/** The address that `.12` means in a network: its last octet replaced. */
export function expandShort(text: string, network: Ipv4): Ipv4 | undefined {
  const octet = isShort(text) ? text.slice(1) : '';
  return octet === ''
    ? undefined
    : parseIpv4(`${network >>> 24}.${(network >>> 16) & 255}.${(network >>> 8) & 255}.${octet}`);
}
