// The balancer's connection table (net/netfilter/ipvs/ip_vs_conn.c): a connection stays with the server that it was given to, for as
// long as something is heard of it.
import { Map as PersistentMap } from 'immutable';
import { type Endpoint, formatEndpoint } from '../../address/endpoint.ts';
import type { VirtualService } from '../../network/balance.ts';
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Turn } from '../turn.ts';
import type { Load, ScheduleState } from './schedule.ts';
import { BALANCED_TIMEOUTS, type BalancedState, isActive } from './tcp-states.ts';

export interface BalancedConnection {
  readonly id: number;
  readonly protocol: 'tcp' | 'udp';
  readonly client: Endpoint;
  readonly virtual: Endpoint;
  readonly real: Endpoint;
  readonly mode: VirtualService['mode'];
  readonly state: BalancedState;
  /** an answer has passed here */
  readonly answered: boolean;
  /** when it is forgotten */
  readonly expires: Nanoseconds;
}

export interface BalanceTable {
  readonly connections: PersistentMap<number, BalancedConnection>;
  /** by the client's packets: client, virtual service */
  readonly incoming: PersistentMap<string, number>;
  /** by the answers: real server, client */
  readonly outgoing: PersistentMap<string, number>;
  /** what the scheduler of each virtual service remembers */
  readonly schedules: PersistentMap<string, ScheduleState>;
  /** `persistent`: the server that a client keeps, by virtual service and client */
  readonly kept: PersistentMap<string, Kept>;
  readonly next: number;
}

export interface Kept {
  readonly real: Endpoint;
  readonly expires: Nanoseconds;
}

export const NO_BALANCE: BalanceTable = {
  connections: PersistentMap(),
  incoming: PersistentMap(),
  outgoing: PersistentMap(),
  schedules: PersistentMap(),
  kept: PersistentMap(),
  next: 1,
};

export function serviceKey({ protocol, address }: Pick<VirtualService, 'protocol' | 'address'>): string {
  return `${protocol} ${formatEndpoint(address)}`;
}

function key(protocol: string, from: Endpoint, to: Endpoint): string {
  return `${protocol} ${formatEndpoint(from)} ${formatEndpoint(to)}`;
}

/** The connection of a client's packet. */
export function findIncoming(
  turn: Turn,
  node: NodeId,
  protocol: string,
  client: Endpoint,
  virtual: Endpoint,
): BalancedConnection | undefined {
  return live(turn, node, turn.node(node).balance.incoming.get(key(protocol, client, virtual)));
}

/** The connection of a real server's answer. */
export function findOutgoing(
  turn: Turn,
  node: NodeId,
  protocol: string,
  real: Endpoint,
  client: Endpoint,
): BalancedConnection | undefined {
  return live(turn, node, turn.node(node).balance.outgoing.get(key(protocol, real, client)));
}

function live(turn: Turn, node: NodeId, id: number | undefined): BalancedConnection | undefined {
  const connection = id === undefined ? undefined : turn.node(node).balance.connections.get(id);
  return connection && connection.expires > turn.time ? connection : undefined;
}

/** Puts a connection into the table, or what has become of it; from now on it lives as long as its state says. */
export function putBalanced(turn: Turn, node: NodeId, connection: BalancedConnection): BalancedConnection {
  const { balance } = turn.node(node);
  const { id, protocol, client, virtual, real, state } = connection;
  const kept = { ...connection, expires: turn.time + BALANCED_TIMEOUTS[state] };
  setBalance(turn, node, {
    ...balance,
    connections: balance.connections.set(id, kept),
    incoming: balance.incoming.set(key(protocol, client, virtual), id),
    outgoing: balance.outgoing.set(key(protocol, real, client), id),
    next: Math.max(balance.next, id + 1),
  });
  return kept;
}

export function setBalance(turn: Turn, node: NodeId, balance: BalanceTable): void {
  turn.setNode(node, { ...turn.node(node), balance });
}

/** What each real server of a service has to do at this moment, beside `service.reals`. */
export function loadsOf(turn: Turn, node: NodeId, service: VirtualService): readonly Load[] {
  const of = [...turn.node(node).balance.connections.values()].filter(
    ({ expires, virtual, protocol }) =>
      expires > turn.time && serviceKey({ protocol, address: virtual }) === serviceKey(service),
  );
  return service.reals.map(({ address, port }) => {
    const own = of.filter(({ real }) => real.address === address && real.port === port);
    const active = own.filter(({ state }) => isActive(state)).length;
    return { active, inactive: own.length - active };
  });
}

/** The connections remembered at a moment, in the order in which they began. */
export function liveBalanced(table: BalanceTable, now: Nanoseconds): readonly BalancedConnection[] {
  return [...table.connections.values()].filter(({ expires }) => expires > now).sort((a, b) => a.id - b.id);
}
