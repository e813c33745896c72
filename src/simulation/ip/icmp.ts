// ICMP (RFC 792, RFC 1122 section 3.2.2) as net/ipv4/icmp.c does it: answers echoes, reports errors and takes reports.
import { type Ipv4, isMulticast, LIMITED_BROADCAST } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { Failure } from '../../network/script.ts';
import {
  type IcmpError,
  type IcmpMessage,
  type IcmpRedirect,
  TTL_EXCEEDED,
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
import type { Tracked } from '../filter/tracking.ts';
import { tcpError } from '../transport/tcp/error.ts';
import { udpError } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { nextIdentification, sendIp } from './output.ts';
import { takeErrorToken } from './peer.ts';
import { takeRedirect } from './redirect.ts';
import { decideRoute, takeMtu } from './route.ts';

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

/** @param of the connection of the packet, where it has not been remembered yet */
export function reportUnreachable(
  turn: Turn,
  node: NodeId,
  about: Ipv4Packet,
  what: keyof typeof CODES,
  { mtu = 0, of }: { readonly mtu?: number; readonly of?: Tracked | undefined } = {},
): void {
  sendError(turn, node, about, { type: 'unreachable', code: CODES[what], mtu }, of);
}

export function reportTimeExceeded(
  turn: Turn,
  node: NodeId,
  about: Ipv4Packet,
  { code = TTL_EXCEEDED, of }: { readonly code?: number; readonly of?: Tracked | undefined } = {},
): void {
  sendError(turn, node, about, { type: 'time-exceeded', code, mtu: 0 }, of);
}

export function reportRedirect(
  turn: Turn,
  node: NodeId,
  about: Ipv4Packet,
  told: { readonly code: number; readonly gateway: Ipv4 },
): void {
  sendError(turn, node, about, { type: 'redirect', ...told }, undefined);
}

export type Report = Omit<IcmpError, 'kind' | 'quoted'> | Omit<IcmpRedirect, 'kind' | 'quoted'>;

function sendError(
  turn: Turn,
  node: NodeId,
  about: Ipv4Packet,
  report: Report,
  of: Tracked | undefined,
): void {
  if (mayReport(about)) sendReport(turn, node, { ...about, quoted: encodeIpv4(about) }, report, of);
}

/** __icmp_send, of a packet of which perhaps only the head is there. */
export function sendReport(
  turn: Turn,
  node: NodeId,
  about: { readonly source: Ipv4; readonly destination: Ipv4; readonly quoted: Uint8Array },
  report: Report,
  of?: Tracked,
): void {
  const { source: to } = about;
  const decision = decideRoute(turn, node, to);
  if (decision.kind !== 'way' && decision.kind !== 'local') return;
  if (decision.kind === 'way' && isLimited(report) && !takeErrorToken(turn, node, to)) return;
  const own = isLocalAddress(turn.network, turn.declaredNode(node), about.destination);
  const quoted = about.quoted.subarray(0, QUOTED_LENGTH);
  const carried = turn.newPacket();
  turn.emit(
    atNode(node),
    3,
    report.type === 'redirect'
      ? { kind: 'redirect-made', to, destination: about.destination, gateway: report.gateway }
      : { kind: 'error-made', to, type: report.type, code: report.code },
    carried.packet,
  );
  sendIp(
    turn,
    node,
    {
      source: own ? about.destination : decision.source,
      destination: to,
      payload: { kind: 'icmp', ...report, quoted },
      dontFragment: false,
      identification: nextIdentification(turn, node),
      tos: ERROR_TOS,
      about: of,
    },
    carried,
  );
}

/** icmp_ratemask; fragmentation needed never is (icmpv4_mask_allow). */
function isLimited({ type, code }: Report): boolean {
  return type !== 'redirect' && !(type === 'unreachable' && code === UNREACHABLE_FRAGMENTATION_NEEDED);
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
  return !(about.payload.kind === 'icmp' && 'quoted' in about.payload);
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
    case 'redirect':
      takeRedirect(turn, node, packet.source, message, carried);
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
  if (message.type === 'unreachable' && message.code === UNREACHABLE_FRAGMENTATION_NEEDED)
    takeMtu(turn, node, about.destination, message.mtu, carried);
  if (wakeTraceroute(turn, node, from, message)) return;
  if (about.protocol === PROTOCOL_TCP) tcpError(turn, node, message, about);
  if (about.protocol === PROTOCOL_UDP) udpError(turn, node, message, about);
  if (about.protocol === PROTOCOL_ICMP) wakePing(turn, node, undefined, message, carried);
}
