// RST (RFC 9293 section 3.5.2; net/ipv4/tcp_ipv4.c tcp_v4_send_reset): the answer to a segment that fits no connection.
import type { NodeId } from '../../../network/network.ts';
import { ACK, FIN, NO_OPTIONS, RST, SYN, type TcpSegment } from '../../../wire/tcp.ts';
import { sendIp } from '../../ip/output.ts';
import type { SegmentPurpose } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { putSocket } from '../socket.ts';
import type { TcpConnection } from './connection.ts';
import type { Arrival } from './input.ts';
import { sendSegment } from './segment.ts';

type ResetReason = Extract<SegmentPurpose, { kind: 'reset' }>['why'];

/** To a segment with ACK: a bare RST at that number. Without: RST+ACK, sequence 0, acknowledging what came. */
export function sendReset(turn: Turn, node: NodeId, { packet, segment }: Arrival, why: ResetReason): void {
  if (segment.flags & RST) return;
  const hasAck = (segment.flags & ACK) !== 0;
  const length = segment.data.length + (segment.flags & SYN ? 1 : 0) + (segment.flags & FIN ? 1 : 0);
  const reset: TcpSegment = {
    kind: 'tcp',
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    sequenceNumber: hasAck ? segment.acknowledgementNumber : 0,
    acknowledgementNumber: hasAck ? 0 : (segment.sequenceNumber + length) % 2 ** 32,
    flags: hasAck || !turn.rules.resetAcknowledges ? RST : RST | ACK,
    window: 0,
    options: NO_OPTIONS,
    data: new Uint8Array(0),
  };
  const carried = turn.newPacket();
  const local = { address: packet.destination, port: segment.destinationPort };
  const remote = { address: packet.source, port: segment.sourcePort };
  turn.emit(
    atNode(node),
    4,
    {
      kind: 'segment-made',
      connection: { local, remote, before: 'CLOSED', after: 'CLOSED' },
      purpose: { kind: 'reset', why },
      flags: reset.flags,
      sequence: 0,
      acknowledgement: hasAck ? 0 : length,
      length: 0,
    },
    carried.packet,
  );
  sendIp(
    turn,
    node,
    {
      source: local.address,
      destination: remote.address,
      payload: reset,
      dontFragment: true,
      identification: 0,
    },
    carried,
  );
}

/** tcp_send_active_reset: this end breaks the connection off. */
export function sendActiveReset(turn: Turn, connection: TcpConnection, why: ResetReason): void {
  const c: TcpConnection = { ...connection, state: 'CLOSED' };
  putSocket(turn, c.node, c);
  sendSegment(turn, c, {
    flags: RST | ACK,
    sequence: c.send.next,
    purpose: { kind: 'reset', why },
    before: connection.state,
  });
}
