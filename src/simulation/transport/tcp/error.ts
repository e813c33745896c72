// What an ICMP error does to a TCP connection (RFC 5461, RFC 1122 section 4.2.3.9; net/ipv4/tcp_ipv4.c tcp_v4_err): it ends an
// attempt to connect; an established connection goes on trying. Fragmentation needed makes segments smaller (RFC 1191).
import type { NodeId } from '../../../network/network.ts';
import {
  type IcmpError,
  UNREACHABLE_FRAGMENTATION_NEEDED,
  UNREACHABLE_HOST,
  UNREACHABLE_NET,
} from '../../../wire/icmp.ts';
import type { Quoted } from '../../../wire/quoted.ts';
import { failureOf } from '../../ip/icmp.ts';
import { atNode, type Turn } from '../../turn.ts';
import { getConnection, putSocket } from '../socket.ts';
import { connectionKey, type TcpConnection } from './connection.ts';
import { abandon, receiveReset } from './end.ts';
import { retransmit } from './retransmission.ts';
import { fromWire } from './sequence.ts';

export function tcpError(turn: Turn, node: NodeId, message: IcmpError, about: Quoted): void {
  const c = ownSegment(turn, node, about);
  if (!c) return;
  const { local, remote } = c;
  if (message.type === 'unreachable' && message.code === UNREACHABLE_FRAGMENTATION_NEEDED) {
    shrink(turn, c, message.mtu);
    return;
  }
  const { failure, fatal } = failureOf(message);
  // tcp_req_err: a request that nobody can be answered to is forgotten.
  if (c.state === 'SYN-RECEIVED' && c.listener !== undefined) {
    if (endsRequest(message)) abandon(turn, c, failure, 'unreachable');
    return;
  }
  const isConnecting = c.state === 'SYN-SENT';
  turn.emit(atNode(node), 4, {
    kind: 'error-reported',
    local,
    remote,
    failure,
    fatal: isConnecting,
    isAskedFor: false,
  });
  if (isConnecting) receiveReset(turn, c, failure);
  else putSocket(turn, node, { ...c, error: fatal ? failure : c.error });
}

/** The connection that may still have sent the quoted segment: RFC 5927 section 4.1 wants its number to be in flight. */
export function ownSegment(turn: Turn, node: NodeId, about: Quoted): TcpConnection | undefined {
  const local = { address: about.source, port: about.sourcePort };
  const remote = { address: about.destination, port: about.destinationPort };
  const id = turn.node(node).connections.get(connectionKey(local, remote));
  const c = id === undefined ? undefined : getConnection(turn, node, id);
  if (!c || c.state === 'TIME-WAIT') return undefined;
  const sequence = fromWire(c.send.initial, about.sequenceNumber, c.send.unacknowledged);
  return sequence >= c.send.unacknowledged && sequence <= c.send.next ? c : undefined;
}

function endsRequest({ type, code }: IcmpError): boolean {
  return type === 'time-exceeded' || code === UNREACHABLE_NET || code === UNREACHABLE_HOST;
}

/** tcp_v4_mtu_reduced, tcp_simple_retransmit: what did not fit is sent again in smaller segments. */
function shrink(turn: Turn, c: TcpConnection, mtu: number): void {
  const maximumSegment = mtu - 40 - (c.timestamps ? 12 : 0);
  if (maximumSegment >= c.maximumSegment || maximumSegment < 88) return;
  const inFlight = c.send.inFlight.flatMap((segment) => {
    const end = segment.end - (segment.fin ? 1 : 0);
    if (end - segment.start <= maximumSegment) return [segment];
    const pieces = [];
    for (let start = segment.start; start < end; start += maximumSegment) {
      const isLast = start + maximumSegment >= end;
      pieces.push({
        ...segment,
        start,
        end: isLast ? segment.end : start + maximumSegment,
        fin: segment.fin && isLast,
        lost: true,
        retransmitting: false,
      });
    }
    return pieces;
  });
  let next: TcpConnection = { ...c, maximumSegment, send: { ...c.send, inFlight } };
  for (const segment of inFlight) if (segment.lost) next = retransmit(turn, next, segment, 'path-mtu');
  putSocket(turn, c.node, next);
}
