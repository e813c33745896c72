// What an action of a walk comes back with: the return of the system calls a program would have made.
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { Failure } from '../network/script.ts';
import type { Nanoseconds } from '../network/source.ts';

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
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly after: Nanoseconds };
