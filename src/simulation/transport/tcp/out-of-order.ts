// What has come before its turn (RFC 9293 section 3.10.7.4; net/ipv4/tcp_input.c tcp_data_queue_ofo, tcp_ofo_queue): it waits for what is
// missing, and every ACK names it (RFC 2018, RFC 2883).
import type { OutOfOrder, ReceiveState, TcpConnection } from './connection.ts';
import { toWire } from './sequence.ts';
import { append } from './stream.ts';

/** A FIN counts one. */
function endOf({ end, fin }: OutOfOrder): number {
  return end + (fin ? 1 : 0);
}

/** Takes a piece in. One that waits already has come twice, and the next ACK says so. */
export function putOutOfOrder(receive: ReceiveState, piece: OutOfOrder): ReceiveState {
  const isKnown = receive.outOfOrder.some(
    (other) => other.start <= piece.start && other.end >= piece.end && (other.fin || !piece.fin),
  );
  const { start } = piece;
  const recentOutOfOrder = [start, ...receive.recentOutOfOrder.filter((other) => other !== start)];
  if (isKnown) return { ...receive, recentOutOfOrder, repeated: [start, endOf(piece)] };
  const outOfOrder = [...receive.outOfOrder, piece].sort((a, b) => a.start - b.start);
  return { ...receive, outOfOrder, recentOutOfOrder };
}

/** What is in order now, and whether the FIN is. */
export function joinOutOfOrder(receive: ReceiveState): {
  readonly receive: ReceiveState;
  readonly fin: boolean;
} {
  let { next, stream } = receive;
  let fin = false;
  const left: OutOfOrder[] = [];
  for (const piece of receive.outOfOrder) {
    if (piece.start > next) {
      left.push(piece);
      continue;
    }
    if (piece.end > next) {
      stream = append(stream, piece.data.subarray(next - piece.start));
      next = piece.end;
    }
    if (piece.fin && piece.end === next) fin = true;
  }
  const recentOutOfOrder = left.length === 0 ? [] : receive.recentOutOfOrder;
  return { receive: { ...receive, next, stream, outOfOrder: left, recentOutOfOrder }, fin };
}

interface Block {
  readonly start: number;
  readonly end: number;
  /** place of its newest piece among all that have come, the newest 0 */
  readonly age: number;
}

/** RFC 2018 section 4: what came twice, then the blocks, that which changed last first; with timestamps there is room for three. */
export function sackBlocks({ receive, timestamps }: TcpConnection): readonly (readonly [number, number])[] {
  const blocks: Block[] = [];
  for (const piece of receive.outOfOrder) {
    const arrived = receive.recentOutOfOrder.indexOf(piece.start);
    const age = arrived < 0 ? receive.recentOutOfOrder.length : arrived;
    const last = blocks.at(-1);
    if (last && last.end >= piece.start) {
      const end = Math.max(last.end, endOf(piece));
      blocks[blocks.length - 1] = { start: last.start, end, age: Math.min(last.age, age) };
    } else blocks.push({ start: piece.start, end: endOf(piece), age });
  }
  blocks.sort((a, b) => a.age - b.age);
  const ranges = blocks.map(({ start, end }) => [start, end] as const);
  return [...(receive.repeated ? [receive.repeated] : []), ...ranges]
    .slice(0, timestamps ? 3 : 4)
    .map(([start, end]) => [toWire(receive.initial, start), toWire(receive.initial, end)] as const);
}
