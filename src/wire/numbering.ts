// Learns, from frames in the order of their transmission, from where each connection's sequence numbers count.
import type { EthernetFrame } from './ethernet.ts';
import { ABSOLUTE, type RelativeBases, relative } from './sequence.ts';
import { ACK, RST, SYN, type TcpSegment } from './tcp.ts';

/**
 * One run's, or one viewpoint's, numbering: to be called with every frame once, in order. A SYN sets the base of its
 * direction; without one the first segment counts as number 1, and so does what the first acknowledgement expects. A
 * reset with sequence number 0 on a connection nobody saw sets nothing.
 */
export function relativeNumbering(): (frame: EthernetFrame) => RelativeBases {
  const initial = new Map<string, number>();
  return ({ payload }) => {
    if (payload.kind !== 'ipv4' || payload.payload.kind !== 'tcp') return ABSOLUTE;
    const segment = payload.payload;
    const from = `${payload.source}:${segment.sourcePort}`;
    const to = `${payload.destination}:${segment.destinationPort}`;
    const sequence = initialSequence(segment, initial.get(`${from}>${to}`));
    if (sequence !== undefined) initial.set(`${from}>${to}`, sequence);
    const back = initial.get(`${to}>${from}`) ?? relative(segment.acknowledgementNumber, 1);
    if ((segment.flags & ACK) !== 0) initial.set(`${to}>${from}`, back);
    return { sequence: sequence ?? segment.sequenceNumber, acknowledgement: back };
  };
}

function initialSequence(segment: TcpSegment, known: number | undefined): number | undefined {
  if ((segment.flags & SYN) !== 0) return segment.sequenceNumber;
  if (known !== undefined || ((segment.flags & RST) !== 0 && segment.sequenceNumber === 0)) return known;
  return relative(segment.sequenceNumber, 1);
}
