// The agenda: what is going to happen, ordered by virtual time. An immutable leftist heap (Crane 1972), so that a run can be
// kept at any moment by keeping a reference, and run again from there.
//
// Two kinds of entries, because a kernel has two kinds of clocks. Frames and programs happen at their exact time, in the
// order in which they were scheduled. Kernel timers (retransmission, delayed ACK, ARP) fire on the tick, before anything else
// at that instant, the one armed last first: a bucket of the timer wheel is a stack (Linux kernel/time/timer.c,
// enqueue_timer: hlist_add_head).
import type { Nanoseconds } from '../network/source.ts';

/** CONFIG_HZ=250, the kernel of the reference captures. */
export const TICK: Nanoseconds = 4_000_000;

export interface Entry<T> {
  readonly time: Nanoseconds;
  /** ties at one instant: lower first */
  readonly order: number;
  readonly event: T;
}

export type Agenda<T> = HeapNode<T> | undefined;

interface HeapNode<T> {
  readonly entry: Entry<T>;
  readonly rank: number;
  readonly left: Agenda<T>;
  readonly right: Agenda<T>;
}

export function insert<T>(agenda: Agenda<T>, entry: Entry<T>): Agenda<T> {
  return merge(agenda, { entry, rank: 1, left: undefined, right: undefined });
}

/** The agenda without its first entry. */
export function rest<T>(agenda: HeapNode<T>): Agenda<T> {
  return merge(agenda.left, agenda.right);
}

/** When a kernel timer armed now fires: on the tick (jiffy) grid, never later than its nominal time. */
export function tickAfter(now: Nanoseconds, delay: Nanoseconds): Nanoseconds {
  const ticks = Math.max(1, Math.ceil(delay / TICK));
  return tickBefore(now) + ticks * TICK;
}

export function tickBefore(now: Nanoseconds): Nanoseconds {
  return Math.floor(now / TICK) * TICK;
}

function merge<T>(a: Agenda<T>, b: Agenda<T>): Agenda<T> {
  if (!a) return b;
  if (!b) return a;
  return before(b.entry, a.entry) ? join(b, a) : join(a, b);
}

function join<T>(first: HeapNode<T>, second: HeapNode<T>): HeapNode<T> {
  const merged = merge(first.right, second);
  const [left, right] = rankOf(first.left) >= rankOf(merged) ? [first.left, merged] : [merged, first.left];
  return { entry: first.entry, rank: rankOf(right) + 1, left, right };
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

function rankOf<T>(agenda: Agenda<T>): number {
  return agenda ? agenda.rank : 0;
}
