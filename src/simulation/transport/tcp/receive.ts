// Data arrives (RFC 9293 section 3.10.7.4; net/ipv4/tcp_input.c tcp_data_queue), and the question when to acknowledge it: at
// once, with the answer, or 40 ms later (RFC 1122 section 4.2.3.2; __tcp_ack_snd_check, tcp_send_delayed_ack).
import type { Nanoseconds } from '../../../network/source.ts';
import { FIN, PSH, type TcpSegment } from '../../../wire/tcp.ts';
import type { AckReason, SegmentEffect } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { getConnection, putSocket } from '../socket.ts';
import type { AckState, OutOfOrder, ReceiveState, TcpConnection, TcpState } from './connection.ts';
import { joinOutOfOrder, putOutOfOrder } from './out-of-order.ts';
import { sendAck } from './segment.ts';
import { append, dropBefore, slice, streamEnd } from './stream.ts';
import { armDelayedAck } from './timer.ts';
import { adjustSpace, growWindow, usableWindow } from './window.ts';

/** TCP_ATO_MIN and TCP_DELACK_MIN */
const DELAY_MINIMUM: Nanoseconds = 40_000_000;
/** The clock's next tick (CONFIG_HZ 250): before the first data there is no delay to go by yet. */
const TICK: Nanoseconds = 4_000_000;
/** TCP_DELACK_MAX */
const DELAY_MAXIMUM: Nanoseconds = 200_000_000;
/** TCP_MAX_QUICKACKS */
const QUICK_ACKS = 16;

export interface Queued {
  readonly connection: TcpConnection;
  /** undefined: the segment carried neither data nor FIN */
  readonly effect: SegmentEffect | undefined;
  /** the other side has finished, with this segment */
  readonly fin: boolean;
}

/** Takes data and FIN of a segment in, in order or to wait for what is missing. */
export function queueData(
  turn: Turn,
  connection: TcpConnection,
  segment: TcpSegment,
  sequence: number,
): Queued {
  const { data } = segment;
  const hasFin = (segment.flags & FIN) !== 0;
  const { receive } = connection;
  if (data.length === 0 && !hasFin) return { connection, effect: undefined, fin: false };
  const end = sequence + data.length;
  const limit = receive.windowStart + receive.window;
  if (end + (hasFin ? 1 : 0) <= receive.next) {
    return {
      connection: schedule({
        ...connection,
        receive: { ...receive, repeated: [sequence, end + (hasFin ? 1 : 0)] },
        acknowledge: { ...connection.acknowledge, pingpong: false, quick: QUICK_ACKS },
      }),
      effect: { kind: 'duplicate' },
      fin: false,
    };
  }
  if (sequence >= limit && data.length > 0) {
    return {
      connection: schedule({
        ...connection,
        acknowledge: { ...connection.acknowledge, pingpong: false, quick: QUICK_ACKS },
      }),
      effect: { kind: 'unacceptable' },
      fin: false,
    };
  }
  if (sequence > receive.next)
    return queueOutOfOrder(connection, { start: sequence, end, data, fin: hasFin });
  const fresh = data.subarray(receive.next - sequence);
  let c: TcpConnection = {
    ...connection,
    receive: { ...receive, next: end, stream: append(receive.stream, fresh) },
  };
  if (fresh.length > 0) c = dataEvent(turn, c, fresh.length, (segment.flags & PSH) !== 0);
  let fin = hasFin;
  const joined = joinWaiting(c);
  c = joined.connection;
  fin = fin || joined.fin;
  const octets = c.receive.next - receive.next;
  if (fin) c = receiveFin(c);
  return {
    connection: c,
    effect: fin ? { kind: 'fin', octets } : { kind: 'data', octets, acknowledged: 0 },
    fin,
  };
}

function queueOutOfOrder(connection: TcpConnection, piece: OutOfOrder): Queued {
  const { receive } = connection;
  return {
    connection: schedule({ ...connection, receive: putOutOfOrder(receive, piece) }),
    effect: { kind: 'out-of-order', octets: piece.data.length, missing: piece.start - receive.next },
    fin: false,
  };
}

/** A hole may be filled now: then an ACK goes out at once (RFC 5681 section 4.2). */
function joinWaiting(connection: TcpConnection): { connection: TcpConnection; fin: boolean } {
  if (connection.receive.outOfOrder.length === 0) return { connection, fin: false };
  const { receive, fin } = joinOutOfOrder(connection.receive);
  const now = receive.outOfOrder.length === 0;
  return { connection: { ...connection, receive, acknowledge: { ...connection.acknowledge, now } }, fin };
}

/** tcp_fin: the other side has finished. */
function receiveFin(c: TcpConnection): TcpConnection {
  const after: Partial<Record<TcpState, TcpState>> = {
    ESTABLISHED: 'CLOSE-WAIT',
    'SYN-RECEIVED': 'CLOSE-WAIT',
    'FIN-WAIT-1': 'CLOSING',
    'FIN-WAIT-2': 'TIME-WAIT',
  };
  const state = after[c.state] ?? c.state;
  // In CLOSE-WAIT the program is expected to answer soon, so the ACK waits for it.
  const pingpong = state === 'CLOSE-WAIT' || c.acknowledge.pingpong;
  return schedule({
    ...c,
    state,
    receive: { ...c.receive, next: c.receive.next + 1, fin: true },
    acknowledge: { ...c.acknowledge, pingpong },
  });
}

/** tcp_event_data_recv: learns the peer's segment size and rhythm, and opens the window. */
function dataEvent(turn: Turn, c: TcpConnection, length: number, push: boolean): TcpConnection {
  let acknowledge = measureSegment(c.acknowledge, c.maximumSegment, length, push);
  if (acknowledge.timeout === 0) {
    acknowledge = {
      ...acknowledge,
      quick: Math.max(acknowledge.quick, quickAcks(c, acknowledge)),
      timeout: DELAY_MINIMUM,
    };
  } else {
    const gap = turn.time - acknowledge.lastReceived;
    if (gap <= DELAY_MINIMUM / 2)
      acknowledge = { ...acknowledge, timeout: acknowledge.timeout / 2 + DELAY_MINIMUM / 2 };
    else if (gap < acknowledge.timeout)
      acknowledge = { ...acknowledge, timeout: Math.min(acknowledge.timeout / 2 + gap, c.roundTrip.timeout) };
    else if (gap > c.roundTrip.timeout)
      acknowledge = { ...acknowledge, quick: Math.max(acknowledge.quick, quickAcks(c, acknowledge)) };
  }
  const receive = growWindow(c.receive, length, c.maximumSegment);
  if (receive !== c.receive) acknowledge = { ...acknowledge, quick: acknowledge.quick | 1 };
  return schedule({ ...c, receive, acknowledge: { ...acknowledge, lastReceived: turn.time } });
}

function quickAcks(c: TcpConnection, { segment }: AckState): number {
  return Math.min(QUICK_ACKS, Math.max(2, Math.floor(c.receive.window / (2 * segment))));
}

/** tcp_measure_rcv_mss. */
function measureSegment(acknowledge: AckState, maximum: number, length: number, push: boolean): AckState {
  if (length >= acknowledge.segment) {
    const segment = Math.min(length, maximum);
    const pushed = push && acknowledge.pushed === 0 ? 1 : acknowledge.pushed;
    return { ...acknowledge, segment, pushed };
  }
  return { ...acknowledge, pushed: acknowledge.pushed === 0 ? 1 : 2 };
}

function schedule(c: TcpConnection): TcpConnection {
  return c.acknowledge.scheduled ? c : { ...c, acknowledge: { ...c.acknowledge, scheduled: true } };
}

/** tcp_ack_snd_check: sends the ACK that is owed now, or lets it wait. */
export function checkAck(turn: Turn, c: TcpConnection): TcpConnection {
  const { acknowledge, receive } = c;
  if (!acknowledge.scheduled) return c;
  const why = reasonNow(turn, c);
  if (why) return sendAck(turn, c, why);
  if (c.timers.delayedAck) return c;
  const next = armDelayedAck(turn, c, delayFor(c));
  putSocket(turn, c.node, next);
  const until = next.timers.delayedAck?.due ?? turn.time;
  turn.aside(() => {
    turn.emit(atNode(c.node), 4, {
      kind: 'ack-postponed',
      connection: { local: c.local, remote: c.remote, before: c.state, after: c.state },
      until,
    });
  });
  return { ...next, receive };
}

function reasonNow(turn: Turn, c: TcpConnection): AckReason | undefined {
  const { acknowledge, receive } = c;
  if (
    receive.next - receive.windowStart > acknowledge.segment &&
    usableWindow(c) >= receive.windowStart + receive.window - receive.next
  )
    return 'two-segments';
  if (turn.rules.promptAcks && acknowledge.quick > 0 && !acknowledge.pingpong)
    return receive.fin && c.state !== 'ESTABLISHED' ? 'fin' : 'quick';
  if (acknowledge.now || receive.outOfOrder.length > 0) return 'out-of-order';
  return undefined;
}

/** tcp_send_delayed_ack. */
function delayFor(c: TcpConnection): Nanoseconds {
  const { timeout, pingpong, pushed } = c.acknowledge;
  if (timeout <= DELAY_MINIMUM) return Math.max(timeout, TICK);
  let maximum = pingpong || pushed > 0 ? DELAY_MAXIMUM : 500_000_000;
  if (c.roundTrip.smoothed !== undefined)
    maximum = Math.min(maximum, Math.max(c.roundTrip.smoothed, DELAY_MINIMUM));
  return Math.min(timeout, maximum);
}

/** The delayed ACK is due (tcp_delack_timer_handler). */
export function delayedAckTimer(turn: Turn, connection: TcpConnection): void {
  const { acknowledge } = connection;
  const c: TcpConnection = {
    ...connection,
    timers: { ...connection.timers, delayedAck: undefined },
    acknowledge: acknowledge.pingpong
      ? { ...acknowledge, pingpong: false, timeout: DELAY_MINIMUM }
      : { ...acknowledge, timeout: Math.min(acknowledge.timeout * 2, connection.roundTrip.timeout) },
  };
  if (!acknowledge.scheduled) {
    putSocket(turn, c.node, c);
    return;
  }
  putSocket(turn, c.node, sendAck(turn, c, 'delayed'));
}

/** recv(2): everything that is in order. Reading may pay an owed ACK or open a closed window (tcp_cleanup_rbuf). */
export function readAll(
  turn: Turn,
  connection: TcpConnection,
): { readonly octets: Uint8Array; readonly ended: boolean } {
  const { receive } = connection;
  const end = streamEnd(receive.stream);
  const octets = slice(receive.stream, receive.stream.start, end);
  const emptied: ReceiveState = { ...receive, stream: dropBefore(receive.stream, end), finRead: receive.fin };
  let c: TcpConnection = { ...connection, receive: emptied };
  if (octets.length > 0) c = { ...c, receive: adjustSpace(c, octets.length, turn.time) };
  putSocket(turn, c.node, c);
  const why = octets.length > 0 ? ackOnRead(turn, c) : undefined;
  if (why && getConnection(turn, c.node, c.id)) putSocket(turn, c.node, sendAck(turn, c, why));
  return { octets, ended: receive.fin };
}

function ackOnRead(turn: Turn, c: TcpConnection): AckReason | undefined {
  const { acknowledge, receive } = c;
  if (acknowledge.scheduled && turn.rules.promptAcks) {
    const twoSegments = receive.next - receive.windowStart > acknowledge.segment;
    if (twoSegments || acknowledge.pushed === 2 || (acknowledge.pushed === 1 && !acknowledge.pingpong))
      return 'read';
  }
  const left = Math.max(0, receive.windowStart + receive.window - receive.next);
  if (receive.fin || c.state === 'TIME-WAIT') return undefined;
  if (2 * left <= receive.space) {
    const offered = usableWindow(c);
    if (offered > 0 && offered >= 2 * left) return 'window-update';
  }
  return undefined;
}
