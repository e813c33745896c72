// Whether a segment may be taken at all (RFC 9293 section 3.10.7.4, first to fourth; net/ipv4/tcp_input.c tcp_validate_incoming): its sequence
// number, RST and SYN, and what is answered to one that may not.
import type { Nanoseconds } from '../../../network/source.ts';
import { ACK, FIN, RST, SYN } from '../../../wire/tcp.ts';
import type { SegmentEffect } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { putSocket } from '../socket.ts';
import type { TcpConnection, TcpState } from './connection.ts';
import { receiveReset } from './end.ts';
import type { Arrival } from './input.ts';
import { retransmit } from './retransmission.ts';
import { sendAck } from './segment.ts';
import { fromWire } from './sequence.ts';
import { armRetransmit } from './timer.ts';

/** net.ipv4.tcp_invalid_ratelimit */
const INVALID_RATELIMIT: Nanoseconds = 500_000_000;

/** Sequence and RST checks (tcp_validate_incoming). Undefined: the segment has been dealt with. */
export function validate(
  turn: Turn,
  connection: TcpConnection,
  arrival: Arrival,
  sequence: number,
): TcpConnection | undefined {
  const { segment } = arrival;
  const { flags, options } = segment;
  let c = connection;
  const { receive } = c;
  const length = segment.data.length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);
  const isOldTimestamp =
    c.timestamps &&
    options.timestamps !== undefined &&
    ((options.timestamps.value - receive.timestamp) | 0) < 0;
  const inWindow =
    sequence + length >= receive.windowStart &&
    sequence <= receive.next + Math.max(receive.window - (receive.next - receive.windowStart), 0);
  if (!inWindow || (isOldTimestamp && !(flags & RST))) {
    note(turn, c, c.state, arrival, sequence, { kind: 'duplicate' });
    if (flags & RST) return undefined;
    if (c.state === 'SYN-RECEIVED' && flags & SYN) {
      answerDuplicateSyn(turn, c);
      return undefined;
    }
    if (flags & SYN) {
      challenge(turn, c);
      return undefined;
    }
    putSocket(turn, c.node, sendAck(turn, quicken(repeated(c, sequence, length)), 'duplicate'));
    return undefined;
  }
  if (flags & RST) {
    if (sequence === receive.next) {
      note(turn, { ...c, state: 'CLOSED' }, c.state, arrival, sequence, { kind: 'reset' });
      receiveReset(turn, c, c.state === 'CLOSE-WAIT' ? 'closed' : 'reset');
    } else challenge(turn, c);
    return undefined;
  }
  if (flags & SYN) {
    if (c.state === 'SYN-RECEIVED' && !(flags & ACK)) answerDuplicateSyn(turn, c);
    else if (c.state === 'SYN-RECEIVED' && sequence === 0) {
      // Simultaneous open: the other side's SYN+ACK acknowledges ours (RFC 9293 figure 7).
      return c;
    } else challenge(turn, c);
    return undefined;
  }
  if (!(flags & ACK)) return undefined;
  if (c.timestamps && options.timestamps && sequence <= receive.windowStart) {
    c = { ...c, receive: { ...receive, timestamp: options.timestamps.value } };
  }
  return c;
}

/** tcp_check_req: the timer of the SYN+ACK starts anew. */
function answerDuplicateSyn(turn: Turn, c: TcpConnection): void {
  if (!turn.rules.answersDuplicateSyn) return;
  const synAck = c.send.inFlight[0];
  if (!synAck || turn.time - c.acknowledge.lastChallenge < INVALID_RATELIMIT) return;
  const noted = { ...c, acknowledge: { ...c.acknowledge, lastChallenge: turn.time } };
  const answered = retransmit(turn, noted, synAck, 'duplicate-syn');
  putSocket(turn, c.node, armRetransmit(turn, answered, 'rto', answered.roundTrip.timeout));
}

/** RFC 5961: at most one a half second, so that a forger learns nothing. */
export function challenge(turn: Turn, c: TcpConnection): void {
  if (!turn.rules.challengesSyn) return;
  if (turn.time - c.acknowledge.lastChallenge < INVALID_RATELIMIT) return;
  const next = { ...c, acknowledge: { ...c.acknowledge, lastChallenge: turn.time } };
  putSocket(turn, c.node, sendAck(turn, next, 'challenge'));
}

/** tcp_send_dupack: old octets are named in the ACK. */
function repeated(c: TcpConnection, sequence: number, length: number): TcpConnection {
  const { receive } = c;
  if (length === 0 || sequence >= receive.next) return c;
  return { ...c, receive: { ...receive, repeated: [sequence, Math.min(sequence + length, receive.next)] } };
}

/** tcp_enter_quickack_mode after a duplicate: the sender has missed an ACK. */
function quicken(c: TcpConnection): TcpConnection {
  return { ...c, acknowledge: { ...c.acknowledge, pingpong: false, quick: 16, scheduled: true } };
}

/** Records what a segment has brought about. */
export function note(
  turn: Turn,
  c: TcpConnection,
  before: TcpState,
  arrival: Arrival,
  sequence: number,
  effect: SegmentEffect,
): void {
  const { segment, carried } = arrival;
  const acknowledgement =
    segment.flags & ACK ? fromWire(c.send.initial, segment.acknowledgementNumber, c.send.unacknowledged) : 0;
  turn.emit(
    atNode(c.node),
    4,
    {
      kind: 'segment-taken',
      connection: { local: c.local, remote: c.remote, before, after: c.state },
      effect,
      flags: segment.flags,
      sequence,
      acknowledgement,
      length: segment.data.length,
    },
    carried.packet,
  );
}
