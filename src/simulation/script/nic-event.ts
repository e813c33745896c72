// What happens to an interface: down and up (net/core/dev.c dev_close, dev_open; net/ipv4/fib_frontend.c fib_netdev_event), its
// cable, its addresses, its MAC, its MTU. An address stays the node's own while its interface is down (weak host model, RFC 1122
// section 3.3.4.2): only the way out is gone.
import {
  hasCarrier,
  pluggedInto,
  standingRoutes,
  withNic,
  withNode,
  withoutRoutesThrough,
} from '../../network/edit.ts';
import type { NicChange } from '../../network/event.ts';
import type { Nic, NicId, NodeId, SwitchId } from '../../network/network.ts';
import { type Route, type RoutingTable, routingTable } from '../../network/routing.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Happening } from '../event.ts';
import { forgetMasqueraded } from '../filter/tracking.ts';
import { forgetOrphans } from '../ip/route-exception.ts';
import { flushNeighbours } from '../link/neighbour-flush.ts';
import { forgetMacs } from '../link/switch.ts';
import { atNode, type Turn } from '../turn.ts';

/** A bridge looks at its links at most once a second (net/core/link_watch.c): what is back before it looks was never gone for it. */
const LINKWATCH: Nanoseconds = 1e9;

/** `ip link set NIC down`: its routes and its neighbours are gone, and soon the switch forgets what was behind the cable. */
export function switchDown(turn: Turn, id: NicId): void {
  const nic = turn.nic(id);
  const before = turn.node(nic.node).routes;
  const node = withoutRoutesThrough(turn.network, turn.declaredNode(nic.node), id);
  turn.network = withNic(withNode(turn.network, node), { ...nic, down: true });
  const wait = Math.max(0, turn.switch(nic.switch).linksSeen - turn.time);
  turn.schedule(wait, { kind: 'carrier-check', nic: id });
  const neighbours = flushNeighbours(turn, nic.node, (entry) => entry.nic === id, false);
  recompute(turn, nic.node);
  const routes = missing(before, turn.node(nic.node).routes);
  const translations = forgetMasqueraded(turn, id);
  turn.emit(atNode(nic.node), 2, {
    kind: 'interface-switched',
    nic: id,
    up: false,
    routes,
    neighbours,
    translations,
  });
}

/** The switch has noticed by now, if the interface is still away. */
export function carrierCheck(turn: Turn, { nic: id }: Extract<Happening, { kind: 'carrier-check' }>): void {
  const nic = turn.nic(id);
  lookAtLinks(turn, nic);
  if (!hasCarrier(nic)) forgetMacs(turn, nic.switch, nic.port);
}

function lookAtLinks(turn: Turn, nic: Nic): void {
  const state = turn.switch(nic.switch);
  if (turn.time >= state.linksSeen)
    turn.setSwitch(nic.switch, { ...state, linksSeen: turn.time + LINKWATCH });
}

/** `ip link set NIC up`: only the routes that follow from its addresses come back. */
export function switchUp(turn: Turn, id: NicId): void {
  const nic = turn.nic(id);
  const before = turn.node(nic.node).routes;
  tieRoutes(turn, nic.node);
  turn.network = withNic(turn.network, { ...nic, down: false });
  lookAtLinks(turn, nic);
  recompute(turn, nic.node);
  const routes = missing(turn.node(nic.node).routes, before);
  turn.emit(atNode(nic.node), 2, {
    kind: 'interface-switched',
    nic: id,
    up: true,
    routes,
    neighbours: 0,
    translations: 0,
  });
}

/** The cable is pulled. Routes stay (they are only marked linkdown); neighbours go (neigh_carrier_down). */
export function pull(turn: Turn, id: NicId): void {
  const nic = turn.nic(id);
  if (!nic.plugged) return;
  turn.network = withNic(turn.network, { ...nic, plugged: false });
  const macs = forgetMacs(turn, nic.switch, nic.port);
  const neighbours = forgetNeighbours(turn, nic);
  turn.emit(atNode(nic.node), 2, { kind: 'cable-pulled', nic: id, switch: nic.switch, macs, neighbours });
}

/** The cable is put in, where it was (`into` undefined) or into another switch. One that is in is pulled first. */
export function plug(turn: Turn, id: NicId, into: SwitchId | undefined): void {
  pull(turn, id);
  const nic = turn.nic(id);
  const target = into ?? nic.switch;
  turn.network = pluggedInto(turn.network, nic, target);
  const moved = target !== nic.switch;
  turn.emit(atNode(nic.node), 2, { kind: 'cable-plugged', nic: id, switch: target, moved });
}

export function changeNic(turn: Turn, id: NicId, change: NicChange): void {
  const nic = turn.nic(id);
  const before = turn.node(nic.node).routes;
  const neighbours = applyNicChange(turn, nic, change);
  const lost = nic.addresses.map(({ address }) => address);
  const translations = change.kind === 'addresses' ? forgetMasqueraded(turn, id, lost) : 0;
  recompute(turn, nic.node);
  const routes = missing(before, turn.node(nic.node).routes);
  turn.emit(atNode(nic.node), change.kind === 'addresses' ? 3 : 2, {
    kind: 'nic-changed',
    nic: id,
    change,
    routes,
    neighbours,
    translations,
  });
}

/** Returns how many neighbours are forgotten with it. */
function applyNicChange(turn: Turn, nic: Nic, change: NicChange): number {
  switch (change.kind) {
    case 'addresses': {
      // The last address goes first, and everything that leads through the interface with it (fib_disable_ip); then the new ones come.
      if (nic.addresses.length > 0) {
        const node = withoutRoutesThrough(turn.network, turn.declaredNode(nic.node), nic.id);
        turn.network = withNode(turn.network, node);
      } else tieRoutes(turn, nic.node);
      turn.network = withNic(turn.network, { ...nic, addresses: change.addresses });
      return nic.addresses.length > 0
        ? flushNeighbours(turn, nic.node, (entry) => entry.nic === nic.id, false)
        : 0;
    }
    case 'mac':
      turn.network = withNic(turn.network, { ...nic, mac: change.mac });
      return flushNeighbours(turn, nic.node, (entry) => entry.nic === nic.id, false);
    case 'mtu':
      turn.network = withNic(turn.network, { ...nic, mtu: change.mtu });
      return 0;
  }
}

/** Without a carrier only what was written down is believed. */
function forgetNeighbours(turn: Turn, nic: Nic): number {
  return flushNeighbours(
    turn,
    nic.node,
    (entry) => entry.nic === nic.id && entry.state !== 'PERMANENT',
    false,
  );
}

/** What the kernel has refused or dropped does not come back with what is about to change. */
export function tieRoutes(turn: Turn, id: NodeId): void {
  const node = turn.declaredNode(id);
  turn.network = withNode(turn.network, { ...node, routes: standingRoutes(turn.network, node) });
}

/** The routing table as it follows from the network now. */
export function recompute(turn: Turn, id: NodeId): void {
  const routes = routingTable(turn.network, turn.declaredNode(id));
  turn.setNode(id, { ...turn.node(id), routes });
  forgetOrphans(turn, id, routes);
}

/** Rows of one table that the other lacks. */
function missing(rows: RoutingTable, others: RoutingTable): readonly Route[] {
  const key = (row: Route): string => JSON.stringify(row);
  const known = new Set(others.map(key));
  return rows.filter((row) => !known.has(key(row)));
}
