// The receive window (RFC 9293 section 3.8.6; net/ipv4/tcp_output.c __tcp_select_window, tcp_input.c tcp_grow_window and
// tcp_rcv_space_adjust): what the buffer has room for, opened no faster than data comes.
import type { ReceiveState, TcpConnection } from './connection.ts';

/** tcp_rmem[1] 131072: half of the buffer counts as window. */
export const INITIAL_SPACE = 65536;
/** tcp_rmem[2] of 32 MiB gives this shift */
export const WINDOW_SCALE = 10;
const MAXIMUM_SPACE = 16 * 2 ** 20;

/** tcp_select_initial_window: whole segments within 64 KiB. 64240 for 1460, 65160 for 1448 octets. */
export function initialWindow(segment: number): number {
  return Math.floor(65535 / segment) * segment;
}

/** The window to advertise now; never moves its right edge to the left (RFC 9293 section 3.8.6.2). */
export function selectWindow(c: TcpConnection): ReceiveState {
  const { receive } = c;
  const current = Math.max(0, receive.windowStart + receive.window - receive.next);
  const offered = usableWindow(c);
  const unit = 2 ** c.receiveScale;
  const window = offered < current ? Math.ceil(current / unit) * unit : offered;
  return { ...receive, window, windowStart: receive.next };
}

/** __tcp_select_window. */
export function usableWindow(c: TcpConnection): number {
  const { receive, acknowledge } = c;
  let free = receive.space - receive.stream.length;
  const unit = 2 ** c.receiveScale;
  if (free < receive.space / 2) {
    free = Math.floor(free / unit) * unit;
    if (free < receive.space / 16 || free < Math.min(acknowledge.segment, receive.space)) return 0;
  }
  return Math.ceil(Math.min(free, receive.threshold) / unit) * unit;
}

/** tcp_grow_window: each full segment opens the window by two more while the buffer has room. */
export function growWindow(receive: ReceiveState, length: number, segment: number): ReceiveState {
  const room = receive.space - receive.stream.length - receive.threshold;
  if (room <= 0 || length < 128) return receive;
  return { ...receive, threshold: receive.threshold + Math.min(room, Math.max(2 * segment, 2 * length)) };
}

/** tcp_rcv_space_adjust: once a round trip, room for twice what the program read in it. */
export function adjustSpace(c: TcpConnection, read: number, now: number): ReceiveState {
  const { receive } = c;
  const copied = receive.copied + read;
  const roundTrip = c.roundTrip.smoothed ?? 0;
  if (now - receive.measuredAt < roundTrip || roundTrip === 0) return { ...receive, copied };
  if (copied <= receive.copiedSpace) return { ...receive, copied: 0, measuredAt: now };
  const wanted = 2 * copied + 16 * c.maximumSegment;
  const space = Math.min(MAXIMUM_SPACE, Math.max(receive.space, wanted));
  return { ...receive, space, copied: 0, copiedSpace: copied, measuredAt: now };
}
