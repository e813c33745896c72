// ICMP (RFC 792, RFC 1122 section 3.2.2) as net/ipv4/icmp.c does it: answers echoes, reports errors and takes reports.
import { type Ipv4, isMulticast, LIMITED_BROADCAST } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { Failure } from '../../network/script.ts';
import {
  type IcmpError,
  type IcmpMessage,
  UNREACHABLE_ADMIN_PROHIBITED,
  UNREACHABLE_FRAGMENTATION_NEEDED,
  UNREACHABLE_HOST,
  UNREACHABLE_NET,
  UNREACHABLE_PORT,
  UNREACHABLE_PROTOCOL,
} from '../../wire/icmp.ts';
import { encodeIpv4, type Ipv4Packet, PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP } from '../../wire/ipv4.ts';
import { readQuoted } from '../../wire/quoted.ts';
import { wakePing } from '../application/ping.ts';
import { wakeTraceroute } from '../application/traceroute.ts';
import type { Carried } from '../event.ts';
import { tcpError } from '../transport/tcp/error.ts';
import { udpError } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { decideRoute, nextIdentification, pathMtu, sendIp } from './output.ts';
import { learnMtu } from './path-mtu.ts';
import { takeIcmpToken } from './rate-limit.ts';

/** RFC 1812 section 4.3.2.3: an error is at most 576 octets long. */
const QUOTED_LENGTH = 576 - 20 - 8;
/** Internetwork Control precedence */
const ERROR_TOS = 0xc0;

const CODES = {
  net: UNREACHABLE_NET,
  host: UNREACHABLE_HOST,
  protocol: UNREACHABLE_PROTOCOL,
  port: UNREACHABLE_PORT,
  'frag-needed': UNREACHABLE_FRAGMENTATION_NEEDED,
  admin: UNREACHABLE_ADMIN_PROHIBITED,
} as const;

export function reportUnreachable(
  turn: Turn,
  node: NodeId,
  about: Ipv4Packet,
  what: keyof typeof CODES,
  mtu = 0,
): void {
  sendError(turn, node, about, 'unreachable', CODES[what], mtu);
}

export function reportTimeExceeded(turn: Turn, node: NodeId, about: Ipv4Packet): void {
  sendError(turn, node, about, 'time-exceeded', 0, 0);
}

function sendError(
  turn: Turn,
  node: NodeId,
  about: Ipv4Packet,
  type: IcmpError['type'],
  code: number,
  mtu: number,
): void {
  if (!mayReport(about)) return;
  const decision = decideRoute(turn, node, about.source);
  if (decision.kind !== 'way' && decision.kind !== 'local') return;
  const limited =
    decision.kind === 'way' && !(type === 'unreachable' && code === UNREACHABLE_FRAGMENTATION_NEEDED);
  if (limited && !takeIcmpToken(turn, node, about.source)) return;
  const own = isLocalAddress(turn.network, turn.declaredNode(node), about.destination);
  const payload: IcmpError = {
    kind: 'icmp',
    type,
    code,
    mtu,
    quoted: encodeIpv4(about).subarray(0, QUOTED_LENGTH),
  };
  const carried = turn.newPacket();
  turn.emit(atNode(node), 3, { kind: 'error-made', to: about.source, type, code }, carried.packet);
  sendIp(
    turn,
    node,
    {
      source: own ? about.destination : decision.source,
      destination: about.source,
      payload,
      dontFragment: false,
      identification: nextIdentification(turn, node),
      tos: ERROR_TOS,
    },
    carried,
  );
}

/** RFC 1122 section 3.2.2: no error about an error, a later fragment, or what was not sent to one alone. */
function mayReport(about: Ipv4Packet): boolean {
  if (
    about.fragmentOffset !== 0 ||
    about.source === 0 ||
    isMulticast(about.destination) ||
    about.destination === LIMITED_BROADCAST
  )
    return false;
  return !(
    about.payload.kind === 'icmp' &&
    (about.payload.type === 'unreachable' || about.payload.type === 'time-exceeded')
  );
}

export function receiveIcmp(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  message: IcmpMessage,
  carried: Carried,
): void {
  switch (message.type) {
    case 'echo-request':
      answerEcho(turn, node, packet, message, carried);
      return;
    case 'echo-reply':
      if (!wakeTraceroute(turn, node, packet.source, message)) wakePing(turn, node, packet, message, carried);
      return;
    default:
      takeError(turn, node, packet.source, message, carried);
  }
}

function answerEcho(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  message: Extract<IcmpMessage, { type: 'echo-request' | 'echo-reply' }>,
  carried: Carried,
): void {
  const own = isLocalAddress(turn.network, turn.declaredNode(node), packet.destination);
  // icmp_echo_ignore_broadcasts: an echo to everybody gets no answer (RFC 1122 section 3.2.2.6 allows it).
  if (!own) {
    turn.emit(
      atNode(node),
      3,
      { kind: 'dropped', reason: { kind: 'nobody-waits', protocol: PROTOCOL_ICMP } },
      carried.packet,
    );
    return;
  }
  const reply = turn.newPacket();
  const { identifier, sequence, data } = message;
  turn.emit(
    atNode(node),
    3,
    { kind: 'echo-answered', to: packet.source, identifier, sequence },
    reply.packet,
  );
  sendIp(
    turn,
    node,
    {
      source: packet.destination,
      destination: packet.source,
      payload: { kind: 'icmp', type: 'echo-reply', identifier, sequence, data },
      dontFragment: false,
      identification: nextIdentification(turn, node),
      tos: packet.tos,
    },
    reply,
  );
}

/** icmp_err_convert: what the error means to a program, and whether it ends a connection at once. */
export function failureOf(message: IcmpError): { readonly failure: Failure; readonly fatal: boolean } {
  if (message.type === 'time-exceeded') return { failure: 'unreachable', fatal: false };
  switch (message.code) {
    case UNREACHABLE_PROTOCOL:
    case UNREACHABLE_PORT:
      return { failure: 'refused', fatal: true };
    case UNREACHABLE_ADMIN_PROHIBITED:
      return { failure: 'unreachable', fatal: true };
    default:
      return { failure: 'unreachable', fatal: false };
  }
}

function takeError(turn: Turn, node: NodeId, from: Ipv4, message: IcmpError, carried: Carried): void {
  turn.emit(
    atNode(node),
    3,
    { kind: 'error-taken', from, type: message.type, code: message.code },
    carried.packet,
  );
  const about = readQuoted(message.quoted);
  if (!about) return;
  if (message.type === 'unreachable' && message.code === UNREACHABLE_FRAGMENTATION_NEEDED) {
    const { destination } = about;
    if (learnMtu(turn, node, destination, message.mtu, pathMtu(turn, node, destination)))
      turn.emit(atNode(node), 3, { kind: 'path-mtu-learned', destination, mtu: message.mtu }, carried.packet);
  }
  if (wakeTraceroute(turn, node, from, message)) return;
  if (about.protocol === PROTOCOL_TCP) tcpError(turn, node, message, about);
  if (about.protocol === PROTOCOL_UDP) udpError(turn, node, message, about);
  if (about.protocol === PROTOCOL_ICMP) wakePing(turn, node, undefined, message, carried);
}
