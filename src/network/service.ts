// The programs that wait on a node's ports, as the file describes them.
import type { NameRecord } from './names.ts';
import type { Upstream } from './proxy.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

interface Listening {
  /** 1 … 65535 */
  readonly port: number;
  /** the program's name, as netstat -p prints it */
  readonly program: string;
  readonly source: SourceSpan;
}

interface TcpListening extends Listening {
  /** length of the accept queue (listen(2)) */
  readonly backlog: number;
  /** false: the program never calls accept(2) */
  readonly accept: boolean;
}

export type Service = HttpService | TcpService | EchoService | DiscardService | UdpService | DnsService;

/** Answers requests; `keepalive` false closes after each answer. */
export interface HttpService extends TcpListening {
  readonly kind: 'http';
  /** thinking time before each answer */
  readonly delay: Nanoseconds;
  readonly keepalive: boolean;
  /** longest prefix wins; empty: every path answers `hello from HOST to CLIENT:PORT` */
  readonly pages: readonly HttpPage[];
}

export interface HttpPage {
  readonly path: string;
  readonly answer:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'size'; readonly octets: number }
    | { readonly kind: 'status'; readonly status: number }
    /** a proxy's row: the servers behind it answer */
    | { readonly kind: 'upstream'; readonly upstream: Upstream };
  readonly delay: Nanoseconds | undefined;
  readonly source: SourceSpan;
}

/** Accepts and reads; sends and closes only on the walk's word. */
export interface TcpService extends TcpListening {
  readonly kind: 'tcp';
}

/** RFC 862: sends back what it reads, over TCP and (port 7 or `serve udp`) UDP; closes after the client. */
export interface EchoService extends TcpListening {
  readonly kind: 'echo';
  readonly transport: 'tcp' | 'udp';
  readonly delay: Nanoseconds;
}

/** RFC 863: reads and throws away; closes after the client. */
export interface DiscardService extends TcpListening {
  readonly kind: 'discard';
}

/** A datagram socket. Without an answer it only listens. */
export interface UdpService extends Listening {
  readonly kind: 'udp';
  /** first match wins: `request` undefined answers everything */
  readonly answers: readonly {
    readonly request: string | undefined;
    readonly text: string;
    readonly delay: Nanoseconds;
  }[];
}

/** A name server on UDP port 53: answers questions for A records from its rows, everything else with "no such name". */
export interface DnsService extends Listening {
  readonly kind: 'dns';
  readonly records: readonly NameRecord[];
}

/** The protocol of the port that a program waits on. */
export function protocolOf(service: Service): 'tcp' | 'udp' {
  if (service.kind === 'echo') return service.transport;
  return service.kind === 'udp' || service.kind === 'dns' ? 'udp' : 'tcp';
}
