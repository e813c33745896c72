// A segment arrives (RFC 9293 section 3.10.7; net/ipv4/tcp_ipv4.c tcp_v4_rcv): which socket is it for, and what does that
// socket's state make of it?
import type { NodeId } from '../../../network/network.ts';
import type { Ipv4Packet } from '../../../wire/ipv4.ts';
import { ACK, FIN, RST, SYN, type TcpSegment } from '../../../wire/tcp.ts';
import { wake } from '../../application/process.ts';
import type { Carried } from '../../event.ts';
import type { SegmentEffect } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { getConnection, getSocket, putSocket, type TcpListener } from '../socket.ts';
import { processAck } from './acknowledgement.ts';
import { connectionKey, type TcpConnection, type TcpState } from './connection.ts';
import { enterTimeWait, orphanTimer, receiveReset, removeConnection } from './end.ts';
import { answerSyn, completeHandshake, receiveInSynSent } from './handshake.ts';
import { checkAck, queueData } from './receive.ts';
import { sendReset } from './reset.ts';
import { sendAck } from './segment.ts';
import { pushPending } from './send.ts';
import { fromWire } from './sequence.ts';
import { receiveInTimeWait } from './time-wait.ts';
import { challenge, note, validate } from './validate.ts';

/** An incoming segment with what identifies it. */
export interface Arrival {
  readonly packet: Ipv4Packet;
  readonly segment: TcpSegment;
  readonly carried: Carried;
}

export function receiveTcp(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  segment: TcpSegment,
  carried: Carried,
): void {
  const arrival: Arrival = { packet, segment, carried };
  const local = { address: packet.destination, port: segment.destinationPort };
  const remote = { address: packet.source, port: segment.sourcePort };
  const id = turn.node(node).connections.get(connectionKey(local, remote));
  const connection = id === undefined ? undefined : getConnection(turn, node, id);
  if (connection) {
    receiveInState(turn, connection, arrival);
    return;
  }
  const listening = turn.node(node).bound.get(`tcp:${local.port}`);
  const listener = listening === undefined ? undefined : getSocket(turn, node, listening);
  if (listener?.kind === 'listener') receiveInListen(turn, listener, arrival);
  else refuse(turn, node, arrival);
}

function receiveInListen(turn: Turn, listener: TcpListener, arrival: Arrival): void {
  const { flags } = arrival.segment;
  if (flags & RST) return;
  if (flags & ACK) {
    sendReset(turn, listener.node, arrival, 'no-socket');
    return;
  }
  if (flags & SYN && !(flags & FIN)) answerSyn(turn, listener, arrival);
}

function refuse(turn: Turn, node: NodeId, arrival: Arrival): void {
  const { segment, carried } = arrival;
  turn.emit(
    atNode(node),
    4,
    { kind: 'dropped', reason: { kind: 'no-listener', protocol: 'tcp', port: segment.destinationPort } },
    carried.packet,
  );
  if (!(segment.flags & RST)) sendReset(turn, node, arrival, 'no-socket');
}

function receiveInState(turn: Turn, c: TcpConnection, arrival: Arrival): void {
  switch (c.state) {
    case 'SYN-SENT':
      receiveInSynSent(turn, c, arrival);
      return;
    case 'TIME-WAIT':
      receiveInTimeWait(turn, c, arrival);
      return;
    default:
      receiveSynchronized(turn, c, arrival);
  }
}

/** RFC 9293 section 3.10.7.4, in its order: sequence, RST, SYN, ACK, data, FIN. */
function receiveSynchronized(turn: Turn, connection: TcpConnection, arrival: Arrival): void {
  const { segment } = arrival;
  const sequence = fromWire(connection.receive.initial, segment.sequenceNumber, connection.receive.next);
  const accepted = validate(turn, connection, arrival, sequence);
  if (!accepted) return;
  const before = accepted.state;
  const acknowledged = processAck(turn, accepted, segment, sequence);
  if (acknowledged.unacceptable) {
    refuseAck(turn, acknowledged.connection, arrival, acknowledged.unacceptable);
    return;
  }
  let c = acknowledged.connection;
  if (c.state === 'SYN-RECEIVED') {
    if (segment.data.length > 0 && !turn.rules.dataCompletesHandshake) return;
    const completed = completeHandshake(turn, c, arrival);
    if (!completed) return;
    c = completed;
  }
  if (acknowledged.fin) c = finAcknowledged(turn, c);
  if (isLateData(c, segment, sequence)) {
    note(turn, c, before, arrival, sequence, { kind: 'unacceptable' });
    sendReset(turn, c.node, arrival, 'late-data');
    receiveReset(turn, c, 'closed');
    return;
  }
  const queued = queueData(turn, c, segment, sequence);
  c = queued.connection;
  putSocket(turn, c.node, c);
  note(turn, c, before, arrival, sequence, effectOf(acknowledged, queued.effect, before, c.state, segment));
  if (c.state === 'CLOSED') {
    removeConnection(turn, c);
    return;
  }
  tellProgram(turn, c, queued.effect, acknowledged.octets);
  if (c.state === 'TIME-WAIT') {
    enterTimeWait(turn, queued.fin ? sendAck(turn, c, 'fin') : c);
    return;
  }
  c = pushPending(turn, c);
  c = c.state === 'CLOSING' && queued.fin ? sendAck(turn, c, 'fin') : checkAck(turn, c);
  putSocket(turn, c.node, c);
}

function refuseAck(turn: Turn, c: TcpConnection, arrival: Arrival, why: 'future' | 'old'): void {
  if (c.state === 'SYN-RECEIVED') {
    sendReset(turn, c.node, arrival, 'not-acceptable');
    return;
  }
  putSocket(turn, c.node, c);
  if (why === 'future') challenge(turn, c);
}

/** Our FIN has been acknowledged. */
function finAcknowledged(turn: Turn, c: TcpConnection): TcpConnection {
  switch (c.state) {
    case 'FIN-WAIT-1':
      return orphanTimer(turn, { ...c, state: 'FIN-WAIT-2' });
    case 'CLOSING':
      return { ...c, state: 'TIME-WAIT' };
    case 'LAST-ACK':
      return { ...c, state: 'CLOSED' };
    default:
      return c;
  }
}

/** Data for a socket that no program holds any more: nobody could read it (RFC 9293 section 3.6.1). */
function isLateData(c: TcpConnection, segment: TcpSegment, sequence: number): boolean {
  const isOrphan = c.process === undefined && (c.state === 'FIN-WAIT-1' || c.state === 'FIN-WAIT-2');
  return isOrphan && segment.data.length > 0 && sequence + segment.data.length > c.receive.next;
}

type Acknowledged = ReturnType<typeof processAck>;

function effectOf(
  acknowledged: Acknowledged,
  data: SegmentEffect | undefined,
  before: TcpState,
  after: TcpState,
  segment: TcpSegment,
): SegmentEffect {
  if (before === 'SYN-RECEIVED' && after !== 'SYN-RECEIVED' && (!data || segment.data.length === 0))
    return { kind: 'handshake-completed' };
  if (data) return data.kind === 'data' ? { ...data, acknowledged: acknowledged.octets } : data;
  if (acknowledged.octets > 0 || acknowledged.fin)
    return { kind: 'acknowledged', octets: acknowledged.octets, fin: acknowledged.fin };
  if (acknowledged.duplicate)
    return { kind: 'duplicate-ack', count: acknowledged.connection.congestion.duplicateAcks };
  return { kind: 'window', window: acknowledged.connection.send.window };
}

function tellProgram(
  turn: Turn,
  c: TcpConnection,
  effect: SegmentEffect | undefined,
  acknowledged: number,
): void {
  if (c.process === undefined) return;
  if (effect?.kind === 'data' || effect?.kind === 'fin')
    wake(turn, c.node, c.process, { kind: 'readable', socket: c.id });
  else if (acknowledged > 0) wake(turn, c.node, c.process, { kind: 'writable', socket: c.id });
}
