// The one predicate language over packets: what `lose`, `expect` and the panel's filter mean, as a tree. A subset of
// Wireshark's display filters; field names are Wireshark's. The language parses it, the simulation evaluates it.
import type { Cidr } from '../address/cidr.ts';
import type { Mac } from '../address/mac.ts';

export type Predicate =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly left: Predicate; readonly right: Predicate }
  | { readonly kind: 'not'; readonly operand: Predicate }
  /** the protocol or the field is there: `tcp`, `icmp`, `tcp.options.mss` */
  | { readonly kind: 'present'; readonly field: PredicateField }
  | {
      readonly kind: 'compare';
      readonly field: PredicateField;
      readonly operator: Comparison;
      readonly value: PredicateValue;
    };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type PredicateValue =
  | { readonly kind: 'number'; readonly value: number }
  /** any of these networks: a name of the file stands for all addresses of its node */
  | { readonly kind: 'networks'; readonly networks: readonly Cidr[] }
  | { readonly kind: 'macs'; readonly macs: readonly Mac[] };

/** Every field the predicate language knows, and what it is compared with. */
export const PREDICATE_FIELDS = {
  frame: 'protocol',
  'frame.len': 'number',
  eth: 'protocol',
  'eth.src': 'mac',
  'eth.dst': 'mac',
  'eth.addr': 'mac',
  arp: 'protocol',
  'arp.opcode': 'number',
  'arp.src.proto_ipv4': 'address',
  'arp.dst.proto_ipv4': 'address',
  ip: 'protocol',
  'ip.src': 'address',
  'ip.dst': 'address',
  'ip.addr': 'address',
  'ip.ttl': 'number',
  'ip.id': 'number',
  'ip.proto': 'number',
  'ip.len': 'number',
  'ip.flags.df': 'number',
  'ip.flags.mf': 'number',
  'ip.frag_offset': 'number',
  icmp: 'protocol',
  'icmp.type': 'number',
  'icmp.code': 'number',
  'icmp.ident': 'number',
  'icmp.seq': 'number',
  tcp: 'protocol',
  'tcp.srcport': 'number',
  'tcp.dstport': 'number',
  'tcp.port': 'number',
  'tcp.len': 'number',
  'tcp.flags': 'number',
  'tcp.flags.syn': 'number',
  'tcp.flags.ack': 'number',
  'tcp.flags.fin': 'number',
  'tcp.flags.reset': 'number',
  'tcp.flags.push': 'number',
  'tcp.window_size_value': 'number',
  udp: 'protocol',
  'udp.srcport': 'number',
  'udp.dstport': 'number',
  'udp.port': 'number',
  'udp.length': 'number',
  http: 'protocol',
  dns: 'protocol',
} as const satisfies Readonly<Record<string, 'protocol' | 'number' | 'address' | 'mac'>>;

export type PredicateField = keyof typeof PREDICATE_FIELDS;
