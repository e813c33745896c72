// A program asks for a name: first the host's cache, then its name servers over UDP, as the stub resolver of the C library does
// it (resolv.conf(5); glibc resolv/res_send.c). Then the action that needed the name goes on with the address.
import { type Ipv4, ipv4 } from '../../address/ipv4.ts';
import { MOST_RESOLVERS, NAME_PORT, RESOLVER_ATTEMPTS, RESOLVER_TIMEOUT } from '../../network/names.ts';
import type { Failure, PortRange, Resolve } from '../../network/script.ts';
import { type Nanoseconds, SECOND } from '../../network/source.ts';
import { addressesOf, type DnsMessage, decodeDns, encodeDns, TYPE_A } from '../../wire/dns.ts';
import { hash } from '../hash.ts';
import { finishAction } from '../script/finish.ts';
import type { ThreadId } from '../script/state.ts';
import type { AskReason } from '../step.ts';
import { getSocket } from '../transport/socket.ts';
import { closeUdp, openUdp, sendDatagram } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import type { SocketId } from '../world.ts';
import { cacheName, findCachedName } from './name-cache.ts';
import {
  endProcess,
  type LookupProcess,
  type NamingAction,
  newProcessId,
  putProcess,
  type Signal,
  wakeAfter,
} from './process.ts';

/** Without a `nameserver` line the resolver asks the host itself (resolv.conf(5)). */
const OWN_HOST = ipv4(0x7f000001);

const PROGRAMS: Readonly<Record<NamingAction['kind'], string>> = {
  ping: 'ping',
  traceroute: 'traceroute',
  resolve: 'getent',
  get: 'curl',
  connect: 'nc',
  udp: 'nc',
};

/** Begins an action whose target is a name; `resolve … from PORT` wants the question itself and asks in any case. */
export function startLookup(turn: Turn, thread: ThreadId, action: NamingAction, name: string): void {
  const { node } = action;
  const known = portsOf(action) ? undefined : findCachedName(turn, node, name);
  if (known) {
    turn.emit(atNode(node), 7, { kind: 'name-cached', name, addresses: known.addresses, until: known.until });
    goOn(turn, thread, action, known.addresses);
    return;
  }
  const { resolvers } = turn.declaredNode(node);
  const id = newProcessId(turn, node);
  ask(
    turn,
    {
      kind: 'lookup',
      id,
      thread,
      begun: turn.time,
      action,
      name,
      servers: resolvers.length > 0 ? resolvers.slice(0, MOST_RESOLVERS) : [OWN_HOST],
      question: 0,
      identifier: hash('name', name, turn.declaredNode(node).name, id) % 65536,
      sockets: new Map(),
      late: new Map(),
    },
    'first',
  );
}

function portsOf(action: NamingAction): PortRange | undefined {
  return action.kind === 'resolve' ? action.sourcePorts : undefined;
}

/** Sends the question that is due; a server that cannot even be asked is passed over. */
function ask(turn: Turn, before: LookupProcess, why: AskReason): void {
  let process = before;
  let reason = why;
  for (;;) {
    const { action, servers, question } = process;
    const { node } = action;
    const server = servers[question % servers.length];
    if (server === undefined || question >= servers.length * RESOLVER_ATTEMPTS) {
      give(turn, process, failureAfter(reason));
      return;
    }
    const failure = sendQuestion(turn, process, server, reason);
    if (typeof failure === 'object') {
      process = failure;
      putProcess(turn, node, process);
      wakeAfter(turn, patience(process), node, process.id, { kind: 'unanswered', question });
      const late = process.late.get(currentSocket(process) ?? -1);
      if (late) take(turn, process, late);
      return;
    }
    process = { ...process, question: question + 1 };
    reason = failure;
  }
}

/** The process with the socket it asked through, or why it could not ask. */
function sendQuestion(
  turn: Turn,
  process: LookupProcess,
  server: Ipv4,
  why: AskReason,
): LookupProcess | Failure {
  const { action, name, question, servers } = process;
  const { node } = action;
  const remote = { address: server, port: NAME_PORT };
  turn.emit(atNode(node), 7, {
    kind: 'name-asked',
    name,
    server,
    isOwnHost: server === OWN_HOST,
    attempt: Math.floor(question / servers.length) + 1,
    of: RESOLVER_ATTEMPTS,
    why,
  });
  const known = currentSocket(process);
  // res_send of glibc 2.30 and later sets IP_RECVERR (__res_enable_icmp).
  const opened =
    known ?? openUdp(turn, node, process.id, PROGRAMS[action.kind], remote, portsOf(action), true);
  if (typeof opened !== 'number') return opened;
  const sockets = new Map(process.sockets).set(question % servers.length, opened);
  const socket = getSocket(turn, node, opened);
  if (socket?.kind !== 'udp') return 'invalid';
  const failure = sendDatagram(turn, socket, remote, encodeDns(questionOf(process)), 'want');
  return failure ?? { ...process, sockets };
}

function questionOf({ identifier, name }: LookupProcess): DnsMessage {
  return {
    id: identifier,
    response: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 0,
    questions: [{ name, type: TYPE_A }],
    answers: [],
  };
}

function currentSocket({ sockets, question, servers }: LookupProcess): SocketId | undefined {
  return sockets.get(question % servers.length);
}

/** How long the present server is waited for: the later ones of several get twice and four times the time, divided among all. */
function patience({ action, question, servers }: LookupProcess): Nanoseconds {
  const timeout = action.kind === 'resolve' ? action.timeout : RESOLVER_TIMEOUT;
  const position = question % servers.length;
  if (position === 0) return timeout;
  const share = (timeout * 2 ** position) / servers.length;
  return timeout < SECOND ? Math.floor(share) : Math.max(Math.floor(share / SECOND), 1) * SECOND;
}

function failureAfter(why: AskReason): Failure {
  return why === 'first' ? 'timeout' : why;
}

export function runLookup(turn: Turn, process: LookupProcess, signal: Signal): void {
  switch (signal.kind) {
    case 'unanswered':
      if (signal.question === process.question) ask(turn, next(process), 'timeout');
      return;
    case 'failed':
      // The library closes all its sockets after an error and begins again with the next server.
      if (signal.socket === currentSocket(process)) ask(turn, next(closeAll(turn, process)), signal.failure);
      return;
    case 'datagram':
      if (signal.socket === currentSocket(process)) take(turn, process, signal.data);
      else
        putProcess(turn, process.action.node, {
          ...process,
          late: new Map(process.late).set(signal.socket, signal.data),
        });
      return;
    default:
  }
}

function next(process: LookupProcess): LookupProcess {
  return { ...process, question: process.question + 1 };
}

/** An answer counts if it is one to this question (RFC 5452 section 9.1). */
function take(turn: Turn, process: LookupProcess, data: Uint8Array): void {
  const { action, name, identifier, servers, question } = process;
  const { node } = action;
  const message = decodeDns(data);
  const isOurs =
    message?.response === true &&
    message.id === identifier &&
    message.questions[0]?.name.toLowerCase() === name;
  if (!message || !isOurs) return;
  const { addresses, ttl } = addressesOf(message);
  const from = servers[question % servers.length] ?? OWN_HOST;
  turn.emit(atNode(node), 7, { kind: 'name-answered', name, from, addresses, ttl });
  if (addresses.length === 0) {
    give(turn, process, 'nxdomain');
    return;
  }
  cacheName(turn, node, { name, addresses, until: turn.time + ttl * SECOND });
  endProcess(turn, node, closeAll(turn, process).id);
  goOn(turn, process.thread, action, addresses);
}

function give(turn: Turn, process: LookupProcess, failure: Failure): void {
  const { action, thread, begun } = process;
  closeAll(turn, process);
  endProcess(turn, action.node, process.id);
  finishAction(turn, thread, action, { kind: 'failed', failure, after: turn.time - begun });
}

function closeAll(turn: Turn, process: LookupProcess): LookupProcess {
  for (const socket of process.sockets.values()) closeUdp(turn, process.action.node, socket);
  return { ...process, sockets: new Map(), late: new Map() };
}

/** The name is known: that was all, or the program takes the first address and does what it came for; one that connects keeps the others. */
function goOn(turn: Turn, thread: ThreadId, action: NamingAction, addresses: readonly Ipv4[]): void {
  const [address, ...others] = addresses;
  if (address === undefined) return;
  if (action.kind === 'resolve') finishAction(turn, thread, action, { kind: 'addresses', addresses });
  else turn.schedule(0, { kind: 'named', thread, action: withAddress(action, address), others });
}

function withAddress(action: Exclude<NamingAction, Resolve>, address: Ipv4): Exclude<NamingAction, Resolve> {
  switch (action.kind) {
    case 'ping':
    case 'traceroute':
      return { ...action, destination: address };
    default:
      return { ...action, destination: { ...action.destination, address } };
  }
}
