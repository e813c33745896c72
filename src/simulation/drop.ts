// How a packet ends before its time: exactly one reason for each that does.
import type { Cidr } from '../address/cidr.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { VirtualService } from '../network/balance.ts';
import type { FilterChain, FilterRule } from '../network/filter.ts';
import type { LanId, NicId } from '../network/network.ts';
import type { RoutingTable } from '../network/routing.ts';
import type { Lose } from '../network/script.ts';
import type { Tuple } from './filter/tuple.ts';

export type EndFact = { readonly kind: 'dropped'; readonly reason: DropReason };

/** Why a packet died: exactly one for each that does. */
export type DropReason =
  | { readonly kind: 'lost'; readonly rule: Lose; readonly lan: LanId }
  | { readonly kind: 'lost-on-lan'; readonly lan: LanId; readonly share: number }
  | { readonly kind: 'same-port' | 'port-dead'; readonly port: number }
  | { readonly kind: 'martian-source'; readonly source: Ipv4 }
  | { readonly kind: 'no-real-server'; readonly service: VirtualService }
  | { readonly kind: 'filtered'; readonly chain: FilterChain; readonly rule: FilterRule }
  | { readonly kind: 'no-arp-reply'; readonly nextHop: Ipv4 }
  | { readonly kind: 'queue-full'; readonly nextHop: Ipv4 }
  | { readonly kind: 'no-route'; readonly destination: Ipv4; readonly table: RoutingTable }
  | {
      readonly kind: 'route-type';
      readonly destination: Ipv4;
      readonly type: 'blackhole' | 'unreachable' | 'prohibit';
      readonly network: Cidr;
    }
  /** RFC 3704: answers to the source would take another way; `winner`: the row of the table that says which, or -1 */
  | {
      readonly kind: 'reverse-path';
      readonly source: Ipv4;
      readonly nic: NicId;
      readonly table: RoutingTable;
      readonly winner: number;
      readonly mode: 1 | 2;
    }
  /** a provider's filter against private sources */
  | { readonly kind: 'ingress-filter'; readonly source: Ipv4; readonly lan: LanId }
  | { readonly kind: 'not-forwarding'; readonly destination: Ipv4 }
  | { readonly kind: 'ttl-expired'; readonly destination: Ipv4 }
  | { readonly kind: 'nic-down' | 'no-carrier'; readonly nic: NicId }
  /** of a socket whose address the node does not have any more */
  | { readonly kind: 'source-gone'; readonly source: Ipv4 }
  /** forgotten with the ARP cache entry that it waited for */
  | { readonly kind: 'neighbour-flushed'; readonly nextHop: Ipv4 }
  | { readonly kind: 'no-listener'; readonly protocol: 'tcp' | 'udp'; readonly port: number }
  | { readonly kind: 'too-big'; readonly octets: number; readonly mtu: number }
  /** at its receiver, whose nic takes no frames of that length */
  | {
      readonly kind: 'frame-too-long';
      readonly nic: NicId;
      readonly octets: number;
      readonly mtu: number;
    }
  /** a redirect that speaks of a translated packet: its addresses mean nothing on the other side */
  | { readonly kind: 'translated-redirect' }
  /** its source would become what another connection with the same destination has already */
  | { readonly kind: 'translation-taken'; readonly as: Tuple }
  | { readonly kind: 'backlog-full'; readonly port: number }
  | { readonly kind: 'nobody-waits'; readonly protocol: number }
  | { readonly kind: 'reassembly-timeout' /** the sender hears of it */; readonly isTold: boolean };
