// Programs: what runs on a node above the sockets. A program is woken by a signal, does a few system calls and sleeps again.

import type { Endpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Mac } from '../../address/mac.ts';
import type { NodeId } from '../../network/network.ts';
import type {
  Connect,
  Failure,
  Get,
  Ping,
  Probe,
  Resolve,
  SendDatagram,
  Traceroute,
} from '../../network/script.ts';
import type { DnsService, Service } from '../../network/service.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { HttpResponse } from '../../wire/http.ts';
import type { IcmpMessage } from '../../wire/icmp.ts';
import type { ThreadId } from '../script/state.ts';
import type { Turn } from '../turn.ts';
import type { ProcessId, SocketId } from '../world.ts';
import type { Attempt } from './next-address.ts';
import type { ProxyServer } from './proxy-process.ts';

export type { ProxyClient, ProxyRequest, ProxyServer, ProxyUpstream } from './proxy-process.ts';

export type Process =
  | TracerouteProcess
  | ProbeProcess
  | PingProcess
  | GetProcess
  | ConnectProcess
  | DatagramProcess
  | LookupProcess
  | TcpServer
  | UdpServer
  | NameServer
  | ProxyServer;

interface Client {
  readonly id: ProcessId;
  /** whom to tell when the action has its result */
  readonly thread: ThreadId;
  readonly begun: Nanoseconds;
}

export interface PingProcess extends Client {
  readonly kind: 'ping';
  readonly action: Ping;
  readonly sent: number;
  readonly received: number;
  readonly failure: Failure | undefined;
  /** when each echo was sent, by sequence - 1; undefined once answered */
  readonly waiting: readonly (Nanoseconds | undefined)[];
}

export interface GetProcess extends Client {
  readonly kind: 'get';
  readonly action: Get;
  readonly attempt: Attempt;
  readonly connected: boolean;
  readonly socket: SocketId;
  readonly local: Endpoint;
  /** the answer so far, as it was read */
  readonly received: readonly Uint8Array[];
  /** octets of it */
  readonly octets: number;
  /** as soon as it is there, with its own octets */
  readonly head: { readonly response: HttpResponse; readonly length: number } | undefined;
}

export interface ConnectProcess extends Client {
  readonly kind: 'connect';
  readonly action: Connect;
  readonly attempt: Attempt;
  readonly socket: SocketId;
  readonly connected: boolean;
}

export interface DatagramProcess extends Client {
  readonly kind: 'datagram';
  readonly action: SendDatagram;
  readonly socket: SocketId;
  readonly sent: number;
  /** what came while there was still something to send */
  readonly answer: Extract<Signal, { kind: 'datagram' }> | undefined;
  /** returned by the next call on the socket (sk_err): a datagram to be sent then is not */
  readonly error: Extract<Signal, { kind: 'failed' }> | undefined;
  readonly isReceiving: boolean;
}

/** What may begin with a name. */
export type NamingAction = Ping | Traceroute | Resolve | Get | Connect | SendDatagram;

export interface LookupProcess extends Client {
  readonly kind: 'lookup';
  readonly action: NamingAction;
  /** in lower case */
  readonly name: string;
  /** asked in turn, never none */
  readonly servers: readonly Ipv4[];
  /** the question that is due or waits for its answer, from 0: its server is the remainder by their number */
  readonly question: number;
  /** of the DNS message, the same in all questions */
  readonly identifier: number;
  /** one for each server asked so far, by its position */
  readonly sockets: ReadonlyMap<number, SocketId>;
  /** answers that came after their time, by socket: read when their server is asked again */
  readonly late: ReadonlyMap<SocketId, Uint8Array>;
}

export interface TracerouteProcess extends Client {
  readonly kind: 'traceroute';
  readonly action: Traceroute;
  /** of its echo requests */
  readonly identifier: number;
  /** in the order in which they were sent */
  readonly probes: readonly TraceProbe[];
}

export interface TraceProbe {
  readonly ttl: number;
  readonly sent: Nanoseconds;
  /** of UDP, while it waits */
  readonly socket: SocketId | undefined;
  /** `final`: nothing further away needs to be asked */
  readonly answer: { readonly from: Ipv4; readonly time: Nanoseconds; readonly final: boolean } | undefined;
  readonly expired: boolean;
}

export interface ProbeProcess extends Client {
  readonly kind: 'probe';
  readonly action: Probe;
  readonly sent: number;
}

export interface TcpServer {
  readonly kind: 'tcp-server';
  readonly id: ProcessId;
  readonly service: Extract<Service, { kind: 'http' | 'tcp' | 'echo' | 'discard' }>;
  readonly listener: SocketId;
  /** what has been read and not yet used, by connection */
  readonly pending: ReadonlyMap<SocketId, Uint8Array>;
}

export interface UdpServer {
  readonly kind: 'udp-server';
  readonly id: ProcessId;
  readonly service: Extract<Service, { kind: 'udp' | 'echo' }>;
  readonly socket: SocketId;
}

export interface NameServer {
  readonly kind: 'name-server';
  readonly id: ProcessId;
  readonly service: DnsService;
  readonly socket: SocketId;
}

export type Signal =
  /** the program's next call: it closes this connection */
  | { readonly kind: 'close'; readonly socket: SocketId }
  | { readonly kind: 'connected' | 'readable' | 'writable' | 'acceptable'; readonly socket: SocketId }
  | { readonly kind: 'failed'; readonly socket: SocketId; readonly failure: Failure }
  | {
      readonly kind: 'datagram';
      readonly socket: SocketId;
      readonly local: Endpoint;
      readonly from: Endpoint;
      readonly data: Uint8Array;
    }
  /** `at`: when it arrived */
  | {
      readonly kind: 'icmp';
      readonly message: IcmpMessage;
      readonly from: Ipv4;
      readonly at: Nanoseconds;
    }
  /** a probe has found somebody */
  | { readonly kind: 'address-taken'; readonly mac: Mac }
  /** a sleep is over */
  | { readonly kind: 'slept'; readonly purpose: 'next' | 'timeout' }
  /** a name server was waited for long enough */
  | { readonly kind: 'unanswered'; readonly question: number }
  /** a time limit of a proxy's socket; void if a later one was set */
  | { readonly kind: 'proxy-timer'; readonly socket: SocketId; readonly timer: number }
  /** the answer that a proxy has put together goes out */
  | {
      readonly kind: 'proxy-flush';
      readonly socket: SocketId;
      readonly octets: Uint8Array;
      readonly keeps: boolean;
    }
  /** a proxy tries a server once more for this client */
  | { readonly kind: 'proxy-retry'; readonly socket: SocketId }
  /** thinking is over: the answer for a connection or a datagram goes out */
  | {
      readonly kind: 'thought';
      readonly socket: SocketId;
      readonly answer: Uint8Array;
      readonly closes: boolean;
    }
  | {
      readonly kind: 'thought-datagram';
      readonly socket: SocketId;
      readonly answer: Uint8Array;
      readonly to: Endpoint;
    };

/** Wakes a program: it runs a moment after the kernel has done its part. */
export function wake(turn: Turn, node: NodeId, process: ProcessId, signal: Signal): void {
  turn.schedule(turn.rules.waking, { kind: 'wake', node, process, signal });
}

/** Wakes a program later. A program that sleeps has a precise timer (hrtimer), which is ahead of the kernel's own at the same instant. */
export function wakeAfter(
  turn: Turn,
  delay: Nanoseconds,
  node: NodeId,
  process: ProcessId,
  signal: Signal,
): void {
  const happening = { kind: 'wake', node, process, signal } as const;
  if (signal.kind === 'slept') turn.armPrecise(delay, happening);
  else turn.schedule(delay, happening);
}

/** A program has answered a request. */
export function countServed(turn: Turn, node: NodeId): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, served: state.served + 1 });
}

export function getProcess(turn: Turn, node: NodeId, id: ProcessId): Process | undefined {
  return turn.node(node).processes.get(id);
}

export function putProcess(turn: Turn, node: NodeId, process: Process): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, processes: state.processes.set(process.id, process) });
}

export function endProcess(turn: Turn, node: NodeId, id: ProcessId): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, processes: state.processes.delete(id) });
}

export function newProcessId(turn: Turn, node: NodeId): ProcessId {
  const state = turn.node(node);
  turn.setNode(node, { ...state, nextProcess: state.nextProcess + 1 });
  return state.nextProcess;
}
