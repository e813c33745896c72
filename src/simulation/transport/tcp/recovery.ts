// Loss detection and congestion control: SACK and RACK say which segments are lost (RFC 2018, RFC 8985), three duplicate ACKs
// where there is no SACK (RFC 5681), proportional rate reduction says how many may go out (RFC 6937), slow start and congestion
// avoidance how the window grows. After net/ipv4/tcp_input.c tcp_fastretrans_alert and tcp_recovery.c.
import type { RetransmissionReason } from '../../step.ts';
import type { Turn } from '../../turn.ts';
import { splitBurst } from './burst.ts';
import { type Congestion, packetsInFlight, type SentSegment, type TcpConnection } from './connection.ts';
import { resend } from './retransmission.ts';
import { pushPending } from './send.ts';
import { armRetransmit } from './timer.ts';

const DUPLICATE_THRESHOLD = 3;
/** CUBIC's multiplicative decrease, 717/1024 (RFC 9438 section 4.6) */
const DECREASE = 717 / 1024;

export const INITIAL_CONGESTION: Congestion = {
  // TCP_INIT_CWND (RFC 6928)
  window: 10,
  threshold: Number.POSITIVE_INFINITY,
  state: 'open',
  high: 0,
  duplicateAcks: 0,
  doubted: false,
  credit: 0,
  priorWindow: 10,
  recoveryDelivered: 0,
  recoverySent: 0,
  rack: undefined,
  probed: undefined,
};

export interface Acknowledged {
  /** segments acknowledged by this ACK, cumulatively */
  readonly segments: number;
  /** segments newly reported by SACK */
  readonly sacked: number;
  readonly advanced: boolean;
  /** the ACK brought nothing but itself */
  readonly duplicate: boolean;
  /** segments in flight before it */
  readonly inFlightBefore: number;
}

/** What an ACK means for the scoreboard and the congestion window; sends what is to be sent again. */
export function recover(turn: Turn, connection: TcpConnection, acknowledged: Acknowledged): TcpConnection {
  let c = countDuplicates(connection, acknowledged);
  const lostBefore = countLost(c);
  c = detectLoss(turn, c, acknowledged.advanced);
  const newlyLost = countLost(c) - lostBefore;
  const { congestion, send } = c;
  if (congestion.state !== 'open' && send.unacknowledged >= congestion.high) c = leave(c);
  else if (congestion.state === 'open' && countLost(c) > 0) c = enter(c, 'recovery');
  if (c.congestion.state === 'recovery') c = reduce(c, acknowledged, newlyLost);
  else if (acknowledged.advanced) c = { ...c, congestion: grow(c.congestion, acknowledged) };
  if (c.congestion.state === 'open') return c;
  return c.congestion.state === 'loss' && c.congestion.doubted
    ? resendDoubted(turn, c, acknowledged)
    : resendLost(turn, c);
}

/**
 * tcp_process_loss, RFC 5682 section 3.1: the first ACK after a timeout is answered with new data. If that is reported before what
 * counts as lost, it has been lost indeed.
 */
function resendDoubted(
  turn: Turn,
  connection: TcpConnection,
  { advanced, sacked, duplicate }: Acknowledged,
): TcpConnection {
  let c = connection;
  const { high } = c.congestion;
  const settle = (next: TcpConnection): TcpConnection =>
    resendLost(turn, { ...next, congestion: { ...next.congestion, doubted: false } });
  if (c.send.next > high) return sacked > 0 || duplicate ? settle(c) : resendLost(turn, c);
  if (!advanced) return resendLost(turn, c);
  c = { ...c, congestion: { ...c.congestion, high: c.send.next } };
  const { next } = c.send;
  c = pushPending(turn, c, false);
  return c.send.next > next ? c : settle(c);
}

/** tcp_enter_loss: after a timeout everything that is out counts as lost, and one segment starts anew. */
export function enterLoss(c: TcpConnection): TcpConnection {
  const inFlight = c.send.inFlight.map((segment) =>
    segment.sacked ? segment : { ...segment, lost: true, retransmitting: false },
  );
  const { state } = c.congestion;
  const entered = state === 'loss' ? c : enter(c, 'loss');
  const doubted = state === 'open' || c.timers.retransmissions > 1;
  const lost: TcpConnection = { ...entered, send: { ...entered.send, inFlight } };
  return {
    ...lost,
    congestion: { ...lost.congestion, state: 'loss', window: packetsInFlight(lost) + 1, credit: 0, doubted },
  };
}

/** Sends lost segments again, oldest first, while the congestion window has room. */
export function resendLost(turn: Turn, connection: TcpConnection, why?: RetransmissionReason): TcpConnection {
  const reason = why ?? (connection.congestion.state === 'loss' ? 'timeout' : 'duplicate-acks');
  let c = connection;
  let isHead = false;
  for (;;) {
    const index = c.send.inFlight.findIndex(
      (candidate) => candidate.lost && !candidate.retransmitting && !candidate.sacked,
    );
    const quota = c.congestion.window - packetsInFlight(c);
    if (index < 0 || quota <= 0) break;
    const next = resend(turn, c, index, quota, reason);
    if (next === c) break;
    isHead ||= index === 0;
    c = next;
  }
  // tcp_xmit_retransmit_queue: the first one has been sent again, and is waited for from now on.
  const isAwaited = isHead && c.timers.retransmit?.mode !== 'reorder';
  return isAwaited ? armRetransmit(turn, c, 'rto', c.roundTrip.timeout) : c;
}

function countDuplicates(c: TcpConnection, { duplicate, advanced }: Acknowledged): TcpConnection {
  if (advanced)
    return c.congestion.duplicateAcks === 0 ? c : { ...c, congestion: { ...c.congestion, duplicateAcks: 0 } };
  if (!duplicate || c.send.inFlight.length === 0) return c;
  return { ...c, congestion: { ...c.congestion, duplicateAcks: c.congestion.duplicateAcks + 1 } };
}

function detectLoss(turn: Turn, c: TcpConnection, advanced: boolean): TcpConnection {
  if (c.sack) return detectByTime(turn, c);
  const [head, ...rest] = splitBurst(c.send.inFlight, 1);
  // tcp_newreno_mark_lost: after an ACK that does not end the recovery the next one is missing as well (RFC 6582).
  const { state, duplicateAcks } = c.congestion;
  const isMissing = state === 'recovery' ? advanced : duplicateAcks >= DUPLICATE_THRESHOLD;
  if (
    !head ||
    head.lost ||
    !isMissing ||
    (c.send.unacknowledged >= c.congestion.high && state === 'recovery')
  )
    return c;
  return { ...c, send: { ...c.send, inFlight: [{ ...head, lost: true }, ...rest] } };
}

/** RACK: lost is what was sent before something that has arrived, by more than a reordering window. */
export function detectByTime(turn: Turn, connection: TcpConnection): TcpConnection {
  const { rack } = connection.congestion;
  if (!rack) return connection;
  const sacked = connection.send.inFlight.filter((segment) => segment.sacked).length;
  const smoothed = connection.roundTrip.smoothed ?? 0;
  const window =
    connection.congestion.state !== 'open' || sacked >= DUPLICATE_THRESHOLD
      ? 0
      : Math.min(connection.roundTrip.minimum / 4, smoothed);
  let longest = 0;
  let changed = false;
  const inFlight = connection.send.inFlight.map((segment): SentSegment => {
    if (segment.sacked || (segment.lost && !segment.retransmitting)) return segment;
    const before = segment.order < rack.order;
    if (!before) return segment;
    const remaining = segment.sentAt + rack.roundTrip + window - turn.time;
    if (remaining > 0) {
      longest = Math.max(longest, remaining);
      return segment;
    }
    changed = true;
    return { ...segment, lost: true, retransmitting: false };
  });
  const c = changed ? { ...connection, send: { ...connection.send, inFlight } } : connection;
  return longest > 0 ? armRetransmit(turn, c, 'reorder', longest + 8_000_000) : c;
}

export function enter(c: TcpConnection, state: 'recovery' | 'loss'): TcpConnection {
  const { congestion } = c;
  return {
    ...c,
    congestion: {
      ...congestion,
      state,
      high: c.send.next,
      priorWindow: congestion.window,
      threshold: Math.max(2, Math.floor(congestion.window * DECREASE)),
      recoveryDelivered: 0,
      recoverySent: 0,
      credit: 0,
      probed: undefined,
      doubted: false,
    },
  };
}

function leave(c: TcpConnection): TcpConnection {
  const { congestion } = c;
  const window = congestion.state === 'recovery' ? congestion.threshold : congestion.window;
  return { ...c, congestion: { ...congestion, state: 'open', window, duplicateAcks: 0 } };
}

function reduce(
  c: TcpConnection,
  { segments, sacked, advanced }: Acknowledged,
  newlyLost: number,
): TcpConnection {
  const { congestion } = c;
  const delivered = segments + sacked;
  const recoveryDelivered = congestion.recoveryDelivered + delivered;
  const inFlight = packetsInFlight(c);
  const gap = congestion.threshold - inFlight;
  let quota: number;
  if (gap < 0) {
    quota =
      Math.ceil((congestion.threshold * recoveryDelivered) / congestion.priorWindow) -
      congestion.recoverySent;
  } else {
    quota = Math.max(recoveryDelivered - congestion.recoverySent, delivered);
    if (advanced && newlyLost === 0) quota += 1;
    quota = Math.min(gap, quota);
  }
  quota = Math.max(quota, congestion.recoverySent > 0 ? 0 : 1);
  return { ...c, congestion: { ...congestion, recoveryDelivered, window: inFlight + quota } };
}

/** Slow start doubles a round trip, congestion avoidance adds one; neither grows a window that was not used. */
function grow(congestion: Congestion, { segments, inFlightBefore }: Acknowledged): Congestion {
  const { window, threshold } = congestion;
  if (window < threshold) {
    if (window >= 2 * inFlightBefore) return congestion;
    return { ...congestion, window: Math.min(window + segments, Math.max(threshold, window + 1)) };
  }
  if (inFlightBefore < window) return congestion;
  const credit = congestion.credit + segments;
  return credit >= window
    ? { ...congestion, window: window + 1, credit: credit - window }
    : { ...congestion, credit };
}

function countLost(c: TcpConnection): number {
  return c.send.inFlight.filter((segment) => segment.lost && !segment.sacked).length;
}
