// IP output (net/ipv4/ip_output.c): for every packet anew the routing table is asked, then the next hop is handed the packet.
import { broadcastAddress } from '../../address/cidr.ts';
import { type Ipv4, LIMITED_BROADCAST, UNSPECIFIED } from '../../address/ipv4.ts';
import { BROADCAST_MAC, ZERO_MAC } from '../../address/mac.ts';
import type { NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { Failure } from '../../network/script.ts';
import { type Ipv4Packet, type Ipv4Payload, ipv4Length } from '../../wire/ipv4.ts';
import type { Carried } from '../event.ts';
import { type Hooked, localOut, postrouting } from '../filter/hooks.ts';
import { passesFilter } from '../filter/packet-filter.ts';
import type { Tracked } from '../filter/tracking.ts';
import { hash } from '../hash.ts';
import { sendToNeighbour } from '../link/neighbour.ts';
import { transmit, transmitOnLoopback } from '../link/transmit.ts';
import { atNode, type Turn } from '../turn.ts';
import { fragment, fragmentAgain } from './fragment.ts';
import { decideRoute, pathMtu, type RouteDecision, routeFailure } from './route.ts';

export interface Outgoing {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly payload: Ipv4Payload;
  readonly dontFragment: boolean;
  readonly identification: number;
  readonly tos?: number;
  readonly ttl?: number;
  /** the transport has just heard from the other side: counts as proof that the next hop is there */
  readonly confirm?: boolean;
  /** in somebody else's name (FLOWI_FLAG_ANYSRC) */
  readonly anySource?: boolean;
  /** whose packet it is about (nf_ct_attach): it is translated as that connection says */
  readonly about?: Tracked | undefined;
}

/** Builds the IP packet and sends it. Returns why it could not, as the system call would. */
export function sendIp(
  turn: Turn,
  nodeId: NodeId,
  outgoing: Outgoing,
  carried: Carried,
): Failure | undefined {
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    tos: outgoing.tos ?? 0,
    identification: outgoing.identification,
    dontFragment: outgoing.dontFragment,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: outgoing.ttl ?? turn.declaredNode(nodeId).settings.ttl,
    source: outgoing.source,
    destination: outgoing.destination,
    payload: outgoing.payload,
  };
  if (isSourceGone(turn, nodeId, outgoing)) {
    const reason = { kind: 'source-gone', source: packet.source } as const;
    turn.emit(atNode(nodeId), 3, { kind: 'dropped', reason }, carried.packet);
    return 'invalid';
  }
  return output(turn, nodeId, packet, carried, outgoing);
}

/** ip_route_output_key_hash_rcu: nothing leaves from an address that is not the node's own. */
function isSourceGone(turn: Turn, node: NodeId, { source, anySource }: Outgoing): boolean {
  if (anySource || source === UNSPECIFIED) return false;
  return !isLocalAddress(turn.network, turn.declaredNode(node), source);
}

function output(
  turn: Turn,
  nodeId: NodeId,
  packet: Ipv4Packet,
  carried: Carried,
  { confirm = false, about }: Outgoing,
): Failure | undefined {
  const { destination } = packet;
  const decision = decideRoute(turn, nodeId, destination);
  const table = turn.node(nodeId).routes;
  const place = atNode(nodeId);
  switch (decision.kind) {
    case 'none':
      turn.emit(
        place,
        3,
        { kind: 'dropped', reason: { kind: 'no-route', destination, table } },
        carried.packet,
      );
      return 'unreachable';
    case 'refused': {
      const { type, route } = decision;
      turn.emit(
        place,
        3,
        { kind: 'dropped', reason: { kind: 'route-type', destination, type, network: route.network } },
        carried.packet,
      );
      return routeFailure(decision);
    }
    case 'local': {
      const hooked = isReport(packet, about) ? localOut(turn, nodeId, packet, carried, about) : undefined;
      if (hooked && hooked.packet.destination !== destination) {
        const turned = decideRoute(turn, nodeId, hooked.packet.destination);
        return turned.kind === 'way' ? leave(turn, nodeId, turned, hooked, confirm) : 'unreachable';
      }
      emitRouted(turn, nodeId, packet, carried, decision, false);
      if (!passesFilter(turn, nodeId, 'out', { packet, carried, tracked: undefined })) return 'prohibited';
      transmitOnLoopback(turn, nodeId, { destination: ZERO_MAC, source: ZERO_MAC, payload: packet }, carried);
      return undefined;
    }
    case 'way':
      return leave(turn, nodeId, decision, localOut(turn, nodeId, packet, carried, about), confirm);
  }
}

/** What speaks of a translated packet is for the node only until it is translated back (nf_nat_ipv4_local_fn: ip_route_me_harder). */
function isReport({ payload }: Ipv4Packet, about: Tracked | undefined): boolean {
  return about !== undefined || (payload.kind === 'icmp' && 'quoted' in payload);
}

function leave(
  turn: Turn,
  nodeId: NodeId,
  way: Extract<RouteDecision, { kind: 'way' }>,
  hooked: Hooked,
  confirm: boolean,
): Failure | undefined {
  const { carried, packet } = hooked;
  emitRouted(turn, nodeId, packet, carried, way, false);
  if (!passesFilter(turn, nodeId, 'out', hooked)) return 'prohibited';
  const leaving = postrouting(turn, nodeId, hooked, way.nic, way.nextHop);
  if (!leaving) return 'prohibited';
  const mtu = pathMtu(turn, nodeId, packet.destination);
  return sendOnNic(turn, way, leaving, carried, confirm, mtu) ? undefined : 'invalid';
}

/** Records the decision with the whole table as evidence. */
export function emitRouted(
  turn: Turn,
  nodeId: NodeId,
  packet: Ipv4Packet,
  carried: Carried,
  decision: Extract<RouteDecision, { kind: 'local' | 'way' }>,
  forwarded: boolean,
): void {
  const way = decision.kind === 'way' ? decision : undefined;
  turn.emit(
    atNode(nodeId),
    3,
    {
      kind: 'routed',
      destination: packet.destination,
      table: turn.node(nodeId).routes,
      winner: way ? way.winner : 'local',
      nextHop: way ? way.nextHop : packet.destination,
      nic: way?.nic,
      source: packet.source,
      forwarded,
    },
    carried.packet,
  );
}

/**
 * ip_finish_output: in pieces where it is larger than `mtu` and may be cut. False: too large, and must not be cut. `came`: the pieces
 * that it has been put together from on the way.
 */
export function sendOnNic(
  turn: Turn,
  way: Extract<RouteDecision, { kind: 'way' }>,
  packet: Ipv4Packet,
  carried: Carried,
  confirm: boolean,
  mtu = turn.nic(way.nic).mtu,
  came?: readonly number[],
): boolean {
  const nic = turn.nic(way.nic);
  const octets = ipv4Length(packet);
  if (octets <= mtu && !came) {
    handOver(turn, way, packet, carried, confirm);
    return true;
  }
  if (packet.dontFragment) {
    turn.emit(
      atNode(nic.node),
      3,
      { kind: 'dropped', reason: { kind: 'too-big', octets, mtu } },
      carried.packet,
    );
    return false;
  }
  const pieces = came ? fragmentAgain(packet, mtu, came) : fragment(packet, mtu);
  const asItCame = came !== undefined && octets <= mtu;
  turn.emit(
    atNode(nic.node),
    3,
    { kind: 'fragmented', pieces: pieces.length, mtu, octets, asItCame },
    carried.packet,
  );
  pieces.forEach((piece, index) => {
    turn.aside(() => handOver(turn, way, piece, index === 0 ? carried : turn.newPacket(), confirm));
  });
  return true;
}

function handOver(
  turn: Turn,
  way: Extract<RouteDecision, { kind: 'way' }>,
  packet: Ipv4Packet,
  carried: Carried,
  confirm: boolean,
): void {
  const { destination } = packet;
  if (
    destination === LIMITED_BROADCAST ||
    (way.route.via === undefined &&
      way.route.network.prefixLength < 31 &&
      destination === broadcastAddress(way.route.network))
  ) {
    transmit(
      turn,
      way.nic,
      { destination: BROADCAST_MAC, source: turn.nic(way.nic).mac, payload: packet },
      carried,
      'broadcast',
    );
    return;
  }
  sendToNeighbour(turn, way.nic, way.nextHop, packet, carried, confirm);
}

/** The next IP identification for a packet that may be cut (ip_idents_reserve): a counter a node. */
export function nextIdentification(turn: Turn, nodeId: NodeId): number {
  const state = turn.node(nodeId);
  turn.setNode(nodeId, { ...state, identifications: state.identifications + 1 });
  return (hash('identification', turn.declaredNode(nodeId).name) + state.identifications) % 65536;
}
