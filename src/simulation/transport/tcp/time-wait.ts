// A segment for a connection in TIME-WAIT (RFC 9293 section 3.6.1; net/ipv4/tcp_minisocks.c tcp_timewait_state_process): an old
// FIN is acknowledged again, a new SYN that is clearly later opens a new connection, anything else is answered and dropped.
import { ACK, FIN, RST, SYN } from '../../../wire/tcp.ts';
import { atNode, type Turn } from '../../turn.ts';
import { getSocket, putSocket } from '../socket.ts';
import type { TcpConnection } from './connection.ts';
import { removeConnection, TIME_WAIT } from './end.ts';
import { answerSyn } from './handshake.ts';
import type { Arrival } from './input.ts';
import { sendAck } from './segment.ts';
import { fromWire } from './sequence.ts';
import { armLife } from './timer.ts';

export function receiveInTimeWait(turn: Turn, c: TcpConnection, arrival: Arrival): void {
  const { segment, carried } = arrival;
  const { flags, options } = segment;
  const sequence = fromWire(c.receive.initial, segment.sequenceNumber, c.receive.next);
  const isNewSyn =
    (flags & (SYN | ACK | RST)) === SYN &&
    (sequence > c.receive.next || laterTimestamp(c, options.timestamps?.value));
  if (isNewSyn) {
    const bound = turn.node(c.node).bound.get(`tcp:${c.local.port}`);
    const listener = bound === undefined ? undefined : getSocket(turn, c.node, bound);
    if (listener?.kind === 'listener') {
      removeConnection(turn, c);
      answerSyn(turn, listener, arrival);
      return;
    }
  }
  turn.emit(
    atNode(c.node),
    4,
    {
      kind: 'segment-taken',
      connection: { local: c.local, remote: c.remote, before: c.state, after: c.state },
      effect: { kind: 'duplicate' },
      flags,
      sequence,
      acknowledgement:
        flags & ACK ? fromWire(c.send.initial, segment.acknowledgementNumber, c.send.unacknowledged) : 0,
      length: segment.data.length,
    },
    carried.packet,
  );
  if (flags & RST) {
    // RFC 1337 protection is off by default (tcp_rfc1337 0): the RST ends TIME-WAIT.
    if (sequence === c.receive.next) removeConnection(turn, c);
    return;
  }
  const isBareAckInPlace =
    (flags & (SYN | FIN)) === 0 && segment.data.length === 0 && sequence === c.receive.next;
  if (isBareAckInPlace) return;
  const again = flags & FIN ? armLife(turn, c, TIME_WAIT) : c;
  putSocket(turn, c.node, sendAck(turn, again, 'time-wait'));
}

function laterTimestamp(c: TcpConnection, value: number | undefined): boolean {
  return c.timestamps && value !== undefined && ((value - c.receive.timestamp) | 0) > 0;
}
