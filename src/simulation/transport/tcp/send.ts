// Sending data (RFC 9293 section 3.8; net/ipv4/tcp_output.c tcp_write_xmit): as much as the peer's window, the congestion
// window and Nagle's rule allow, in full segments, FIN on the last.
import { ACK, FIN, PSH } from '../../../wire/tcp.ts';
import { pathMtu } from '../../ip/route.ts';
import type { SegmentPurpose, TransportFact } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { putSocket } from '../socket.ts';
import { burstLength, holdsSmall } from './burst.ts';
import { packetsInFlight, type SentSegment, type TcpConnection } from './connection.ts';
import { scheduleLossProbe } from './loss-probe.ts';
import { TIMESTAMPS_LENGTH } from './opening.ts';
import { FIXED_HEADERS, sendSegment } from './segment.ts';
import { append, slice, streamEnd } from './stream.ts';
import { armRetransmit } from './timer.ts';

/** tcp_sendmsg: queues what a program wrote, with push marks at its end and at every half window of it. */
export function write(turn: Turn, connection: TcpConnection, octets: Uint8Array): TcpConnection {
  const { send } = connection;
  const start = streamEnd(send.stream);
  const end = start + octets.length;
  const pushes = [...send.pushes.filter((mark) => mark > send.unacknowledged)];
  let { pushed } = send;
  // Segment boundaries in the queue: unsent data is filled up to full segments first.
  for (let fill = start + room(connection, start); fill < end; fill += connection.maximumSegment) {
    if (fill > pushed + send.maximumWindow / 2) {
      pushes.push(fill);
      pushed = fill;
    }
  }
  pushes.push(end);
  const c = { ...connection, send: { ...send, stream: append(send.stream, octets), pushes, pushed: end } };
  putSocket(turn, c.node, c);
  return pushPending(turn, c);
}

function room(c: TcpConnection, end: number): number {
  const unsent = end - c.send.next;
  return c.maximumSegment - (unsent > 0 ? unsent % c.maximumSegment : 0);
}

/** tcp_current_mss: the way may have become narrower since the last segment, if only at the own nic. */
export function withinMtu(turn: Turn, c: TcpConnection): TcpConnection {
  const headers = FIXED_HEADERS + (c.timestamps ? TIMESTAMPS_LENGTH : 0);
  const maximumSegment = Math.min(c.maximumSegment, pathMtu(turn, c.node, c.remote.address) - headers);
  return maximumSegment === c.maximumSegment ? c : { ...c, maximumSegment };
}

/** Sends what may be sent now: new data, then FIN. `nagle`: small segments wait for an ACK. */
export function pushPending(turn: Turn, connection: TcpConnection, nagle = true): TcpConnection {
  let c = nextSegment(connection) ? withinMtu(turn, connection) : connection;
  let sent = false;
  let limit: WaitLimit | undefined;
  for (let segment = nextSegment(c); segment; segment = nextSegment(c)) {
    limit = limitOf(c, segment, nagle);
    if (limit) break;
    c = sendBurst(turn, c, nagle);
    sent = true;
  }
  if (sent) {
    c = scheduleLossProbe(turn, c) ?? c;
    putSocket(turn, c.node, c);
  }
  if (limit) reportWait(turn, c, limit);
  const nothingInFlight = c.send.inFlight.length === 0;
  if (limit === 'window' && nothingInFlight && !c.timers.retransmit) {
    c = armRetransmit(turn, c, 'window-probe', c.roundTrip.timeout);
    putSocket(turn, c.node, c);
  }
  return c;
}

/**
 * One new segment as a loss probe, whatever Nagle's rule and the congestion window say (tcp_write_xmit with push_one 2 and
 * TCP_NAGLE_OFF). Undefined: there is nothing new, or the other side has no room for it.
 */
export function pushProbe(turn: Turn, connection: TcpConnection): TcpConnection | undefined {
  const c = withinMtu(turn, connection);
  const segment = nextSegment(c);
  if (!segment || segment.end > c.send.unacknowledged + c.send.window) return undefined;
  return sendNew(turn, c, segment, { burst: segment.start, isLast: false });
}

interface NextSegment {
  readonly start: number;
  readonly end: number;
  readonly fin: boolean;
}

function nextSegment(c: TcpConnection): NextSegment | undefined {
  const { send } = c;
  const written = streamEnd(send.stream);
  const start = send.next;
  if (send.finSent || start > written) return undefined;
  const end = Math.min(written, start + c.maximumSegment);
  const fin = send.finish && end === written;
  return end > start || fin ? { start, end, fin } : undefined;
}

type WaitLimit = Extract<TransportFact, { kind: 'waited-for-window' }>['limit'];

function limitOf(c: TcpConnection, segment: NextSegment, nagle: boolean): WaitLimit | undefined {
  const { send, congestion } = c;
  const length = segment.end - segment.start;
  if (packetsInFlight(c) >= congestion.window) return 'congestion';
  if (segment.end > send.unacknowledged + send.window && length > 0) return 'window';
  const isLast = segment.end === streamEnd(send.stream);
  if (nagle && length < c.maximumSegment && isLast && !segment.fin && holdsSmall(c)) return 'nagle';
  return undefined;
}

function reportWait(turn: Turn, c: TcpConnection, limit: WaitLimit): void {
  const octets = streamEnd(c.send.stream) - c.send.next;
  turn.aside(() => {
    turn.emit(atNode(c.node), 4, {
      kind: 'waited-for-window',
      connection: { local: c.local, remote: c.remote, before: c.state, after: c.state },
      limit,
      octets,
    });
  });
}

/** What may leave at once. A segment that ends a burst may be cut at the edge of the window. */
function sendBurst(turn: Turn, connection: TcpConnection, nagle: boolean): TcpConnection {
  const count = burstLength(connection, nagle);
  const burst = connection.send.next;
  const edge = connection.send.unacknowledged + connection.send.window;
  let c = connection;
  for (let number = 1; number <= count; number += 1) {
    const segment = nextSegment(c);
    if (!segment) break;
    const isCut = number > 1 && segment.end > edge;
    const piece = isCut ? { ...segment, end: edge, fin: false } : segment;
    c = sendNew(turn, c, piece, { burst, isLast: count > 1 && number === count });
  }
  return c;
}

function sendNew(
  turn: Turn,
  connection: TcpConnection,
  segment: NextSegment,
  { burst, isLast }: { readonly burst: number; readonly isLast: boolean },
): TcpConnection {
  const { start, end, fin } = segment;
  const length = end - start;
  const record: SentSegment = {
    start,
    end: end + (fin ? 1 : 0),
    syn: false,
    fin,
    sentAt: turn.time,
    firstSentAt: turn.time,
    order: connection.send.sent,
    retransmissions: 0,
    burst,
    packet: undefined,
    sacked: false,
    lost: false,
    retransmitting: false,
  };
  const { send } = connection;
  const isFirst = send.inFlight.length === 0;
  let c: TcpConnection = {
    ...connection,
    send: {
      ...send,
      next: record.end,
      sent: send.sent + 1,
      inFlight: [...send.inFlight, record],
      finSent: send.finSent || fin,
      small: length > 0 && length < connection.maximumSegment ? end : send.small,
    },
    congestion:
      connection.congestion.state === 'recovery'
        ? { ...connection.congestion, recoverySent: connection.congestion.recoverySent + 1 }
        : connection.congestion,
  };
  const purpose: SegmentPurpose = fin && length === 0 ? { kind: 'fin' } : { kind: 'data' };
  const data = slice(c.send.stream, start, end);
  const flags = segmentFlags(c, start, end, fin) | (isLast ? PSH : 0);
  c = sendSegment(turn, c, { flags, sequence: start, data, purpose });
  // Armed after sending, as tcp_event_new_data_sent does.
  const isTimed = isFirst || c.timers.retransmit?.mode === 'loss-probe';
  return isTimed ? armRetransmit(turn, c, 'rto', c.roundTrip.timeout) : c;
}

/** PSH where a push mark lies in the segment (RFC 9293 section 3.9.1.2). */
export function segmentFlags(c: TcpConnection, start: number, end: number, fin: boolean): number {
  const push = c.send.pushes.some((mark) => mark > start && mark <= end);
  return ACK | (push ? PSH : 0) | (fin ? FIN : 0);
}
