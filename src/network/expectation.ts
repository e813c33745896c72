// What must have happened at some moment of a walk, so that a file tests itself.
import type { Ipv4 } from '../address/ipv4.ts';
import type { LanId, NicId, NodeId, SwitchId } from './network.ts';
import type { Predicate } from './predicate.ts';
import type { SourceSpan } from './source.ts';

export interface Expectation {
  readonly kind: 'expect';
  readonly subject:
    | { readonly kind: 'node'; readonly node: NodeId }
    | { readonly kind: 'switch'; readonly switch: SwitchId }
    | { readonly kind: 'lan'; readonly lan: LanId }
    | { readonly kind: 'label'; readonly label: string };
  readonly fact: ExpectedFact;
  readonly source: SourceSpan;
}

export type ExpectedFact =
  | { readonly kind: 'got'; readonly result: ExpectedResult }
  | { readonly kind: 'sent' | 'received'; readonly count: number; readonly match: Predicate }
  | { readonly kind: 'arp'; readonly address: Ipv4 /** undefined: none */; readonly mac: number | undefined }
  | { readonly kind: 'mac'; readonly count: number }
  | { readonly kind: 'socket'; readonly state: string; readonly count: number }
  | { readonly kind: 'saw'; readonly peer: ExpectedPeer }
  /** requests that the node's programs have answered since the walk began */
  | { readonly kind: 'served'; readonly count: number }
  /** entries of the translation table (conntrack) */
  | { readonly kind: 'translates'; readonly count: number }
  | ExpectedRoute;

/** Whose connections (SYNs) have come in, as the addresses stood in the packets that arrived. */
export type ExpectedPeer =
  | { readonly kind: 'nobody' }
  /** `port` undefined: any */
  | { readonly kind: 'address'; readonly address: Ipv4; readonly port: number | undefined };

/** As `ip route get` says it; what is undefined is not asked for. */
export interface ExpectedRoute {
  readonly kind: 'route';
  readonly destination: Ipv4;
  /** the next hop; the destination itself where no router is in between */
  readonly via: Ipv4 | undefined;
  readonly nic: NicId | undefined;
}

export type ExpectedResult =
  | { readonly kind: 'replies'; readonly count: number }
  | { readonly kind: 'status'; readonly status: number; readonly from: NodeId | undefined }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'address'; readonly address: Ipv4 }
  | { readonly kind: 'failure'; readonly failure: Failure };

export type Failure =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'unreachable'
  | 'prohibited'
  | 'invalid'
  | 'no-port'
  | 'closed'
  | 'nxdomain';
