// Arming and stopping a connection's timers. A timer carries the generation it was armed in; one whose generation is past does
// nothing when it fires.
import type { Nanoseconds } from '../../../network/source.ts';
import type { TimerRank, Turn } from '../../turn.ts';
import type { TcpConnection, Timers } from './connection.ts';

type RetransmitMode = NonNullable<Timers['retransmit']>['mode'];

/** TCP_RTO_MAX */
export const RTO_MAXIMUM: Nanoseconds = 120e9;
/** TCP_RTO_MIN */
export const RTO_MINIMUM: Nanoseconds = 200_000_000;
/** TCP_TIMEOUT_INIT (RFC 6298 section 2.1) */
export const RTO_INITIAL: Nanoseconds = 1e9;

export function armRetransmit(
  turn: Turn,
  c: TcpConnection,
  mode: RetransmitMode,
  delay: Nanoseconds,
  rank: TimerRank = 'usual',
): TcpConnection {
  const generation = c.timers.generation + 1;
  const happening = {
    kind: 'tcp-timer',
    node: c.node,
    socket: c.id,
    timer: 'retransmit',
    generation,
  } as const;
  const shortened = Math.min(delay, RTO_MAXIMUM);
  // reqsk_queue_hash_req: TIMER_PINNED.
  const isRequest = c.state === 'SYN-RECEIVED' && c.listener !== undefined;
  const due = turn.arm(shortened, happening, isRequest ? 'pinned' : rank);
  return { ...c, timers: { ...c.timers, generation, retransmit: { mode, due, generation } } };
}

export function stopRetransmit(c: TcpConnection): TcpConnection {
  return c.timers.retransmit ? { ...c, timers: { ...c.timers, retransmit: undefined } } : c;
}

export function armDelayedAck(turn: Turn, c: TcpConnection, delay: Nanoseconds): TcpConnection {
  const generation = c.timers.generation + 1;
  const due = turn.arm(delay, {
    kind: 'tcp-timer',
    node: c.node,
    socket: c.id,
    timer: 'delayed-ack',
    generation,
  });
  return { ...c, timers: { ...c.timers, generation, delayedAck: { due, generation } } };
}

export function armLife(turn: Turn, c: TcpConnection, delay: Nanoseconds): TcpConnection {
  const generation = c.timers.generation + 1;
  const due = turn.arm(delay, { kind: 'tcp-timer', node: c.node, socket: c.id, timer: 'life', generation });
  return { ...c, timers: { ...c.timers, generation, life: { due, generation } } };
}
