// What an ICMP error does to a TCP connection (RFC 5461, RFC 1122 section 4.2.3.9; net/ipv4/tcp_ipv4.c tcp_v4_err): it ends an
// attempt to connect; an established connection goes on trying. Fragmentation needed makes segments smaller (RFC 1191).
import type { NodeId } from '../../../network/network.ts';
import {
  type IcmpError,
  UNREACHABLE_FRAGMENTATION_NEEDED,
  UNREACHABLE_HOST,
  UNREACHABLE_NET,
} from '../../../wire/icmp.ts';
import type { Quoted } from '../../../wire/quoted.ts';
import { failureOf } from '../../ip/icmp.ts';
import { atNode, type Turn } from '../../turn.ts';
import { getConnection, putSocket } from '../socket.ts';
import { burstAt, recut } from './burst.ts';
import { connectionKey, type SentSegment, type TcpConnection } from './connection.ts';
import { abandon, receiveReset } from './end.ts';
import { TIMESTAMPS_LENGTH } from './opening.ts';
import { enter, resendLost } from './recovery.ts';
import { retransmissionTimeout } from './retransmission.ts';
import { backedOff } from './round-trip.ts';
import { FIXED_HEADERS } from './segment.ts';
import { fromWire } from './sequence.ts';
import { armRetransmit } from './timer.ts';

export function tcpError(turn: Turn, node: NodeId, message: IcmpError, about: Quoted): void {
  const c = ownSegment(turn, node, about);
  if (!c) return;
  const { local, remote } = c;
  if (message.type === 'unreachable' && message.code === UNREACHABLE_FRAGMENTATION_NEEDED) {
    shrink(turn, c, message.mtu);
    return;
  }
  const { failure, fatal } = failureOf(message);
  // tcp_req_err: a request that nobody can be answered to is forgotten.
  if (c.state === 'SYN-RECEIVED' && c.listener !== undefined) {
    if (message.type === 'time-exceeded' || isAboutTheWay(message)) abandon(turn, c, failure, 'unreachable');
    return;
  }
  const isConnecting = c.state === 'SYN-SENT';
  turn.emit(atNode(node), 4, {
    kind: 'error-reported',
    local,
    remote,
    failure,
    fatal: isConnecting,
    isAskedFor: false,
  });
  if (isConnecting) receiveReset(turn, c, failure);
  else {
    const noted = { ...c, error: fatal ? failure : c.error };
    putSocket(turn, node, noted);
    if (isAboutTheWay(message)) revertBackoff(turn, noted, about);
  }
}

/**
 * tcp_ld_RTO_revert (RFC 6069): no way to the other side is no sign of congestion. The last doubling of the timeout is taken back, and
 * what is overdue by the shorter one goes out at once.
 */
function revertBackoff(turn: Turn, connection: TcpConnection, about: Quoted): void {
  const { send, timers, roundTrip } = connection;
  const [head] = send.inFlight;
  const sequence = fromWire(send.initial, about.sequenceNumber, send.unacknowledged);
  if (!head || sequence !== send.unacknowledged || timers.retransmissions === 0 || timers.backoff === 0)
    return;
  const backoff = timers.backoff - 1;
  const timeout = backedOff(roundTrip, backoff);
  const c = { ...connection, timers: { ...timers, backoff }, roundTrip: { ...roundTrip, timeout } };
  const remaining = head.sentAt + timeout - turn.time;
  if (remaining > 0) putSocket(turn, c.node, armRetransmit(turn, c, 'rto', remaining));
  else retransmissionTimeout(turn, c);
}

/** The connection that may still have sent the quoted segment: RFC 5927 section 4.1 wants its number to be in flight. */
export function ownSegment(turn: Turn, node: NodeId, about: Quoted): TcpConnection | undefined {
  const local = { address: about.source, port: about.sourcePort };
  const remote = { address: about.destination, port: about.destinationPort };
  const id = turn.node(node).connections.get(connectionKey(local, remote));
  const c = id === undefined ? undefined : getConnection(turn, node, id);
  if (!c || c.state === 'TIME-WAIT') return undefined;
  const sequence = fromWire(c.send.initial, about.sequenceNumber, c.send.unacknowledged);
  return sequence >= c.send.unacknowledged && sequence <= c.send.next ? c : undefined;
}

function isAboutTheWay({ type, code }: IcmpError): boolean {
  return type === 'unreachable' && (code === UNREACHABLE_NET || code === UNREACHABLE_HOST);
}

/** tcp_v4_mtu_reduced, tcp_simple_retransmit: what did not fit counts as lost, and is sent again in smaller segments. */
function shrink(turn: Turn, c: TcpConnection, mtu: number): void {
  const maximumSegment = mtu - FIXED_HEADERS - (c.timestamps ? TIMESTAMPS_LENGTH : 0);
  if (maximumSegment >= c.maximumSegment || maximumSegment < 88) return;
  let inFlight: readonly SentSegment[] = [];
  for (let index = 0; index < c.send.inFlight.length; ) {
    const burst = burstAt(c.send.inFlight, index);
    const pieces = recut(burst, maximumSegment);
    const isLost = pieces !== burst;
    inFlight = [
      ...inFlight,
      ...pieces.map((piece) => (isLost ? { ...piece, lost: true, retransmitting: false } : piece)),
    ];
    index += burst.length;
  }
  let next: TcpConnection = { ...c, maximumSegment, send: { ...c.send, inFlight } };
  if (inFlight.some(({ lost }) => lost)) {
    if (next.congestion.state !== 'loss') next = enter(next, 'loss');
    next = resendLost(turn, next, 'path-mtu');
  }
  putSocket(turn, c.node, next);
}
