// The state of everything at one moment: an immutable value in persistent collections, so that every step can keep the world
// it left behind at the cost of what it changed, and stepping back needs no undo.
import { List, Map as PersistentMap } from 'immutable';
import type { Ipv4 } from '../address/ipv4.ts';
import type { Mac } from '../address/mac.ts';
import type { Network, NicId, NodeId, SwitchId } from '../network/network.ts';
import { type RoutingTable, routingTable } from '../network/routing.ts';
import type { Nanoseconds } from '../network/source.ts';
import type { CachedName } from './application/name-cache.ts';
import type { Process } from './application/process.ts';
import type { ServerTurn } from './application/upstream.ts';
import { type BalanceTable, NO_BALANCE } from './balance/connections.ts';
import { type ConnectionTable, NO_CONNECTIONS } from './filter/tracking.ts';
import type { Reassembly } from './ip/fragment.ts';
import type { Peer } from './ip/peer.ts';
import type { RouteException } from './ip/route-exception.ts';
import type { ArmedLoss } from './link/loss.ts';
import type { Neighbour } from './link/neighbour-entry.ts';
import { initialScript, type ScriptState } from './script/state.ts';
import type { PacketId } from './step.ts';
import type { Socket } from './transport/socket.ts';

export type SocketId = number;
export type ProcessId = number;

export interface World {
  /** as it is now: events of the walk replace it as a whole */
  readonly network: Network;
  /** by NodeId */
  readonly nodes: List<NodeState>;
  /** by SwitchId */
  readonly switches: List<SwitchState>;
  readonly script: ScriptState;
  readonly losses: readonly ArmedLoss[];
  readonly nextPacket: PacketId;
  /** packets transmitted so far: the number of the next new one is one more */
  readonly packetNumbers: number;
  readonly transmissions: number;
  /** when a frame last left or arrived anywhere */
  readonly lastFrame: Nanoseconds;
  /** programs that compute at this moment: an action is not over before they are done */
  readonly thinking: number;
}

export interface NodeState {
  /** ARP cache, by neighbourKey */
  readonly neighbours: PersistentMap<number, Neighbour>;
  readonly routes: RoutingTable;
  readonly sockets: PersistentMap<SocketId, Socket>;
  /** TCP connections by connectionKey */
  readonly connections: PersistentMap<string, SocketId>;
  /** listening and datagram sockets by `tcp:80`, `udp:53` */
  readonly bound: PersistentMap<string, SocketId>;
  readonly processes: PersistentMap<ProcessId, Process>;
  /** connections that the node has passed on, where it translates addresses */
  readonly tracking: ConnectionTable;
  /** connections that the node has given to real servers, where it balances */
  readonly balance: BalanceTable;
  /** what ICMP has told about the way to a destination */
  readonly exceptions: PersistentMap<Ipv4, RouteException>;
  /** fragments that wait for the rest, by source, destination, protocol and identification */
  readonly reassembly: PersistentMap<string, Reassembly>;
  /** what name servers said, by name */
  readonly names: PersistentMap<string, CachedName>;
  /** whose turn it is among the servers of an upstream, by its name */
  readonly upstreams: PersistentMap<string, readonly ServerTurn[]>;
  readonly nextSocket: SocketId;
  readonly nextProcess: ProcessId;
  /** requests that its programs have answered */
  readonly served: number;
  /** ephemeral ports handed out so far */
  readonly portsTaken: number;
  /** IP identifications handed out so far */
  readonly identifications: number;
  /** how much ICMP has been sent to whom */
  readonly peers: PersistentMap<Ipv4, Peer>;
}

export interface SwitchState {
  readonly macTable: PersistentMap<Mac, MacEntry>;
  /** before then it does not look at its links again */
  readonly linksSeen: Nanoseconds;
}

export interface MacEntry {
  readonly mac: Mac;
  /** position in the switch's ports */
  readonly port: number;
  readonly updated: Nanoseconds;
}

/** The world before the walk: every table cold. */
export function initialWorld(network: Network): World {
  const emptySwitch: SwitchState = { macTable: PersistentMap(), linksSeen: 0 };
  return {
    network,
    nodes: List(
      network.nodes.map((node) => ({
        neighbours: PersistentMap<number, Neighbour>(),
        routes: routingTable(network, node),
        sockets: PersistentMap<SocketId, Socket>(),
        connections: PersistentMap<string, SocketId>(),
        bound: PersistentMap<string, SocketId>(),
        processes: PersistentMap<ProcessId, Process>(),
        tracking: NO_CONNECTIONS,
        balance: NO_BALANCE,
        exceptions: PersistentMap<Ipv4, RouteException>(),
        reassembly: PersistentMap<string, Reassembly>(),
        names: PersistentMap<string, CachedName>(),
        upstreams: PersistentMap<string, readonly ServerTurn[]>(),
        nextSocket: 1,
        nextProcess: 1,
        served: 0,
        portsTaken: 0,
        identifications: 0,
        peers: PersistentMap<Ipv4, Peer>(),
      })),
    ),
    switches: List(network.switches.map(() => emptySwitch)),
    script: initialScript(),
    losses: [],
    nextPacket: 1,
    packetNumbers: 0,
    transmissions: 0,
    lastFrame: 0,
    thinking: 0,
  };
}

export function nodeState(world: World, node: NodeId): NodeState {
  const state = world.nodes.get(node);
  if (!state) throw new RangeError(`no node ${node}`);
  return state;
}

export function switchState(world: World, id: SwitchId): SwitchState {
  const state = world.switches.get(id);
  if (!state) throw new RangeError(`no switch ${id}`);
  return state;
}

/** Key of an ARP cache entry: a neighbour is an address on a nic. */
export function neighbourKey(nic: NicId, address: Ipv4): number {
  return nic * 2 ** 32 + address;
}
