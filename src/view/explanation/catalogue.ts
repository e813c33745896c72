// Everything the product says about a step, as one typed catalogue: a language is an object of this type, so a sentence that a
// language lacks is a compile error. Keys name what happened; the arguments are finished names, addresses and numbers.

import type { Failure } from '../../network/script.ts';
import type { NeighbourState } from '../../simulation/link/neighbour-entry.ts';
import type {
  AckReason,
  AskReason,
  ConnectionEnd,
  NeighbourReason,
  RetransmissionReason,
} from '../../simulation/step.ts';
import type { TcpState } from '../../simulation/transport/tcp/connection.ts';
import type { BalanceCatalogue } from './catalogue-balance.ts';
import type { EventCatalogue } from './catalogue-event.ts';
import type { FilterCatalogue } from './catalogue-filter.ts';
import type { ProbeCatalogue } from './catalogue-probe.ts';

/** A title, and the sentences that say why. */
export interface Said {
  readonly title: string;
  readonly why: readonly string[];
}

export interface Catalogue extends FilterCatalogue, BalanceCatalogue, EventCatalogue, ProbeCatalogue {
  // ---- the walk
  beganPing(a: { node: string; target: string; count: number }): Said;
  beganResolve(a: { node: string; name: string }): Said;
  beganGet(a: { node: string; url: string; program: string }): Said;
  beganConnect(a: { node: string; target: string; program: string }): Said;
  beganSend(a: { node: string; connection: string; octets: number }): Said;
  beganEnd(a: { node: string; connection: string; how: 'shutdown' | 'close' | 'abort' }): Said;
  beganDatagram(a: { node: string; target: string; octets: number }): Said;
  endedReplies(a: { node: string; received: number; sent: number; failure: Failure | undefined }): Said;
  endedResponse(a: { node: string; status: number; octets: number; server: string | undefined }): Said;
  endedConnected(a: { node: string; local: string; remote: string }): Said;
  endedSent(a: { node: string; octets: number }): Said;
  endedAnswer(a: { node: string; text: string; from: string }): Said;
  endedAddresses(a: { node: string; name: string; addresses: string; count: number }): Said;
  endedDone(a: { node: string }): Said;
  endedFailed(a: { node: string; failure: Failure; after: string }): Said;
  noted(a: { text: string; walk: string }): Said;
  waited(a: { duration: string; walk: string }): Said;
  lossArmed(a: {
    kind: 'next' | 'nth' | 'every';
    count?: number;
    where: string | undefined;
    walk: string;
  }): Said;
  checked(a: { subject: string; held: boolean; seen: string }): Said;
  // ---- layer 7
  wrote(a: { node: string; program: string; octets: number; line: string | undefined; peer: string }): Said;
  read(a: { node: string; program: string; octets: number; line: string | undefined; peer: string }): Said;
  readEnd(a: { node: string; program: string; peer: string }): Said;
  acceptedConnection(a: { node: string; program: string; peer: string }): Said;
  nameCached(a: { node: string; name: string; addresses: string; until: string }): Said;
  nameAsked(a: {
    node: string;
    name: string;
    server: string;
    isOwnHost: boolean;
    attempt: number;
    of: number;
    why: AskReason;
  }): Said;
  nameServed(a: {
    node: string;
    program: string;
    name: string;
    client: string;
    answer: 'addresses' | 'nxdomain' | 'silent';
    rows: number;
  }): Said;
  nameAnswered(a: { node: string; name: string; from: string; addresses: string; ttl: number }): Said;
  nameUnknown(a: { node: string; name: string; from: string }): Said;
  requestAwaited(a: { node: string; program: string; client: string; octets: number }): Said;
  locationChosen(a: {
    node: string;
    program: string;
    line: string;
    target: string;
    path: string | undefined;
    to: string | undefined;
  }): Said;
  serverChosen(a: {
    node: string;
    program: string;
    upstream: string;
    server: string | undefined;
    isKept: boolean;
    isAlone: boolean;
    after: Failure | undefined;
  }): Said;
  serverFailed(a: {
    node: string;
    program: string;
    server: string;
    failure: Failure;
    isReused: boolean;
  }): Said;
  answerPassed(a: { node: string; program: string; server: string; client: string; status: number }): Said;
  answeredItself(a: {
    node: string;
    program: string;
    client: string;
    status: number;
    because: Failure | undefined;
  }): Said;
  thought(a: { node: string; program: string; duration: string }): Said;
  askedToEnd(a: { node: string; program: string; how: 'shutdown' | 'close' | 'abort'; peer: string }): Said;
  // ---- layer 4
  opened(a: {
    node: string;
    protocol: 'tcp' | 'udp';
    local: string;
    remote: string;
    port: number;
    chosen: boolean;
    range: string;
  }): Said;
  syn(a: { node: string; peer: string }): Said;
  synAck(a: { node: string; peer: string }): Said;
  data(a: { node: string; peer: string; octets: number; from: number; to: number; fin: boolean }): Said;
  fin(a: { node: string; peer: string; first: boolean }): Said;
  ack(a: { node: string; peer: string; why: AckReason; number: number }): Said;
  reset(a: {
    node: string;
    peer: string;
    port: number;
    why: 'no-socket' | 'not-acceptable' | 'aborted' | 'unread-data' | 'late-data';
  }): Said;
  retransmission(a: {
    node: string;
    peer: string;
    what: string;
    why: RetransmissionReason;
    attempt: number;
    since: string;
  }): Said;
  windowProbe(a: { node: string; peer: string; attempt: number }): Said;
  tookSyn(a: { node: string; peer: string; port: number }): Said;
  tookSynAck(a: { node: string; peer: string }): Said;
  tookHandshakeAck(a: { node: string; peer: string }): Said;
  tookData(a: { node: string; peer: string; octets: number; acknowledged: number; next: number }): Said;
  tookAck(a: { node: string; peer: string; octets: number; fin: boolean; number: number }): Said;
  tookOutOfOrder(a: { node: string; peer: string; octets: number; missing: number }): Said;
  tookDuplicate(a: { node: string; peer: string }): Said;
  tookDuplicateAck(a: { node: string; peer: string; count: number; number: number }): Said;
  tookWindow(a: { node: string; peer: string; window: number }): Said;
  tookFin(a: { node: string; peer: string; octets: number; after: TcpState }): Said;
  tookReset(a: { node: string; peer: string; before: TcpState }): Said;
  tookUnacceptable(a: { node: string; peer: string }): Said;
  ackPostponed(a: { node: string; delay: string }): Said;
  waitedToSend(a: {
    node: string;
    peer: string;
    limit: 'window' | 'congestion' | 'nagle';
    octets: number;
  }): Said;
  connectionChanged(a: { node: string; peer: string; before: TcpState; why: ConnectionEnd }): Said;
  datagramMade(a: { node: string; peer: string; octets: number }): Said;
  datagramTaken(a: { node: string; peer: string; octets: number; program: string; port: number }): Said;
  errorReported(a: { node: string; peer: string; failure: Failure; fatal: boolean }): Said;
  // ---- layer 3
  pathMtuLearned(a: { node: string; destination: string; mtu: number }): Said;
  notRouted(a: { node: string; destination: string }): Said;
  routeRefuses(a: { node: string; destination: string; network: string; type: string }): Said;
  routedLocal(a: { node: string; destination: string }): Said;
  routedConnected(a: {
    node: string;
    destination: string;
    network: string;
    nic: string;
    forwarded: boolean;
  }): Said;
  routedVia(a: {
    node: string;
    destination: string;
    network: string;
    isDefault: boolean;
    nextHop: string;
    nic: string;
    forwarded: boolean;
  }): Said;
  ttlDecremented(a: { node: string; before: number; after: number }): Said;
  acceptedIp(a: {
    node: string;
    destination: string;
    source: string;
    as: 'own' | 'broadcast';
    protocol: string;
  }): Said;
  fragmented(a: { node: string; pieces: number; mtu: number; octets: number }): Said;
  reassembled(a: { node: string; pieces: number; octets: number }): Said;
  echoAsked(a: { node: string; destination: string; sequence: number }): Said;
  echoAnswered(a: { node: string; to: string; sequence: number }): Said;
  echoReturned(a: { node: string; from: string; sequence: number; roundTrip: string }): Said;
  errorMade(a: { node: string; to: string; what: IcmpMeaning }): Said;
  errorTaken(a: { node: string; from: string; what: IcmpMeaning }): Said;
  // ---- layer 2
  queued(a: { node: string; nextHop: string; waiting: number; isFirst: boolean }): Said;
  arpAsked(a: {
    node: string;
    target: string;
    lan: string;
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
  // ---- the end of a packet
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
  reassemblyTimeout(a: { node: string }): Said;
  // ---- pieces of sentences
  /** `pc's eth0` */
  nicOf(owner: string, nic: string): string;
  /** `109 bytes` */
  octets(count: number): string;
  // ---- captions of evidence
  readonly captions: Captions;
}

export type IcmpMeaning =
  | 'net-unreachable'
  | 'host-unreachable'
  | 'protocol-unreachable'
  | 'port-unreachable'
  | 'frag-needed'
  | 'prohibited'
  | 'time-exceeded'
  | 'other';

export interface Captions {
  readonly routes: string;
  readonly routeColumns: readonly [
    destination: string,
    mask: string,
    and: string,
    gateway: string,
    nic: string,
  ];
  readonly matches: string;
  readonly differs: string;
  readonly tcp: string;
  readonly state: string;
  readonly sequence: string;
  readonly acknowledgement: string;
  readonly flags: string;
  readonly length: string;
  readonly knowledge: string;
  readonly knowledgeColumns: readonly [side: string, hears: string, isHeard: string];
  readonly yes: string;
  readonly notYet: string;
  readonly neighbour: string;
  readonly arpColumns: readonly [address: string, mac: string, state: string];
  readonly unknown: string;
  readonly names: string;
  readonly nameColumns: readonly [name: string, answer: string];
  readonly locations: string;
  readonly locationColumns: readonly [path: string, answer: string, fits: string];
  readonly fits: string;
  readonly fitsNot: string;
  readonly servers: string;
  readonly serverColumns: readonly [server: string, weight: string, credit: string, note: string];
  readonly skipped: Readonly<Record<'tried' | 'failed' | 'no-weight', string>>;
}
