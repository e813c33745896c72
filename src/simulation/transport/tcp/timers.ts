// A connection's timer fires: the right one, if it is still the one that was armed.
import type { Happening } from '../../event.ts';
import type { Turn } from '../../turn.ts';
import { getConnection } from '../socket.ts';
import { lifeTimer } from './end.ts';
import { delayedAckTimer } from './receive.ts';
import { retransmitTimer } from './retransmission.ts';

export function tcpTimer(turn: Turn, event: Extract<Happening, { kind: 'tcp-timer' }>): void {
  const c = getConnection(turn, event.node, event.socket);
  if (!c) return;
  if (event.timer === 'retransmit' && c.timers.retransmit?.generation === event.generation)
    retransmitTimer(turn, c);
  if (event.timer === 'delayed-ack' && c.timers.delayedAck?.generation === event.generation)
    delayedAckTimer(turn, c);
  if (event.timer === 'life') lifeTimer(turn, event);
}
