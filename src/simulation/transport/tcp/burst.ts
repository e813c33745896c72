// Segments that leave as one: the kernel hands several of them down in one buffer and has them cut at the very end (generic
// segmentation offload). New data leaves so, up to half the congestion window at once (net/ipv4/tcp_output.c tcp_write_xmit,
// tcp_cwnd_test, tcp_mss_split_point), and the last segment of such a burst carries PSH (__tcp_transmit_skb). A burst stays one entry
// of the retransmission queue until a part of it is reported by SACK or sent again.
import { isWaiting } from '../../link/neighbour-entry.ts';
import type { Turn } from '../../turn.ts';
import { packetsInFlight, type SentSegment, type TcpConnection } from './connection.ts';
import { streamEnd } from './stream.ts';

/** GSO_LEGACY_MAX_SIZE */
const LONGEST = 65536;

/** How many segments of new data leave with the next one; none of the limits forbids that one. */
export function burstLength(c: TcpConnection, nagle: boolean): number {
  const { send, congestion, maximumSegment } = c;
  const half = Math.max(1, Math.floor(congestion.window / 2));
  const free = congestion.window - packetsInFlight(c);
  const quota = Math.max(1, Math.min(half, free, Math.floor(LONGEST / maximumSegment)));
  const room = send.unacknowledged + send.window - send.next;
  const octets = Math.min(room, streamEnd(send.stream) - send.next);
  const full = Math.floor(octets / maximumSegment);
  if (full === 0) return 1;
  if (full >= quota) return quota;
  return octets % maximumSegment > 0 && !(nagle && holdsSmall(c)) ? full + 1 : full;
}

/** Nagle's rule with Minshall's change (RFC 896; tcp_nagle_check): one segment that is not full may be on its way. */
export function holdsSmall({ send }: TcpConnection): boolean {
  return send.small > send.unacknowledged && send.inFlight.length > 0;
}

/** The segments from a place of the scoreboard on that are still one entry. */
export function burstAt(inFlight: readonly SentSegment[], index: number): readonly SentSegment[] {
  const burst = inFlight[index]?.burst;
  const after = inFlight.findIndex((segment, place) => place > index && segment.burst !== burst);
  return inFlight.slice(index, after < 0 ? undefined : after);
}

/** tcp_fragment: what stands from here on in the same burst is an entry of its own. */
export function splitBurst(inFlight: readonly SentSegment[], index: number): readonly SentSegment[] {
  const [first] = inFlight.slice(index);
  if (!first || inFlight[index - 1]?.burst !== first.burst) return inFlight;
  const { start, burst } = first;
  return inFlight.map((segment, place) =>
    place >= index && segment.burst === burst ? { ...segment, burst: start } : segment,
  );
}

/** tcp_match_skb_to_sack: what SACK has reported and what it has not are entries of their own. */
export function splitBySack(inFlight: readonly SentSegment[]): readonly SentSegment[] {
  return inFlight.reduce(
    (entries, segment, index) =>
      index > 0 && inFlight[index - 1]?.sacked !== segment.sacked ? splitBurst(entries, index) : entries,
    inFlight,
  );
}

/** tcp_set_skb_tso_segs: a burst is cut anew, to the segments of now, where its own were longer. */
export function recut(burst: readonly SentSegment[], maximumSegment: number): readonly SentSegment[] {
  const [first] = burst;
  const last = burst.at(-1);
  if (!first || !last || burst.every((segment) => dataLength(segment) <= maximumSegment)) return burst;
  const end = last.end - (last.fin ? 1 : 0);
  const pieces: SentSegment[] = [];
  for (let start = first.start; start < end; start += maximumSegment) {
    const isLast = start + maximumSegment >= end;
    const piece = isLast ? { end: last.end, fin: last.fin } : { end: start + maximumSegment, fin: false };
    pieces.push({ ...first, ...piece, start });
  }
  return pieces;
}

/**
 * tcp_retrans_try_collapse: a small segment that is sent again takes in the small ones behind it, FIN included, while all of it
 * fits into one segment and into the window.
 */
export function collapse(turn: Turn, c: TcpConnection, index: number): TcpConnection {
  const { inFlight, unacknowledged, window } = c.send;
  const first = inFlight[index];
  if (!first || first.syn) return c;
  const edge = unacknowledged + window;
  const space = edge > first.start ? Math.min(edge - first.start, c.maximumSegment) : c.maximumSegment;
  let merged = first;
  let next = index + 1;
  for (; next < inFlight.length; next += 1) {
    const segment = inFlight[next];
    if (!segment || segment.sacked || burstAt(inFlight, next).length > 1 || segment.burst === first.burst)
      break;
    if (dataLength(merged) + dataLength(segment) > space || segment.end > edge) break;
    if (segment.packet !== undefined && isWaiting(turn, c.node, segment.packet)) break;
    merged = { ...merged, end: segment.end, fin: segment.fin };
  }
  if (merged === first || dataLength(first) >= space) return c;
  const entries = [...inFlight.slice(0, index), merged, ...inFlight.slice(next)];
  return { ...c, send: { ...c.send, inFlight: entries } };
}

function dataLength({ start, end, fin }: SentSegment): number {
  return end - start - (fin ? 1 : 0);
}
