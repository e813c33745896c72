// A connection as it is made: every field of the kernel's sock that the simulation follows, with what it holds before the first segment
// (net/ipv4/tcp.c tcp_init_sock, tcp_minisocks.c), and what the other side's SYN says about it.
import type { Endpoint } from '../../../address/endpoint.ts';
import type { NodeId } from '../../../network/network.ts';
import type { TcpSegment } from '../../../wire/tcp.ts';
import { hash } from '../../hash.ts';
import { pathMtu } from '../../ip/route.ts';
import type { Turn } from '../../turn.ts';
import type { ProcessId } from '../../world.ts';
import { newSocketId, putSocket } from '../socket.ts';
import { connectionKey, type SentSegment, type TcpConnection, type TcpState } from './connection.ts';
import { INITIAL_CONGESTION } from './recovery.ts';
import { UNMEASURED } from './round-trip.ts';
import { emptyStream } from './stream.ts';
import { INITIAL_SPACE, WINDOW_SCALE } from './window.ts';

/** Octets that timestamps take in every segment, with padding (RFC 7323 appendix A). */
export const TIMESTAMPS_LENGTH = 12;

interface Opening {
  readonly state: TcpState;
  readonly process: ProcessId | undefined;
  readonly program: string;
  readonly timestamps: boolean;
  readonly sack: boolean;
  readonly window: number;
}

/** A connection of which nothing has been sent and nothing has been heard. It is in no table yet. */
export function newConnection(
  turn: Turn,
  node: NodeId,
  local: Endpoint,
  remote: Endpoint,
  opening: Opening,
): TcpConnection {
  const id = newSocketId(turn, node);
  const initial = hash(
    'sequence',
    local.address,
    local.port,
    remote.address,
    remote.port,
    Math.floor(turn.time / 64),
  );
  const syn: SentSegment = {
    start: 0,
    end: 1,
    syn: true,
    fin: false,
    sentAt: turn.time,
    firstSentAt: turn.time,
    retransmissions: 0,
    burst: 0,
    order: 0,
    packet: undefined,
    sacked: false,
    lost: false,
    retransmitting: false,
  };
  return {
    kind: 'tcp',
    id,
    node,
    state: opening.state,
    local,
    remote,
    process: opening.process,
    listener: undefined,
    program: opening.program,
    timestamps: opening.timestamps,
    sack: opening.sack,
    maximumSegment: 536,
    sendScale: 0,
    receiveScale: WINDOW_SCALE,
    send: {
      initial,
      unacknowledged: 0,
      next: 1,
      window: 0,
      maximumWindow: 0,
      windowSequence: 0,
      windowAcknowledgement: 0,
      stream: emptyStream(1),
      pushes: [],
      pushed: 1,
      finish: false,
      finSent: false,
      inFlight: [syn],
      sent: 1,
      small: 0,
      identification: initial % 65536,
    },
    receive: {
      initial: 0,
      next: 0,
      window: opening.window,
      windowStart: 0,
      threshold: opening.window,
      space: INITIAL_SPACE,
      stream: emptyStream(1),
      outOfOrder: [],
      repeated: undefined,
      recentOutOfOrder: [],
      fin: false,
      finRead: false,
      timestamp: 0,
      copied: 0,
      copiedSpace: 10 * 1460,
      measuredAt: turn.time,
    },
    acknowledge: {
      scheduled: false,
      now: false,
      quick: 0,
      pingpong: false,
      timeout: 0,
      lastReceived: 0,
      segment: 536,
      pushed: 0,
      lastChallenge: Number.NEGATIVE_INFINITY,
    },
    roundTrip: UNMEASURED,
    congestion: INITIAL_CONGESTION,
    timers: {
      retransmit: undefined,
      delayedAck: undefined,
      life: undefined,
      generation: 0,
      retransmissions: 0,
      backoff: 0,
      probes: 0,
      since: undefined,
    },
    error: undefined,
    confirmed: false,
  };
}

/** From now on segments find it. */
export function register(turn: Turn, c: TcpConnection): void {
  putSocket(turn, c.node, c);
  const state = turn.node(c.node);
  turn.setNode(c.node, {
    ...state,
    connections: state.connections.set(connectionKey(c.local, c.remote), c.id),
  });
}

/** What the other side's SYN says about it. */
export function withPeer(turn: Turn, c: TcpConnection, segment: TcpSegment): TcpConnection {
  const { options } = segment;
  const timestamps = c.timestamps && options.timestamps !== undefined;
  const sack = c.sack && options.sackPermitted === true;
  const scaled = options.windowScale !== undefined;
  const path = pathMtu(turn, c.node, c.remote.address) - 40;
  const maximumSegment =
    Math.min(options.maximumSegmentSize ?? 536, path) - (timestamps ? TIMESTAMPS_LENGTH : 0);
  return {
    ...c,
    timestamps,
    sack,
    maximumSegment,
    sendScale: scaled ? Math.min(14, options.windowScale ?? 0) : 0,
    receiveScale: scaled ? c.receiveScale : 0,
    // The window of a SYN is never scaled (RFC 7323 section 2.2).
    send: { ...c.send, window: segment.window, maximumWindow: segment.window },
    receive: {
      ...c.receive,
      initial: segment.sequenceNumber,
      next: 1,
      windowStart: 1,
      timestamp: options.timestamps?.value ?? 0,
    },
  };
}
