// How a packet ended before its time, put into the catalogue's words.
import { formatCidr } from '../../address/cidr.ts';
import { formatEndpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import { formatEnd } from '../../simulation/filter/tuple.ts';
import type { DropReason, PacketId, Step } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { PROTOCOL_ICMP, protocolName } from '../../wire/ipv4.ts';
import { isolated } from '../bidirectional.ts';
import type { Catalogue, Said } from './catalogue.ts';
import type { Names } from './names.ts';

/** What every sentence is made from. */
export interface Naming {
  readonly trace: Trace;
  readonly step: Step;
  readonly catalogue: Catalogue;
  readonly names: Names;
  /** the name of the node or switch where it happens */
  readonly here: string;
  readonly packetNumber: (packet: PacketId) => number;
  readonly plain: (address: Ipv4) => string;
}

export function sayDrop(
  { catalogue: c, here: node, names, step, trace, plain }: Naming,
  reason: DropReason,
): Said {
  const device = step.place.kind === 'switch' ? step.place.switch : -1;
  switch (reason.kind) {
    case 'lost':
      return c.lost({ node, arrived: reason.rule.at !== undefined });
    case 'lost-on-lan':
      return c.lostOnLan({
        lan: isolated(trace.network.lans[reason.lan]?.name ?? '?'),
        percent: `${Number((reason.share * 100).toPrecision(3))} %`,
      });
    case 'same-port':
      return c.samePort({ switch: node, port: names.port(device, reason.port) });
    case 'martian-source':
      return c.martianSource({ node, source: plain(reason.source) });
    case 'no-real-server':
      return c.noRealServer({ node, service: formatEndpoint(reason.service.address) });
    case 'filtered': {
      const { verdict } = reason.rule;
      return c.filtered({
        node,
        chain: reason.chain,
        answer: verdict.kind === 'reject' ? verdict.answer : undefined,
      });
    }
    case 'no-arp-reply':
      return c.noArpReply({ node, nextHop: names.address(reason.nextHop) });
    case 'queue-full':
      return c.queueFull({ node, nextHop: names.address(reason.nextHop) });
    case 'no-route':
      return c.noRoute({ node, destination: plain(reason.destination) });
    case 'route-type':
      return c.routeType({
        node,
        destination: plain(reason.destination),
        network: formatCidr(reason.network),
        type: reason.type,
      });
    case 'reverse-path': {
      const way = reason.table[reason.winner];
      return c.reversePath({
        node,
        source: names.address(reason.source),
        nic: names.nic(reason.nic),
        way: way?.nic === undefined ? undefined : names.nic(way.nic),
        isStrict: reason.mode === 1,
      });
    }
    case 'ingress-filter':
      return c.ingressFilter({
        lan: isolated(trace.network.lans[reason.lan]?.name ?? '?'),
        source: plain(reason.source),
      });
    case 'not-forwarding':
      return c.notForwarding({ node, destination: names.address(reason.destination) });
    case 'ttl-expired':
      return c.ttlExpired({ node, destination: names.address(reason.destination) });
    case 'nic-down':
      return c.nicDown({ node, nic: names.nic(reason.nic) });
    case 'port-dead':
      return c.portDead({ switch: node, port: names.port(device, reason.port) });
    case 'no-carrier':
      return c.noCarrier({ node, nic: names.nic(reason.nic) });
    case 'frame-too-long': {
      const { octets, mtu } = reason;
      return c.frameTooLong({ node, nic: names.nic(reason.nic), octets, mtu });
    }
    case 'translated-redirect':
      return c.translatedRedirect({ node });
    case 'translation-taken':
      return c.translationTaken({
        node,
        as: formatEnd(reason.as, 'source'),
        to: formatEnd(reason.as, 'destination'),
      });
    case 'source-gone':
      return c.sourceGone({ node, source: plain(reason.source) });
    case 'neighbour-flushed':
      return c.neighbourFlushed({ node, nextHop: names.address(reason.nextHop) });
    case 'no-listener':
      return c.noListener({
        node,
        port: reason.port,
        protocol: reason.protocol,
        usedWith: usedWith(trace, step, reason.port, names),
      });
    case 'too-big':
      return c.tooBig({ node, octets: reason.octets, mtu: reason.mtu });
    case 'backlog-full':
      return c.backlogFull({ node, port: reason.port });
    case 'nobody-waits':
      return c.nobodyWaits({
        node,
        protocol: protocolName(reason.protocol),
        isTold: reason.protocol !== PROTOCOL_ICMP,
      });
    case 'reassembly-timeout':
      return c.reassemblyTimeout({ node, isTold: reason.isTold });
  }
}

/** The other end of a connection that has this port of the node: a segment of anybody else is a stranger's. */
function usedWith(trace: Trace, { serial, place }: Step, port: number, names: Names): string | undefined {
  const sockets = place.kind === 'node' ? trace.worldAfter(serial).nodes.get(place.node)?.sockets : undefined;
  for (const socket of sockets?.values() ?? [])
    if (socket.kind === 'tcp' && socket.local.port === port) return names.endpoint(socket.remote);
  return undefined;
}
