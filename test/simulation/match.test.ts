import { describe, expect, it } from 'vitest';
import { parseInterfaceAddress } from '../../src/address/cidr.ts';
import { assignedMac, type Mac } from '../../src/address/mac.ts';
import {
  type Comparison,
  PREDICATE_FIELDS,
  type Predicate,
  type PredicateField,
  type PredicateValue,
} from '../../src/network/predicate.ts';
import { compilePredicate, matches } from '../../src/simulation/match.ts';
import { decodeEthernet, type EthernetFrame } from '../../src/wire/ethernet.ts';
import * as captures from '../wire/captures.ts';

function decoded(octets: Uint8Array): EthernetFrame {
  const frame = decodeEthernet(octets);
  if (frame === undefined) throw new Error('not a frame');
  return frame;
}

const FRAMES = {
  arp: decoded(captures.ARP_REQUEST_FRAME),
  syn: decoded(captures.SYN_FRAME),
  synAck: decoded(captures.SYN_ACK_FRAME),
  get: decoded(captures.GET_FRAME),
  echo: decoded(captures.ECHO_REQUEST_FRAME),
  udp: decoded(captures.UDP_FRAME),
  unreachable: decoded(captures.PORT_UNREACHABLE_FRAME),
  dns: decoded(captures.DNS_RESPONSE_FRAME),
};
type Name = keyof typeof FRAMES;

function value(of: number | string | readonly string[] | readonly Mac[]): PredicateValue {
  if (typeof of === 'number') return { kind: 'number', value: of };
  const all = typeof of === 'string' ? [of] : of;
  const macs = all.filter((each) => typeof each === 'number');
  if (macs.length > 0) return { kind: 'macs', macs };
  const networks = all
    .map((each) => parseInterfaceAddress(String(each)))
    .filter((each) => each !== undefined);
  return { kind: 'networks', networks };
}

function compare(field: PredicateField, operator: Comparison, of: Parameters<typeof value>[0]): Predicate {
  return { kind: 'compare', field, operator, value: value(of) };
}

function matched(predicate: Predicate): readonly Name[] {
  const test = compilePredicate(predicate);
  const names: Name[] = ['arp', 'syn', 'synAck', 'get', 'echo', 'udp', 'unreachable', 'dns'];
  return names.filter((name) => test(FRAMES[name]));
}

const everything = matched({ kind: 'all' });
const present = (field: PredicateField): readonly Name[] => matched({ kind: 'present', field });

describe('presence', () => {
  it.each<[PredicateField, readonly Name[]]>([
    ['frame', everything],
    ['eth', everything],
    ['arp', ['arp']],
    ['ip', everything.filter((name) => name !== 'arp')],
    ['tcp', ['syn', 'synAck', 'get']],
    ['udp', ['udp', 'dns']],
    ['icmp', ['echo', 'unreachable']],
    ['icmp.seq', ['echo']],
    ['tcp.flags.syn', ['syn', 'synAck', 'get']],
    ['http', ['get']],
    ['dns', ['dns']],
  ])('%s', (field, names) => expect(present(field)).toEqual(names));
});

describe('every field is read', () => {
  const expected: Readonly<Record<string, [Name, Parameters<typeof value>[0]]>> = {
    'frame.len': ['syn', 74],
    'eth.src': ['syn', [assignedMac(1, 0)]],
    'eth.dst': ['syn', [assignedMac(2, 0)]],
    'eth.addr': ['syn', [assignedMac(1, 0)]],
    'arp.opcode': ['arp', 1],
    'arp.src.proto_ipv4': ['arp', '192.168.1.10/32'],
    'arp.dst.proto_ipv4': ['arp', '192.168.1.20/32'],
    'ip.src': ['syn', '192.168.1.10/32'],
    'ip.dst': ['syn', '192.168.1.20/32'],
    'ip.addr': ['syn', '192.168.1.20/32'],
    'ip.ttl': ['syn', 64],
    'ip.id': ['syn', 0x358c],
    'ip.proto': ['syn', 6],
    'ip.len': ['syn', 60],
    'ip.flags.df': ['syn', 1],
    'ip.flags.mf': ['syn', 0],
    'ip.frag_offset': ['syn', 0],
    'icmp.type': ['unreachable', 3],
    'icmp.code': ['unreachable', 3],
    'icmp.ident': ['echo', 4660],
    'icmp.seq': ['echo', 1],
    'tcp.srcport': ['get', 40000],
    'tcp.dstport': ['get', 80],
    'tcp.port': ['get', 80],
    'tcp.len': ['get', 38],
    'tcp.flags': ['get', 0x18],
    'tcp.flags.syn': ['get', 0],
    'tcp.flags.ack': ['get', 1],
    'tcp.flags.fin': ['get', 0],
    'tcp.flags.reset': ['get', 0],
    'tcp.flags.push': ['get', 1],
    'tcp.window_size_value': ['get', 63],
    'udp.srcport': ['udp', 40000],
    'udp.dstport': ['udp', 9],
    'udp.port': ['udp', 9],
    'udp.length': ['udp', 13],
  };
  const compared = Object.entries(PREDICATE_FIELDS).filter(([, type]) => type !== 'protocol');
  const fields = compared.map(([field]) => field as PredicateField);

  it.each(fields)('%s', (field) => {
    const [name, of] = expected[field] ?? [];
    if (name === undefined || of === undefined) throw new Error(`no example of ${field}`);
    expect(matches(compare(field, '==', of), FRAMES[name])).toBe(true);
    const other =
      typeof of === 'number' ? of + 1 : typeof of === 'string' ? '9.9.9.9/32' : [assignedMac(9, 9)];
    expect(matches(compare(field, '==', other), FRAMES[name])).toBe(false);
    expect(matches(compare(field, '!=', other), FRAMES[name])).toBe(true);
  });
});

describe('comparisons', () => {
  it('with a field that is not there are false, negated ones too', () => {
    expect(matched(compare('tcp.dstport', '==', 80))).toEqual(['syn', 'get']);
    expect(matched(compare('tcp.dstport', '!=', 80))).toEqual(['synAck']);
    expect(matched({ kind: 'not', operand: compare('tcp.dstport', '==', 80) })).toContain('arp');
  });

  it('of a field that occurs twice hold for any; != for all', () => {
    expect(matched(compare('tcp.port', '==', 80))).toEqual(['syn', 'synAck', 'get']);
    expect(matched(compare('tcp.port', '!=', 80))).toEqual([]);
    expect(matched(compare('udp.port', '!=', 53))).toEqual(['udp']);
    expect(matched(compare('ip.addr', '!=', '192.168.1.20/32'))).toEqual(['dns']);
    expect(matched(compare('eth.addr', '!=', [assignedMac(1, 0)]))).toEqual(['dns']);
    expect(matched(compare('tcp.port', '<', 100))).toEqual(['syn', 'synAck', 'get']);
  });

  it('with a network look at its bits, with several at any', () => {
    expect(matched(compare('ip.src', '==', '192.168.1.0/24'))).not.toContain('dns');
    expect(matched(compare('ip.src', '==', ['192.168.1.20/32', '203.0.113.0/24']))).toEqual([
      'synAck',
      'unreachable',
      'dns',
    ]);
    expect(matched(compare('ip.src', '!=', ['192.168.1.20/32', '203.0.113.0/24']))).toEqual([
      'syn',
      'get',
      'echo',
      'udp',
    ]);
    expect(matched(compare('ip.src', '>', '192.168.1.0/24'))).toEqual(['dns']);
    expect(matched(compare('ip.src', '==', []))).toEqual([]);
  });

  it('order numbers', () => {
    expect(matched(compare('frame.len', '<', 47))).toEqual(['arp']);
    expect(matched(compare('frame.len', '<=', 47))).toEqual(['arp', 'udp']);
    expect(matched(compare('frame.len', '>', 98))).toEqual(['get']);
    expect(matched(compare('frame.len', '>=', 98))).toEqual(['get', 'echo']);
  });

  it('with a value of another type are false', () => {
    expect(matched(compare('ip.src', '==', 5))).toEqual([]);
    expect(matched(compare('tcp.len', '==', '10.0.0.0/8'))).toEqual([]);
  });

  it('look at the frame itself, not at what an ICMP error quotes', () => {
    expect(matches(compare('udp.port', '==', 9), FRAMES.unreachable)).toBe(false);
  });
});

describe('connectives', () => {
  const syn = compare('tcp.flags.syn', '==', 1);
  const ack = compare('tcp.flags.ack', '==', 1);

  it('and, or, not', () => {
    expect(matched({ kind: 'and', left: syn, right: ack })).toEqual(['synAck']);
    expect(matched({ kind: 'or', left: syn, right: ack })).toEqual(['syn', 'synAck', 'get']);
    expect(matched({ kind: 'and', left: syn, right: { kind: 'not', operand: ack } })).toEqual(['syn']);
  });
});

describe('fragments', () => {
  const { payload } = FRAMES.udp;
  if (payload.kind !== 'ipv4') throw new Error('not IPv4');
  const octets = captures.octets('9c40 0007 0fa8 0000 aabb');
  const first = { ...payload, moreFragments: true, payload: { kind: 'raw', protocol: 17, octets } } as const;

  it('match by port and length in the first piece only', () => {
    const frame = { ...FRAMES.udp, payload: first };
    expect(matches(compare('udp.dstport', '==', 7), frame)).toBe(true);
    expect(matches(compare('udp.length', '==', 4008), frame)).toBe(true);
    const later = { ...FRAMES.udp, payload: { ...first, fragmentOffset: 8 } };
    expect(matches({ kind: 'present', field: 'udp' }, later)).toBe(false);
    expect(matches(compare('ip.proto', '==', 17), later)).toBe(true);
  });
});
