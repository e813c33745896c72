// ARP cache entries that are thrown away before their time: with their interface (neigh_ifdown, neigh_carrier_down,
// neigh_changeaddr in net/core/neighbour.c), or on request (`ip neigh flush`).
import type { NodeId } from '../../network/network.ts';
import { reportUnreachable } from '../ip/icmp.ts';
import { atNode, type Turn } from '../turn.ts';
import type { Neighbour } from './neighbour-entry.ts';

/**
 * Throws away the entries that are meant; what waited for a MAC dies with them. Returns how many entries were known.
 * @param reports whether the senders of what waited are told, as after questions in vain
 */
export function flushNeighbours(
  turn: Turn,
  node: NodeId,
  isMeant: (entry: Neighbour) => boolean,
  reports: boolean,
): number {
  const state = turn.node(node);
  const gone = [...state.neighbours.values()].filter(isMeant);
  turn.setNode(node, { ...state, neighbours: state.neighbours.filterNot(isMeant) });
  for (const entry of gone) {
    for (const { packet, carried } of entry.queue) {
      turn.aside(() => {
        const reason = { kind: 'neighbour-flushed', nextHop: entry.address } as const;
        turn.emit(atNode(node), 2, { kind: 'dropped', reason }, carried.packet);
        if (reports) reportUnreachable(turn, node, packet, 'host');
      });
    }
  }
  return gone.filter(({ mac }) => mac !== undefined).length;
}
