// Events of a walk: what happens to the network in no time at all. Each does what the kernel does about it, which is mostly
// forgetting: routes, neighbours, MACs, connections. Nothing is sent: Linux announces no change by itself (arp_notify is 0).
import type { ChangeNode, Flush, InterfaceState } from '../../network/event.ts';
import type { WalkEvent } from '../../network/script.ts';
import { NO_BALANCE } from '../balance/connections.ts';
import { NO_CONNECTIONS } from '../filter/tracking.ts';
import { flushNeighbours } from '../link/neighbour-flush.ts';
import { forgetMacs } from '../link/switch.ts';
import { flushConnections } from '../transport/flush.ts';
import { atNode, type Turn } from '../turn.ts';
import { changeNic, plug, pull, switchDown, switchUp } from './nic-event.ts';
import { changeNode } from './node-event.ts';

export type NetworkEvent = Exclude<WalkEvent, { readonly kind: 'wait' | 'pace' | 'note' | 'lose' }>;

export function happen(turn: Turn, event: NetworkEvent): void {
  switch (event.kind) {
    case 'down':
    case 'up':
      return switchInterfaces(turn, event);
    case 'unplug':
      return pull(turn, event.nic);
    case 'plug':
      return plug(turn, event.nic, event.into);
    case 'flush':
      return flush(turn, event);
    case 'set-nic':
      return changeNic(turn, event.nic, event.change);
    case 'set':
    case 'unset':
      return set(turn, event);
  }
}

function switchInterfaces(turn: Turn, { kind, nics }: InterfaceState): void {
  for (const nic of nics) {
    if (turn.nic(nic).down === (kind === 'down')) continue;
    if (kind === 'down') switchDown(turn, nic);
    else switchUp(turn, nic);
  }
}

function set(turn: Turn, { node, kind, change }: ChangeNode): void {
  changeNode(turn, node, kind, change);
  turn.emit(atNode(node), 0, { kind: 'row-changed', how: kind, change });
}

function flush(turn: Turn, event: Flush): void {
  if (event.table === 'mac') {
    for (const id of event.switches) {
      const entries = forgetMacs(turn, id);
      turn.emit({ kind: 'switch', switch: id }, 2, { kind: 'table-flushed', table: 'mac', entries });
    }
    return;
  }
  const { node, table } = event;
  const entries = flushed(turn, event);
  turn.emit(atNode(node), LAYERS[table], { kind: 'table-flushed', table, entries });
}

const LAYERS = { arp: 2, sockets: 4, nat: 4, connections: 4, names: 7 } as const;

/** Empties a table of a node; how much there was. */
function flushed(turn: Turn, { node, table }: Exclude<Flush, { readonly table: 'mac' }>): number {
  switch (table) {
    case 'arp':
      return flushNeighbours(turn, node, ({ state }) => state !== 'PERMANENT', true);
    case 'sockets':
      return flushConnections(turn, node);
    case 'nat': {
      const state = turn.node(node);
      turn.setNode(node, { ...state, tracking: { ...NO_CONNECTIONS, next: state.tracking.next } });
      return state.tracking.connections.size;
    }
    case 'names': {
      const state = turn.node(node);
      turn.setNode(node, { ...state, names: state.names.clear() });
      return state.names.size;
    }
    case 'connections': {
      const state = turn.node(node);
      const { schedules, next, connections } = state.balance;
      turn.setNode(node, { ...state, balance: { ...NO_BALANCE, schedules, next } });
      return connections.size;
    }
  }
}
