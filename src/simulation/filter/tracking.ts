// Connection tracking (net/netfilter/nf_conntrack_core.c): a node that translates remembers every connection it passes on, as the
// pair of what its packets look like and what the answers to them have to look like. Times out by silence.

import { Map as PersistentMap } from 'immutable';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { type Ipv4Packet, PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP } from '../../wire/ipv4.ts';
import { read8 } from '../../wire/octets.ts';
import { readQuoted } from '../../wire/quoted.ts';
import { RST, sequenceLength, type TcpSegment } from '../../wire/tcp.ts';
import type { Turn } from '../turn.ts';
import { type Direction, followTcp, TCP_TIMEOUTS, type TcpTracking } from './tcp-tracking.ts';
import { inverse, type Tuple, tupleKey, tupleOf, tupleOfQuoted } from './tuple.ts';

export interface Connection {
  readonly id: number;
  /** as the first packet came */
  readonly original: Tuple;
  /** as an answer comes: the inverse of what the first packet became */
  readonly reply: Tuple;
  readonly sourceTranslated: boolean;
  readonly destinationTranslated: boolean;
  /** through which it left with that nic's address (masq_index); undefined: it was not masqueraded */
  readonly masqueraded: NicId | undefined;
  /** of TCP; NONE for the others */
  readonly state: TcpTracking;
  /** of TCP: the sequence number after the last octet seen of the side that began (td_end) */
  readonly end: number;
  /** an answer has been seen */
  readonly replied: boolean;
  /** is not thrown away when the table is full */
  readonly assured: boolean;
  readonly created: Nanoseconds;
  /** when it is forgotten */
  readonly expires: Nanoseconds;
}

export interface ConnectionTable {
  readonly connections: PersistentMap<number, Connection>;
  /** by tupleKey, of both directions */
  readonly byTuple: PersistentMap<string, { readonly id: number; readonly direction: Direction }>;
  readonly next: number;
}

export const NO_CONNECTIONS: ConnectionTable = {
  connections: PersistentMap(),
  byTuple: PersistentMap(),
  next: 1,
};

/** What is known of a packet on its way through a node. */
export type Tracked =
  /** `isNew`: its connection is not in the table until the packet has made it through */
  | {
      readonly kind: 'part';
      readonly connection: Connection;
      readonly direction: Direction;
      readonly isNew: boolean;
    }
  /** an ICMP error about a packet of the connection, on its way in this direction */
  | { readonly kind: 'about'; readonly connection: Connection; readonly direction: Direction }
  /** belongs to nothing: passes as it is */
  | { readonly kind: 'invalid' };

const UDP_TIMEOUT: Nanoseconds = 30e9;
const UDP_STREAM_TIMEOUT: Nanoseconds = 120e9;
/** A conversation over UDP that is older counts as a stream. */
const UDP_STREAM_AGE: Nanoseconds = 2e9;
const ICMP_TIMEOUT: Nanoseconds = 30e9;
const GENERIC_TIMEOUT: Nanoseconds = 600e9;

/** nf_conntrack_in: whose packet it is. A packet that begins a connection gets one that is not in the table yet. */
export function track(turn: Turn, node: NodeId, packet: Ipv4Packet): Tracked {
  const { payload } = packet;
  if (payload.kind === 'icmp' && 'quoted' in payload) return trackError(turn, node, payload.quoted);
  const tuple = tupleOf(packet);
  if (!tuple) return { kind: 'invalid' };
  const found = findConnection(turn, node, tuple);
  if (!found) return begin(turn, node, tuple, packet);
  const { connection, direction } = found;
  if (payload.kind !== 'tcp') return part(turn, node, follow(turn, connection, direction), direction);
  const verdict = followTcp(connection.state, direction, payload.flags);
  if (verdict === 'invalid') return { kind: 'invalid' };
  if (verdict === 'reopen') {
    forget(turn, node, connection);
    return begin(turn, node, tuple, packet);
  }
  // Refused before there was an answer: nothing is left to remember.
  if ((payload.flags & RST) !== 0 && !connection.replied) {
    forget(turn, node, connection);
    return { kind: 'part', connection, direction, isNew: false };
  }
  const state = verdict === 'stay' ? connection.state : verdict;
  const isThrough =
    state === 'ESTABLISHED' && (connection.state === 'SYN_RECV' || connection.state === 'ESTABLISHED');
  const after: Connection = {
    ...connection,
    state,
    end: direction === 'original' ? endOf(payload, connection.end) : connection.end,
    replied: connection.replied || direction === 'reply',
    assured: connection.assured || (connection.replied && isThrough),
    expires: verdict === 'stay' ? connection.expires : turn.time + TCP_TIMEOUTS[state],
  };
  return part(turn, node, after, direction);
}

function part(turn: Turn, node: NodeId, connection: Connection, direction: Direction): Tracked {
  put(turn, node, connection);
  return { kind: 'part', connection, direction, isNew: false };
}

function begin(turn: Turn, node: NodeId, tuple: Tuple, packet: Ipv4Packet): Tracked {
  const { payload } = packet;
  let state: TcpTracking = 'NONE';
  if (payload.kind === 'tcp') {
    const verdict = followTcp('NONE', 'original', payload.flags);
    if (verdict === 'invalid' || verdict === 'stay' || verdict === 'reopen') return { kind: 'invalid' };
    state = verdict;
  }
  if (payload.kind === 'icmp' && 'type' in payload && payload.type === 'echo-reply')
    return { kind: 'invalid' };
  const table = turn.node(node).tracking;
  turn.setNode(node, { ...turn.node(node), tracking: { ...table, next: table.next + 1 } });
  const connection: Connection = {
    id: table.next,
    original: tuple,
    reply: inverse(tuple),
    sourceTranslated: false,
    destinationTranslated: false,
    masqueraded: undefined,
    state,
    end: payload.kind === 'tcp' ? endOf(payload) : 0,
    replied: false,
    assured: false,
    created: turn.time,
    expires: turn.time + timeoutOf(tuple.protocol, state),
  };
  return { kind: 'part', connection, direction: 'original', isNew: true };
}

function endOf(segment: TcpSegment, before?: number): number {
  const end = (segment.sequenceNumber + sequenceLength(segment)) >>> 0;
  return before !== undefined && ((end - before) | 0) < 0 ? before : end;
}

function timeoutOf(protocol: number, state: TcpTracking): Nanoseconds {
  switch (protocol) {
    case PROTOCOL_TCP:
      return TCP_TIMEOUTS[state];
    case PROTOCOL_UDP:
      return UDP_TIMEOUT;
    case PROTOCOL_ICMP:
      return ICMP_TIMEOUT;
    default:
      return GENERIC_TIMEOUT;
  }
}

/** Every packet of a conversation without states keeps it in the table for another while. */
function follow(turn: Turn, connection: Connection, direction: Direction): Connection {
  const replied = connection.replied || direction === 'reply';
  const isUdp = connection.original.protocol === PROTOCOL_UDP;
  const isStream = isUdp && connection.replied && turn.time - connection.created > UDP_STREAM_AGE;
  const timeout = isStream ? UDP_STREAM_TIMEOUT : timeoutOf(connection.original.protocol, 'NONE');
  return {
    ...connection,
    replied,
    assured: connection.assured || isStream,
    expires: turn.time + timeout,
  };
}

/** nf_conntrack_icmpv4_error: the quoted packet, turned round, is looked for; the error travels the way that one came. */
function trackError(turn: Turn, node: NodeId, quoted: Uint8Array): Tracked {
  const about = readQuoted(quoted);
  if (!about) return { kind: 'invalid' };
  const icmpType = read8(quoted, (read8(quoted, 0) & 15) * 4);
  const found = findConnection(turn, node, inverse(tupleOfQuoted(about, icmpType)));
  return found ? { kind: 'about', ...found } : { kind: 'invalid' };
}

export function findConnection(
  turn: Turn,
  node: NodeId,
  tuple: Tuple,
): { readonly connection: Connection; readonly direction: Direction } | undefined {
  const { byTuple, connections } = turn.node(node).tracking;
  const entry = byTuple.get(tupleKey(tuple));
  const connection = entry && connections.get(entry.id);
  if (!entry || !connection) return undefined;
  if (connection.expires <= turn.time) {
    forget(turn, node, connection);
    return undefined;
  }
  return { connection, direction: entry.direction };
}

/** nf_conntrack_confirm: the first packet has made it through, and the connection is remembered. */
export function confirm(turn: Turn, node: NodeId, connection: Connection): void {
  const { tracking } = turn.node(node);
  const { id, original, reply } = connection;
  const byTuple = tracking.byTuple
    .set(tupleKey(original), { id, direction: 'original' })
    .set(tupleKey(reply), { id, direction: 'reply' });
  turn.setNode(node, { ...turn.node(node), tracking: { ...tracking, byTuple } });
  put(turn, node, connection);
}

function put(turn: Turn, node: NodeId, connection: Connection): void {
  const { tracking } = turn.node(node);
  const connections = tracking.connections.set(connection.id, connection);
  turn.setNode(node, { ...turn.node(node), tracking: { ...tracking, connections } });
}

export function forget(turn: Turn, node: NodeId, connection: Connection): void {
  const { tracking } = turn.node(node);
  turn.setNode(node, {
    ...turn.node(node),
    tracking: {
      ...tracking,
      connections: tracking.connections.delete(connection.id),
      byTuple: tracking.byTuple.delete(tupleKey(connection.original)).delete(tupleKey(connection.reply)),
    },
  });
}

/**
 * masq_device_event, masq_inet_event: with a nic, or with an address of it that is taken away, goes what was masqueraded through it.
 * Returns how many connections.
 */
export function forgetMasqueraded(turn: Turn, nic: NicId, lost?: readonly Ipv4[]): number {
  const { node } = turn.nic(nic);
  const gone = [...turn.node(node).tracking.connections.values()].filter(
    ({ masqueraded, reply }) => masqueraded === nic && (!lost || lost.includes(reply.destination)),
  );
  for (const connection of gone) forget(turn, node, connection);
  return gone.filter(({ expires }) => expires > turn.time).length;
}

/** The connections that are remembered at a moment, in the order in which they began. */
export function liveConnections(table: ConnectionTable, now: Nanoseconds): readonly Connection[] {
  return [...table.connections.values()].filter(({ expires }) => expires > now).sort((a, b) => a.id - b.id);
}
