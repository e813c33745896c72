// The predicate language (src/network/predicate.ts) over frames as values, with Wireshark's meaning: a comparison with
// a field the frame does not have is false, `==` and `<` hold when any value of the field does, `!=` when none is
// equal. Unlike Wireshark it looks at the frame's own headers and those inside a tunnel, not at the packet an ICMP error quotes.
import { type Cidr, netmask } from '../address/cidr.ts';
import type { Comparison, Predicate, PredicateField, PredicateValue } from '../network/predicate.ts';
import { PREDICATE_FIELDS } from '../network/predicate.ts';
import { type ArpPacket, arpOpcode } from '../wire/arp.ts';
import { dnsOf } from '../wire/dns.ts';
import { type EthernetFrame, frameLength } from '../wire/ethernet.ts';
import { transportOf, udpLengthField } from '../wire/fragment.ts';
import { startsHttp } from '../wire/http.ts';
import { type IcmpEcho, type IcmpMessage, icmpCode, icmpType } from '../wire/icmp.ts';
import { type Ipv4Packet, innermost, ipv4Length, protocolNumber } from '../wire/ipv4.ts';
import { ACK, FIN, PSH, RST, SYN, type TcpSegment } from '../wire/tcp.ts';
import type { UdpDatagram } from '../wire/udp.ts';

export type FrameTest = (frame: EthernetFrame) => boolean;

/** Compiles and runs; compile once with `compilePredicate` where many frames are looked at. */
export function matches(predicate: Predicate, frame: EthernetFrame): boolean {
  return compilePredicate(predicate)(frame);
}

export function compilePredicate(predicate: Predicate): FrameTest {
  switch (predicate.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const [left, right] = [compilePredicate(predicate.left), compilePredicate(predicate.right)];
      return (frame) => left(frame) && right(frame);
    }
    case 'or': {
      const [left, right] = [compilePredicate(predicate.left), compilePredicate(predicate.right)];
      return (frame) => left(frame) || right(frame);
    }
    case 'not': {
      const operand = compilePredicate(predicate.operand);
      return (frame) => !operand(frame);
    }
    case 'present': {
      const read = FIELDS[predicate.field];
      return (frame) => read(frame) !== undefined;
    }
    case 'compare':
      return compileComparison(predicate.field, predicate.operator, predicate.value);
  }
}

// Comparisons

function compileComparison(field: PredicateField, operator: Comparison, value: PredicateValue): FrameTest {
  const read = FIELDS[field];
  const holds = compileValue(PREDICATE_FIELDS[field], operator, value);
  if (holds === undefined) return () => false;
  const all = operator === '!=';
  return (frame) => {
    const found = read(frame);
    if (found === undefined) return false;
    if (typeof found === 'number') return holds(found);
    return all ? holds(found[0]) && holds(found[1]) : holds(found[0]) || holds(found[1]);
  };
}

type NumberTest = (found: number) => boolean;

/** Undefined where the value is of another type than the field; the checker does not let that through. */
function compileValue(type: string, operator: Comparison, value: PredicateValue): NumberTest | undefined {
  switch (value.kind) {
    case 'number':
      return type === 'number' ? compareWith(operator, value.value) : undefined;
    case 'macs':
      return type === 'mac'
        ? among(
            operator,
            value.macs.map((mac) => compareWith(operatorOfOne(operator), mac)),
          )
        : undefined;
    case 'networks':
      if (type !== 'address') return undefined;
      return among(
        operator,
        value.networks.map((network) => compareNetwork(operatorOfOne(operator), network)),
      );
  }
}

/** Any of the alternatives; for `!=`, none of them. */
function among(operator: Comparison, tests: readonly NumberTest[]): NumberTest {
  const [only] = tests;
  const any: NumberTest = tests.length === 1 && only ? only : (found) => tests.some((test) => test(found));
  return operator === '!=' ? (found) => !any(found) : any;
}

function operatorOfOne(operator: Comparison): Comparison {
  return operator === '!=' ? '==' : operator;
}

/** Both sides under the network's mask, as Wireshark compares an address with a prefix. */
function compareNetwork(operator: Comparison, { address, prefixLength }: Cidr): NumberTest {
  const mask = netmask(prefixLength);
  const test = compareWith(operator, (address & mask) >>> 0);
  return (found) => test((found & mask) >>> 0);
}

function compareWith(operator: Comparison, expected: number): NumberTest {
  switch (operator) {
    case '==':
      return (found) => found === expected;
    case '!=':
      return (found) => found !== expected;
    case '<':
      return (found) => found < expected;
    case '<=':
      return (found) => found <= expected;
    case '>':
      return (found) => found > expected;
    case '>=':
      return (found) => found >= expected;
  }
}

// Fields

/** A field's value, or both values of one that occurs twice; for a protocol any value says that it is there. */
type Found = number | readonly [number, number] | undefined;
type Reader = (frame: EthernetFrame) => Found;

const PRESENT = 1;

const FIELDS: Readonly<Record<PredicateField, Reader>> = {
  frame: () => PRESENT,
  'frame.len': frameLength,
  eth: () => PRESENT,
  'eth.src': ({ source }) => source,
  'eth.dst': ({ destination }) => destination,
  'eth.addr': ({ source, destination }) => [source, destination],
  arp: ofArp(() => PRESENT),
  'arp.opcode': ofArp(arpOpcode),
  'arp.src.proto_ipv4': ofArp(({ senderAddress }) => senderAddress),
  'arp.dst.proto_ipv4': ofArp(({ targetAddress }) => targetAddress),
  ip: ofIp(() => PRESENT),
  'ip.src': ofIp(({ source }) => source),
  'ip.dst': ofIp(({ destination }) => destination),
  'ip.addr': ofIp(({ source, destination }) => [source, destination]),
  'ip.ttl': ofIp(({ ttl }) => ttl),
  'ip.id': ofIp(({ identification }) => identification),
  'ip.proto': ofIp(({ payload }) => protocolNumber(payload)),
  'ip.len': ofIp(ipv4Length),
  'ip.flags.df': ofIp(({ dontFragment }) => Number(dontFragment)),
  'ip.flags.mf': ofIp(({ moreFragments }) => Number(moreFragments)),
  'ip.frag_offset': ofIp(({ fragmentOffset }) => fragmentOffset),
  icmp: ofIcmp(() => PRESENT),
  'icmp.type': ofIcmp(icmpType),
  'icmp.code': ofIcmp(icmpCode),
  'icmp.ident': ofEcho(({ identifier }) => identifier),
  'icmp.seq': ofEcho(({ sequence }) => sequence),
  tcp: ofTcp(() => PRESENT),
  'tcp.srcport': ofTcp(({ sourcePort }) => sourcePort),
  'tcp.dstport': ofTcp(({ destinationPort }) => destinationPort),
  'tcp.port': ofTcp(({ sourcePort, destinationPort }) => [sourcePort, destinationPort]),
  'tcp.len': ofTcp(({ data }) => data.length),
  'tcp.flags': ofTcp(({ flags }) => flags),
  'tcp.flags.syn': ofFlag(SYN),
  'tcp.flags.ack': ofFlag(ACK),
  'tcp.flags.fin': ofFlag(FIN),
  'tcp.flags.reset': ofFlag(RST),
  'tcp.flags.push': ofFlag(PSH),
  'tcp.window_size_value': ofTcp(({ window }) => window),
  udp: ofUdp(() => PRESENT),
  'udp.srcport': ofUdp(({ sourcePort }) => sourcePort),
  'udp.dstport': ofUdp(({ destinationPort }) => destinationPort),
  'udp.port': ofUdp(({ sourcePort, destinationPort }) => [sourcePort, destinationPort]),
  'udp.length': ofUdp((datagram, packet) => udpLengthField(packet, datagram)),
  http: ofTcp(({ data }) => (startsHttp(data) ? PRESENT : undefined)),
  dns: ofUdp(({ sourcePort, destinationPort, data }) => {
    return dnsOf(sourcePort, destinationPort, data) === undefined ? undefined : PRESENT;
  }),
};

function ofArp(read: (packet: ArpPacket) => Found): Reader {
  return ({ payload }) => (payload.kind === 'arp' ? read(payload) : undefined);
}

function ofIp(read: (packet: Ipv4Packet) => Found): Reader {
  return ({ payload }) => (payload.kind === 'ipv4' ? read(payload) : undefined);
}

function ofIcmp(read: (message: IcmpMessage) => Found): Reader {
  return ofIp((packet) => {
    const message = transportOf(innermost(packet));
    return message?.kind === 'icmp' ? read(message) : undefined;
  });
}

function ofEcho(read: (message: IcmpEcho) => Found): Reader {
  return ofIcmp((message) => ('identifier' in message ? read(message) : undefined));
}

function ofTcp(read: (segment: TcpSegment) => Found): Reader {
  return ofIp((packet) => {
    const segment = transportOf(innermost(packet));
    return segment?.kind === 'tcp' ? read(segment) : undefined;
  });
}

function ofFlag(flag: number): Reader {
  return ofTcp(({ flags }) => ((flags & flag) === 0 ? 0 : 1));
}

function ofUdp(read: (datagram: UdpDatagram, packet: Ipv4Packet) => Found): Reader {
  return ofIp((packet) => {
    const datagram = transportOf(innermost(packet));
    return datagram?.kind === 'udp' ? read(datagram, packet) : undefined;
  });
}
