// A frame as nested envelopes: each header with its fields and the octets it covers in the encoded frame.
import { ARP_LENGTH, arpFields, arpSummary } from './arp.ts';
import { dnsFields, dnsOf, dnsSummary } from './dns.ts';
import { ETHERNET_HEADER_LENGTH, type EthernetFrame, ethernetFields, ethernetSummary } from './ethernet.ts';
import { type Field, field } from './field.ts';
import { httpFields, httpSummary } from './http.ts';
import { icmpFields, icmpLength, icmpSummary } from './icmp.ts';
import {
  IPV4_HEADER_LENGTH,
  type Ipv4Packet,
  ipv4Fields,
  ipv4Summary,
  isFragment,
  protocolName,
} from './ipv4.ts';
import { countOctets } from './octets.ts';
import { ABSOLUTE, type RelativeBases } from './sequence.ts';
import { tcpFields, tcpHeaderLength, tcpSummary } from './tcp.ts';
import { decodeLatin1 } from './text.ts';
import { UDP_HEADER_LENGTH, udpFields, udpSummary } from './udp.ts';

export interface Layer {
  /** of the OSI model: ARP and ICMP stand with IP, whose helpers they are */
  readonly layer: 2 | 3 | 4 | 7;
  readonly protocol: string;
  readonly summary: string;
  /** octets of this header (of the innermost layer: all that is left) within the frame */
  readonly start: number;
  readonly length: number;
  /** their ranges are relative to `start` */
  readonly fields: readonly Field[];
}

/** Outermost first; the ranges follow one another without a gap and end with the frame. */
export function layersOf(frame: EthernetFrame, bases: RelativeBases = ABSOLUTE): readonly Layer[] {
  const { payload } = frame;
  const ethernet: Layer = {
    layer: 2,
    protocol: 'Ethernet',
    summary: ethernetSummary(frame),
    start: 0,
    length: ETHERNET_HEADER_LENGTH,
    fields: ethernetFields(frame),
  };
  const start = ETHERNET_HEADER_LENGTH;
  if (payload.kind === 'ipv4') return [ethernet, ...packetLayers(payload, start, bases)];
  const [summary, fields] = [arpSummary(payload), arpFields(payload)];
  return [ethernet, { layer: 3, protocol: 'ARP', summary, start, length: ARP_LENGTH, fields }];
}

function packetLayers(packet: Ipv4Packet, start: number, bases: RelativeBases): readonly Layer[] {
  const ipv4: Layer = {
    layer: 3,
    protocol: 'IPv4',
    summary: ipv4Summary(packet),
    start,
    length: IPV4_HEADER_LENGTH,
    fields: ipv4Fields(packet),
  };
  return [ipv4, ...payloadLayers(packet, start + IPV4_HEADER_LENGTH, bases)];
}

function payloadLayers(
  { payload, source, destination }: Ipv4Packet,
  start: number,
  bases: RelativeBases,
): Layer[] {
  switch (payload.kind) {
    case 'icmp': {
      const [summary, fields] = [icmpSummary(payload), icmpFields(payload)];
      return [{ layer: 3, protocol: 'ICMP', summary, start, length: icmpLength(payload), fields }];
    }
    case 'tcp': {
      const [summary, fields] = [tcpSummary(payload, bases), tcpFields(payload, source, destination, bases)];
      const length = tcpHeaderLength(payload);
      const tcp: Layer = { layer: 4, protocol: 'TCP', summary, start, length, fields };
      return [tcp, ...streamLayers(payload.data, start + length)];
    }
    case 'udp': {
      const [summary, fields] = [udpSummary(payload), udpFields(payload, source, destination)];
      const udp: Layer = { layer: 4, protocol: 'UDP', summary, start, length: UDP_HEADER_LENGTH, fields };
      const message = dnsOf(payload.sourcePort, payload.destinationPort, payload.data);
      const inner = start + UDP_HEADER_LENGTH;
      if (message === undefined) return [udp, ...dataLayers(payload.data, inner)];
      const { length } = payload.data;
      const dns = { summary: dnsSummary(message), fields: dnsFields(message, length) };
      return [udp, { layer: 7, protocol: 'DNS', ...dns, start: inner, length }];
    }
    case 'ipv4':
      return [...packetLayers(payload, start, bases)];
    case 'raw': {
      const { length } = payload.octets;
      const fields = [field('Data', 'data.data', countOctets(length), 0, length)];
      return [
        {
          layer: 4,
          protocol: protocolName(payload.protocol),
          summary: countOctets(length),
          start,
          length,
          fields,
        },
      ];
    }
  }
}

function streamLayers(data: Uint8Array, start: number): Layer[] {
  const summary = httpSummary(data);
  if (summary === undefined) return dataLayers(data, start);
  return [{ layer: 7, protocol: 'HTTP', summary, start, length: data.length, fields: httpFields(data) }];
}

function dataLayers(data: Uint8Array, start: number): Layer[] {
  const { length } = data;
  if (length === 0) return [];
  const summary = dataSummary(data);
  return [
    {
      layer: 7,
      protocol: 'Data',
      summary,
      start,
      length,
      fields: [field('Data', 'data.data', summary, 0, length)],
    },
  ];
}

const SHOWN = 32;

/** `5 bytes "hello"`: the text where all of it is printable ASCII. */
export function dataSummary(data: Uint8Array): string {
  const text = decodeLatin1(data, 0, Math.min(data.length, SHOWN)).replace(/[\r\n]+$/, '');
  const shown = data.length > SHOWN ? `${text}…` : text;
  return text !== '' && /^[\x20-\x7e]+$/.test(text)
    ? `${countOctets(data.length)} "${shown}"`
    : countOctets(data.length);
}

/** One line for a whole frame: `ARP who has …`, `TCP PSH ACK … | GET / HTTP/1.1`. */
export function frameSummary(frame: EthernetFrame, bases: RelativeBases = ABSOLUTE): string {
  const { payload } = frame;
  const fragment = payload.kind === 'ipv4' && isFragment(payload);
  const spoken = layersOf(frame, bases).filter(({ layer, protocol }) => {
    if (protocol === 'IPv4') return fragment;
    return layer > 2 && protocol !== 'Data';
  });
  // A start line says of itself that it is HTTP.
  return spoken
    .map(({ protocol, summary }) => (protocol === 'HTTP' ? summary : `${protocol} ${summary}`))
    .join(' | ');
}
