// Virtual services of a layer 4 balancer, as ipvsadm(8) sets them up for the kernel's IP virtual server (ip_vs).
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { NodeId } from './network.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

export interface VirtualService {
  readonly protocol: 'tcp' | 'udp';
  /** what clients call; an address that the balancer has itself, or nothing arrives */
  readonly address: Endpoint;
  readonly mode: BalanceMode;
  readonly schedule: Schedule;
  /** in the order of the file, which is the order of scheduling; may be none */
  readonly reals: readonly RealServer[];
  /** false: every packet is scheduled anew, no connection is remembered */
  readonly tracking: boolean;
  /** how long a client keeps its server after its last connection; undefined: not at all */
  readonly persistence: Nanoseconds | undefined;
  /** the TTL is not lowered, as if the packet were bridged; a real director forwards and lowers it */
  readonly keepTtl: boolean;
  readonly source: SourceSpan;
}

/** Rewriting the destination address; rewriting the MAC only (direct routing); IP in IP (RFC 2003). ipvsadm's is `dr`. */
export type BalanceMode = 'nat' | 'dr' | 'tunnel';

export type Schedule =
  /** positions in `reals`, one for each new connection in turn; the last one stands for all that follow */
  | { readonly kind: 'order'; readonly reals: readonly number[] }
  /** round robin, least connections (each also by weight), source and destination hashing; ipvsadm's is `wlc` */
  | { readonly kind: 'rr' | 'wrr' | 'lc' | 'wlc' | 'sh' | 'dh' };

export interface RealServer {
  readonly address: Ipv4;
  /** with `dr` and `tunnel` always that of the virtual service */
  readonly port: number;
  /** 0 … 65535, 1 unless written; 0 gets nothing new */
  readonly weight: number;
  /** who has the address, where the file says */
  readonly node: NodeId | undefined;
  readonly source: SourceSpan;
}
