// An entry of a node's ARP cache (struct neighbour, net/core/neighbour.c): what is known of a neighbour, kept in the node's table, with the
// step that tells each change and the timer that each state waits for.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Mac } from '../../address/mac.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Ipv4Packet } from '../../wire/ipv4.ts';
import type { Carried } from '../event.ts';
import type { NeighbourReason, PacketId } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { neighbourKey } from '../world.ts';

/** The kernel's NUD states; PERMANENT entries are written in the file. */
export type NeighbourState =
  | 'INCOMPLETE'
  | 'REACHABLE'
  | 'STALE'
  | 'DELAY'
  | 'PROBE'
  | 'FAILED'
  | 'PERMANENT';

export interface Neighbour {
  readonly nic: NicId;
  readonly address: Ipv4;
  readonly state: NeighbourState;
  /** undefined while it was never known, and after it failed */
  readonly mac: Mac | undefined;
  /** packets that wait for the MAC, oldest first */
  readonly queue: readonly WaitingPacket[];
  /** questions asked in the current state */
  readonly probes: number;
  /** when it was last proved that the neighbour is there */
  readonly confirmed: Nanoseconds;
  readonly updated: Nanoseconds;
  /** when a packet was last sent to it, but for those while it was REACHABLE: they take the ready header (neigh_hh_output) */
  readonly used: Nanoseconds;
  /** a timer armed for an older generation is void */
  readonly generation: number;
}

export interface WaitingPacket {
  readonly packet: Ipv4Packet;
  readonly carried: Carried;
}

/** locktime: an entry younger than this is not overwritten by another answer */
const LOCKTIME: Nanoseconds = 1e9;
/** "long ago": a new MAC counts as never confirmed */
export const NEVER: Nanoseconds = -60e9;

/** Whether an answer may replace the entry now: not within a second of the last change (the first of two replies wins). */
export function overridable(turn: Turn, entry: Neighbour): boolean {
  return turn.time > entry.updated + LOCKTIME;
}

/** NUD_VALID: a packet for it can leave at once. */
export function isValid({ mac, state }: Neighbour): boolean {
  return mac !== undefined && state !== 'FAILED' && state !== 'INCOMPLETE';
}

/** Whether the MAC is known, so that a packet for this next hop leaves at once. */
export function isResolved(turn: Turn, nic: NicId, address: Ipv4): boolean {
  const entry = find(turn, nic, address);
  return entry !== undefined && isValid(entry);
}

export function find(turn: Turn, nic: NicId, address: Ipv4): Neighbour | undefined {
  return turn.node(turn.nic(nic).node).neighbours.get(neighbourKey(nic, address));
}

/** Whether a packet waits on this node for a MAC. */
export function isWaiting(turn: Turn, node: NodeId, packet: PacketId): boolean {
  for (const entry of turn.node(node).neighbours.values()) {
    if (entry.queue.some(({ carried }) => carried.packet === packet)) return true;
  }
  return false;
}

/** `generation`: above that of every entry before it, so that a timer of one that was thrown away is void for this one. */
export function fresh(generation: number, nic: NicId, address: Ipv4): Neighbour {
  return {
    nic,
    address,
    state: 'FAILED',
    mac: undefined,
    queue: [],
    probes: 0,
    confirmed: NEVER,
    updated: 0,
    used: 0,
    generation,
  };
}

/** An entry written in the file: never asked for, never forgotten. */
export function permanentNeighbour(nic: NicId, address: Ipv4, mac: Mac): Neighbour {
  return { ...fresh(0, nic, address), state: 'PERMANENT', mac };
}

export function store(turn: Turn, entry: Neighbour): Neighbour {
  const { node } = turn.nic(entry.nic);
  const state = turn.node(node);
  turn.setNode(node, {
    ...state,
    neighbours: state.neighbours.set(neighbourKey(entry.nic, entry.address), entry),
  });
  return entry;
}

export function change(
  turn: Turn,
  entry: Neighbour,
  why: NeighbourReason,
  before = find(turn, entry.nic, entry.address),
): Neighbour {
  store(turn, entry);
  const { node } = turn.nic(entry.nic);
  const known =
    before && (before.mac !== undefined || before.state !== 'FAILED' || before.updated > 0)
      ? before.state
      : undefined;
  turn.emit(atNode(node), 2, {
    kind: 'neighbour-changed',
    address: entry.address,
    before: known,
    after: entry.state,
    mac: entry.mac,
    why,
  });
  return entry;
}

export function arm(turn: Turn, entry: Neighbour, delay: Nanoseconds): Neighbour {
  const next = store(turn, { ...entry, generation: entry.generation + 1 });
  const { node } = turn.nic(entry.nic);
  turn.arm(delay, {
    kind: 'neighbour-timer',
    node,
    key: neighbourKey(entry.nic, entry.address),
    generation: next.generation,
  });
  return next;
}

export function rearm(turn: Turn, entry: Neighbour, at: Nanoseconds): void {
  arm(turn, entry, Math.max(at - turn.time, 10_000_000));
}
