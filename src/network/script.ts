// What happens on the network: a walk's actions, events and expectations as plain data, names resolved to ids.
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { LanId, NodeId, SwitchId } from './network.ts';
import type { Predicate } from './predicate.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

export interface Walk {
  readonly name: string;
  readonly steps: readonly WalkStep[];
  readonly source: SourceSpan;
}

export type WalkStep = Action | WalkEvent | Expectation | Together | Repeat | After;

/** All start at the same instant, in file order; over when all are over. */
export interface Together {
  readonly kind: 'together';
  readonly steps: readonly WalkStep[];
  readonly source: SourceSpan;
}

/** The steps, `times` times over. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly times: number;
  readonly steps: readonly WalkStep[];
  readonly source: SourceSpan;
}

/** Waits, then does the step; inside `together` the wait counts from the start of the block. */
export interface After {
  readonly kind: 'after';
  readonly delay: Nanoseconds;
  readonly step: WalkStep;
  readonly source: SourceSpan;
}

interface Named {
  readonly node: NodeId;
  /** `as c`: what later steps call this action or its connection */
  readonly label: string | undefined;
  readonly source: SourceSpan;
}

export type Action = Ping | Get | Connect | Send | EndConnection | SendDatagram;

export interface Ping extends Named {
  readonly kind: 'ping';
  readonly destination: Ipv4;
  readonly count: number;
  readonly interval: Nanoseconds;
  /** octets of ICMP data, 56 unless written */
  readonly size: number;
  readonly ttl: number | undefined;
  readonly discovery: MtuDiscovery;
  /** ICMP identifier, 4660 unless written */
  readonly identifier: number;
  /** for each echo */
  readonly timeout: Nanoseconds;
}

export interface Get extends Named {
  readonly kind: 'get';
  readonly destination: Endpoint;
  /** the URL's host as it is sent in the Host header */
  readonly host: string;
  readonly path: string;
  readonly sourcePorts: PortRange | undefined;
  /** further header lines, without line end */
  readonly headers: readonly string[];
  readonly timeout: Nanoseconds;
}

export interface Connect extends Named {
  readonly kind: 'connect';
  readonly destination: Endpoint;
  readonly sourcePorts: PortRange | undefined;
  /** false: the program never reads, so its window fills */
  readonly reading: boolean;
  readonly timeout: Nanoseconds;
  /** the connection's name; made up (`connection 3`) where the file gives none */
  readonly connection: string;
}

export interface Send extends Named {
  readonly kind: 'send';
  readonly connection: string;
  readonly payload: Payload;
  readonly count: number;
  readonly interval: Nanoseconds;
}

/** shutdown(SHUT_WR), close, or close with SO_LINGER 0. */
export interface EndConnection extends Named {
  readonly kind: 'shutdown' | 'close' | 'abort';
  readonly connection: string;
}

export interface SendDatagram extends Named {
  readonly kind: 'udp';
  readonly destination: Endpoint;
  readonly payload: Payload;
  readonly sourcePorts: PortRange | undefined;
  readonly count: number;
  readonly interval: Nanoseconds;
  readonly discovery: MtuDiscovery;
  /** how long the answer is waited for; 0: not at all */
  readonly timeout: Nanoseconds;
}

/** IP_MTU_DISCOVER: `df on` is 'do', `df off` is 'dont'; unwritten is 'want', which forbids cutting only what fits (ip(7)). */
export type MtuDiscovery = 'want' | 'do' | 'dont';

/** Ports tried in order, each once. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export type Payload =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'size'; readonly octets: number };

export type WalkEvent =
  | { readonly kind: 'wait'; readonly duration: Nanoseconds; readonly source: SourceSpan }
  /** how long the network must be quiet before the next action */
  | { readonly kind: 'pace'; readonly quiet: Nanoseconds; readonly source: SourceSpan }
  | { readonly kind: 'note'; readonly text: string; readonly source: SourceSpan }
  | Lose;

export interface Lose {
  readonly kind: 'lose';
  /** 'next' n: the next n matching frames; 'nth' n: only the nth from now; 'every': all from now */
  readonly which: { readonly kind: 'next' | 'nth'; readonly count: number } | { readonly kind: 'every' };
  readonly match: Predicate;
  /** lets the frame arrive at this node and die there; otherwise it is lost after the sender */
  readonly at: NodeId | undefined;
  readonly source: SourceSpan;
}

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
  | { readonly kind: 'socket'; readonly state: string; readonly count: number };

export type ExpectedResult =
  | { readonly kind: 'replies'; readonly count: number }
  | { readonly kind: 'status'; readonly status: number; readonly from: NodeId | undefined }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'address'; readonly address: Ipv4 }
  | { readonly kind: 'failure'; readonly failure: Failure };

export type Failure = 'refused' | 'reset' | 'timeout' | 'unreachable' | 'prohibited' | 'invalid' | 'closed';
