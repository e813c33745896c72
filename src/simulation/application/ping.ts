// ping(8) of iputils: an echo request every interval, until all are answered, refused or too late.
import type { NodeId } from '../../network/network.ts';
import type { Ping } from '../../network/script.ts';
import type { IcmpEcho, IcmpMessage } from '../../wire/icmp.ts';
import type { Ipv4Packet } from '../../wire/ipv4.ts';
import { readQuoted } from '../../wire/quoted.ts';
import type { Carried } from '../event.ts';
import { failureOf } from '../ip/icmp.ts';
import { nextIdentification, sendIp } from '../ip/output.ts';
import { decideRoute, findWay, pathMtu, routeFailure } from '../ip/route.ts';
import { finishAction } from '../script/finish.ts';
import type { ThreadId } from '../script/state.ts';
import { atNode, type Turn } from '../turn.ts';
import type { ProcessId } from '../world.ts';
import {
  endProcess,
  newProcessId,
  type PingProcess,
  putProcess,
  type Signal,
  wake,
  wakeAfter,
} from './process.ts';

const HEADERS = 28;
/** Where the data of an echo starts counting, after the time stamp of 16 octets. */
const STAMP_LENGTH = 16;

export function startPing(turn: Turn, thread: ThreadId, action: Ping): void {
  const { node } = action;
  const way = findWay(turn, node, action.destination);
  if (way.kind === 'failed') {
    finishAction(turn, thread, action, { kind: 'failed', failure: way.failure, after: 0 });
    return;
  }
  const process: PingProcess = {
    kind: 'ping',
    id: newProcessId(turn, node),
    thread,
    begun: turn.time,
    action,
    sent: 0,
    received: 0,
    failure: undefined,
    waiting: [],
  };
  putProcess(turn, node, process);
  sendNext(turn, process);
}

function sendNext(turn: Turn, process: PingProcess): void {
  const { action } = process;
  const { node } = action;
  const sequence = process.sent + 1;
  const next: PingProcess = { ...process, sent: sequence, waiting: [...process.waiting, turn.time] };
  putProcess(turn, node, next);
  const decision = decideRoute(turn, node, action.destination);
  const source = decision.kind === 'way' || decision.kind === 'local' ? decision.source : undefined;
  if (source === undefined)
    return finish(turn, { ...next, failure: routeFailure(decision) ?? 'unreachable' });
  const carried = turn.newPacket();
  const fits = action.size + HEADERS <= pathMtu(turn, node, action.destination);
  const dontFragment = action.discovery === 'do' || (action.discovery === 'want' && fits);
  turn.emit(
    atNode(node),
    3,
    { kind: 'echo-asked', destination: action.destination, identifier: action.identifier, sequence },
    carried.packet,
  );
  const payload: IcmpEcho = {
    kind: 'icmp',
    type: 'echo-request',
    identifier: action.identifier,
    sequence,
    data: echoData(action.size, turn.time),
  };
  const failure = sendIp(
    turn,
    node,
    {
      source,
      destination: action.destination,
      payload,
      dontFragment,
      identification: nextIdentification(turn, node),
      ...(action.ttl === undefined ? {} : { ttl: action.ttl }),
    },
    carried,
  );
  // ping(8) tells the error of sendto(2) and goes on as if the echo had been lost.
  if (failure) putProcess(turn, node, { ...next, failure });
  const isLast = sequence >= action.count;
  if (isLast) wakeAfter(turn, action.timeout, node, process.id, { kind: 'slept', purpose: 'timeout' });
  else sleepTillNext(turn, action, process.id);
}

/**
 * Between two echoes ping(8) waits in recvmsg(2) with SO_RCVTIMEO, which is a timer of the kernel's wheel (schedule_timeout): the
 * kernel's own of the same tick are done before the program runs. Only the last wait is a precise timer (setitimer(2)).
 */
function sleepTillNext(turn: Turn, { interval, node }: Ping, process: ProcessId): void {
  turn.schedule(interval, { kind: 'wake', node, process, signal: { kind: 'slept', purpose: 'next' } });
}

/** A time stamp, then 0x10 0x11 0x12 … as iputils fills it. */
function echoData(size: number, time: number): Uint8Array {
  const data = new Uint8Array(size);
  const stamp = [Math.floor(time / 1e9), Math.floor((time % 1e9) / 1e3)];
  for (let i = 0; i < size; i += 1) {
    data[i] = i < STAMP_LENGTH ? ((stamp[i >> 3] ?? 0) / 2 ** (8 * (i & 7))) & 255 : i & 255;
  }
  return data;
}

/** An ICMP message that may be about one of this node's pings. */
export function wakePing(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet | undefined,
  message: IcmpMessage,
  carried: Carried,
): void {
  const identifier = 'quoted' in message ? readQuoted(message.quoted)?.identifier : message.identifier;
  for (const process of turn.node(node).processes.values()) {
    if (process.kind !== 'ping' || process.action.identifier !== identifier) continue;
    if (packet && message.type === 'echo-reply') {
      const sentAt = process.waiting[message.sequence - 1];
      const roundTrip = sentAt === undefined ? 0 : turn.time - sentAt;
      turn.emit(
        atNode(node),
        3,
        {
          kind: 'echo-returned',
          from: packet.source,
          identifier: process.action.identifier,
          sequence: message.sequence,
          roundTrip,
        },
        carried.packet,
      );
    }
    wake(turn, node, process.id, {
      kind: 'icmp',
      message,
      from: packet?.source ?? process.action.destination,
      at: turn.time,
    });
    return;
  }
  if (packet)
    turn.emit(
      atNode(node),
      3,
      { kind: 'dropped', reason: { kind: 'nobody-waits', protocol: 1 } },
      carried.packet,
    );
}

export function runPing(turn: Turn, process: PingProcess, signal: Signal): void {
  if (signal.kind === 'slept') {
    if (signal.purpose === 'next') sendNext(turn, process);
    else finish(turn, process);
    return;
  }
  if (signal.kind !== 'icmp') return;
  const { message } = signal;
  if (message.type === 'redirect') return;
  const sequence = 'quoted' in message ? readQuoted(message.quoted)?.sequence : message.sequence;
  if (sequence === undefined || process.waiting[sequence - 1] === undefined) return;
  const waiting = process.waiting.map((sentAt, index) => (index === sequence - 1 ? undefined : sentAt));
  const answered: PingProcess =
    'quoted' in message
      ? { ...process, waiting, failure: failureOf(message).failure }
      : { ...process, waiting, received: process.received + 1 };
  putProcess(turn, process.action.node, answered);
  if (answered.sent >= answered.action.count && waiting.every((sentAt) => sentAt === undefined))
    finish(turn, answered);
}

function finish(turn: Turn, process: PingProcess): void {
  endProcess(turn, process.action.node, process.id);
  const failure = process.received > 0 ? undefined : (process.failure ?? 'timeout');
  finishAction(turn, process.thread, process.action, {
    kind: 'replies',
    received: process.received,
    sent: process.sent,
    failure,
  });
}
