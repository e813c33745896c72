// What stands over an arrow: a few words a reader knows from a lecture. Everything longer belongs to the envelope.
import { formatIpv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import { dnsOf, dnsResult } from '../../wire/dns.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { transportOf } from '../../wire/fragment.ts';
import { httpSummary } from '../../wire/http.ts';
import { type IcmpMessage, icmpCode, icmpName, icmpType } from '../../wire/icmp.ts';
import { innermost, isFragment } from '../../wire/ipv4.ts';
import { ACK, FIN, RST, SYN, type TcpSegment } from '../../wire/tcp.ts';
import { decodeLatin1 } from '../../wire/text.ts';
import type { UdpDatagram } from '../../wire/udp.ts';
import type { LabelText } from '../interface-text/catalogue.ts';
import { ENGLISH_WORDS, type Words } from '../words.ts';

/** Protocols that a diagram tells apart. */
export type ProtocolClass = 'arp' | 'icmp' | 'tcp' | 'http' | 'udp' | 'other';

const LONGEST = 28;

export function protocolClass({ payload }: EthernetFrame): ProtocolClass {
  if (payload.kind === 'arp') return 'arp';
  const message = transportOf(innermost(payload));
  if (message?.kind !== 'tcp') return message?.kind ?? 'other';
  return httpSummary(message.data) === undefined ? 'tcp' : 'http';
}

/** `SYN`, `GET /`, `ARP who has 192.168.1.20?`, `echo request 1`. */
export function frameLabel({ payload }: EthernetFrame, words: Words = ENGLISH_WORDS): string {
  const { labels } = words.interface.diagram;
  if (payload.kind === 'arp') {
    return payload.operation === 'request'
      ? labels.arpAsks(formatIpv4(payload.targetAddress))
      : labels.arpTells(formatMac(payload.senderMac));
  }
  const message = transportOf(innermost(payload));
  const inside = message === undefined ? labels.packet : transportLabel(message, labels);
  const label = payload.payload.kind === 'ipv4' ? `IPIP [${inside}]` : inside;
  return isFragment(payload) ? labels.fromByte(label, payload.fragmentOffset) : label;
}

function transportLabel(message: NonNullable<ReturnType<typeof transportOf>>, labels: LabelText): string {
  switch (message.kind) {
    case 'icmp':
      return icmpLabel(message);
    case 'udp':
      return datagramLabel(message, labels);
    case 'tcp':
      return segmentLabel(message, labels);
  }
}

function datagramLabel({ sourcePort, destinationPort, data }: UdpDatagram, labels: LabelText): string {
  const message = dnsOf(sourcePort, destinationPort, data);
  if (message === undefined) return `UDP ${dataLabel(data, labels)}`;
  const name = message.questions[0]?.name ?? '';
  return shorten(message.response ? `DNS ${dnsResult(message)}` : `DNS ${name}?`);
}

function icmpLabel(message: IcmpMessage): string {
  if (message.type === 'echo-request') return `echo request ${message.sequence}`;
  if (message.type === 'echo-reply') return `echo reply ${message.sequence}`;
  return `ICMP ${icmpName(icmpType(message), icmpCode(message))}`;
}

function segmentLabel({ flags, data }: TcpSegment, labels: LabelText): string {
  if (data.length === 0) return flagsLabel(flags);
  const content = streamLabel(data, labels);
  return (flags & FIN) === 0 ? content : `${content} + FIN`;
}

/** The flags that a lecture names; PSH and the like stand in the envelope. */
export function flagsLabel(flags: number): string {
  const names: string[] = [];
  if (flags & SYN) names.push('SYN');
  if (flags & FIN) names.push('FIN');
  if (flags & RST) names.push('RST');
  if (flags & ACK) names.push('ACK');
  return names.join('+') || 'no flags';
}

function streamLabel(data: Uint8Array, labels: LabelText): string {
  const line = httpSummary(data);
  if (line === undefined) return dataLabel(data, labels);
  return shorten(line.replace(/ HTTP\/1\.\d$/, '').replace(/^HTTP\/1\.\d /, ''));
}

/** `"hello"`, or the number of bytes where it is no short text. */
function dataLabel(data: Uint8Array, labels: LabelText): string {
  const text = decodeLatin1(data, 0, Math.min(data.length, LONGEST + 1)).replace(/[\r\n]+$/, '');
  if (data.length <= LONGEST && /^[\x20-\x7e]+$/.test(text)) return `"${text}"`;
  return labels.octets(data.length);
}

export function shorten(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
