// The packet part of a line of the `norm` format, in which a trace is compared with the reference captures.
import { formatIpv4 } from '../address/ipv4.ts';
import { BROADCAST_MAC, isGroupMac, type Mac } from '../address/mac.ts';
import { type ArpPacket, isGratuitousArp } from '../wire/arp.ts';
import { type DnsMessage, dnsOf, TYPE_A } from '../wire/dns.ts';
import type { EthernetFrame } from '../wire/ethernet.ts';
import { transportOf, udpLengthField } from '../wire/fragment.ts';
import {
  type IcmpMessage,
  icmpCode,
  icmpName,
  icmpType,
  UNREACHABLE_FRAGMENTATION_NEEDED,
} from '../wire/icmp.ts';
import { type Ipv4Packet, isFragment, PROTOCOL_ICMP, protocolNumber } from '../wire/ipv4.ts';
import { read8 } from '../wire/octets.ts';
import { quotedSummary, readQuoted } from '../wire/quoted.ts';
import { type RelativeBases, relative } from '../wire/sequence.ts';
import { ACK, flagNames, SYN, type TcpSegment } from '../wire/tcp.ts';
import { decodeLatin1 } from '../wire/text.ts';
import type { UdpDatagram } from '../wire/udp.ts';

export interface NormNames {
  /** `A.eth0`, or the address itself where it is nobody's; never asked for the broadcast address */
  macName(mac: Mac): string;
}

/** @param onLoopback a frame on `lo` has no link-layer addresses worth showing */
export function normSummary(
  frame: EthernetFrame,
  names: NormNames,
  bases: RelativeBases,
  onLoopback: boolean,
): string {
  const name = (mac: Mac): string => (mac === BROADCAST_MAC ? 'ff:ff' : names.macName(mac));
  const ends = onLoopback ? '' : `${name(frame.source)}>${name(frame.destination)} `;
  const { payload } = frame;
  if (payload.kind === 'ipv4') return `${ends}${packetLine(payload, bases)}${fragmentMark(payload)}`;
  return `${ends}${arpLine(payload, isGroupMac(frame.destination), name)}`;
}

function arpLine(packet: ArpPacket, isBroadcast: boolean, name: (mac: Mac) => string): string {
  const sender = formatIpv4(packet.senderAddress);
  const answer = `${sender} is-at ${name(packet.senderMac)}`;
  if (isGratuitousArp(packet)) return `ARP gratuitous ${packet.operation} ${answer}`;
  if (packet.operation === 'reply') return `ARP reply ${answer}`;
  return `ARP who-has ${formatIpv4(packet.targetAddress)} tell ${sender}${isBroadcast ? '' : ' (unicast)'}`;
}

function packetLine(packet: Ipv4Packet, bases: RelativeBases): string {
  const message = transportOf(packet);
  switch (message?.kind) {
    case 'tcp':
      return tcpLine(packet, message, bases);
    case 'udp':
      return udpLine(packet, message);
    case 'icmp':
      return `${hostEnds(packet)} ICMP ${icmpLine(message)}`;
    default:
      return `${hostEnds(packet)} ${unopenedLine(packet)}`;
  }
}

function hostEnds({ source, destination, ttl }: Ipv4Packet): string {
  return `${formatIpv4(source)}>${formatIpv4(destination)} ttl=${ttl}`;
}

function portEnds(packet: Ipv4Packet, { sourcePort, destinationPort }: TcpSegment | UdpDatagram): string {
  const { source, destination, ttl } = packet;
  return `${formatIpv4(source)}:${sourcePort}>${formatIpv4(destination)}:${destinationPort} ttl=${ttl}`;
}

function tcpLine(packet: Ipv4Packet, segment: TcpSegment, bases: RelativeBases): string {
  const { flags, options, data } = segment;
  const words = [`${portEnds(packet, segment)} TCP ${flagNames(flags).join(',').replace(',ACK', '/ACK')}`];
  words.push(`seq=${relative(segment.sequenceNumber, bases.sequence)}`);
  if ((flags & ACK) !== 0)
    words.push(`ack=${relative(segment.acknowledgementNumber, bases.acknowledgement)}`);
  words.push(`len=${data.length}`);
  if ((flags & SYN) !== 0) {
    words.push(
      `mss=${options.maximumSegmentSize ?? 'None'} win=${segment.window} ws=${options.windowScale ?? 'None'}`,
    );
    if (options.timestamps !== undefined) words.push('ts');
    if (options.sackPermitted) words.push('sackOK');
  }
  if (options.sack !== undefined) {
    const edges = options.sack.map((block) =>
      block.map((edge) => relative(edge, bases.acknowledgement)).join('-'),
    );
    words.push(`sack=${edges.join(',')}`);
  }
  const line = /^(?:GET|POST|HEAD|PUT|HTTP\/1\.[01])[^\r\n]*/.exec(decodeLatin1(data))?.[0];
  if (line !== undefined) words.push(`[${line}]`);
  return words.join(' ');
}

function udpLine(packet: Ipv4Packet, datagram: UdpDatagram): string {
  const length = udpLengthField(packet, datagram) - 8;
  const message = dnsOf(datagram.sourcePort, datagram.destinationPort, datagram.data);
  const dns = message === undefined ? '' : ` [DNS ${dnsLine(message)}]`;
  return `${portEnds(packet, datagram)} UDP len=${length}${dns}`;
}

function dnsLine({ response, questions, answers }: DnsMessage): string {
  const [answer] = answers;
  const octets = [...(answer?.data ?? [])];
  const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const result = answer === undefined ? '' : ` = ${answer.type === TYPE_A ? octets.join('.') : hex}`;
  return `${response ? 'resp' : 'query'} ${questions[0]?.name ?? ''}${result}`;
}

function icmpLine(message: IcmpMessage): string {
  const [type, code] = [icmpType(message), icmpCode(message)];
  const name = icmpName(type, code);
  if ('data' in message)
    return `${name} id=${message.identifier} seq=${message.sequence} len=${message.data.length}`;
  const about = quotedLine(message.quoted);
  if (message.type === 'redirect') return `${name} gw=${formatIpv4(message.gateway)}${about}`;
  const needsFragments = message.type === 'unreachable' && code === UNREACHABLE_FRAGMENTATION_NEEDED;
  return needsFragments ? `${name} mtu=${message.mtu}${about}` : `${name}${about}`;
}

function quotedLine(octets: Uint8Array): string {
  const quoted = readQuoted(octets);
  return quoted === undefined ? '' : ` about ${quotedSummary(quoted)} ttl=${quoted.ttl}`;
}

/** A later fragment or a protocol nobody opens; an ICMP message without a value still has its numbers. */
function unopenedLine({ payload, fragmentOffset }: Ipv4Packet): string {
  const protocol = protocolNumber(payload);
  if (
    payload.kind !== 'raw' ||
    protocol !== PROTOCOL_ICMP ||
    fragmentOffset > 0 ||
    payload.octets.length < 8
  ) {
    return `proto=${protocol}`;
  }
  const { octets } = payload;
  return `ICMP ${icmpName(read8(octets, 0), read8(octets, 1))}`;
}

function fragmentMark(packet: Ipv4Packet): string {
  if (!isFragment(packet)) return '';
  const id = packet.identification.toString(16).padStart(4, '0');
  return ` frag(off=${packet.fragmentOffset},mf=${Number(packet.moreFragments)},id=${id})`;
}
