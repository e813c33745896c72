// A TCP connection as data: the transmission control block (RFC 9293 section 3.3.1), with the variables of the Linux kernel's
// struct tcp_sock that decide what is sent. Sequence numbers are counted from 0 at each side's SYN and never wrap here; only
// the wire knows the initial sequence number.
import type { Endpoint } from '../../../address/endpoint.ts';
import type { NodeId } from '../../../network/network.ts';
import type { Failure } from '../../../network/script.ts';
import type { Nanoseconds } from '../../../network/source.ts';
import type { PacketId } from '../../step.ts';
import type { ProcessId, SocketId } from '../../world.ts';
import type { Stream } from './stream.ts';

/** RFC 9293 section 3.3.2. */
export type TcpState =
  | 'LISTEN'
  | 'SYN-SENT'
  | 'SYN-RECEIVED'
  | 'ESTABLISHED'
  | 'FIN-WAIT-1'
  | 'FIN-WAIT-2'
  | 'CLOSE-WAIT'
  | 'CLOSING'
  | 'LAST-ACK'
  | 'TIME-WAIT'
  | 'CLOSED';

/** retransmit: RTO, loss probe, window probe and SYN; delayed-ack: the ACK that waits; life: TIME-WAIT and orphaned FIN-WAIT-2. */
export type TcpTimer = 'retransmit' | 'delayed-ack' | 'life';

export interface TcpConnection {
  readonly kind: 'tcp';
  readonly id: SocketId;
  readonly node: NodeId;
  readonly state: TcpState;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** the program that holds the socket; undefined: none has it yet, or none any more */
  readonly process: ProcessId | undefined;
  /** the listening socket it came in through */
  readonly listener: SocketId | undefined;
  readonly program: string;
  readonly timestamps: boolean;
  readonly sack: boolean;
  /** octets of data in a full segment: the peer's MSS, or what the path takes, less the options of every segment */
  readonly maximumSegment: number;
  readonly sendScale: number;
  readonly receiveScale: number;
  readonly send: SendState;
  readonly receive: ReceiveState;
  readonly acknowledge: AckState;
  readonly roundTrip: RoundTrip;
  readonly congestion: Congestion;
  readonly timers: Timers;
  readonly error: Failure | undefined;
  /** heard from the other side since the last packet: proof for the ARP cache */
  readonly confirmed: boolean;
}

export interface SendState {
  /** ISS, as on the wire */
  readonly initial: number;
  /** SND.UNA */
  readonly unacknowledged: number;
  /** SND.NXT */
  readonly next: number;
  /** SND.WND, octets */
  readonly window: number;
  readonly maximumWindow: number;
  /** SND.WL1 and SND.WL2 */
  readonly windowSequence: number;
  readonly windowAcknowledgement: number;
  /** what the program wrote and the peer has not acknowledged; the SYN is not in it */
  readonly stream: Stream;
  /** sequence numbers up to which the program pushed */
  readonly pushes: readonly number[];
  readonly pushed: number;
  /** the program has finished writing: FIN follows the last octet */
  readonly finish: boolean;
  readonly finSent: boolean;
  /** the scoreboard: segments sent and not cumulatively acknowledged, oldest first */
  readonly inFlight: readonly SentSegment[];
  /** segments sent so far, repetitions included */
  readonly sent: number;
  /** end of the last segment that was smaller than full (RFC 896 with Minshall's change) */
  readonly small: number;
  /** IP identification of the next packet */
  readonly identification: number;
}

export interface SentSegment {
  readonly start: number;
  readonly end: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly sentAt: Nanoseconds;
  readonly firstSentAt: Nanoseconds;
  /** order of its last sending among all segments of the connection: what RACK compares where clocks are equal */
  readonly order: number;
  readonly retransmissions: number;
  /** what it left in together with its neighbours: the first octet of that (burst.ts) */
  readonly burst: number;
  /** the packet that carried it last */
  readonly packet: PacketId | undefined;
  readonly sacked: boolean;
  readonly lost: boolean;
  /** a retransmission of it is on its way */
  readonly retransmitting: boolean;
}

export interface ReceiveState {
  /** IRS, as on the wire */
  readonly initial: number;
  /** RCV.NXT */
  readonly next: number;
  /** RCV.WND as last advertised, octets from `windowStart` */
  readonly window: number;
  /** RCV.NXT when the window was last advertised (rcv_wup) */
  readonly windowStart: number;
  /** upper bound of what is advertised, grows with the data (rcv_ssthresh) */
  readonly threshold: number;
  /** octets the buffer holds (tcp_full_space) */
  readonly space: number;
  /** in order, not yet read */
  readonly stream: Stream;
  readonly outOfOrder: readonly OutOfOrder[];
  /** starts of the pieces that came out of order, the newest first: so their SACK blocks are ordered */
  readonly recentOutOfOrder: readonly number[];
  /** what has come a second time: the next segment says so (RFC 2883) */
  readonly repeated: readonly [start: number, end: number] | undefined;
  readonly fin: boolean;
  /** the program has been told that the other side has finished */
  readonly finRead: boolean;
  readonly timestamp: number;
  /** read by the program since `measuredAt`, for the growth of the buffer (dynamic right-sizing) */
  readonly copied: number;
  readonly copiedSpace: number;
  readonly measuredAt: Nanoseconds;
}

export interface OutOfOrder {
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
  readonly fin: boolean;
}

export interface AckState {
  /** an ACK is owed */
  readonly scheduled: boolean;
  readonly now: boolean;
  /** ACKs still to be sent at once (quickack) */
  readonly quick: number;
  /** the two sides take turns: the ACK can ride on the answer */
  readonly pingpong: boolean;
  /** how long an ACK may wait */
  readonly timeout: Nanoseconds;
  readonly lastReceived: Nanoseconds;
  /** estimate of the peer's segment size (rcv_mss) */
  readonly segment: number;
  readonly pushed: 0 | 1 | 2;
  readonly lastChallenge: Nanoseconds;
}

export interface RoundTrip {
  /** undefined before the first measurement */
  readonly smoothed: Nanoseconds | undefined;
  readonly deviation: Nanoseconds;
  readonly minimum: Nanoseconds;
  readonly timeout: Nanoseconds;
}

export interface Congestion {
  /** segments */
  readonly window: number;
  readonly threshold: number;
  readonly state: 'open' | 'recovery' | 'loss';
  /** SND.NXT when recovery began */
  readonly high: number;
  readonly duplicateAcks: number;
  /** after a timeout, until something tells that it was not premature: new data goes first (F-RTO, RFC 5682) */
  readonly doubted: boolean;
  /** acknowledged since the window last grew, in congestion avoidance */
  readonly credit: number;
  readonly priorWindow: number;
  readonly recoveryDelivered: number;
  readonly recoverySent: number;
  /** RACK (RFC 8985): the segment sent last among those delivered */
  readonly rack:
    | { readonly sentAt: Nanoseconds; readonly order: number; readonly roundTrip: Nanoseconds }
    | undefined;
  /** SND.NXT when the tail loss probe was sent */
  readonly probed: number | undefined;
}

export interface Timers {
  readonly retransmit:
    | {
        readonly mode: 'rto' | 'loss-probe' | 'window-probe' | 'reorder';
        readonly due: Nanoseconds;
        readonly generation: number;
      }
    | undefined;
  readonly delayedAck: { readonly due: Nanoseconds; readonly generation: number } | undefined;
  readonly life: { readonly due: Nanoseconds; readonly generation: number } | undefined;
  readonly generation: number;
  /** retransmissions of the head since it was first sent */
  readonly retransmissions: number;
  readonly backoff: number;
  /** window probes unanswered */
  readonly probes: number;
  /** when the first of the current retransmissions was due */
  readonly since: Nanoseconds | undefined;
}

/** `address:port>address:port`, the key of a connection in its node. */
export function connectionKey(local: Endpoint, remote: Endpoint): string {
  return `${local.address}:${local.port}>${remote.address}:${remote.port}`;
}

/** Segments on their way by the kernel's count (tcp_packets_in_flight). */
export function packetsInFlight(c: TcpConnection): number {
  let count = 0;
  for (const segment of c.send.inFlight) {
    if (!segment.sacked && !segment.lost) count += 1;
    if (segment.retransmitting) count += 1;
  }
  return count;
}
