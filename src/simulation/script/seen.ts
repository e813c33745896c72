// What an expectation found in place of what it expected: data, which the views say in a reader's language.
import type { Endpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Mac } from '../../address/mac.ts';
import type { StaticRoute } from '../../network/network.ts';
import type { Result } from '../result.ts';

export type Seen =
  /** `result` undefined: nothing has come back yet */
  | { readonly kind: 'result'; readonly result: Result | undefined }
  | { readonly kind: 'count'; readonly count: number }
  /** an ARP entry; `mac` undefined: none */
  | { readonly kind: 'neighbour'; readonly mac: Mac | undefined }
  /** the states of all sockets, as ss(8) prints them */
  | { readonly kind: 'sockets'; readonly states: readonly string[] }
  /** the first who have opened connections, and how many there were besides */
  | { readonly kind: 'callers'; readonly callers: readonly Endpoint[]; readonly more: number }
  | { readonly kind: 'way'; readonly nextHop: Ipv4; readonly nic: string }
  /** the address is the host's own */
  | { readonly kind: 'local' }
  | { readonly kind: 'no-route' }
  | { readonly kind: 'refused'; readonly type: Exclude<StaticRoute['type'], 'unicast'> };

/** Whether an expectation holds, and what is there. */
export interface Verdict {
  readonly held: boolean;
  readonly seen: Seen;
}
