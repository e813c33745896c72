// Packet filters (nft(8), chains of type filter; net/netfilter/nft_reject.c, net/ipv4/netfilter/nf_reject_ipv4.c): every packet goes
// through the rules of its chain, the first that fits decides. A drop is silent, a reject tells the sender.
import { ZERO_MAC } from '../../address/mac.ts';
import type { FilterChain, RejectAnswer } from '../../network/filter.ts';
import type { NodeId } from '../../network/network.ts';
import type { Ipv4Packet } from '../../wire/ipv4.ts';
import { ACK, NO_OPTIONS, RST, SYN, sequenceLength, type TcpSegment } from '../../wire/tcp.ts';
import type { Carried } from '../event.ts';
import { reportUnreachable } from '../ip/icmp.ts';
import { sendIp } from '../ip/output.ts';
import { matches } from '../match.ts';
import type { TransmissionIndex } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import type { Hooked } from './hooks.ts';

/** Whether the packet may pass. */
export function passesFilter(
  turn: Turn,
  node: NodeId,
  chain: FilterChain,
  hooked: Hooked,
  transmission?: TransmissionIndex,
): boolean {
  const { packet, carried } = hooked;
  const rules = turn.declaredNode(node).filter.filter(({ chains }) => chains.includes(chain));
  if (rules.length === 0) return true;
  const frame = { destination: ZERO_MAC, source: ZERO_MAC, payload: packet };
  const rule = rules.find(({ match }) => matches(match, frame));
  if (!rule) {
    turn.emit(atNode(node), 4, { kind: 'passed-filter', chain, rules }, carried.packet);
    return true;
  }
  const reason = { kind: 'filtered', chain, rule } as const;
  turn.emit(atNode(node), 4, { kind: 'dropped', reason }, carried.packet, transmission);
  if (rule.verdict.kind === 'reject') reject(turn, node, hooked, rule.verdict.answer);
  return false;
}

const UNREACHABLE = {
  'port-unreachable': 'port',
  'host-unreachable': 'host',
  'admin-prohibited': 'admin',
} as const;

function reject(turn: Turn, node: NodeId, { packet, tracked }: Hooked, answer: RejectAnswer): void {
  if (answer !== 'tcp-reset')
    return reportUnreachable(turn, node, packet, UNREACHABLE[answer], { of: tracked });
  const { payload, source, destination } = packet;
  // No reset answers a reset.
  if (payload.kind !== 'tcp' || (payload.flags & RST) !== 0) return;
  const carried = turn.newPacket();
  turn.emit(atNode(node), 4, { kind: 'rejected', answer, to: source }, carried.packet);
  sendIp(
    turn,
    node,
    {
      source: destination,
      destination: source,
      payload: resetFor(payload),
      dontFragment: true,
      identification: 0,
      about: tracked,
      anySource: true,
    },
    carried,
  );
}

/** nf_reject_ip_tcphdr_put: in the name of the server, as RFC 9293 section 3.10.7.1 answers a segment to a closed port. */
function resetFor(segment: TcpSegment): TcpSegment {
  const hasAck = (segment.flags & ACK) !== 0;
  return {
    ...segment,
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    sequenceNumber: hasAck ? segment.acknowledgementNumber : 0,
    acknowledgementNumber: hasAck ? 0 : (segment.sequenceNumber + sequenceLength(segment)) % 2 ** 32,
    flags: hasAck ? RST : RST | ACK,
    window: 0,
    options: NO_OPTIONS,
    data: new Uint8Array(0),
  };
}

/** nft_exthdr: a SYN never announces more than the clamp says; one that announces less stays as it is. */
export function clampSegmentSize(turn: Turn, node: NodeId, packet: Ipv4Packet, carried: Carried): Ipv4Packet {
  const { mssClamp } = turn.declaredNode(node);
  const { payload } = packet;
  if (mssClamp === undefined || payload.kind !== 'tcp' || (payload.flags & (SYN | RST)) !== SYN)
    return packet;
  const { maximumSegmentSize } = payload.options;
  if (maximumSegmentSize === undefined || maximumSegmentSize <= mssClamp) return packet;
  turn.emit(
    atNode(node),
    4,
    { kind: 'clamped', before: maximumSegmentSize, after: mssClamp },
    carried.packet,
  );
  return {
    ...packet,
    payload: { ...payload, options: { ...payload.options, maximumSegmentSize: mssClamp } },
  };
}
