// What an action of a walk comes back with: the return of the system calls a program would have made.
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { Mac } from '../address/mac.ts';
import type { Failure } from '../network/script.ts';
import type { Nanoseconds } from '../network/source.ts';

/** What a probe of traceroute has found; `from` undefined: nobody has answered. */
export interface Hop {
  readonly ttl: number;
  readonly from: Ipv4 | undefined;
  readonly roundTrip: Nanoseconds | undefined;
}

export type Result =
  | {
      readonly kind: 'replies';
      readonly received: number;
      readonly sent: number;
      readonly failure: Failure | undefined;
    }
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly server: string | undefined;
      readonly body: string;
      readonly octets: number;
    }
  | { readonly kind: 'connected'; readonly local: Endpoint; readonly remote: Endpoint }
  | { readonly kind: 'sent'; readonly octets: number }
  | { readonly kind: 'answer'; readonly text: string; readonly from: Endpoint }
  /** of a name, in the order of the answer */
  | { readonly kind: 'addresses'; readonly addresses: readonly Ipv4[] }
  /** whether an address is taken; `owner` undefined: nobody has said so */
  | {
      readonly kind: 'probed';
      readonly address: Ipv4;
      readonly owner: Mac | undefined;
      readonly sent: number;
    }
  /** of traceroute, in the order of the probes */
  | { readonly kind: 'hops'; readonly hops: readonly Hop[]; readonly isReached: boolean }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly after: Nanoseconds };
