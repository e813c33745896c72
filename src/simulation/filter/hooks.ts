// The five places on a packet's way through a node at which it may be looked at and changed (netfilter, include/uapi/linux/netfilter.h):
// before the route is looked up, for the node itself, passed on, made here, and before it leaves. A node without rules has none
// of this.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import { type Ipv4Packet, isFragment, protocolNumber } from '../../wire/ipv4.ts';
import type { Carried } from '../event.ts';
import { reassemble } from '../ip/fragment.ts';
import type { TranslatedEnd, TranslationReason } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { confirm, findConnection, type Tracked, track } from './tracking.ts';
import { decideDestination, decideSource, type Side, translate, translateError } from './translate.ts';
import { inverse, tupleOf } from './tuple.ts';

export interface Hooked {
  readonly packet: Ipv4Packet;
  readonly carried: Carried;
  /** undefined: this node tracks no connections */
  readonly tracked: Tracked | undefined;
  /** of a packet that was put together from pieces to be tracked: how long each was */
  readonly pieces?: readonly number[];
}

/** Connections are tracked where addresses are translated. */
function tracks(turn: Turn, node: NodeId): boolean {
  return turn.declaredNode(node).nat.length > 0;
}

/** PREROUTING. Undefined: a fragment that waits for the rest, because only a whole packet can be tracked (nf_defrag_ipv4). */
export function prerouting(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  carried: Carried,
): Hooked | undefined {
  if (!tracks(turn, node)) return { packet, carried, tracked: undefined };
  const whole = isFragment(packet) ? reassemble(turn, node, packet, carried) : { packet, carried };
  if (!whole) return undefined;
  const tracked = track(turn, node, whole.packet);
  if (isLostRedirect(whole.packet, tracked)) {
    const reason = { kind: 'translated-redirect' } as const;
    turn.emit(atNode(node), 4, { kind: 'dropped', reason }, whole.carried.packet);
    return undefined;
  }
  if (tracked.kind === 'part' && tracked.isNew) {
    const { connection, rule } = decideDestination(turn, node, whole.packet, tracked.connection);
    const by: TranslationReason = rule
      ? { kind: 'rule', rule, isPortTaken: false }
      : { kind: 'known', direction: 'original' };
    return apply(turn, node, { ...whole, tracked: { ...tracked, connection } }, 'destination', by);
  }
  return apply(turn, node, { ...whole, tracked }, 'destination');
}

/** nf_nat_icmp_reply_translation: redirects on non-null nats must be dropped. */
function isLostRedirect({ payload }: Ipv4Packet, tracked: Tracked): boolean {
  if (payload.kind !== 'icmp' || payload.type !== 'redirect' || tracked.kind !== 'about') return false;
  return tracked.connection.sourceTranslated || tracked.connection.destinationTranslated;
}

/** LOCAL_OUT: a packet of this node's own. `about`: of the packet that it speaks of, if it does. */
export function localOut(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  carried: Carried,
  about: Tracked | undefined,
): Hooked {
  if (!tracks(turn, node) || isFragment(packet)) return { packet, carried, tracked: undefined };
  const tracked = attached(about, packet) ?? track(turn, node, packet);
  return apply(turn, node, { packet, carried, tracked }, 'destination');
}

/** nf_conntrack_attach: what speaks of a packet belongs to its connection, the other way round, though it may not be in the table yet. */
function attached(about: Tracked | undefined, { payload }: Ipv4Packet): Tracked | undefined {
  if (about?.kind !== 'part') return undefined;
  const { connection } = about;
  const direction = about.direction === 'original' ? 'reply' : 'original';
  return payload.kind === 'icmp'
    ? { kind: 'about', connection, direction }
    : { kind: 'part', connection, direction, isNew: false };
}

/** LOCAL_IN: a packet for this node itself has arrived where it wanted to go. False: it dies here after all. */
export function localIn(turn: Turn, node: NodeId, { tracked, carried }: Hooked): boolean {
  return tracked?.kind === 'part' && tracked.isNew ? remember(turn, node, tracked, carried) : true;
}

/** POSTROUTING. `nic` and `nextHop`: where the packet is about to leave. Undefined: it dies here after all. */
export function postrouting(
  turn: Turn,
  node: NodeId,
  hooked: Hooked,
  nic: NicId,
  nextHop: Ipv4,
): Ipv4Packet | undefined {
  const { tracked, packet, carried } = hooked;
  if (!tracked) return packet;
  if (tracked.kind !== 'part' || !tracked.isNew) return apply(turn, node, hooked, 'source').packet;
  const { connection, rule } = decideSource(turn, node, packet, tracked.connection, nic, nextHop);
  const isPortTaken = inverse(connection.reply).sourcePort !== connection.original.sourcePort;
  const by: TranslationReason = rule ? { kind: 'rule', rule, isPortTaken } : { kind: 'port-taken' };
  const decided = { ...tracked, connection };
  const after = apply(turn, node, { packet, carried, tracked: decided }, 'source', by).packet;
  return remember(turn, node, decided, carried) ? after : undefined;
}

/** False: its answers could not be told apart from those of another connection (nf_ct_resolve_clash: NF_DROP). */
function remember(
  turn: Turn,
  node: NodeId,
  { connection }: Extract<Tracked, { kind: 'part' }>,
  carried: Carried,
): boolean {
  const { original, reply } = connection;
  const isClash = findConnection(turn, node, reply) !== undefined;
  if (!isClash) confirm(turn, node, connection);
  const fact = isClash
    ? ({ kind: 'dropped', reason: { kind: 'translation-taken', as: inverse(reply) } } as const)
    : ({ kind: 'tracked', original, reply } as const);
  turn.emit(atNode(node), 4, fact, carried.packet);
  return !isClash;
}

/** Writes into the packet what its connection says for this side of it, and records it. */
function apply(turn: Turn, node: NodeId, hooked: Hooked, side: Side, by?: TranslationReason): Hooked {
  const { packet, carried, tracked } = hooked;
  if (!tracked || tracked.kind === 'invalid') return hooked;
  const { connection, direction } = tracked;
  const isError = tracked.kind === 'about';
  const after = isError
    ? translateError(connection, direction, side, packet)
    : translate(connection, direction, side, packet);
  if (after === packet) return hooked;
  turn.emit(
    atNode(node),
    4,
    {
      kind: 'translated',
      side,
      protocol: protocolNumber(packet.payload),
      before: endOf(packet, side),
      after: endOf(after, side),
      by: isError ? { kind: 'error' } : (by ?? { kind: 'known', direction }),
    },
    carried.packet,
  );
  return { ...hooked, packet: after };
}

function endOf(packet: Ipv4Packet, side: Side): TranslatedEnd {
  const tuple = tupleOf(packet);
  const address = packet[side];
  if (!tuple) return { address, port: undefined };
  const isEcho = packet.payload.kind === 'icmp';
  const port = isEcho || side === 'source' ? tuple.sourcePort : tuple.destinationPort;
  return { address, port: packet.payload.kind === 'raw' ? undefined : port };
}
