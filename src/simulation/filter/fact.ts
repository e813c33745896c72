import type { Ipv4 } from '../../address/ipv4.ts';
import type { FilterChain, FilterRule, RejectAnswer } from '../../network/filter.ts';
import type { NatRule } from '../../network/nat.ts';
import type { Tuple } from '../filter/tuple.ts';

/** One end of a packet as translation sees it; `port`: of an echo its identifier, undefined where there is none. */
export interface TranslatedEnd {
  readonly address: Ipv4;
  readonly port: number | undefined;
}

export type FilterFact =
  /** a connection is in the table now, in both its directions */
  | {
      readonly kind: 'tracked';
      readonly original: Tuple;
      readonly reply: Tuple;
    }
  /** by a rule, which sees a connection's first packet only, or by what the table holds since then */
  | {
      readonly kind: 'translated';
      readonly side: 'source' | 'destination';
      readonly protocol: number;
      readonly before: TranslatedEnd;
      readonly after: TranslatedEnd;
      readonly by: TranslationReason;
    }
  /** the node's rules for this chain have been gone through, and none stops the packet */
  | { readonly kind: 'passed-filter'; readonly chain: FilterChain; readonly rules: readonly FilterRule[] }
  /** the answer of a filter that says no */
  | { readonly kind: 'rejected'; readonly answer: RejectAnswer; readonly to: Ipv4 }
  /** a SYN announces a smaller segment size than it did */
  | { readonly kind: 'clamped'; readonly before: number; readonly after: number };

export type TranslationReason =
  | { readonly kind: 'rule'; readonly rule: NatRule; readonly isPortTaken: boolean }
  /** no rule, but the port is taken by another connection */
  | { readonly kind: 'port-taken' }
  /** a later packet of a known connection, in the direction of the first or of the answers */
  | { readonly kind: 'known'; readonly direction: 'original' | 'reply' }
  /** an ICMP error about a packet of a known connection, whose quoted packet is translated as well */
  | { readonly kind: 'error' };
