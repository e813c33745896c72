// What a balancer does, as steps of a walkthrough.
import type { Endpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { BalanceMode, VirtualService } from '../../network/balance.ts';
import type { Load } from './schedule.ts';

export type BalanceFact =
  /** a packet for a virtual service goes to one of its real servers */
  | {
      readonly kind: 'balanced';
      readonly service: VirtualService;
      /** position in the service's real servers; undefined: one that is not in the service any more */
      readonly real: number | undefined;
      readonly to: Endpoint;
      readonly why: BalanceReason;
      /** beside the real servers, where the scheduler counts connections */
      readonly loads: readonly Load[] | undefined;
    }
  /** the answer of a real server gets the address of the virtual service again */
  | {
      readonly kind: 'balanced-back';
      readonly service: Endpoint;
      readonly real: Endpoint;
      readonly client: Endpoint;
    }
  /** an ICMP error about a packet of a balanced connection */
  | {
      readonly kind: 'balanced-error';
      readonly service: Endpoint;
      readonly real: Endpoint;
      readonly client: Endpoint;
      readonly mode: BalanceMode;
      readonly way: BalancedErrorWay;
    }
  /** a packet is put into another one, or taken out of it (RFC 2003) */
  | { readonly kind: 'encapsulated' | 'decapsulated'; readonly source: Ipv4; readonly destination: Ipv4 };

export type BalanceReason =
  /** the first packet of a connection: the scheduler has chosen */
  | 'scheduled'
  /** `persistent`: the client has had this server before */
  | 'kept'
  /** a later packet of a known connection */
  | 'known'
  /** `tracking off`: every packet is scheduled anew */
  | 'packet';

export type BalancedErrorWay =
  /** about an answer: the server that gave it has to know */
  | 'to-real'
  /** about a packet of the client */
  | 'to-client'
  /** the same, but the packet was inside another one of the balancer's own */
  | 'out-of-tunnel';
