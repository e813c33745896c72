// Routes, IP and ICMP, put into the catalogue's words.
import { formatCidr } from '../../address/cidr.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NetworkFact } from '../../simulation/step.ts';
import {
  REASSEMBLY_EXCEEDED,
  UNREACHABLE_ADMIN_PROHIBITED,
  UNREACHABLE_FRAGMENTATION_NEEDED,
  UNREACHABLE_HOST,
  UNREACHABLE_NET,
  UNREACHABLE_PORT,
  UNREACHABLE_PROTOCOL,
} from '../../wire/icmp.ts';
import { protocolName } from '../../wire/ipv4.ts';
import type { IcmpMeaning, Said } from './catalogue.ts';
import { formatDuration } from './names.ts';
import type { Naming } from './say-drop.ts';

export function sayNetwork(naming: Naming, fact: NetworkFact): Said {
  const { catalogue: c, here: node, names } = naming;
  switch (fact.kind) {
    case 'routed':
      return sayRouted(naming, fact);
    case 'not-routed': {
      const row = fact.refusing === undefined ? undefined : fact.table[fact.refusing];
      const destination = naming.plain(fact.destination);
      return row
        ? c.routeRefuses({ node, destination, network: formatCidr(row.network), type: row.type })
        : c.notRouted({ node, destination });
    }
    case 'path-mtu-learned':
      return c.pathMtuLearned({ node, destination: names.address(fact.destination), mtu: fact.mtu });
    case 'ttl-decremented':
      return c.ttlDecremented({ node, before: fact.before, after: fact.after });
    case 'accepted':
      return c.acceptedIp({
        node,
        destination: naming.plain(fact.destination),
        source: names.address(fact.source),
        as: fact.as,
        protocol: protocolName(fact.protocol),
      });
    case 'fragmented':
      return c.fragmented({
        node,
        pieces: fact.pieces,
        mtu: fact.mtu,
        octets: fact.octets,
        asItCame: fact.asItCame,
      });
    case 'reassembled':
      return c.reassembled({ node, pieces: fact.pieces, octets: fact.octets });
    case 'echo-asked':
      return c.echoAsked({ node, destination: names.address(fact.destination), sequence: fact.sequence });
    case 'echo-answered':
      return c.echoAnswered({ node, to: names.address(fact.to), sequence: fact.sequence });
    case 'echo-returned':
      return c.echoReturned({
        node,
        from: names.address(fact.from),
        sequence: fact.sequence,
        roundTrip: formatDuration(fact.roundTrip),
      });
    case 'error-made':
      return c.errorMade({ node, to: names.address(fact.to), what: icmpMeaning(fact.type, fact.code) });
    case 'error-taken':
      return c.errorTaken({ node, from: names.address(fact.from), what: icmpMeaning(fact.type, fact.code) });
    case 'redirect-made':
      return c.redirectMade({ node, to: names.address(fact.to), ...better(naming, fact) });
    case 'redirect-taken':
      return c.redirectTaken({
        node,
        from: names.address(fact.from),
        outcome: fact.outcome,
        ...better(naming, fact),
      });
  }
}

function better(
  { names, plain }: Naming,
  { destination, gateway }: { readonly destination: Ipv4; readonly gateway: Ipv4 },
): { destination: string; gateway: string; isItself: boolean } {
  return {
    destination: plain(destination),
    gateway: names.address(gateway),
    isItself: gateway === destination,
  };
}

function sayRouted(
  { catalogue: c, here: node, names, plain }: Naming,
  fact: Extract<NetworkFact, { kind: 'routed' }>,
): Said {
  const route = fact.winner === 'local' ? undefined : fact.table[fact.winner];
  if (!route) return c.routedLocal({ node, destination: plain(fact.destination) });
  const shared = {
    node,
    destination: plain(fact.destination),
    network: formatCidr(route.network),
    nic: names.nic(fact.nic),
    forwarded: fact.forwarded,
  };
  if (route.via === undefined) return c.routedConnected(shared);
  return c.routedVia({
    ...shared,
    isDefault: route.network.prefixLength === 0,
    nextHop: names.address(fact.nextHop),
  });
}

export function icmpMeaning(type: 'unreachable' | 'time-exceeded', code: number): IcmpMeaning {
  if (type === 'time-exceeded') return code === REASSEMBLY_EXCEEDED ? 'reassembly-exceeded' : 'time-exceeded';
  switch (code) {
    case UNREACHABLE_NET:
      return 'net-unreachable';
    case UNREACHABLE_HOST:
      return 'host-unreachable';
    case UNREACHABLE_PROTOCOL:
      return 'protocol-unreachable';
    case UNREACHABLE_PORT:
      return 'port-unreachable';
    case UNREACHABLE_FRAGMENTATION_NEEDED:
      return 'frag-needed';
    case UNREACHABLE_ADMIN_PROHIBITED:
      return 'prohibited';
    default:
      return 'other';
  }
}
