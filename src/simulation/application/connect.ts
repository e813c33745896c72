// A program in the walk's hands, like nc(1): it connects, reads what comes, and sends and closes when the walk says so.
import type { NodeId } from '../../network/network.ts';
import type { Connect, EndConnection, Failure, Payload, Send } from '../../network/script.ts';
import { decodeUtf8, encodeUtf8 } from '../../wire/text.ts';
import { finishAction } from '../script/finish.ts';
import { type ConnectionEnds, type ThreadId, withConnection } from '../script/state.ts';
import { getConnection } from '../transport/socket.ts';
import {
  abortSocket,
  closeSocket,
  connectSocket,
  readSocket,
  shutdownSocket,
  writeSocket,
} from '../transport/tcp/calls.ts';
import { connectionKey } from '../transport/tcp/connection.ts';
import type { Turn } from '../turn.ts';
import type { SocketId } from '../world.ts';
import { type Attempt, nextAddress, onlyAttempt } from './next-address.ts';
import {
  type ConnectProcess,
  endProcess,
  newProcessId,
  putProcess,
  type Signal,
  wakeAfter,
} from './process.ts';

const PROGRAM = 'nc';
/** What a connection remembers of what it read, for `expect c got "…"`. */
const REMEMBERED = 4096;

export function startConnect(
  turn: Turn,
  thread: ThreadId,
  action: Connect,
  attempt: Attempt = onlyAttempt(turn),
): void {
  const { node } = action;
  const id = newProcessId(turn, node);
  const socket = connectSocket(turn, node, id, PROGRAM, action.destination, action.sourcePorts);
  const connection = typeof socket === 'number' ? getConnection(turn, node, socket) : undefined;
  if (typeof socket !== 'number' || !connection) {
    giveUp(turn, thread, action, attempt, typeof socket === 'number' ? 'invalid' : socket);
    return;
  }
  const { since: begun } = attempt;
  putProcess(turn, node, {
    kind: 'connect',
    id,
    thread,
    begun,
    action,
    attempt,
    socket,
    connected: false,
  });
  const { local, remote, send } = connection;
  const ends: ConnectionEnds = {
    node,
    socket,
    local,
    remote,
    initial: send.initial,
    read: '',
    failure: undefined,
  };
  turn.world = { ...turn.world, script: withConnection(turn.world.script, action.connection, ends) };
  wakeAfter(turn, action.timeout, node, id, { kind: 'slept', purpose: 'timeout' });
}

export function runConnect(turn: Turn, process: ConnectProcess, signal: Signal): void {
  const { action } = process;
  switch (signal.kind) {
    case 'connected': {
      const connection = getConnection(turn, action.node, process.socket);
      // Reset before the program woke: connect(2) finds the socket closed and returns its error (__inet_stream_connect).
      if (!connection) return;
      putProcess(turn, action.node, { ...process, connected: true });
      finishAction(turn, process.thread, action, {
        kind: 'connected',
        local: connection.local,
        remote: connection.remote,
      });
      return;
    }
    case 'readable':
      if (action.reading) read(turn, process);
      return;
    case 'failed':
      rememberFailure(turn, process, signal.failure);
      if (process.connected) return;
      endProcess(turn, action.node, process.id);
      giveUp(turn, process.thread, action, process.attempt, signal.failure);
      return;
    case 'slept':
      if (process.connected) return;
      closeSocket(turn, action.node, process.socket, PROGRAM);
      endProcess(turn, action.node, process.id);
      giveUp(turn, process.thread, action, process.attempt, 'timeout');
      return;
    default:
  }
}

/** The next call returns it (sock_error). Of a connection that never was connect(2) has returned it: what is left is EPIPE. */
function rememberFailure(turn: Turn, { action, connected }: ConnectProcess, failure: Failure): void {
  const ends = turn.world.script.connections.get(action.connection);
  if (!ends) return;
  const kept = { ...ends, failure: connected ? failure : 'closed' } as const;
  turn.world = { ...turn.world, script: withConnection(turn.world.script, action.connection, kept) };
}

/** This address is of no use; `nc -w` waits for the next one as long as for this. */
function giveUp(turn: Turn, thread: ThreadId, action: Connect, attempt: Attempt, failure: Failure): void {
  const next = nextAddress(turn, action, attempt, failure);
  if (next) startConnect(turn, thread, next.action, next.attempt);
  else finishAction(turn, thread, action, { kind: 'failed', failure, after: turn.time - attempt.since });
}

function read(turn: Turn, process: ConnectProcess): void {
  const { octets } = readSocket(turn, process.action.node, process.socket, PROGRAM);
  const name = process.action.connection;
  const ends = turn.world.script.connections.get(name);
  if (!ends || octets.length === 0) return;
  const text = (ends.read + decodeUtf8(octets)).slice(-REMEMBERED);
  turn.world = { ...turn.world, script: withConnection(turn.world.script, name, { ...ends, read: text }) };
}

/** `pc send c …`, `web send c …`: the end of the connection that is on the node writes. */
export function startSend(turn: Turn, thread: ThreadId, action: Send, already = 0): void {
  const name = action.connection;
  const ends = turn.world.script.connections.get(name);
  if (ends)
    turn.world = { ...turn.world, script: withConnection(turn.world.script, name, { ...ends, read: '' }) };
  const socket = socketAt(turn, action.node, name);
  const octets = payloadOctets(action.payload);
  const failure =
    socket === undefined
      ? endedBy(turn, action)
      : writeSocket(turn, action.node, socket, programOf(turn, action.node, socket), octets);
  if (failure) {
    finishAction(turn, thread, action, { kind: 'failed', failure, after: 0 });
    return;
  }
  const sent = already + 1;
  if (sent < action.count) {
    turn.schedule(action.interval, { kind: 'send-again', thread, send: action, already: sent });
    return;
  }
  // Like a program that sleeps between two calls: with an interval the last call is followed by one too.
  if (action.interval > 0)
    turn.schedule(action.interval, { kind: 'send-again', thread, send: action, already: sent });
  else finishAction(turn, thread, action, { kind: 'sent', octets: octets.length * sent });
}

export function sendAgain(turn: Turn, thread: ThreadId, action: Send, already: number): void {
  if (already < action.count) startSend(turn, thread, action, already);
  else
    finishAction(turn, thread, action, {
      kind: 'sent',
      octets: payloadOctets(action.payload).length * already,
    });
}

/** `pc close c`, `web shutdown c`, `pc abort c`. */
export function startEnd(turn: Turn, thread: ThreadId, action: EndConnection): void {
  const socket = socketAt(turn, action.node, action.connection);
  if (socket !== undefined) {
    const program = programOf(turn, action.node, socket);
    if (action.kind === 'shutdown') shutdownSocket(turn, action.node, socket, program);
    if (action.kind === 'close') closeSocket(turn, action.node, socket, program);
    if (action.kind === 'abort') abortSocket(turn, action.node, socket, program);
  }
  finishAction(turn, thread, action, { kind: 'done' });
}

/**
 * The socket of a named connection on a node: the client's own, or the one whose ends are the client's the other way round. Where
 * addresses are translated on the way nothing but the sequence numbers is the same at both ends.
 */
function socketAt(turn: Turn, node: NodeId, name: string): SocketId | undefined {
  const ends = turn.world.script.connections.get(name);
  if (!ends) return undefined;
  if (ends.node === node) return getConnection(turn, node, ends.socket) ? ends.socket : undefined;
  const { connections } = turn.node(node);
  const isOther = (id: SocketId): boolean => getConnection(turn, node, id)?.receive.initial === ends.initial;
  const likely = connections.get(connectionKey(ends.remote, ends.local));
  return likely !== undefined && isOther(likely) ? likely : connections.valueSeq().find(isOther);
}

/** Whose socket it is: on the other side the program that serves it. */
function programOf(turn: Turn, node: NodeId, socket: SocketId): string {
  return getConnection(turn, node, socket)?.program ?? PROGRAM;
}

/** The other side's socket is gone because the client's is: what came was a reset. */
function endedBy(turn: Turn, { node, connection }: Send): Failure {
  const ends = turn.world.script.connections.get(connection);
  if (!ends || getConnection(turn, ends.node, ends.socket)) return 'closed';
  return node === ends.node ? (ends.failure ?? 'closed') : 'reset';
}

export function payloadOctets(payload: Payload): Uint8Array {
  return payload.kind === 'text' ? encodeUtf8(payload.text) : new Uint8Array(payload.octets).fill(0x78);
}
