// Layer 4 balancing as the kernel's IP virtual server does it (net/netfilter/ipvs/ip_vs_core.c): a packet for a virtual service goes on to
// a real server, without a handshake and without a look at what is in it. The first packet of a connection is scheduled, all
// later ones follow it.
import { type Endpoint, sameEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { VirtualService } from '../../network/balance.ts';
import type { NodeId } from '../../network/network.ts';
import type { IcmpError } from '../../wire/icmp.ts';
import { type Ipv4Packet, type Ipv4Payload, isFragment } from '../../wire/ipv4.ts';
import { SYN, type TcpSegment } from '../../wire/tcp.ts';
import type { UdpDatagram } from '../../wire/udp.ts';
import type { Carried } from '../event.ts';
import { reportUnreachable } from '../ip/icmp.ts';
import { atNode, type Turn } from '../turn.ts';
import {
  type BalancedConnection,
  findIncoming,
  findOutgoing,
  loadsOf,
  putBalanced,
  serviceKey,
  setBalance,
} from './connections.ts';
import { balanceErrorIn, balanceErrorOut } from './error.ts';
import { choose, FIRST_CHOICE } from './schedule.ts';
import { followBalanced } from './tcp-states.ts';
import { sendToReal } from './transmit.ts';

type Transport = TcpSegment | UdpDatagram;

interface Incoming {
  readonly packet: Ipv4Packet;
  readonly transport: Transport;
  readonly carried: Carried;
  readonly client: Endpoint;
}

/** ip_vs_in: takes a packet that is for a virtual service of this node. False: it is for the node itself. */
export function balanceIn(turn: Turn, node: NodeId, packet: Ipv4Packet, carried: Carried): boolean {
  const { virtualServices } = turn.declaredNode(node);
  const { payload: transport } = packet;
  if (virtualServices.length === 0 || isFragment(packet)) return false;
  if (isError(transport)) return balanceErrorIn(turn, node, packet, transport, carried);
  if (transport.kind !== 'tcp' && transport.kind !== 'udp') return false;
  const virtual = { address: packet.destination, port: transport.destinationPort };
  const client = { address: packet.source, port: transport.sourcePort };
  const incoming: Incoming = { packet, transport, carried, client };
  const known = findIncoming(turn, node, transport.kind, client, virtual);
  const isNew = transport.kind === 'tcp' && (transport.flags & SYN) !== 0;
  // A client that uses its port again begins a new connection (conn_reuse_mode).
  if (known && !(isNew && known.state === 'TIME_WAIT')) {
    follow(turn, node, incoming, known);
    return true;
  }
  const service = virtualServices.find(
    ({ protocol, address }) => protocol === transport.kind && sameEndpoint(address, virtual),
  );
  if (!service) return false;
  if (!service.tracking) return balancePacket(turn, node, incoming, service);
  // Only a SYN begins a connection: what comes late is answered by this node's own TCP, with a reset.
  if (transport.kind === 'tcp' && !isNew) return false;
  begin(turn, node, incoming, service);
  return true;
}

function isError(payload: Ipv4Payload): payload is IcmpError {
  return payload.kind === 'icmp' && (payload.type === 'unreachable' || payload.type === 'time-exceeded');
}

function follow(turn: Turn, node: NodeId, incoming: Incoming, known: BalancedConnection): void {
  const { transport, packet, carried } = incoming;
  const way = known.mode === 'nat' || known.answered ? 'in' : 'in-only';
  const state = transport.kind === 'tcp' ? followBalanced(known.state, way, transport.flags) : known.state;
  const connection = putBalanced(turn, node, { ...known, state });
  const service = serviceOf(turn, node, connection);
  if (service) {
    const real = realOf(service, connection.real);
    const fact = { kind: 'balanced', service, real, to: connection.real, why: 'known' } as const;
    turn.emit(atNode(node), 4, { ...fact, loads: undefined }, carried.packet);
  }
  sendToReal(turn, node, connection.mode, connection.real, packet, carried, service?.keepTtl ?? false);
}

function serviceOf(
  turn: Turn,
  node: NodeId,
  { protocol, virtual }: BalancedConnection,
): VirtualService | undefined {
  return turn
    .declaredNode(node)
    .virtualServices.find(
      (service) => service.protocol === protocol && sameEndpoint(service.address, virtual),
    );
}

function realOf({ reals }: VirtualService, to: Endpoint): number | undefined {
  const real = reals.findIndex((one) => sameEndpoint(one, to));
  return real < 0 ? undefined : real;
}

/** ip_vs_schedule: a new connection. */
function begin(turn: Turn, node: NodeId, incoming: Incoming, service: VirtualService): void {
  const { transport, packet, carried, client } = incoming;
  const chosen = keptServer(turn, node, service, client) ?? schedule(turn, node, service, incoming);
  if (!chosen) {
    refuse(turn, node, incoming, service);
    return;
  }
  const { to, why } = chosen;
  const id = turn.node(node).balance.next;
  const way = service.mode === 'nat' ? 'in' : 'in-only';
  putBalanced(turn, node, {
    id,
    protocol: service.protocol,
    client,
    virtual: service.address,
    real: to,
    mode: service.mode,
    state: transport.kind === 'tcp' ? followBalanced('NONE', way, transport.flags) : 'UDP',
    answered: false,
    expires: 0,
  });
  if (service.persistence !== undefined) keep(turn, node, service, client, to);
  turn.emit(
    atNode(node),
    4,
    { kind: 'balanced', service, real: realOf(service, to), to, why, loads: chosen.loads },
    carried.packet,
  );
  sendToReal(turn, node, service.mode, to, packet, carried, service.keepTtl);
}

interface Chosen {
  readonly to: Endpoint;
  readonly why: 'scheduled' | 'kept';
  readonly loads: ReturnType<typeof loadsOf> | undefined;
}

function schedule(
  turn: Turn,
  node: NodeId,
  service: VirtualService,
  { client }: Incoming,
): Chosen | undefined {
  const counts = service.schedule.kind === 'lc' || service.schedule.kind === 'wlc';
  const loads = counts ? loadsOf(turn, node, service) : undefined;
  const { balance } = turn.node(node);
  const before = balance.schedules.get(serviceKey(service)) ?? FIRST_CHOICE;
  const { real, after } = choose(service, before, loads ?? [], client.address);
  setBalance(turn, node, { ...balance, schedules: balance.schedules.set(serviceKey(service), after) });
  const server = real === undefined ? undefined : service.reals[real];
  return server && { to: { address: server.address, port: server.port }, why: 'scheduled', loads };
}

/** ip_vs_leave: nobody can take it, and the client is told. */
function refuse(turn: Turn, node: NodeId, { packet, carried }: Incoming, service: VirtualService): void {
  turn.emit(
    atNode(node),
    4,
    { kind: 'dropped', reason: { kind: 'no-real-server', service } },
    carried.packet,
  );
  reportUnreachable(turn, node, packet, 'port');
}

// ---- persistence (ip_vs_sched_persist)

function keptKey(service: VirtualService, client: Endpoint): string {
  return `${serviceKey(service)} ${formatIpv4(client.address)}`;
}

function keptServer(turn: Turn, node: NodeId, service: VirtualService, client: Endpoint): Chosen | undefined {
  if (service.persistence === undefined) return undefined;
  const kept = turn.node(node).balance.kept.get(keptKey(service, client));
  if (!kept || kept.expires <= turn.time || realOf(service, kept.real) === undefined) return undefined;
  return { to: kept.real, why: 'kept', loads: undefined };
}

function keep(turn: Turn, node: NodeId, service: VirtualService, client: Endpoint, real: Endpoint): void {
  const { balance } = turn.node(node);
  const expires = turn.time + (service.persistence ?? 0);
  setBalance(turn, node, {
    ...balance,
    kept: balance.kept.set(keptKey(service, client), { real, expires }),
  });
}

// ---- without memory

/** `tracking off`: no balancer does that in earnest; it shows why connections have to be remembered. */
function balancePacket(turn: Turn, node: NodeId, incoming: Incoming, service: VirtualService): boolean {
  const chosen = schedule(turn, node, service, incoming);
  if (!chosen) {
    refuse(turn, node, incoming, service);
    return true;
  }
  const { packet, carried } = incoming;
  const { to, loads } = chosen;
  const real = realOf(service, to);
  turn.emit(atNode(node), 4, { kind: 'balanced', service, real, to, why: 'packet', loads }, carried.packet);
  sendToReal(turn, node, service.mode, to, packet, carried, service.keepTtl);
  return true;
}

/** ip_vs_out: what a real server answers on its way through this node gets the address that the client called. */
export function balanceOut(turn: Turn, node: NodeId, packet: Ipv4Packet, carried: Carried): Ipv4Packet {
  const { virtualServices } = turn.declaredNode(node);
  const { payload: transport } = packet;
  if (virtualServices.length === 0 || isFragment(packet)) return packet;
  if (isError(transport)) return balanceErrorOut(turn, node, packet, transport, carried);
  if (transport.kind !== 'tcp' && transport.kind !== 'udp') return packet;
  const real = { address: packet.source, port: transport.sourcePort };
  const client = { address: packet.destination, port: transport.destinationPort };
  const known = findOutgoing(turn, node, transport.kind, real, client);
  const virtual = known?.mode === 'nat' ? known.virtual : forgetfulService(virtualServices, real, transport);
  if (!virtual) return packet;
  if (known) {
    const state =
      transport.kind === 'tcp' ? followBalanced(known.state, 'out', transport.flags) : known.state;
    putBalanced(turn, node, { ...known, state, answered: true });
  }
  turn.emit(atNode(node), 4, { kind: 'balanced-back', service: virtual, real, client }, carried.packet);
  return { ...packet, source: virtual.address, payload: { ...transport, sourcePort: virtual.port } };
}

function forgetfulService(
  services: readonly VirtualService[],
  real: Endpoint,
  transport: Transport,
): Endpoint | undefined {
  return services.find(
    (service) =>
      !service.tracking &&
      service.mode === 'nat' &&
      service.protocol === transport.kind &&
      service.reals.some((one) => sameEndpoint(one, real)),
  )?.address;
}
