// The ARP cache: neighbour unreachability detection as the Linux kernel does it (net/core/neighbour.c; RFC 4861 section 7.3
// describes the same machine for IPv6). An entry is asked for by broadcast, believed for 30 s, then used while stale and probed
// by unicast after 5 s of use without a confirmation from above.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Mac } from '../../address/mac.ts';
import type { NicId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Ipv4Packet } from '../../wire/ipv4.ts';
import type { Carried, Happening } from '../event.ts';
import { reportUnreachable } from '../ip/icmp.ts';
import type { NeighbourReason } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { askBroadcast, askUnicast } from './arp.ts';
import {
  arm,
  change,
  find,
  fresh,
  isValid,
  NEVER,
  type Neighbour,
  type NeighbourState,
  rearm,
  store,
  type WaitingPacket,
} from './neighbour-entry.ts';
import { transmit } from './transmit.ts';

/** unres_qlen_bytes 212992 holds 101 packets of the usual buffer size */
const QUEUE_LENGTH = 101;

type NeighbourTimer = Extract<Happening, { kind: 'neighbour-timer' }>;

/** Sends an IP packet to a next hop on a nic, when its MAC is known; else the packet waits and the question is asked. */
/**
 * A timer of 5 s fires up to 256 ms late (kernel/time/timer.c: 64 ticks of 4 ms), so what was confirmed only in the first moments
 * of use is too old by then, and a short conversation is always followed by a probe. Told at its nominal time all the same.
 */
const TOO_EARLY: Nanoseconds = 110_000_000;

export function sendToNeighbour(
  turn: Turn,
  nic: NicId,
  nextHop: Ipv4,
  packet: Ipv4Packet,
  carried: Carried,
  confirm: boolean,
): void {
  const existing = find(turn, nic, nextHop);
  const known = existing ?? fresh(turn.scheduled, nic, nextHop);
  const entry = known.state === 'REACHABLE' ? known : { ...known, used: turn.time };
  if (entry.mac !== undefined && isValid(entry)) {
    const confirmed = confirm ? turn.time : entry.confirmed;
    store(turn, { ...entry, confirmed });
    if (entry.state === 'STALE') becomeDelayed(turn, { ...entry, confirmed });
    sendFrame(turn, nic, entry.mac, packet, carried, 'cache');
    return;
  }
  wait(turn, entry, existing?.state, { packet, carried });
}

function wait(
  turn: Turn,
  entry: Neighbour,
  before: NeighbourState | undefined,
  waiting: WaitingPacket,
): void {
  const { node } = turn.nic(entry.nic);
  const overflow = entry.queue.length >= QUEUE_LENGTH ? entry.queue[0] : undefined;
  const queue = [...(overflow ? entry.queue.slice(1) : entry.queue), waiting];
  if (overflow) {
    const reason = { kind: 'queue-full', nextHop: entry.address } as const;
    turn.aside(() => turn.emit(atNode(node), 2, { kind: 'dropped', reason }, overflow.carried.packet));
  }
  const isNew = entry.state !== 'INCOMPLETE';
  const next = isNew ? incomplete(turn, { ...entry, queue }) : { ...entry, queue };
  store(turn, next);
  turn.emit(
    atNode(node),
    2,
    { kind: 'queued', nextHop: entry.address, waiting: queue.length, state: before },
    waiting.carried.packet,
  );
  if (!isNew) return;
  ask(turn, arm(turn, next, turn.declaredNode(node).settings.arp.retransTime));
}

function incomplete(turn: Turn, entry: Neighbour): Neighbour {
  return { ...entry, state: 'INCOMPLETE', mac: undefined, probes: 0, updated: turn.time };
}

/** neigh_event_send without a packet: the MAC will be wanted. */
export function resolve(turn: Turn, nic: NicId, address: Ipv4): void {
  const entry = find(turn, nic, address) ?? fresh(turn.scheduled, nic, address);
  if (isValid(entry) || entry.state === 'INCOMPLETE') return;
  const next = change(turn, incomplete(turn, entry), 'asked');
  ask(turn, arm(turn, next, turn.declaredNode(turn.nic(nic).node).settings.arp.retransTime));
}

/** net/core/neighbour.c neigh_timer_handler. */
export function neighbourTimer(turn: Turn, event: NeighbourTimer): void {
  const entry = turn.node(event.node).neighbours.get(event.key);
  if (!entry || entry.generation !== event.generation) return;
  if (entry.state === 'DELAY' && !turn.rules.arpRefresh) return;
  const { arp } = turn.declaredNode(event.node).settings;
  switch (entry.state) {
    case 'REACHABLE':
      if (turn.time < entry.confirmed + arp.baseReachableTime)
        rearm(turn, entry, entry.confirmed + arp.baseReachableTime);
      else if (turn.time <= entry.used + arp.delayFirstProbeTime) becomeDelayed(turn, entry);
      else change(turn, { ...entry, state: 'STALE', updated: turn.time }, 'timed-out');
      return;
    case 'DELAY':
      if (turn.time + TOO_EARLY <= entry.confirmed + arp.delayFirstProbeTime) {
        const next = change(turn, { ...entry, state: 'REACHABLE', updated: turn.time }, 'confirmed');
        rearm(turn, next, entry.confirmed + arp.baseReachableTime);
      } else {
        const next = change(turn, { ...entry, state: 'PROBE', probes: 0, updated: turn.time }, 'probing');
        ask(turn, arm(turn, next, arp.retransTime));
      }
      return;
    case 'PROBE':
    case 'INCOMPLETE':
      if (entry.probes >= turn.rules.arpSolicitations) fail(turn, entry);
      else ask(turn, arm(turn, entry, arp.retransTime));
      return;
    default:
      return;
  }
}

/**
 * What an ARP packet says about a neighbour (neigh_update).
 * @param override whether a different MAC replaces the known one
 */
export function updateNeighbour(
  turn: Turn,
  nic: NicId,
  address: Ipv4,
  mac: Mac,
  state: 'REACHABLE' | 'STALE',
  override: boolean,
  why: NeighbourReason,
): void {
  const existing = find(turn, nic, address);
  if (existing?.state === 'PERMANENT') return;
  const entry = existing ?? fresh(turn.scheduled, nic, address);
  const wasValid = entry.mac !== undefined && entry.state !== 'FAILED' && entry.state !== 'INCOMPLETE';
  if (wasValid && entry.mac !== mac && !override) return;
  const next = wasValid && entry.mac === mac && state === 'STALE' ? entry.state : state;
  const confirmed =
    next === 'REACHABLE' && state === 'REACHABLE'
      ? turn.time
      : entry.mac === mac
        ? entry.confirmed
        : turn.time + NEVER;
  const changed = next !== entry.state || entry.mac !== mac;
  let updated: Neighbour = {
    ...entry,
    mac,
    confirmed,
    state: next,
    queue: [],
    used: wasValid ? entry.used : turn.time,
    updated: changed ? turn.time : entry.updated,
  };
  if (changed) updated = change(turn, updated, why, entry);
  else store(turn, updated);
  if (next !== entry.state && next === 'REACHABLE') {
    rearm(turn, updated, turn.time + turn.declaredNode(turn.nic(nic).node).settings.arp.baseReachableTime);
  }
  if (!wasValid) release(turn, updated, mac, entry.queue);
}

function becomeDelayed(turn: Turn, entry: Neighbour): void {
  const next = change(turn, { ...entry, state: 'DELAY', updated: turn.time }, 'used');
  arm(turn, next, turn.declaredNode(turn.nic(entry.nic).node).settings.arp.delayFirstProbeTime);
}

function ask(turn: Turn, entry: Neighbour): void {
  const next = { ...entry, probes: entry.probes + 1 };
  store(turn, next);
  turn.aside(() => {
    if (next.state === 'PROBE' && next.mac !== undefined)
      askUnicast(turn, next.nic, next.address, next.mac, next.probes);
    // neigh_probe: skb_peek_tail, in the name of whoever has come last.
    else askBroadcast(turn, next.nic, next.address, next.probes, next.queue.at(-1)?.packet.source);
  });
}

function fail(turn: Turn, entry: Neighbour): void {
  const failed = change(
    turn,
    { ...entry, state: 'FAILED', mac: undefined, queue: [], updated: turn.time },
    'no-answer',
  );
  const { node } = turn.nic(failed.nic);
  for (const { packet, carried } of entry.queue) {
    turn.aside(() => {
      const reason = { kind: 'no-arp-reply', nextHop: failed.address } as const;
      turn.emit(atNode(node), 2, { kind: 'dropped', reason }, carried.packet);
      if (turn.rules.hostUnreachable) reportUnreachable(turn, node, packet, 'host');
    });
  }
}

function release(turn: Turn, entry: Neighbour, mac: Mac, queue: readonly WaitingPacket[]): void {
  if (queue.length === 0) return;
  const { node } = turn.nic(entry.nic);
  turn.emit(
    atNode(node),
    2,
    { kind: 'released', nextHop: entry.address, mac, packets: queue.length },
    queue[0]?.carried.packet,
  );
  for (const { packet, carried } of queue)
    turn.aside(() => sendFrame(turn, entry.nic, mac, packet, carried, 'answer'));
}

function sendFrame(
  turn: Turn,
  nic: NicId,
  mac: Mac,
  packet: Ipv4Packet,
  carried: Carried,
  resolved: 'cache' | 'answer',
): void {
  transmit(turn, nic, { destination: mac, source: turn.nic(nic).mac, payload: packet }, carried, resolved);
}
