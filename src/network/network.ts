// The network as plain data: what a checked file says about lans, switches, nodes and nics, with every default filled in.
// No behaviour lives here; ids are positions in the arrays, so that the simulation never looks anything up by name.
import type { Cidr } from '../address/cidr.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { Mac } from '../address/mac.ts';
import type { VirtualService } from './balance.ts';
import type { FilterRule } from './filter.ts';
import type { NatRule } from './nat.ts';
import type { Software, Upstream } from './proxy.ts';
import type { Walk } from './script.ts';
import type { Service } from './service.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

/** Position in `Network.nodes`. */
export type NodeId = number;
/** Position in `Network.nics`. */
export type NicId = number;
/** Position in `Network.lans`. */
export type LanId = number;
/** Position in `Network.switches`. */
export type SwitchId = number;

export interface Network {
  readonly lans: readonly Lan[];
  readonly switches: readonly Switch[];
  readonly nodes: readonly NetworkNode[];
  /** every nic of every node, in order of declaration */
  readonly nics: readonly Nic[];
  readonly walks: readonly Walk[];
}

/** A broadcast domain. */
export interface Lan {
  readonly id: LanId;
  readonly name: string;
  readonly network: Cidr | undefined;
  /** a provider's network: RFC 1918 sources are dropped where they enter (BCP 38) */
  readonly isPublic: boolean;
  readonly switches: readonly SwitchId[];
  /** octets of an IP packet, 68 … 65535 */
  readonly mtu: number;
  /** from nic to nic across one switch */
  readonly delay: Nanoseconds;
  /** share of frames that vanish, 0 … 1 */
  readonly loss: number;
  /** how long a switch remembers a MAC */
  readonly ageing: Nanoseconds;
  readonly source: SourceSpan;
}

export interface Switch {
  readonly id: SwitchId;
  readonly name: string;
  readonly lan: LanId;
  /** in order of declaration, nics first, then trunks: port number = position + 1, named p1, p2 … */
  readonly ports: readonly SwitchPort[];
  readonly source: SourceSpan;
}

export type SwitchPort =
  | { readonly kind: 'nic'; readonly nic: NicId }
  | {
      readonly kind: 'trunk';
      readonly to: SwitchId /** position of the port at the other end */;
      readonly toPort: number;
    };

export type NodeKind = 'host' | 'router' | 'balancer' | 'proxy';

export interface NetworkNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly name: string;
  readonly nics: readonly NicId[];
  /** static routes, without the connected ones (those follow from the nics) */
  readonly routes: readonly StaticRoute[];
  /** further addresses on lo, each a /32 */
  readonly loopbacks: readonly Ipv4[];
  readonly staticNeighbours: readonly StaticNeighbour[];
  /** name servers that are asked in turn, at most three */
  readonly resolvers: readonly Ipv4[];
  /** opens packets that come in a tunnel (IP protocol 4, RFC 2003); otherwise they are answered "protocol unreachable" */
  readonly decapsulates: boolean;
  readonly nat: readonly NatRule[];
  readonly filter: readonly FilterRule[];
  /** octets: a SYN or SYN-ACK that the node forwards announces at most this segment size; undefined: as it came */
  readonly mssClamp: number | undefined;
  readonly services: readonly Service[];
  readonly virtualServices: readonly VirtualService[];
  /** those that the file names; rows of a program hold the one that answers */
  readonly upstreams: readonly Upstream[];
  /** whose habits its HTTP programs have when they pass requests on */
  readonly software: Software;
  readonly settings: Settings;
  readonly source: SourceSpan;
}

export interface Nic {
  readonly id: NicId;
  readonly node: NodeId;
  /** eth0, eth1 … unless the file names it */
  readonly name: string;
  readonly lan: LanId;
  readonly mac: Mac;
  /** the first is the primary one; empty for a nic without IPv4 */
  readonly addresses: readonly Cidr[];
  readonly mtu: number;
  readonly switch: SwitchId;
  /** position in the switch's ports */
  readonly port: number;
  readonly down: boolean;
  /** false: the cable is out, nothing comes or goes */
  readonly plugged: boolean;
  readonly source: SourceSpan;
}

export interface StaticRoute {
  readonly network: Cidr;
  readonly type: 'unicast' | 'blackhole' | 'unreachable' | 'prohibit';
  readonly via: Ipv4 | undefined;
  readonly nic: NicId | undefined;
  readonly metric: number;
  readonly source: SourceSpan;
}

export interface StaticNeighbour {
  readonly address: Ipv4;
  readonly mac: Mac;
  readonly source: SourceSpan;
}

/** What sysctl would say, by the kernel's names; times in virtual nanoseconds. */
export interface Settings {
  readonly forward: boolean;
  readonly ttl: number;
  /** net.ipv4.ip_local_port_range */
  readonly localPortRange: { readonly first: number; readonly last: number };
  /** net.ipv4.conf.all.rp_filter: 1 drops what its sender would be answered another way, 2 what has no way back (RFC 3704) */
  readonly rpFilter: 0 | 1 | 2;
  readonly arp: {
    /** arp_ignore, which requests are left unanswered: 0 none for an own address, 1 for one of another nic, 2 also from another network, 3 for one of host scope, 8 all */
    readonly ignore: 0 | 1 | 2 | 3 | 8;
    /** arp_announce, with which own address is asked: 0 any, 1 one in the target's network if possible, 2 the best for the target */
    readonly announce: 0 | 1 | 2;
    /** arp_accept, whether gratuitous ARP makes new entries: 0 no, 1 yes, 2 for senders in an own network */
    readonly accept: 0 | 1 | 2;
    /** proxy_arp: answers for addresses that it would forward to through another nic */
    readonly proxy: boolean;
    readonly baseReachableTime: Nanoseconds;
    readonly delayFirstProbeTime: Nanoseconds;
    readonly retransTime: Nanoseconds;
  };
  readonly tcp: {
    readonly timestamps: boolean;
    readonly sack: boolean;
    readonly synRetries: number;
    readonly synLinearTimeouts: number;
    readonly synackRetries: number;
  };
}

/** The kernel's defaults as the reference captures have them (Linux 6.18). */
export const DEFAULT_SETTINGS: Settings = {
  forward: false,
  ttl: 64,
  localPortRange: { first: 32768, last: 60999 },
  rpFilter: 0,
  arp: {
    ignore: 0,
    announce: 0,
    accept: 0,
    proxy: false,
    baseReachableTime: 30e9,
    delayFirstProbeTime: 5e9,
    retransTime: 1e9,
  },
  tcp: { timestamps: true, sack: true, synRetries: 6, synLinearTimeouts: 4, synackRetries: 5 },
};
