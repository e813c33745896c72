// Address translation as a node's rules say it (RFC 3022; nft(8), nat statements): what leaves through some of its nics, or
// is addressed to them. The first rule that fits decides; only the first packet of a connection is looked at.
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { NicId } from './network.ts';
import type { Predicate } from './predicate.ts';
import type { SourceSpan } from './source.ts';

/** In the order of the file, which is that of the chains. */
export type NatRule = Masquerade | SourceNat | DestinationNat;

interface Translation {
  /** the nics meant, never none: those of the node on the lan that the rule names, or the one that it names */
  readonly nics: readonly NicId[];
  readonly source: SourceSpan;
}

/** postrouting: what leaves through one of the nics takes the first address of that nic. */
export interface Masquerade extends Translation {
  readonly kind: 'masquerade';
  /** whose packets, as they were before the translation; `all` unless written */
  readonly match: Predicate;
  /** the source port is always drawn anew (`random`), not only where the own one is taken */
  readonly random: boolean;
}

/** postrouting: what leaves through one of the nics takes a fixed address. */
export interface SourceNat extends Translation {
  readonly kind: 'snat';
  /** whose packets, as they were before the translation; `all` unless written */
  readonly match: Predicate;
  readonly to: {
    readonly address: Ipv4 /** undefined: the own one while it is free */;
    readonly port: number | undefined;
  };
}

/** prerouting: what is addressed to an address of one of the nics, from whichever side it comes, goes elsewhere. */
export interface DestinationNat extends Translation {
  readonly kind: 'dnat';
  readonly protocol: 'tcp' | 'udp';
  /** the destination port that is translated, 1 … 65535 */
  readonly port: number;
  /** where it goes; the same port unless another is written */
  readonly to: Endpoint;
}
