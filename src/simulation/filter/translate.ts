// Address translation (RFC 3022; net/netfilter/nf_nat_core.c). The rules see only the first packet of a connection; what they decide
// is written into the connection, and every later packet, in both directions, is translated by that. Destinations are
// translated before the route is looked up, sources after it.
import { contains, networkOf } from '../../address/cidr.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import { BROADCAST_MAC } from '../../address/mac.ts';
import type { DestinationNat, Masquerade, NatRule, SourceNat } from '../../network/nat.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import { type Ipv4Packet, PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP } from '../../wire/ipv4.ts';
import { hash } from '../hash.ts';
import { matches } from '../match.ts';
import type { Turn } from '../turn.ts';
import { makeRoom } from './make-room.ts';
import type { Direction } from './tcp-tracking.ts';
import { type Connection, findConnection } from './tracking.ts';
import { inverse, rewrite, rewriteQuoted, type Tuple } from './tuple.ts';

/** nf_nat_l4proto_unique_tuple: ports tried before the last one is taken whether it is free or not */
const ATTEMPTS = 128;

/** The rule that fits the first packet of a connection, and what the connection becomes by it. */
export interface Decision {
  readonly connection: Connection;
  /** undefined: no rule fits; the source port changes all the same where it is taken */
  readonly rule: NatRule | undefined;
}

/** The prerouting chain: `dnat`. */
export function decideDestination(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  connection: Connection,
): Decision {
  const tuple = connection.original;
  const rule = turn
    .declaredNode(node)
    .nat.find((candidate) => candidate.kind === 'dnat' && fitsDestination(turn, candidate, packet, tuple));
  if (rule?.kind !== 'dnat') return { connection, rule: undefined };
  const wanted = { ...tuple, destination: rule.to.address, destinationPort: rule.to.port };
  const reply = inverse(wanted);
  return { connection: { ...connection, reply, destinationTranslated: true }, rule };
}

function fitsDestination(turn: Turn, rule: DestinationNat, packet: Ipv4Packet, tuple: Tuple): boolean {
  if (packet.payload.kind !== rule.protocol || tuple.destinationPort !== rule.port) return false;
  return rule.nics.some((nic) =>
    turn.nic(nic).addresses.some(({ address }) => address === packet.destination),
  );
}

/** The postrouting chain: `masquerade` and `snat`, and without either a look at whether the ports are free. */
export function decideSource(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  connection: Connection,
  nic: NicId,
  nextHop: Ipv4,
): Decision {
  const rule = turn
    .declaredNode(node)
    .nat.find((candidate) => candidate.kind !== 'dnat' && fitsSource(turn, candidate, packet, nic));
  const now = inverse(connection.reply);
  if (rule?.kind !== 'masquerade' && rule?.kind !== 'snat') {
    const free = uniqueSource(turn, node, now, false);
    const isChanged = free.sourcePort !== now.sourcePort;
    return {
      connection: {
        ...connection,
        reply: inverse(free),
        sourceTranslated: connection.sourceTranslated || isChanged,
      },
      rule: undefined,
    };
  }
  const address = rule.kind === 'snat' ? rule.to.address : addressToward(turn, nic, nextHop);
  if (address === undefined) return { connection, rule: undefined };
  const wanted = { ...now, source: address };
  const after =
    rule.kind === 'snat' && rule.to.port !== undefined
      ? { ...wanted, sourcePort: rule.to.port }
      : (mappingOf(turn, node, connection.original, wanted) ??
        uniqueSource(turn, node, wanted, rule.kind === 'masquerade' && rule.random));
  makeRoom(turn, node, inverse(after), connection);
  const masqueraded = rule.kind === 'masquerade' ? nic : undefined;
  return { connection: { ...connection, reply: inverse(after), sourceTranslated: true, masqueraded }, rule };
}

function fitsSource(turn: Turn, rule: Masquerade | SourceNat, packet: Ipv4Packet, nic: NicId): boolean {
  if (!rule.nics.includes(nic)) return false;
  const frame = { destination: BROADCAST_MAC, source: turn.nic(nic).mac, payload: packet };
  return matches(rule.match, frame);
}

/** inet_select_addr: the first address in the next hop's network, else the first of the nic. */
function addressToward(turn: Turn, nic: NicId, nextHop: Ipv4): Ipv4 | undefined {
  const { addresses } = turn.nic(nic);
  const near = addresses.find(({ address, prefixLength }) =>
    contains(networkOf(address, prefixLength), nextHop),
  );
  return (near ?? addresses[0])?.address;
}

/** find_appropriate_src: a source that has been translated already keeps its port for other destinations too, while it is free. */
function mappingOf(turn: Turn, node: NodeId, tuple: Tuple, wanted: Tuple): Tuple | undefined {
  for (const { original, reply, sourceTranslated, expires } of turn
    .node(node)
    .tracking.connections.values()) {
    if (
      sourceTranslated &&
      expires > turn.time &&
      original.protocol === tuple.protocol &&
      original.source === tuple.source &&
      original.sourcePort === tuple.sourcePort &&
      reply.destination === wanted.source
    ) {
      const mapped = { ...wanted, sourcePort: inverse(reply).sourcePort };
      return isFree(turn, node, mapped) ? mapped : undefined;
    }
  }
  return undefined;
}

/** Whether the answers to it would be told apart from those of every other connection. */
function isFree(turn: Turn, node: NodeId, tuple: Tuple): boolean {
  return findConnection(turn, node, inverse(tuple)) === undefined;
}

/** get_unique_tuple: the port as it is while it is free, else another one of its class. */
function uniqueSource(turn: Turn, node: NodeId, wanted: Tuple, isRandom: boolean): Tuple {
  if (!isRandom && isFree(turn, node, wanted)) return wanted;
  const range = portsLike(wanted);
  if (!range) return wanted;
  const [first, count] = range;
  const start = hash(
    'nat',
    turn.declaredNode(node).name,
    wanted.source,
    wanted.sourcePort,
    turn.node(node).tracking.next,
  );
  let candidate = wanted;
  for (let attempt = 0; attempt < Math.min(ATTEMPTS, count); attempt += 1) {
    candidate = { ...wanted, sourcePort: first + ((start + attempt) % count) };
    if (isFree(turn, node, candidate)) return candidate;
  }
  return candidate;
}

/** The first port of the class and how many there are: a well-known port stays a well-known one. */
function portsLike({ protocol, sourcePort }: Tuple): readonly [first: number, count: number] | undefined {
  if (protocol === PROTOCOL_ICMP) return [0, 65536];
  if (protocol !== PROTOCOL_TCP && protocol !== PROTOCOL_UDP) return undefined;
  if (sourcePort < 512) return [1, 511];
  return sourcePort < 1024 ? [600, 424] : [1024, 64512];
}

/** Which side of a packet a hook may translate. */
export type Side = 'source' | 'destination';

/** nf_nat_packet: what the connection says for this direction, written into the packet; the same packet where nothing changes. */
export function translate(
  connection: Connection,
  direction: Direction,
  side: Side,
  packet: Ipv4Packet,
): Ipv4Packet {
  if (!isTranslated(connection, direction, side)) return packet;
  return rewrite(packet, side, targetOf(connection, direction));
}

/** nf_nat_icmp_reply_translation: the error's own addresses, and those of the packet inside, the other way round. */
export function translateError(
  connection: Connection,
  direction: Direction,
  side: Side,
  packet: Ipv4Packet,
): Ipv4Packet {
  const { payload } = packet;
  if (!isTranslated(connection, direction, side) || payload.kind !== 'icmp' || !('quoted' in payload))
    return packet;
  const inner = direction === 'original' ? connection.reply : connection.original;
  const quoted = rewriteQuoted(payload.quoted, side === 'source' ? 'destination' : 'source', inner);
  const target = targetOf(connection, direction);
  return { ...packet, [side]: target[side], payload: { ...payload, quoted } };
}

/** An answer's destination is translated where the questions' source was, and the other way round. */
function isTranslated(connection: Connection, direction: Direction, side: Side): boolean {
  const isSource = (side === 'source') === (direction === 'original');
  return isSource ? connection.sourceTranslated : connection.destinationTranslated;
}

function targetOf(connection: Connection, direction: Direction): Tuple {
  return inverse(direction === 'original' ? connection.reply : connection.original);
}
