// Name service: what a name server answers about the names of its zone (RFC 1034, RFC 1035 section 3), and how a host asks.
import type { Ipv4 } from '../address/ipv4.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

/** The port of name servers, UDP. */
export const NAME_PORT = 53;

/** How long a resolver waits for an answer before it asks again, and how often it asks (resolv.conf(5): timeout, attempts). */
export const RESOLVER_TIMEOUT: Nanoseconds = 5e9;
export const RESOLVER_ATTEMPTS = 2;
/** More `nameserver` lines than this are ignored (resolv.conf(5): MAXNS). */
export const MOST_RESOLVERS = 3;

/** A row of `serve dns`. Several rows with addresses for one name are several A records, in this order. */
export type NameRecord = {
  /** in lower case, without a dot at the end: names are compared without regard to case (RFC 1035 section 2.3.3) */
  readonly name: string;
  readonly source: SourceSpan;
} & NameAnswer;

export type NameAnswer =
  /** an A record */
  | { readonly kind: 'address'; readonly address: Ipv4 }
  /** a CNAME record, followed by what the same server knows of the other name (lower case) */
  | { readonly kind: 'alias'; readonly target: string }
  /** "no such name" (RCODE 3), which is also the answer for a name without a row */
  | { readonly kind: 'nxdomain' }
  /** the question is never answered */
  | { readonly kind: 'silent' };
