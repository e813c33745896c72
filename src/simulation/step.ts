// The vocabulary of a walkthrough: everything that can happen, each with the evidence it was decided on and the difference it
// made. Protocol code emits steps as facts; it never knows who reads them. Explanations are made from these in view/.
// (The shape follows Batfish's Trace -> Hop -> Step: a step that names a decision carries what the decision rested on.)
import type { Cidr } from '../address/cidr.ts';
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { Mac } from '../address/mac.ts';
import type { VirtualService } from '../network/balance.ts';
import type { FilterChain, FilterRule, RejectAnswer } from '../network/filter.ts';
import type { NameRecord } from '../network/names.ts';
import type { NatRule } from '../network/nat.ts';
import type { LanId, NicId, NodeId, SwitchId } from '../network/network.ts';
import type { RoutingTable } from '../network/routing.ts';
import type { Action, Expectation, Failure, Lose, WalkStep } from '../network/script.ts';
import type { HttpPage } from '../network/service.ts';
import type { Nanoseconds } from '../network/source.ts';
import type { EthernetFrame } from '../wire/ethernet.ts';
import type { BalanceFact } from './balance/fact.ts';
import type { Tuple } from './filter/tuple.ts';
import type { NeighbourState } from './link/neighbour-entry.ts';
import type { Result } from './result.ts';
import type { EventFact } from './script/event-fact.ts';
import type { TcpState } from './transport/tcp/connection.ts';

/** Order of a step in its trace, from 0. */
export type StepSerial = number;
/** Identity of a packet from its making to its end, also while it waits unsent. */
export type PacketId = number;
/** Position in the trace's list of transmissions. */
export type TransmissionIndex = number;

/** OSI layer on which a step happens; 0: the walk itself. */
export type StepLayer = 0 | 2 | 3 | 4 | 7;

export type Place =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'switch'; readonly switch: SwitchId }
  | { readonly kind: 'walk' };

export interface Step {
  readonly serial: StepSerial;
  readonly time: Nanoseconds;
  readonly place: Place;
  readonly layer: StepLayer;
  /** the step without which this one would not have happened */
  readonly cause: StepSerial | undefined;
  /** position in the run's list of performed walk steps; -1 before the first */
  readonly action: number;
  readonly packet: PacketId | undefined;
  /** the frame on its wire that the step is about */
  readonly transmission: TransmissionIndex | undefined;
  readonly fact: Fact;
}

export type Fact =
  | BalanceFact
  | EventFact
  | FilterFact
  | WalkFact
  | ApplicationFact
  | TransportFact
  | NetworkFact
  | LinkFact
  | EndFact;

// ---- the walk

export type WalkFact =
  | { readonly kind: 'began'; readonly action: Action }
  | { readonly kind: 'ended'; readonly action: Action; readonly result: Result }
  | { readonly kind: 'noted'; readonly text: string }
  | { readonly kind: 'loss-armed'; readonly rule: Lose }
  | { readonly kind: 'waited'; readonly duration: Nanoseconds }
  | {
      readonly kind: 'checked';
      readonly expectation: Expectation;
      readonly held: boolean;
      readonly seen: string;
    };

// ---- layer 7

export type ApplicationFact =
  /** traceroute sends a probe, and hears of it; `hop` undefined: it has waited long enough */
  | {
      readonly kind: 'hop-asked';
      readonly destination: Ipv4;
      readonly ttl: number;
      readonly method: 'udp' | 'icmp';
    }
  | {
      readonly kind: 'hop-found';
      readonly ttl: number;
      readonly hop:
        | { readonly from: Ipv4; readonly roundTrip: Nanoseconds; readonly final: boolean }
        | undefined;
    }
  /** a program hands octets to transport */
  | {
      readonly kind: 'wrote';
      readonly program: string;
      readonly octets: number;
      readonly firstLine: string | undefined;
      readonly peer: Endpoint;
    }
  /** a program reads octets */
  | {
      readonly kind: 'read';
      readonly program: string;
      readonly octets: number;
      readonly firstLine: string | undefined;
      readonly peer: Endpoint;
    }
  | { readonly kind: 'read-end'; readonly program: string; readonly peer: Endpoint }
  | { readonly kind: 'accepted-connection'; readonly program: string; readonly peer: Endpoint }
  | { readonly kind: 'thought'; readonly program: string; readonly duration: Nanoseconds }
  | NameFact
  | ProxyFact
  | {
      readonly kind: 'asked-to-end';
      readonly program: string;
      readonly how: 'shutdown' | 'close' | 'abort';
      readonly peer: Endpoint;
    };

/** What a layer 7 proxy does between the client's connection and a server's. */
export type ProxyFact =
  /** a part of a request: too little to choose by */
  | {
      readonly kind: 'request-awaited';
      readonly program: string;
      readonly client: Endpoint;
      readonly octets: number;
    }
  /** the row with the longest path that fits; `winner` undefined: none does */
  | {
      readonly kind: 'location-chosen';
      readonly program: string;
      /** `GET /logo` */
      readonly line: string;
      readonly target: string;
      readonly pages: readonly HttpPage[];
      readonly winner: number | undefined;
    }
  /** whose turn it is; `chosen` undefined: no server is left */
  | {
      readonly kind: 'server-chosen';
      readonly program: string;
      readonly upstream: string;
      readonly servers: readonly WeighedServer[];
      readonly chosen: number | undefined;
      /** over a connection that was kept */
      readonly isKept: boolean;
      /** there is no other server */
      readonly isAlone: boolean;
      /** what became of the server before */
      readonly after: Failure | undefined;
    }
  | {
      readonly kind: 'server-failed';
      readonly program: string;
      readonly server: Endpoint;
      readonly failure: Failure;
      readonly isReused: boolean;
    }
  /** the server's answer goes to the client */
  | {
      readonly kind: 'answer-passed';
      readonly program: string;
      readonly server: Endpoint;
      readonly client: Endpoint;
      readonly status: number;
      readonly octets: number;
    }
  /** the proxy answers without a server */
  | {
      readonly kind: 'answered-itself';
      readonly program: string;
      readonly client: Endpoint;
      readonly status: number;
      readonly because: Failure | undefined;
    };

/** A server when its turn was considered. */
export interface WeighedServer {
  readonly name: string;
  readonly weight: number;
  /** what it has saved up: the greatest is chosen */
  readonly credit: number;
  /** why it cannot be chosen */
  readonly skipped: 'tried' | 'failed' | 'no-weight' | undefined;
}

/** A name that a program needs an address for. */
export type NameFact =
  /** the host knows it from an earlier answer */
  | {
      readonly kind: 'name-cached';
      readonly name: string;
      readonly addresses: readonly Ipv4[];
      readonly until: Nanoseconds;
    }
  /** the resolver asks a name server */
  | {
      readonly kind: 'name-asked';
      readonly name: string;
      readonly server: Ipv4;
      /** no name server is written: the host asks itself */
      readonly isOwnHost: boolean;
      readonly attempt: number;
      readonly of: number;
      readonly why: AskReason;
    }
  /** a name server looked the name up in its rows */
  | {
      readonly kind: 'name-served';
      readonly program: string;
      readonly name: string;
      readonly client: Endpoint;
      readonly records: readonly NameRecord[];
      /** positions of the rows that make the answer */
      readonly used: readonly number[];
      readonly answer: 'addresses' | 'nxdomain' | 'silent';
    }
  /** the resolver took an answer; without addresses the name does not exist */
  | {
      readonly kind: 'name-answered';
      readonly name: string;
      readonly from: Ipv4;
      readonly addresses: readonly Ipv4[];
      /** seconds that it may be kept */
      readonly ttl: number;
    };

/** Why a name server is asked: as the first, or after what became of the question before. */
export type AskReason = 'first' | Failure;

// ---- layer 4

/** Why a TCP segment is sent. */
export type SegmentPurpose =
  | { readonly kind: 'syn' }
  | { readonly kind: 'syn-ack' }
  | { readonly kind: 'data' }
  | { readonly kind: 'fin' }
  | { readonly kind: 'ack'; readonly why: AckReason }
  | {
      readonly kind: 'reset';
      readonly why: 'no-socket' | 'not-acceptable' | 'aborted' | 'unread-data' | 'late-data';
    }
  | {
      readonly kind: 'retransmission';
      readonly why: RetransmissionReason;
      readonly attempt: number;
      readonly first: Nanoseconds;
    }
  | { readonly kind: 'window-probe'; readonly attempt: number };

export type AckReason =
  | 'handshake'
  | 'quick'
  | 'two-segments'
  | 'delayed'
  | 'read'
  | 'out-of-order'
  | 'duplicate'
  | 'fin'
  | 'window-update'
  | 'challenge'
  | 'probe-answer'
  | 'time-wait';

export type RetransmissionReason =
  | 'timeout'
  | 'tail-loss-probe'
  | 'duplicate-acks'
  | 'duplicate-syn'
  | 'path-mtu';

/** What a TCP end knows about the connection after a step: what L2 of the lesson shows. */
export interface TcpView {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly before: TcpState;
  readonly after: TcpState;
}

export type ConnectionEnd =
  | 'time-wait-over'
  | 'gave-up'
  | 'fin-timeout'
  | 'error'
  | 'synack-gave-up'
  /** an ICMP error says that nobody can be answered */
  | 'unreachable';

export type TransportFact =
  /** a socket chose its local end; `candidates` says where the port came from */
  | {
      readonly kind: 'opened';
      readonly protocol: 'tcp' | 'udp';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly port: 'ephemeral' | 'asked';
    }
  | {
      readonly kind: 'segment-made';
      readonly connection: TcpView;
      readonly purpose: SegmentPurpose;
      readonly flags: number;
      readonly sequence: number;
      readonly acknowledgement: number;
      readonly length: number;
    }
  | {
      readonly kind: 'segment-taken';
      readonly connection: TcpView;
      readonly effect: SegmentEffect;
      readonly flags: number;
      readonly sequence: number;
      readonly acknowledgement: number;
      readonly length: number;
    }
  | { readonly kind: 'ack-postponed'; readonly connection: TcpView; readonly until: Nanoseconds }
  | {
      readonly kind: 'waited-for-window';
      readonly connection: TcpView;
      readonly limit: 'window' | 'congestion' | 'nagle';
      readonly octets: number;
    }
  | {
      readonly kind: 'connection-changed';
      readonly connection: TcpView;
      readonly why: ConnectionEnd;
    }
  | {
      readonly kind: 'datagram-made';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly octets: number;
    }
  | {
      readonly kind: 'datagram-taken';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly octets: number;
      readonly program: string;
    }
  | {
      readonly kind: 'error-reported';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly failure: Failure;
      readonly fatal: boolean;
    };

export type SegmentEffect =
  | { readonly kind: 'connection-asked' }
  | { readonly kind: 'handshake-answered' }
  | { readonly kind: 'handshake-completed' }
  | { readonly kind: 'data'; readonly octets: number; readonly acknowledged: number }
  | { readonly kind: 'acknowledged'; readonly octets: number; readonly fin: boolean }
  | { readonly kind: 'out-of-order'; readonly octets: number; readonly missing: number }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'duplicate-ack'; readonly count: number }
  | { readonly kind: 'window'; readonly window: number }
  | { readonly kind: 'fin'; readonly octets: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'unacceptable' };

// ---- translation and filters, on the way through a node

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

// ---- layer 3

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
  | { readonly kind: 'ttl-decremented'; readonly before: number; readonly after: number }
  | {
      readonly kind: 'accepted';
      readonly destination: Ipv4;
      readonly source: Ipv4;
      readonly as: 'own' | 'broadcast';
      readonly protocol: number;
    }
  | { readonly kind: 'fragmented'; readonly pieces: number; readonly mtu: number; readonly octets: number }
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

// ---- layer 2

export type LinkFact =
  /** blocked: the next hop's MAC is not known */
  | {
      readonly kind: 'queued';
      readonly nextHop: Ipv4;
      readonly waiting: number;
      readonly state: NeighbourState | undefined;
    }
  | {
      readonly kind: 'arp-asked';
      readonly target: Ipv4;
      readonly attempt: number;
      readonly of: number;
      readonly unicastTo: Mac | undefined;
    }
  /** proxied: for an address that is not its own */
  | { readonly kind: 'arp-answered' | 'arp-proxied'; readonly target: Ipv4; readonly asker: Ipv4 }
  /** `level`: of arp_ignore */
  | { readonly kind: 'arp-ignored'; readonly target: Ipv4; readonly level: number }
  /** gratuitous ARP */
  | {
      readonly kind: 'arp-announced';
      readonly address: Ipv4;
      readonly nic: NicId;
      readonly form: 'request' | 'reply';
    }
  /** is the address taken? */
  | { readonly kind: 'arp-probed'; readonly address: Ipv4; readonly attempt: number; readonly of: number }
  | { readonly kind: 'arp-not-me'; readonly target: Ipv4 }
  /** an ARP cache entry was made or changed */
  | {
      readonly kind: 'neighbour-changed';
      readonly address: Ipv4;
      readonly before: NeighbourState | undefined;
      readonly after: NeighbourState;
      readonly mac: Mac | undefined;
      readonly why: NeighbourReason;
    }
  | { readonly kind: 'released'; readonly nextHop: Ipv4; readonly mac: Mac; readonly packets: number }
  | {
      readonly kind: 'sent';
      readonly nic: NicId | undefined;
      readonly frame: EthernetFrame;
      readonly resolved: 'cache' | 'broadcast' | 'loopback' | 'answer';
    }
  | { readonly kind: 'received'; readonly nic: NicId | undefined; readonly frame: EthernetFrame }
  | {
      readonly kind: 'learned';
      readonly mac: Mac;
      readonly port: number;
      readonly before: number | undefined;
    }
  | {
      readonly kind: 'flooded';
      readonly from: number;
      readonly to: readonly number[];
      readonly why: 'broadcast' | 'unknown';
      readonly mac: Mac;
    }
  | { readonly kind: 'switched'; readonly from: number; readonly to: number; readonly mac: Mac };

export type NeighbourReason =
  | 'asked'
  | 'answered'
  | 'overheard-request'
  | 'announced'
  | 'used'
  | 'confirmed'
  | 'timed-out'
  | 'probing'
  | 'no-answer'
  | 'written'
  | 'moved';

// ---- the end of a packet before its time

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
  /** forgotten with the ARP cache entry that it waited for */
  | { readonly kind: 'neighbour-flushed'; readonly nextHop: Ipv4 }
  | { readonly kind: 'no-listener'; readonly protocol: 'tcp' | 'udp'; readonly port: number }
  | { readonly kind: 'too-big'; readonly octets: number; readonly mtu: number }
  | { readonly kind: 'backlog-full'; readonly port: number }
  | { readonly kind: 'nobody-waits'; readonly protocol: number }
  | { readonly kind: 'reassembly-timeout' };

/** The walk step that a step belongs to, with the times at which it began and was over. */
export interface PerformedStep {
  readonly index: number;
  readonly step: WalkStep;
  /** serial of the first step after it began */
  readonly begin: StepSerial;
}
