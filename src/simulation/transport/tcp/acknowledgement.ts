// What an ACK does at the sender (RFC 9293 section 3.10.7.4, "fifth, check the ACK field"; net/ipv4/tcp_input.c tcp_ack).
import type { TcpSegment } from '../../../wire/tcp.ts';
import { ACK, FIN, SYN } from '../../../wire/tcp.ts';
import type { Turn } from '../../turn.ts';
import { splitBySack } from './burst.ts';
import { packetsInFlight, type SentSegment, type TcpConnection } from './connection.ts';
import { scheduleLossProbe } from './loss-probe.ts';
import { recover } from './recovery.ts';
import { measure } from './round-trip.ts';
import { timestampNow } from './segment.ts';
import { fromWire } from './sequence.ts';
import { dropBefore, streamEnd } from './stream.ts';
import { armRetransmit, stopRetransmit } from './timer.ts';

export interface AckOutcome {
  readonly connection: TcpConnection;
  /** octets newly acknowledged */
  readonly octets: number;
  /** our FIN is acknowledged */
  readonly fin: boolean;
  readonly duplicate: boolean;
  /** the ACK acknowledges something that was never sent, or is too old */
  readonly unacceptable: 'future' | 'old' | undefined;
}

/** Processes the ACK field, SACK blocks and window of a segment. */
export function processAck(
  turn: Turn,
  connection: TcpConnection,
  segment: TcpSegment,
  sequence: number,
): AckOutcome {
  const { send } = connection;
  const acknowledged = fromWire(send.initial, segment.acknowledgementNumber, send.unacknowledged);
  const none = { octets: 0, fin: false, duplicate: false };
  if (acknowledged > send.next) return { connection, ...none, unacceptable: 'future' };
  if (acknowledged < send.unacknowledged - send.maximumWindow)
    return { connection, ...none, unacceptable: 'old' };
  const inFlightBefore = packetsInFlight(connection);
  const advanced = acknowledged > send.unacknowledged;
  const renewsWindow = mayUpdateWindow(connection, segment, sequence);
  let c =
    acknowledged >= send.unacknowledged
      ? updateWindow(connection, segment, sequence, acknowledged)
      : connection;
  const delivered = advanced
    ? takeDelivered(turn, c, segment, acknowledged)
    : { connection: c, segments: 0, octets: 0, fin: false };
  c = delivered.connection;
  const sacked = c.sack ? markSacked(turn, c, segment) : { connection: c, count: 0 };
  c = sacked.connection;
  const isBare =
    segment.data.length === 0 && (segment.flags & (SYN | FIN)) === 0 && (segment.flags & ACK) !== 0;
  const duplicate =
    !advanced && isBare && acknowledged === send.unacknowledged && !renewsWindow && send.inFlight.length > 0;
  const moved = advanced || sacked.count > 0;
  if (moved) c = { ...c, confirmed: true };
  if (moved || duplicate)
    c = recover(turn, c, {
      segments: delivered.segments,
      sacked: sacked.count,
      advanced,
      duplicate,
      inFlightBefore,
    });
  c = afterProgress(turn, c, advanced);
  if (c.timers.retransmit?.mode === 'window-probe' || c.timers.probes > 0) c = answerToProbe(turn, c);
  return { connection: c, octets: delivered.octets, fin: delivered.fin, duplicate, unacceptable: undefined };
}

/** tcp_may_update_window: the first ACK after data of the other side is none of the duplicates that count, even where nothing changes. */
function mayUpdateWindow({ send, sendScale }: TcpConnection, segment: TcpSegment, sequence: number): boolean {
  const window = segment.window * 2 ** sendScale;
  return (
    sequence > send.windowSequence ||
    (sequence === send.windowSequence && (window > send.window || window === 0))
  );
}

/** SND.WND follows the newest segment (RFC 9293: SND.WL1, SND.WL2). */
function updateWindow(
  c: TcpConnection,
  segment: TcpSegment,
  sequence: number,
  acknowledged: number,
): TcpConnection {
  const { send } = c;
  const isNewer =
    send.windowSequence < sequence ||
    (send.windowSequence === sequence && send.windowAcknowledgement <= acknowledged);
  if (!isNewer) return c;
  const window = segment.window * 2 ** c.sendScale;
  return {
    ...c,
    send: {
      ...send,
      window,
      windowSequence: sequence,
      windowAcknowledgement: acknowledged,
      maximumWindow: Math.max(send.maximumWindow, window),
    },
  };
}

function takeDelivered(
  turn: Turn,
  c: TcpConnection,
  segment: TcpSegment,
  acknowledged: number,
): { connection: TcpConnection; segments: number; octets: number; fin: boolean } {
  const { send } = c;
  const gone: SentSegment[] = [];
  const kept: SentSegment[] = [];
  for (const entry of send.inFlight) {
    if (entry.end <= acknowledged) gone.push(entry);
    else if (entry.start < acknowledged) kept.push({ ...entry, start: acknowledged });
    else kept.push(entry);
  }
  const fin = gone.some((entry) => entry.fin);
  const syn = gone.some((entry) => entry.syn);
  const octets = acknowledged - send.unacknowledged - (fin ? 1 : 0) - (syn ? 1 : 0);
  const stream = dropBefore(send.stream, Math.min(acknowledged, streamEnd(send.stream)));
  const pushes = send.pushes.some((mark) => mark <= acknowledged)
    ? send.pushes.filter((mark) => mark > acknowledged)
    : send.pushes;
  const next: TcpConnection = {
    ...c,
    send: { ...send, unacknowledged: acknowledged, inFlight: kept, stream, pushes },
  };
  return {
    connection: takeSample(turn, noteDelivery(turn, next, gone), segment, gone),
    segments: gone.length,
    octets,
    fin,
  };
}

/** Karn's rule: a segment sent twice tells nothing by itself, but its timestamp echo does (RFC 7323 section 4). */
function takeSample(
  turn: Turn,
  c: TcpConnection,
  segment: TcpSegment,
  gone: readonly SentSegment[],
): TcpConnection {
  const fresh = gone.find((entry) => entry.retransmissions === 0 && !entry.sacked);
  const echo = segment.options.timestamps?.echoReply;
  const sample = fresh
    ? turn.time - fresh.sentAt
    : echo
      ? Math.max(0, timestampNow(turn, c.local, c.remote) - echo) * 1e6
      : undefined;
  if (sample === undefined) return c;
  return { ...c, roundTrip: measure(c.roundTrip, sample) };
}

function noteDelivery(turn: Turn, c: TcpConnection, delivered: readonly SentSegment[]): TcpConnection {
  let { rack } = c.congestion;
  for (const entry of delivered) {
    const roundTrip = turn.time - entry.sentAt;
    if (entry.retransmissions > 0 && roundTrip < c.roundTrip.minimum) continue;
    if (!rack || entry.order > rack.order) rack = { sentAt: entry.sentAt, order: entry.order, roundTrip };
  }
  return rack === c.congestion.rack ? c : { ...c, congestion: { ...c.congestion, rack } };
}

function markSacked(
  turn: Turn,
  c: TcpConnection,
  segment: TcpSegment,
): { connection: TcpConnection; count: number } {
  const blocks = segment.options.sack;
  if (!blocks || blocks.length === 0) return { connection: c, count: 0 };
  const ranges = blocks.map(
    ([left, right]) =>
      [
        fromWire(c.send.initial, left, c.send.unacknowledged),
        fromWire(c.send.initial, right, c.send.unacknowledged),
      ] as const,
  );
  const newly: SentSegment[] = [];
  const inFlight = c.send.inFlight.map((entry) => {
    if (entry.sacked || !ranges.some(([left, right]) => left <= entry.start && entry.end <= right))
      return entry;
    newly.push(entry);
    return { ...entry, sacked: true, lost: false, retransmitting: false };
  });
  if (newly.length === 0) return { connection: c, count: 0 };
  return {
    connection: noteDelivery(turn, { ...c, send: { ...c.send, inFlight: splitBySack(inFlight) } }, newly),
    count: newly.length,
  };
}

/** tcp_set_xmit_timer: progress starts the timer anew; nothing in flight stops it. */
function afterProgress(turn: Turn, c: TcpConnection, advanced: boolean): TcpConnection {
  if (!advanced) return c;
  const reset: TcpConnection = {
    ...c,
    timers: { ...c.timers, retransmissions: 0, backoff: 0, since: undefined },
  };
  if (c.send.inFlight.length === 0) return stopRetransmit(reset);
  if (reset.timers.retransmit?.mode === 'reorder') return reset;
  return scheduleLossProbe(turn, reset, true) ?? armRetransmit(turn, reset, 'rto', reset.roundTrip.timeout);
}

/** tcp_ack_probe: an answer to a window probe; the timer stops when the window has opened. */
function answerToProbe(turn: Turn, c: TcpConnection): TcpConnection {
  const reset: TcpConnection = { ...c, timers: { ...c.timers, probes: 0 } };
  if (c.timers.retransmit?.mode !== 'window-probe') return reset;
  const waiting = streamEnd(c.send.stream) - c.send.next;
  const fits = Math.min(waiting, c.maximumSegment) <= c.send.unacknowledged + c.send.window - c.send.next;
  if (waiting > 0 && fits) return stopRetransmit({ ...reset, timers: { ...reset.timers, backoff: 0 } });
  return armRetransmit(turn, reset, 'window-probe', c.roundTrip.timeout * 2 ** c.timers.backoff);
}
