// Opening a connection (RFC 9293 section 3.5): SYN, SYN+ACK, ACK, and both sides at once.
import type { Endpoint } from '../../../address/endpoint.ts';
import type { NodeId } from '../../../network/network.ts';
import type { Failure, PortRange } from '../../../network/script.ts';
import { ACK, RST, SYN } from '../../../wire/tcp.ts';
import { wake } from '../../application/process.ts';
import { findWay } from '../../ip/route.ts';
import { isResolved } from '../../link/neighbour-entry.ts';
import { atNode, type Turn } from '../../turn.ts';
import type { ProcessId, SocketId } from '../../world.ts';
import { chooseTcpPort } from '../ports.ts';
import { getConnection, getSocket, putSocket, type TcpListener } from '../socket.ts';
import { processAck } from './acknowledgement.ts';
import { connectionKey, type TcpConnection, type TcpState } from './connection.ts';
import { receiveReset, removeConnection } from './end.ts';
import type { Arrival } from './input.ts';
import { newConnection, register, TIMESTAMPS_LENGTH, withPeer } from './opening.ts';
import { sendReset } from './reset.ts';
import { retransmit } from './retransmission.ts';
import { advertisedSegment, sendAck, sendSegment } from './segment.ts';
import { armRetransmit, stopRetransmit } from './timer.ts';
import { initialWindow } from './window.ts';

/** connect(2). The socket, or why there can be none. */
export function connectTcp(
  turn: Turn,
  node: NodeId,
  process: ProcessId,
  program: string,
  remote: Endpoint,
  asked: PortRange | undefined,
): SocketId | Failure {
  const way = findWay(turn, node, remote.address);
  if (way.kind === 'failed') return way.failure;
  const leavesAtOnce = way.kind === 'way' && isResolved(turn, way.nic, way.nextHop);
  const port = chooseTcpPort(turn, node, way.source, remote, asked);
  if (port === undefined) return 'no-port';
  const local = { address: way.source, port };
  const replaced = turn.node(node).connections.get(connectionKey(local, remote));
  const old = replaced === undefined ? undefined : getConnection(turn, node, replaced);
  if (old) removeConnection(turn, old);
  const { tcp } = turn.declaredNode(node).settings;
  const mss = advertisedSegment(turn, { node, remote });
  // tcp_twsk_unique: what takes over a pair of ends in TIME-WAIT knows already that the other side sends timestamps.
  const options = old?.timestamps ? TIMESTAMPS_LENGTH : 0;
  let c = newConnection(turn, node, local, remote, {
    state: 'SYN-SENT',
    process,
    program,
    timestamps: tcp.timestamps,
    sack: tcp.sack,
    window: initialWindow(mss - options),
  });
  register(turn, c);
  turn.emit(atNode(node), 4, {
    kind: 'opened',
    protocol: 'tcp',
    local,
    remote,
    port: asked ? 'asked' : 'ephemeral',
  });
  c = sendSegment(turn, c, { flags: SYN, sequence: 0, purpose: { kind: 'syn' }, before: 'CLOSED' });
  // Armed after sending, as tcp_connect does, and where the SYN has left at once after all that it brings about: it decides who comes
  // first when ARP's timer or the other side's is due on the same tick.
  c = armRetransmit(turn, c, 'rto', c.roundTrip.timeout, leavesAtOnce ? 'last' : 'usual');
  putSocket(turn, node, c);
  return c.id;
}

/** SYN for a listening port: a new connection in SYN-RECEIVED, answered with SYN+ACK. */
export function answerSyn(turn: Turn, listener: TcpListener, { packet, segment, carried }: Arrival): void {
  const { node } = listener;
  if (listener.queue.length > listener.backlog) {
    turn.emit(
      atNode(node),
      4,
      { kind: 'dropped', reason: { kind: 'backlog-full', port: listener.port } },
      carried.packet,
    );
    return;
  }
  const local = { address: packet.destination, port: segment.destinationPort };
  const remote = { address: packet.source, port: segment.sourcePort };
  const { tcp } = turn.declaredNode(node).settings;
  const fresh = newConnection(turn, node, local, remote, {
    state: 'SYN-RECEIVED',
    process: undefined,
    program: listener.program,
    timestamps: tcp.timestamps,
    sack: tcp.sack,
    window: 0,
  });
  let c: TcpConnection = { ...withPeer(turn, fresh, segment), listener: listener.id };
  const window = initialWindow(advertisedSegment(turn, c) - (c.timestamps ? TIMESTAMPS_LENGTH : 0));
  c = { ...c, receive: { ...c.receive, window, threshold: window } };
  register(turn, c);
  turn.emit(
    atNode(node),
    4,
    {
      kind: 'segment-taken',
      connection: { local, remote, before: 'LISTEN', after: 'SYN-RECEIVED' },
      effect: { kind: 'connection-asked' },
      flags: segment.flags,
      sequence: 0,
      acknowledgement: 0,
      length: 0,
    },
    carried.packet,
  );
  c = armRetransmit(turn, c, 'rto', c.roundTrip.timeout);
  c = sendSegment(turn, c, { flags: SYN | ACK, sequence: 0, purpose: { kind: 'syn-ack' } });
  putSocket(turn, node, c);
}

/** RFC 9293 section 3.10.7.3. */
export function receiveInSynSent(turn: Turn, connection: TcpConnection, arrival: Arrival): void {
  const { segment } = arrival;
  const { flags } = segment;
  if (flags & ACK && segment.acknowledgementNumber !== (connection.send.initial + 1) % 2 ** 32) {
    sendReset(turn, connection.node, arrival, 'not-acceptable');
    return;
  }
  if (flags & RST) {
    if (!(flags & ACK)) return;
    noteTaken(turn, connection, 'CLOSED', arrival, { kind: 'reset' });
    receiveReset(turn, connection, 'refused');
    return;
  }
  if (!(flags & SYN)) return;
  if (flags & ACK) finishConnect(turn, connection, arrival);
  else openBoth(turn, connection, arrival);
}

/** SYN+ACK: the other side has heard us and we have heard it. */
function finishConnect(turn: Turn, connection: TcpConnection, arrival: Arrival): void {
  const { segment } = arrival;
  let c = withPeer(turn, connection, segment);
  c = processAck(turn, c, segment, 0).connection;
  c = stopRetransmit({
    ...c,
    state: 'ESTABLISHED',
    acknowledge: { ...c.acknowledge, lastReceived: turn.time },
  });
  c = { ...c, send: { ...c.send, pushed: c.send.next } };
  putSocket(turn, c.node, c);
  noteTaken(turn, c, 'ESTABLISHED', arrival, { kind: 'handshake-answered' }, connection.state);
  if (c.process !== undefined) wake(turn, c.node, c.process, { kind: 'connected', socket: c.id });
  c = sendAck(turn, c, 'handshake', 'ESTABLISHED');
  putSocket(turn, c.node, c);
}

/** Both sides have sent SYN (RFC 9293 figure 7). */
function openBoth(turn: Turn, connection: TcpConnection, arrival: Arrival): void {
  const c: TcpConnection = { ...withPeer(turn, connection, arrival.segment), state: 'SYN-RECEIVED' };
  putSocket(turn, c.node, c);
  noteTaken(turn, c, 'SYN-RECEIVED', arrival, { kind: 'connection-asked' }, 'SYN-SENT');
  const syn = c.send.inFlight[0];
  if (syn) putSocket(turn, c.node, retransmit(turn, c, syn, 'duplicate-syn'));
}

/**
 * The ACK of the SYN+ACK: established, and in the listener's queue until the program accepts it.
 * Undefined: the queue is full and the ACK is ignored (tcp_abort_on_overflow 0).
 */
export function completeHandshake(
  turn: Turn,
  connection: TcpConnection,
  arrival: Arrival,
): TcpConnection | undefined {
  const opened: TcpConnection = {
    ...stopRetransmit(connection),
    state: 'ESTABLISHED',
    send: { ...connection.send, pushed: connection.send.next },
    acknowledge: { ...connection.acknowledge, lastReceived: turn.time },
  };
  if (connection.listener === undefined) {
    if (connection.process !== undefined)
      wake(turn, connection.node, connection.process, { kind: 'connected', socket: connection.id });
    return opened;
  }
  const listener = getSocket(turn, connection.node, connection.listener);
  if (listener?.kind !== 'listener') return opened;
  if (listener.queue.length > listener.backlog) {
    turn.emit(
      atNode(connection.node),
      4,
      { kind: 'dropped', reason: { kind: 'backlog-full', port: listener.port } },
      arrival.carried.packet,
    );
    return undefined;
  }
  putSocket(turn, connection.node, { ...listener, queue: [...listener.queue, connection.id] });
  if (listener.accepts)
    wake(turn, connection.node, listener.process, { kind: 'acceptable', socket: listener.id });
  return opened;
}

function noteTaken(
  turn: Turn,
  c: TcpConnection,
  after: TcpState,
  { segment, carried }: Arrival,
  effect: { readonly kind: 'reset' | 'handshake-answered' | 'connection-asked' },
  before: TcpState = c.state,
): void {
  turn.emit(
    atNode(c.node),
    4,
    {
      kind: 'segment-taken',
      connection: { local: c.local, remote: c.remote, before, after },
      effect,
      flags: segment.flags,
      sequence: 0,
      acknowledgement: segment.flags & ACK ? 1 : 0,
      length: segment.data.length,
    },
    carried.packet,
  );
}
