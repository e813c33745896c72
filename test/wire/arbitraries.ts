// Arbitrary values of every protocol, for the properties.
import fc from 'fast-check';
import type { Ipv4 } from '../../src/address/ipv4.ts';
import type { Mac } from '../../src/address/mac.ts';
import type { ArpPacket } from '../../src/wire/arp.ts';
import type { DnsMessage } from '../../src/wire/dns.ts';
import type { EthernetFrame } from '../../src/wire/ethernet.ts';
import type { IcmpMessage } from '../../src/wire/icmp.ts';
import type { Ipv4Packet, Ipv4Payload, RawPayload } from '../../src/wire/ipv4.ts';
import type { TcpOptions, TcpSegment } from '../../src/wire/tcp.ts';
import type { UdpDatagram } from '../../src/wire/udp.ts';

export const bits = (count: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 2 ** count - 1 });
export const data = fc.uint8Array({ maxLength: 80 });
export const address = bits(32).map((value) => value as Ipv4);
export const mac = fc.maxSafeNat().map((value) => (value % 2 ** 48) as Mac);

export const arpPacket: fc.Arbitrary<ArpPacket> = fc.record({
  kind: fc.constant('arp'),
  operation: fc.constantFrom('request', 'reply'),
  senderMac: mac,
  senderAddress: address,
  targetMac: mac,
  targetAddress: address,
});

const echo = fc.record({
  kind: fc.constant('icmp' as const),
  type: fc.constantFrom('echo-request' as const, 'echo-reply' as const),
  identifier: bits(16),
  sequence: bits(16),
  data,
});

const error = fc.record({
  kind: fc.constant('icmp' as const),
  type: fc.constantFrom('unreachable' as const, 'time-exceeded' as const),
  code: bits(8),
  mtu: bits(16),
  quoted: data,
});

const redirect = fc.record({
  kind: fc.constant('icmp' as const),
  type: fc.constant('redirect' as const),
  code: bits(8),
  gateway: address,
  quoted: data,
});

export const icmpMessage: fc.Arbitrary<IcmpMessage> = fc.oneof(echo, error, redirect);

const block = fc.tuple(bits(32), bits(32));

/** at most 40 octets of them */
export const tcpOptions: fc.Arbitrary<TcpOptions> = fc.record(
  {
    maximumSegmentSize: bits(16),
    windowScale: bits(8),
    sackPermitted: fc.constant(true as const),
    timestamps: fc.record({ value: bits(32), echoReply: bits(32) }),
    sack: fc.array(block, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: [] },
);

export const tcpSegment: fc.Arbitrary<TcpSegment> = fc.record({
  kind: fc.constant('tcp'),
  sourcePort: bits(16),
  destinationPort: bits(16),
  sequenceNumber: bits(32),
  acknowledgementNumber: bits(32),
  flags: bits(8),
  window: bits(16),
  options: tcpOptions,
  data,
});

export const udpDatagram: fc.Arbitrary<UdpDatagram> = fc.record({
  kind: fc.constant('udp'),
  sourcePort: bits(16),
  destinationPort: bits(16),
  data,
});

const raw = (protocol: fc.Arbitrary<number>): fc.Arbitrary<RawPayload> =>
  fc.record({ kind: fc.constant('raw'), protocol, octets: data });

const packetWith = (
  payload: fc.Arbitrary<Ipv4Payload>,
  moreFragments: fc.Arbitrary<boolean>,
  fragmentOffset: fc.Arbitrary<number>,
): fc.Arbitrary<Ipv4Packet> =>
  fc.record({
    kind: fc.constant('ipv4'),
    tos: bits(8),
    identification: bits(16),
    dontFragment: fc.boolean(),
    moreFragments,
    fragmentOffset,
    ttl: bits(8),
    source: address,
    destination: address,
    payload,
  });

const unopened = bits(8).filter((protocol) => ![1, 6, 17].includes(protocol));
const offset = fc.integer({ min: 1, max: 0x1fff }).map((units) => units * 8);

export const ipv4Packet: fc.Arbitrary<Ipv4Packet> = fc.oneof(
  packetWith(
    fc.oneof(tcpSegment, udpDatagram, icmpMessage, raw(unopened)),
    fc.constant(false),
    fc.constant(0),
  ),
  packetWith(raw(bits(8)), fc.boolean(), offset),
  packetWith(raw(bits(8)), fc.constant(true), fc.constant(0)),
);

export const ethernetFrame: fc.Arbitrary<EthernetFrame> = fc.record({
  destination: mac,
  source: mac,
  payload: fc.oneof(arpPacket, ipv4Packet),
});

const label = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const name = fc.array(label, { maxLength: 4 }).map((labels) => labels.join('.'));

export const dnsMessage: fc.Arbitrary<DnsMessage> = fc.record({
  id: bits(16),
  response: fc.boolean(),
  recursionDesired: fc.boolean(),
  recursionAvailable: fc.boolean(),
  responseCode: bits(4),
  questions: fc.array(fc.record({ name, type: bits(16) }), { maxLength: 2 }),
  answers: fc.array(fc.record({ name, type: bits(16), ttl: bits(32), data }), { maxLength: 3 }),
});
