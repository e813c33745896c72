// Local ports: the one a program asks for, or the next of net.ipv4.ip_local_port_range that leaves the pair of ends unique
// (RFC 6056; net/ipv4/inet_hashtables.c __inet_hash_connect, which gives connect() every other port).
import type { Endpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { PortRange } from '../../network/script.ts';
import type { Turn } from '../turn.ts';
import { getConnection } from './socket.ts';
import { connectionKey } from './tcp/connection.ts';

/**
 * The kernel begins its search at a secret place, so that two hosts hardly ever choose the same port. Here each node of a wide range
 * begins a stride after the one before it in the file, and datagrams take the ports that connections leave out.
 */
const WIDE = 8192;
const STRIDE = 128;

/** A free local port for a TCP connection; undefined: all are taken (EADDRNOTAVAIL). */
export function chooseTcpPort(
  turn: Turn,
  node: NodeId,
  source: Ipv4,
  remote: Endpoint,
  asked: PortRange | undefined,
): number | undefined {
  const free = (port: number): boolean => {
    const known = turn.node(node).connections.get(connectionKey({ address: source, port }, remote));
    if (known === undefined) return true;
    // A port asked for by number may take over a TIME-WAIT that had timestamps (tcp_twsk_unique); a chosen one does not.
    const connection = getConnection(turn, node, known);
    return asked !== undefined && connection?.state === 'TIME-WAIT' && connection.timestamps;
  };
  return choose(turn, node, asked, free, 'tcp');
}

/** A free local port for datagrams. */
export function chooseUdpPort(turn: Turn, node: NodeId, asked: PortRange | undefined): number | undefined {
  return choose(turn, node, asked, (port) => !turn.node(node).bound.has(`udp:${port}`), 'udp');
}

function choose(
  turn: Turn,
  node: NodeId,
  asked: PortRange | undefined,
  free: (port: number) => boolean,
  protocol: 'tcp' | 'udp',
): number | undefined {
  if (asked) {
    for (let port = asked.first; port <= asked.last; port += 1) if (free(port)) return port;
    return undefined;
  }
  const { first, last } = turn.declaredNode(node).settings.localPortRange;
  const size = last - first + 1;
  const isSpread = size >= WIDE;
  // connect() works in pairs of ports: of an odd number the last one is never tried (remaining &= ~1).
  const isPaired = size > 1 && (protocol === 'tcp' || isSpread);
  const count = isPaired ? size - (size % 2) : size;
  const state = turn.node(node);
  const begin = isSpread ? node * STRIDE : 0;
  for (let tried = 0; tried < count; tried += 1) {
    const position = (begin + state.portsTaken + tried) % count;
    const pair = isPaired ? everyOther(position, count) : position;
    const port = first + (isSpread && protocol === 'udp' ? pair ^ 1 : pair);
    if (free(port)) {
      turn.setNode(node, { ...state, portsTaken: state.portsTaken + tried + 1 });
      return port;
    }
  }
  return undefined;
}

/** The even ones first, then those between. */
function everyOther(position: number, count: number): number {
  return ((position * 2) % count) + (position * 2 < count ? 0 : 1);
}
