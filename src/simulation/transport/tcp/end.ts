// How a connection ends (RFC 9293 sections 3.6, 3.10.4 and 3.10.5; net/ipv4/tcp.c tcp_close, tcp_shutdown): in order with FIN,
// at once with RST, or because nobody answers.
import type { Failure } from '../../../network/script.ts';
import type { Nanoseconds } from '../../../network/source.ts';
import { wake } from '../../application/process.ts';
import type { Happening } from '../../event.ts';
import type { TransportFact } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { getConnection, putSocket } from '../socket.ts';
import { connectionKey, type TcpConnection } from './connection.ts';
import { sendActiveReset } from './reset.ts';
import { pushPending } from './send.ts';
import { armLife } from './timer.ts';

/** TCP_TIMEWAIT_LEN, and tcp_fin_timeout for a FIN-WAIT-2 that no program holds */
export const TIME_WAIT: Nanoseconds = 60e9;

/** shutdown(SHUT_WR): no more data from this side; FIN goes out after what is still queued. */
export function shutdown(turn: Turn, connection: TcpConnection): TcpConnection {
  if (connection.send.finish) return connection;
  const send = { ...connection.send, finish: true };
  switch (connection.state) {
    case 'ESTABLISHED':
    case 'SYN-RECEIVED':
      return pushPending(turn, { ...connection, send, state: 'FIN-WAIT-1' });
    case 'CLOSE-WAIT':
      return pushPending(turn, { ...connection, send, state: 'LAST-ACK' });
    default:
      return connection;
  }
}

/** close(2): the program gives the socket back. Unread data turns the FIN into a RST (RFC 2525 section 2.17). */
export function close(turn: Turn, connection: TcpConnection): void {
  const c: TcpConnection = { ...connection, process: undefined };
  if (c.state === 'CLOSED' || c.state === 'SYN-SENT') {
    removeConnection(turn, c);
    return;
  }
  if (c.receive.stream.length > 0 && c.state !== 'TIME-WAIT') {
    sendActiveReset(turn, { ...c, receive: { ...c.receive } }, 'unread-data');
    removeConnection(turn, c);
    return;
  }
  putSocket(turn, c.node, c);
  const after = shutdown(turn, c);
  putSocket(turn, c.node, orphanTimer(turn, after));
}

/** close(2) with SO_LINGER 0. */
export function abort(turn: Turn, connection: TcpConnection): void {
  const isOpen = !['CLOSED', 'SYN-SENT', 'TIME-WAIT'].includes(connection.state);
  if (isOpen && turn.rules.abortResets) sendActiveReset(turn, connection, 'aborted');
  removeConnection(turn, connection);
}

/** A FIN-WAIT-2 without a program does not wait for ever. */
export function orphanTimer(turn: Turn, c: TcpConnection): TcpConnection {
  if (c.process !== undefined || c.state !== 'FIN-WAIT-2' || c.timers.life) return c;
  return armLife(turn, c, TIME_WAIT);
}

/** A RST has come, or something as final: the program learns of it, the socket is gone. */
export function receiveReset(turn: Turn, c: TcpConnection, failure: Failure): void {
  removeConnection(turn, c);
  if (c.process !== undefined) wake(turn, c.node, c.process, { kind: 'failed', socket: c.id, failure });
}

type Why = Extract<TransportFact, { kind: 'connection-changed' }>['why'];

/** Gives a connection up. */
export function abandon(turn: Turn, c: TcpConnection, failure: Failure, why: Why): void {
  const view = { local: c.local, remote: c.remote, before: c.state, after: 'CLOSED' as const };
  removeConnection(turn, c);
  turn.emit(atNode(c.node), 4, { kind: 'connection-changed', connection: view, why });
  if (c.process !== undefined) wake(turn, c.node, c.process, { kind: 'failed', socket: c.id, failure });
}

/** Both sides have finished; this one keeps the pair of ends for a minute, so that nothing late is taken for something new. */
export function enterTimeWait(turn: Turn, c: TcpConnection): void {
  const cleared: TcpConnection = {
    ...c,
    state: 'TIME-WAIT',
    timers: { ...c.timers, retransmit: undefined, delayedAck: undefined },
  };
  putSocket(turn, c.node, armLife(turn, cleared, TIME_WAIT));
}

export function lifeTimer(turn: Turn, event: Extract<Happening, { kind: 'tcp-timer' }>): void {
  const c = getConnection(turn, event.node, event.socket);
  if (!c || c.timers.life?.generation !== event.generation) return;
  const view = { local: c.local, remote: c.remote, before: c.state, after: 'CLOSED' as const };
  removeConnection(turn, c);
  turn.emit(atNode(c.node), 4, {
    kind: 'connection-changed',
    connection: view,
    why: c.state === 'TIME-WAIT' ? 'time-wait-over' : 'fin-timeout',
  });
}

/** Takes the socket out of all tables, but not from among those that wait to be accepted: accept(2) finds it there (inet_csk_accept). */
export function removeConnection(turn: Turn, c: TcpConnection): void {
  const state = turn.node(c.node);
  const key = connectionKey(c.local, c.remote);
  const connections = state.connections.get(key) === c.id ? state.connections.delete(key) : state.connections;
  turn.setNode(c.node, { ...state, sockets: state.sockets.delete(c.id), connections });
}
