// Packet filter rules of a node (nft(8), chains of the `filter` hook). Unlike nat rules they look at every packet; the first
// that fits decides, and what none fits is accepted.
import type { Predicate } from './predicate.ts';
import type { SourceSpan } from './source.ts';

/** `in`: for the node itself; `out`: made by it; `forward`: passed on by it. */
export type FilterChain = 'in' | 'out' | 'forward';

export interface FilterRule {
  /** never none; without a written chain: `in`, and `forward` too where the node forwards */
  readonly chains: readonly FilterChain[];
  /** the IP packets meant */
  readonly match: Predicate;
  readonly verdict: FilterVerdict;
  readonly source: SourceSpan;
}

export type FilterVerdict =
  | { readonly kind: 'drop' }
  /** the sender is told; `port-unreachable` unless written */
  | { readonly kind: 'reject'; readonly answer: RejectAnswer };

/** A segment with RST (TCP only, and then `match` holds only for TCP), or ICMP type 3 with code 3, 1 or 13 (RFC 1812 section 5.2.7.1). */
export type RejectAnswer = 'tcp-reset' | 'port-unreachable' | 'host-unreachable' | 'admin-prohibited';
