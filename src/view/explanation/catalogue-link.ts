import type { NeighbourState } from '../../simulation/link/neighbour-entry.ts';
import type { NeighbourReason } from '../../simulation/step.ts';
import type { Said } from './catalogue.ts';

export interface LinkCatalogue {
  queued(a: { node: string; nextHop: string; waiting: number; isFirst: boolean }): Said;
  arpAsked(a: {
    node: string;
    target: string;
    /** undefined: it never left, so that nobody was asked */
    lan: string | undefined;
    attempt: number;
    of: number;
    unicast: boolean;
  }): Said;
  arpAnswered(a: { node: string; target: string; asker: string }): Said;
  arpNotMe(a: { node: string; target: string }): Said;
  neighbourChanged(a: {
    node: string;
    neighbour: string;
    before: NeighbourState | undefined;
    after: NeighbourState;
    mac: string | undefined;
    why: NeighbourReason;
  }): Said;
  released(a: { node: string; nextHop: string; packets: number }): Said;
  sent(a: {
    node: string;
    nic: string;
    lan: string;
    to: string;
    resolved: 'cache' | 'broadcast' | 'loopback' | 'answer';
  }): Said;
  received(a: { node: string; nic: string; from: string; broadcast: boolean; loopback: boolean }): Said;
  learned(a: { switch: string; mac: string; port: string; moved: string | undefined }): Said;
  flooded(a: {
    switch: string;
    from: string;
    ports: number;
    why: 'broadcast' | 'unknown';
    mac: string;
  }): Said;
  switched(a: { switch: string; to: string; mac: string }): Said;
  lost(a: { node: string; arrived: boolean }): Said;
  lostOnLan(a: { lan: string; percent: string }): Said;
  samePort(a: { switch: string; port: string }): Said;
  noArpReply(a: { node: string; nextHop: string }): Said;
  queueFull(a: { node: string; nextHop: string }): Said;
  martianSource(a: { node: string; source: string }): Said;
  noRoute(a: { node: string; destination: string }): Said;
  routeType(a: {
    node: string;
    destination: string;
    network: string;
    type: 'blackhole' | 'unreachable' | 'prohibit';
  }): Said;
  notForwarding(a: { node: string; destination: string }): Said;
  ttlExpired(a: { node: string; destination: string }): Said;
  nicDown(a: { node: string; nic: string }): Said;
  /** `usedWith`: the other end of a connection that has the port, but not with this sender */
  noListener(a: { node: string; port: number; protocol: 'tcp' | 'udp'; usedWith: string | undefined }): Said;
  tooBig(a: { node: string; octets: number; mtu: number }): Said;
  backlogFull(a: { node: string; port: number }): Said;
  /** `isTold`: the sender learns of it by ICMP protocol unreachable */
  nobodyWaits(a: { node: string; protocol: string; isTold: boolean }): Said;
  reassemblyTimeout(a: { node: string; isTold: boolean }): Said;
}
