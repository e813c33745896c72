// Sending again, and giving up (RFC 9293 section 3.8.1 and 3.8.3; net/ipv4/tcp_timer.c).
import type { Nanoseconds } from '../../../network/source.ts';
import { ACK, PSH, SYN } from '../../../wire/tcp.ts';
import { isWaiting } from '../../link/neighbour-entry.ts';
import type { RetransmissionReason, SegmentPurpose } from '../../step.ts';
import type { Turn } from '../../turn.ts';
import { putSocket } from '../socket.ts';
import { burstAt, collapse, recut, splitBurst } from './burst.ts';
import type { SentSegment, TcpConnection } from './connection.ts';
import { abandon } from './end.ts';
import { detectByTime, enterLoss, recover, resendLost } from './recovery.ts';
import { sendSegment } from './segment.ts';
import { pushPending, pushProbe, segmentFlags, withinMtu } from './send.ts';
import { slice, streamEnd } from './stream.ts';
import { armRetransmit, RTO_INITIAL, RTO_MAXIMUM, RTO_MINIMUM } from './timer.ts';

/** tcp_retries2: how often data is sent again, as a time by the model of tcp_model_timeout */
const RETRIES = 15;
/** tcp_orphan_retries */
const ORPHAN_RETRIES = 8;

/**
 * Sends what stands at a place of the scoreboard once more, as much of its burst as `quota` allows: cut anew if the way has become
 * narrower, and a single segment with the small ones behind it (__tcp_retransmit_skb).
 */
export function resend(
  turn: Turn,
  connection: TcpConnection,
  index: number,
  quota: number,
  why: RetransmissionReason,
): TcpConnection {
  const [held] = connection.send.inFlight.slice(index);
  if (!held || isHeld(turn, connection, held)) return connection;
  let c = withinMtu(turn, connection);
  const old = burstAt(c.send.inFlight, index);
  const burst = recut(old, c.maximumSegment);
  const count = Math.min(quota, burst.length);
  const { inFlight } = c.send;
  const entries = [...inFlight.slice(0, index), ...burst, ...inFlight.slice(index + old.length)];
  c = { ...c, send: { ...c.send, inFlight: splitBurst(entries, index + count) } };
  if (count === 1) c = collapse(turn, c, index);
  for (let place = index; place < index + count; place += 1) {
    const segment = c.send.inFlight[place];
    if (segment) c = retransmit(turn, c, segment, why, count > 1 && place === index + count - 1);
  }
  return c;
}

/** Sends a segment of the scoreboard once more. `isLast`: of several that leave as one. */
export function retransmit(
  turn: Turn,
  connection: TcpConnection,
  segment: SentSegment,
  why: RetransmissionReason,
  isLast = false,
): TcpConnection {
  const again: SentSegment = {
    ...segment,
    sentAt: turn.time,
    order: connection.send.sent,
    retransmissions: segment.retransmissions + 1,
    retransmitting: segment.lost,
  };
  const inFlight = connection.send.inFlight.map((candidate) => (candidate === segment ? again : candidate));
  const { congestion } = connection;
  const c: TcpConnection = {
    ...connection,
    send: { ...connection.send, inFlight, sent: connection.send.sent + 1 },
    congestion:
      congestion.state === 'recovery'
        ? { ...congestion, recoverySent: congestion.recoverySent + 1 }
        : congestion,
  };
  if (isHeld(turn, c, segment)) return c;
  const purpose: SegmentPurpose = {
    kind: 'retransmission',
    why,
    attempt: again.retransmissions,
    first: segment.firstSentAt,
  };
  if (segment.syn) {
    const flags = c.state === 'SYN-RECEIVED' ? SYN | ACK : SYN;
    return sendSegment(turn, c, { flags, sequence: segment.start, purpose });
  }
  const end = segment.end - (segment.fin ? 1 : 0);
  const data = slice(c.send.stream, segment.start, end);
  return sendSegment(turn, c, {
    flags: segmentFlags(c, segment.start, end, segment.fin) | (isLast ? PSH : 0),
    sequence: segment.start,
    data,
    purpose,
  });
}

/**
 * The first copy still waits for a MAC in this very node: a second one would only wait behind it (skb_still_in_host_queue). A SYN+ACK is
 * made anew each time and does not know of the first one (inet_rtx_syn_ack).
 */
function isHeld(turn: Turn, c: TcpConnection, { packet }: SentSegment): boolean {
  const isRequest = c.state === 'SYN-RECEIVED' && c.listener !== undefined;
  if (isRequest || !turn.rules.hostQueueCheck) return false;
  return packet !== undefined && isWaiting(turn, c.node, packet);
}

/** The retransmission timer has fired. */
export function retransmitTimer(turn: Turn, connection: TcpConnection): void {
  if (!turn.rules.retransmission) return;
  const mode = connection.timers.retransmit?.mode;
  const c: TcpConnection = { ...connection, timers: { ...connection.timers, retransmit: undefined } };
  putSocket(turn, c.node, c);
  switch (mode) {
    case 'loss-probe':
      lossProbe(turn, c);
      return;
    case 'window-probe':
      windowProbe(turn, c);
      return;
    case 'reorder':
      reorderTimeout(turn, c);
      return;
    default:
      retransmissionTimeout(turn, c);
  }
}

/** tcp_retransmit_timer. */
export function retransmissionTimeout(turn: Turn, connection: TcpConnection): void {
  const head = connection.send.inFlight[0];
  if (!head) return;
  let c: TcpConnection = {
    ...connection,
    timers: { ...connection.timers, since: connection.timers.since ?? head.sentAt },
  };
  if (hasExpired(turn, c)) {
    abandon(turn, c, 'timeout', c.state === 'SYN-RECEIVED' ? 'synack-gave-up' : 'gave-up');
    return;
  }
  const retransmissions = c.timers.retransmissions + 1;
  const linear =
    c.state === 'SYN-SENT' && retransmissions <= turn.declaredNode(c.node).settings.tcp.synLinearTimeouts;
  const rto = linear ? c.roundTrip.timeout : Math.min(RTO_MAXIMUM, c.roundTrip.timeout * 2);
  c = {
    ...c,
    timers: { ...c.timers, retransmissions, backoff: linear ? c.timers.backoff : c.timers.backoff + 1 },
  };
  const handshake = c.state === 'SYN-SENT' || c.state === 'SYN-RECEIVED';
  if (!handshake) c = enterLoss(c);
  c = resend(turn, c, 0, 1, 'timeout');
  c = { ...c, roundTrip: { ...c.roundTrip, timeout: rto } };
  c = armRetransmit(turn, c, 'rto', rto);
  if (!handshake) c = resendLost(turn, c);
  putSocket(turn, c.node, c);
}

/** tcp_write_timeout: SYNs are counted and measured in time, the linear ones only counted; everything else is measured. */
function hasExpired(turn: Turn, c: TcpConnection): boolean {
  const { tcp } = turn.declaredNode(c.node).settings;
  const { retransmissions, since } = c.timers;
  if (c.state === 'SYN-RECEIVED') return retransmissions >= tcp.synackRetries;
  const elapsed = turn.time - (since ?? turn.time);
  if (c.state === 'SYN-SENT') {
    if (retransmissions >= tcp.synRetries + tcp.synLinearTimeouts) return true;
    return retransmissions > 0 && elapsed >= modelTimeout(tcp.synRetries, RTO_INITIAL);
  }
  return elapsed >= modelTimeout(c.process === undefined ? ORPHAN_RETRIES : RETRIES, RTO_MINIMUM);
}

/** tcp_model_timeout: how long that many doubling timeouts would take, the first one given. */
function modelTimeout(retries: number, first: Nanoseconds): Nanoseconds {
  const doubling = Math.floor(Math.log2(RTO_MAXIMUM / first));
  if (retries <= doubling) return (2 ** (retries + 1) - 1) * first;
  return (2 ** (doubling + 1) - 1) * first + (retries - doubling) * RTO_MAXIMUM;
}

function lossProbe(turn: Turn, connection: TcpConnection): void {
  let c = connection;
  const last = c.send.inFlight.length - 1;
  if (last < 0) return;
  const isOutstanding = c.congestion.probed !== undefined && c.congestion.probed > c.send.unacknowledged;
  if (!isOutstanding) {
    c = pushProbe(turn, c) ?? resendLast(turn, c, last);
    c = { ...c, congestion: { ...c.congestion, probed: c.send.next } };
  }
  putSocket(turn, c.node, armRetransmit(turn, c, 'rto', c.roundTrip.timeout));
}

function resendLast(turn: Turn, c: TcpConnection, last: number): TcpConnection {
  const inFlight = splitBurst(c.send.inFlight, last);
  return resend(turn, { ...c, send: { ...c.send, inFlight } }, last, 1, 'tail-loss-probe');
}

function reorderTimeout(turn: Turn, connection: TcpConnection): void {
  const before = connection.send.inFlight.filter((segment) => segment.lost).length;
  let c = detectByTime(turn, connection);
  if (c.send.inFlight.filter((segment) => segment.lost).length > before) {
    c = recover(turn, c, {
      segments: 0,
      sacked: 0,
      advanced: false,
      duplicate: false,
      inFlightBefore: c.send.inFlight.length,
    });
  }
  if (c.send.inFlight.length > 0 && !c.timers.retransmit)
    c = armRetransmit(turn, c, 'rto', c.roundTrip.timeout);
  putSocket(turn, c.node, c);
}

/** tcp_probe_timer: asks a closed window whether it has opened, with a segment that must be answered (RFC 9293 section 3.8.6.1). */
function windowProbe(turn: Turn, connection: TcpConnection): void {
  if (connection.send.inFlight.length > 0 || streamEnd(connection.send.stream) <= connection.send.next)
    return;
  const attempt = connection.timers.probes + 1;
  if (attempt > RETRIES) {
    abandon(turn, connection, 'timeout', 'gave-up');
    return;
  }
  const fits = streamEnd(connection.send.stream);
  const room = connection.send.unacknowledged + connection.send.window;
  if (Math.min(fits, connection.send.next + connection.maximumSegment) <= room) {
    pushPending(turn, connection);
    return;
  }
  let c = sendSegment(turn, connection, {
    flags: ACK,
    sequence: connection.send.unacknowledged - 1,
    purpose: { kind: 'window-probe', attempt },
  });
  const backoff = c.timers.backoff + 1;
  c = armRetransmit(
    turn,
    { ...c, timers: { ...c.timers, probes: attempt, backoff } },
    'window-probe',
    c.roundTrip.timeout * 2 ** backoff,
  );
  putSocket(turn, c.node, c);
}
