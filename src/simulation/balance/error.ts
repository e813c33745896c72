// ICMP errors about balanced connections (net/netfilter/ipvs/ip_vs_core.c): neither side knows the addresses that the other one sees, so
// they are translated in the error and in the packet that it quotes; what is reported from inside a tunnel is told to the client.
import type { Endpoint } from '../../address/endpoint.ts';
import type { NodeId } from '../../network/network.ts';
import { checksum } from '../../wire/checksum.ts';
import { type IcmpError, UNREACHABLE_FRAGMENTATION_NEEDED } from '../../wire/icmp.ts';
import {
  IPV4_HEADER_LENGTH,
  type Ipv4Packet,
  PROTOCOL_IPIP,
  PROTOCOL_TCP,
  PROTOCOL_UDP,
} from '../../wire/ipv4.ts';
import { read8, write16, write32 } from '../../wire/octets.ts';
import { type Quoted, readQuoted } from '../../wire/quoted.ts';
import type { Carried } from '../event.ts';
import { type Report, sendReport } from '../ip/icmp.ts';
import { pathMtu, takeMtu } from '../ip/route.ts';
import type { BalancedErrorWay } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { type BalancedConnection, findIncoming, findOutgoing } from './connections.ts';
import { sendToReal } from './transmit.ts';

/** The smallest MTU of all (RFC 791). */
const SMALLEST_MTU = 68;

/** ip_vs_in_icmp: an error for this node, about what it has sent for a real server. False: it is about something else. */
export function balanceErrorIn(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  message: IcmpError,
  carried: Carried,
): boolean {
  const about = readQuoted(message.quoted);
  if (!about) return false;
  if (about.protocol === PROTOCOL_IPIP) return takeOutOfTunnel(turn, node, message, carried);
  const known = find(turn, node, about, findIncoming, 'reply');
  if (!known) return false;
  record(turn, node, known, 'to-real', carried);
  const quoted =
    known.mode === 'nat' ? readdressQuoted(message.quoted, 'source', known.real) : message.quoted;
  const onward = { ...packet, payload: { ...message, quoted } };
  sendToReal(turn, node, known.mode, known.real, onward, carried, false);
  return true;
}

/** ip_vs_out_icmp, handle_response_icmp: an error from the servers' side, about a packet of the client. */
export function balanceErrorOut(
  turn: Turn,
  node: NodeId,
  packet: Ipv4Packet,
  message: IcmpError,
  carried: Carried,
): Ipv4Packet {
  const about = readQuoted(message.quoted);
  const known = about && find(turn, node, about, findOutgoing, 'reply');
  if (known?.mode !== 'nat') return packet;
  record(turn, node, known, 'to-client', carried);
  const quoted = readdressQuoted(message.quoted, 'destination', known.virtual);
  return { ...packet, source: known.virtual.address, payload: { ...message, quoted } };
}

/** The IPIP part of ip_vs_in_icmp: the quoted packet is this node's own; inside is the client's. */
function takeOutOfTunnel(turn: Turn, node: NodeId, message: IcmpError, carried: Carried): boolean {
  const outer = readQuoted(message.quoted);
  const quoted = message.quoted.subarray((read8(message.quoted, 0) & 15) * 4);
  const about = readQuoted(quoted);
  const known = about && find(turn, node, about, findIncoming, 'request');
  if (!outer || !about || !known) return false;
  record(turn, node, known, 'out-of-tunnel', carried);
  const { type, code } = message;
  let report: Report = { type, code, mtu: message.mtu };
  if (type === 'unreachable' && code === UNREACHABLE_FRAGMENTATION_NEEDED) {
    takeMtu(turn, node, outer.destination, message.mtu, carried);
    const dontFragment = (read8(quoted, 6) & 0x40) !== 0;
    if (!dontFragment) return true;
    const mtu = pathMtu(turn, node, outer.destination);
    report = { type, code, mtu: mtu > SMALLEST_MTU + IPV4_HEADER_LENGTH ? mtu - IPV4_HEADER_LENGTH : mtu };
  }
  sendReport(turn, node, { source: about.source, destination: about.destination, quoted }, report);
  return true;
}

/** `reply`: the quoted packet went against the direction in which the table is searched. */
function find(
  turn: Turn,
  node: NodeId,
  about: Quoted,
  table: typeof findIncoming,
  direction: 'request' | 'reply',
): BalancedConnection | undefined {
  const protocol = { [PROTOCOL_TCP]: 'tcp', [PROTOCOL_UDP]: 'udp' }[about.protocol];
  if (protocol === undefined) return undefined;
  const source = { address: about.source, port: about.sourcePort };
  const destination = { address: about.destination, port: about.destinationPort };
  return direction === 'reply'
    ? table(turn, node, protocol, destination, source)
    : table(turn, node, protocol, source, destination);
}

function record(
  turn: Turn,
  node: NodeId,
  { virtual, real, client, mode }: BalancedConnection,
  way: BalancedErrorWay,
  carried: Carried,
): void {
  turn.emit(
    atNode(node),
    3,
    { kind: 'balanced-error', service: virtual, real, client, mode, way },
    carried.packet,
  );
}

/** ip_vs_nat_icmp: address and port in the quoted packet. Its IP checksum is made anew, that of TCP or UDP stays as it was. */
export function readdressQuoted(
  quoted: Uint8Array,
  side: 'source' | 'destination',
  { address, port }: Endpoint,
): Uint8Array {
  const octets = quoted.slice();
  const transport = (read8(octets, 0) & 15) * 4;
  write32(octets, side === 'source' ? 12 : 16, address);
  write16(octets, 10, 0);
  write16(octets, 10, checksum(octets, 0, transport));
  write16(octets, transport + (side === 'source' ? 0 : 2), port);
  return octets;
}
