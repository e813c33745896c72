import type { Ipv4 } from '../../address/ipv4.ts';
import type { NicId } from '../../network/network.ts';
import type { RoutingTable } from '../../network/routing.ts';
import type { Nanoseconds } from '../../network/source.ts';

export type NetworkFact =
  /** the whole table and which row won; `local`: the destination is one of the node's own addresses */
  | {
      readonly kind: 'routed';
      readonly destination: Ipv4;
      readonly table: RoutingTable;
      readonly winner: number | 'local';
      readonly nextHop: Ipv4;
      readonly nic: NicId | undefined;
      readonly source: Ipv4;
      readonly forwarded: boolean;
    }
  /** there is no way, and the system call fails before a packet is made; `refusing`: the row that says so */
  | {
      readonly kind: 'not-routed';
      readonly destination: Ipv4;
      readonly table: RoutingTable;
      readonly refusing: number | undefined;
    }
  /** from an ICMP error: the largest packet that gets through to a destination */
  | { readonly kind: 'path-mtu-learned'; readonly destination: Ipv4; readonly mtu: number }
  /** to the sender of a packet for `destination`: `gateway` is nearer */
  | {
      readonly kind: 'redirect-made';
      readonly to: Ipv4;
      readonly destination: Ipv4;
      readonly gateway: Ipv4;
    }
  | {
      readonly kind: 'redirect-taken';
      readonly from: Ipv4;
      readonly destination: Ipv4;
      readonly gateway: Ipv4;
      readonly outcome: RedirectOutcome;
    }
  | { readonly kind: 'ttl-decremented'; readonly before: number; readonly after: number }
  | {
      readonly kind: 'accepted';
      readonly destination: Ipv4;
      readonly source: Ipv4;
      readonly as: 'own' | 'broadcast';
      readonly protocol: number;
    }
  | {
      readonly kind: 'fragmented';
      readonly pieces: number;
      readonly mtu: number;
      readonly octets: number;
      /** it would fit as a whole, but has come in these pieces */
      readonly asItCame: boolean;
    }
  | { readonly kind: 'reassembled'; readonly pieces: number; readonly octets: number }
  | {
      readonly kind: 'echo-asked';
      readonly destination: Ipv4;
      readonly identifier: number;
      readonly sequence: number;
    }
  | {
      readonly kind: 'echo-answered';
      readonly to: Ipv4;
      readonly identifier: number;
      readonly sequence: number;
    }
  | {
      readonly kind: 'echo-returned';
      readonly from: Ipv4;
      readonly identifier: number;
      readonly sequence: number;
      readonly roundTrip: Nanoseconds;
    }
  | {
      readonly kind: 'error-made';
      readonly to: Ipv4;
      readonly type: 'unreachable' | 'time-exceeded';
      readonly code: number;
    }
  | {
      readonly kind: 'error-taken';
      readonly from: Ipv4;
      readonly type: 'unreachable' | 'time-exceeded';
      readonly code: number;
    };

/** What becomes of a redirect: only the first one changes the way. */
export type RedirectOutcome =
  | 'heeded'
  /** the MAC of the other next hop has to be known first */
  | 'unresolved'
  /** of somebody by whom the packets do not go */
  | 'not-the-gateway'
  /** routers decide by their tables alone */
  | 'forwards'
  /** what it names cannot be a next hop */
  | 'no-host'
  /** about a packet of which no socket knows any more */
  | 'nobody-sends';
