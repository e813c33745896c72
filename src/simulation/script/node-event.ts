// A row of a node that comes or goes during a walk. What is looked up in the network at every packet is there at once; what lives
// in a table of the kernel or in a program is put there or taken away.

import { contains, networkOf } from '../../address/cidr.ts';
import { applyChange, type NodeChange } from '../../network/change.ts';
import { withNode } from '../../network/edit.ts';
import type { NodeId, StaticNeighbour } from '../../network/network.ts';
import { startService, stopService } from '../application/services.ts';
import { permanentNeighbour } from '../link/neighbour-entry.ts';
import { flushNeighbours } from '../link/neighbour-flush.ts';
import type { Turn } from '../turn.ts';
import { neighbourKey } from '../world.ts';
import { recompute, tieRoutes } from './nic-event.ts';

export function changeNode(turn: Turn, id: NodeId, how: 'set' | 'unset', change: NodeChange): void {
  tieRoutes(turn, id);
  turn.network = withNode(turn.network, applyChange(turn.declaredNode(id), how, change));
  switch (change.kind) {
    case 'route':
      return recompute(turn, id);
    case 'neighbour':
      if (how === 'set') writeNeighbour(turn, id, change.neighbour);
      else flushNeighbours(turn, id, ({ address }) => address === change.neighbour.address, true);
      return;
    case 'service':
      stopService(turn, id, change.service);
      if (how === 'set') startService(turn, id, change.service);
      return;
    default:
  }
}

/** `ip neigh replace … nud permanent`, on the nic whose network holds the address. */
export function writeNeighbour(turn: Turn, id: NodeId, { address, mac }: StaticNeighbour): void {
  const nic = turn
    .declaredNode(id)
    .nics.find((candidate) =>
      turn
        .nic(candidate)
        .addresses.some((own) => contains(networkOf(own.address, own.prefixLength), address)),
    );
  if (nic === undefined) return;
  const state = turn.node(id);
  const key = neighbourKey(nic, address);
  turn.setNode(id, {
    ...state,
    neighbours: state.neighbours.set(key, permanentNeighbour(nic, address, mac)),
  });
}
