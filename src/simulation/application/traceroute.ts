// traceroute(8) of Debian: probes with TTL 1, 2, 3 … Each router at which one dies says so and gives its address away; the
// destination answers in another way: port unreachable to UDP, an echo reply to ICMP.

import type { Ipv4 } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { Traceroute } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { IcmpEcho, IcmpMessage } from '../../wire/icmp.ts';
import { readQuoted } from '../../wire/quoted.ts';
import { TICK } from '../agenda.ts';
import { hash } from '../hash.ts';
import { nextIdentification, sendIp } from '../ip/output.ts';
import { decideRoute, findWay } from '../ip/route.ts';
import type { Hop } from '../result.ts';
import { finishAction } from '../script/finish.ts';
import type { ThreadId } from '../script/state.ts';
import { getSocket } from '../transport/socket.ts';
import { closeUdp, openUdp, sendDatagram } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import {
  endProcess,
  newProcessId,
  putProcess,
  type Signal,
  type TraceProbe,
  type TracerouteProcess,
  wake,
  wakeAfter,
} from './process.ts';

const PROGRAM = 'traceroute';
const FIRST_PORT = 33434;
const MOST_HOPS = 30;
/** octets behind the UDP or ICMP header: packets of 60 octets */
const DATA_LENGTH = 32;
/** A probe waits no longer than so many times another one of the same TTL took, or one of a higher TTL (-w MAX,HERE,NEAR). */
const HERE = 3;
const NEAR = 10;
const PRECISION: Nanoseconds = 1e6;

export function startTraceroute(turn: Turn, thread: ThreadId, action: Traceroute): void {
  const { node } = action;
  const way = findWay(turn, node, action.destination);
  if (way.kind === 'failed') {
    finishAction(turn, thread, action, { kind: 'failed', failure: way.failure, after: 0 });
    return;
  }
  const id = newProcessId(turn, node);
  const identifier = hash('traceroute', turn.declaredNode(node).name, id) % 65536;
  goOn(turn, { kind: 'traceroute', id, thread, begun: turn.time, action, identifier, probes: [] });
}

/** The rows that count: those up to the first TTL with which the destination, or somebody who knows better, has answered. */
function lastTtl({ action, probes }: TracerouteProcess): number {
  const end = probes.findIndex(({ answer }) => answer?.final);
  return end < 0 ? MOST_HOPS : Math.floor(end / action.queries) + 1;
}

/** Sends probes until as many are under way as may be; the first that is not done decides when to look again. */
function goOn(turn: Turn, process: TracerouteProcess): void {
  const { action } = process;
  let now = process;
  const end = lastTtl(now) * action.queries;
  let waiting = 0;
  let position = 0;
  for (; position < end && waiting < action.parallel; position += 1) {
    const probe = now.probes[position];
    if (!probe) now = { ...now, probes: [...now.probes, send(turn, now, position)] };
    if (!probe?.answer && !probe?.expired) waiting += 1;
  }
  putProcess(turn, action.node, now);
  if (waiting === 0) {
    finish(turn, now);
    return;
  }
  let next = Number.POSITIVE_INFINITY;
  now.probes.forEach((probe, index) => {
    if (!probe.answer && !probe.expired) next = Math.min(next, probe.sent + patience(now, index));
  });
  wakeAfter(turn, Math.max(0, next - turn.time), action.node, now.id, { kind: 'slept', purpose: 'timeout' });
}

/** get_timeout of traceroute.c */
function patience({ action, probes }: TracerouteProcess, position: number): Nanoseconds {
  const first = position - (position % action.queries);
  const took = (probe: TraceProbe): Nanoseconds | undefined => probe.answer && probe.answer.time - probe.sent;
  const here = probes.slice(first, first + action.queries).find((probe) => took(probe) !== undefined);
  const near = probes.slice(position + 1).find((probe) => took(probe) !== undefined);
  const [other, factor] = here ? [here, HERE] : [near, NEAR];
  const measured = other && took(other);
  return measured === undefined ? action.timeout : Math.min(action.timeout, (measured + PRECISION) * factor);
}

function send(turn: Turn, process: TracerouteProcess, position: number): TraceProbe {
  const { action, id } = process;
  const { node, destination } = action;
  const ttl = Math.floor(position / action.queries) + 1;
  turn.cause = undefined;
  turn.emit(atNode(node), 7, { kind: 'hop-asked', destination, ttl, method: action.method });
  if (action.method === 'icmp') {
    sendEcho(turn, process, position + 1, ttl);
    return { ttl, sent: turn.time, socket: undefined, answer: undefined, expired: false };
  }
  const remote = { address: destination, port: FIRST_PORT + position };
  const socket = openUdp(turn, node, id, PROGRAM, remote, undefined);
  const opened = typeof socket === 'number' ? getSocket(turn, node, socket) : undefined;
  if (opened?.kind === 'udp' && typeof socket === 'number') {
    sendDatagram(turn, opened, remote, probeData(), 'dont', ttl);
    return { ttl, sent: turn.time, socket, answer: undefined, expired: false };
  }
  return { ttl, sent: turn.time, socket: undefined, answer: undefined, expired: true };
}

function sendEcho(
  turn: Turn,
  { action, identifier }: TracerouteProcess,
  sequence: number,
  ttl: number,
): void {
  const { node, destination } = action;
  const decision = decideRoute(turn, node, destination);
  if (decision.kind !== 'way' && decision.kind !== 'local') return;
  const carried = turn.newPacket();
  turn.emit(atNode(node), 3, { kind: 'echo-asked', destination, identifier, sequence }, carried.packet);
  const payload: IcmpEcho = { kind: 'icmp', type: 'echo-request', identifier, sequence, data: probeData() };
  sendIp(
    turn,
    node,
    {
      source: decision.source,
      destination,
      payload,
      dontFragment: false,
      identification: nextIdentification(turn, node),
      ttl,
    },
    carried,
  );
}

/** '@' 'A' 'B' …, as traceroute fills it. */
function probeData(): Uint8Array {
  return Uint8Array.from({ length: DATA_LENGTH }, (_, index) => 0x40 + (index & 0x3f));
}

/** An ICMP message that may be about one of this node's probes. Whether it is. */
export function wakeTraceroute(turn: Turn, node: NodeId, from: Ipv4, message: IcmpMessage): boolean {
  for (const process of turn.node(node).processes.values()) {
    if (process.kind !== 'traceroute' || positionOf(process, message) === undefined) continue;
    wake(turn, node, process.id, { kind: 'icmp', message, from, at: turn.time });
    return true;
  }
  return false;
}

export function runTraceroute(turn: Turn, process: TracerouteProcess, signal: Signal): void {
  if (signal.kind === 'icmp') return answered(turn, process, signal.message, signal.from, signal.at);
  if (signal.kind !== 'slept') return;
  const probes = process.probes.map((probe, index) => {
    // A long sleep is counted from the tick (armPrecise): it may end a tick before the probe's time is quite over.
    const isOver = turn.time + TICK > probe.sent + patience(process, index);
    const isLate = !probe.answer && !probe.expired && isOver;
    if (isLate) {
      turn.emit(atNode(process.action.node), 7, { kind: 'hop-found', ttl: probe.ttl, hop: undefined });
      close(turn, process, probe);
    }
    return isLate ? { ...probe, expired: true, socket: undefined } : probe;
  });
  if (probes.some((probe, index) => probe !== process.probes[index])) goOn(turn, { ...process, probes });
}

function answered(
  turn: Turn,
  process: TracerouteProcess,
  message: IcmpMessage,
  from: Ipv4,
  at: Nanoseconds,
): void {
  const position = positionOf(process, message);
  const probe = position === undefined ? undefined : process.probes[position];
  if (!probe || probe.answer || probe.expired) return;
  const final = message.type !== 'time-exceeded';
  const answer = { from, time: at, final };
  turn.emit(atNode(process.action.node), 7, {
    kind: 'hop-found',
    ttl: probe.ttl,
    hop: { from, roundTrip: at - probe.sent, final },
  });
  close(turn, process, probe);
  const probes = process.probes.map((one, index) =>
    index === position ? { ...one, answer, socket: undefined } : one,
  );
  goOn(turn, { ...process, probes });
}

/** Which probe a message is about: by the port that it was for, or the number of the echo. */
function positionOf({ action, identifier }: TracerouteProcess, message: IcmpMessage): number | undefined {
  if (!('quoted' in message)) return message.identifier === identifier ? message.sequence - 1 : undefined;
  const about = readQuoted(message.quoted);
  if (!about || about.destination !== action.destination) return undefined;
  if (action.method === 'udp') return about.destinationPort - FIRST_PORT;
  return about.identifier === identifier && about.sequence !== undefined ? about.sequence - 1 : undefined;
}

function close(turn: Turn, { action }: TracerouteProcess, { socket }: TraceProbe): void {
  if (socket !== undefined) closeUdp(turn, action.node, socket);
}

function finish(turn: Turn, process: TracerouteProcess): void {
  const { action, probes, thread, id } = process;
  for (const probe of probes) close(turn, process, probe);
  endProcess(turn, action.node, id);
  const end = lastTtl(process);
  const hops: Hop[] = probes
    .slice(0, end * action.queries)
    .map(({ ttl, sent, answer }) => ({ ttl, from: answer?.from, roundTrip: answer && answer.time - sent }));
  const isReached = probes.some(({ answer }) => answer?.final && answer.from === action.destination);
  finishAction(turn, thread, action, { kind: 'hops', hops, isReached });
}
