// What happens on the network: a walk and what its programs do as plain data, names resolved to ids. Events and
// expectations have files of their own.
import type { Endpoint } from '../address/endpoint.ts';
import type { Ipv4 } from '../address/ipv4.ts';
import type { WalkEvent } from './event.ts';
import type { Expectation } from './expectation.ts';
import type { NicId, NodeId } from './network.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

export type { ChangeNode, Flush, Lose, NicChange, SetNic, WalkEvent } from './event.ts';
export type { Expectation, ExpectedFact, ExpectedResult, Failure } from './expectation.ts';

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

export type Action =
  | Ping
  | Traceroute
  | Resolve
  | Get
  | Connect
  | Send
  | EndConnection
  | SendDatagram
  | Announce
  | Probe;

/** Every action by its verb, in the order in which they are offered. */
export const ACTION_KINDS = [
  'ping',
  'traceroute',
  'resolve',
  'get',
  'connect',
  'send',
  'shutdown',
  'close',
  'abort',
  'udp',
  'announce',
  'probe',
] as const satisfies readonly Action['kind'][];

const ACTIONS: ReadonlySet<string> = new Set(ACTION_KINDS);

/** What a program does, and not what happens to the network. */
export function isAction(step: WalkStep): step is Action {
  return ACTIONS.has(step.kind);
}

/** What an action is meant for may be a name with a dot, which its host must ask a resolver for first. */
interface ByName {
  /** that name, in lower case; until it is known the address of `destination` is 0.0.0.0 */
  readonly domain: string | undefined;
}

export interface Ping extends Named, ByName {
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

/** traceroute(8): probes with TTL 1, 2, 3 … until the destination answers, at most 30. */
export interface Traceroute extends Named, ByName {
  readonly kind: 'traceroute';
  readonly destination: Ipv4;
  /** UDP to ports from 33434 on, or ICMP echo requests */
  readonly method: 'udp' | 'icmp';
  /** probes with each TTL, 1 unless written */
  readonly queries: number;
  /** probes under way at the same time, 1 unless written */
  readonly parallel: number;
  /** for each probe, 5 s unless written */
  readonly timeout: Nanoseconds;
}

/** Asks the host's resolvers for the A records of a name. */
export interface Resolve extends Named {
  readonly kind: 'resolve';
  /** in lower case */
  readonly domain: string;
  readonly sourcePorts: PortRange | undefined;
  /** for each question */
  readonly timeout: Nanoseconds;
}

export interface Get extends Named, ByName {
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

export interface Connect extends Named, ByName {
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

export interface SendDatagram extends Named, ByName {
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

/** Gratuitous ARP for the first address of a nic (arping(8) -U; with `reply` -A). */
export interface Announce extends Named {
  readonly kind: 'announce';
  readonly nic: NicId;
  readonly form: 'request' | 'reply';
}

/** ARP probes with the sender 0.0.0.0: is the address in use already (RFC 5227 section 2.1.1, arping(8) -D)? */
export interface Probe extends Named {
  readonly kind: 'probe';
  readonly address: Ipv4;
  /** the one whose network holds the address, else the first */
  readonly nic: NicId;
  readonly count: number;
  readonly interval: Nanoseconds;
  /** of all together, from the first probe on */
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
