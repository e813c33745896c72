// The agenda: what is going to happen, ordered by virtual time. An immutable pairing heap (Fredman, Sedgewick, Sleator and
// Tarjan 1986), so that a run can be kept at any moment by keeping a reference, and run again from there.
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
  /** none of which comes before it */
  readonly firstChild: Agenda<T>;
  /** the next child of its parent */
  readonly sibling: Agenda<T>;
}

export function insert<T>(agenda: Agenda<T>, entry: Entry<T>): Agenda<T> {
  const alone = { entry, firstChild: undefined, sibling: undefined };
  return agenda ? link(agenda, alone) : alone;
}

/** The agenda without its first entry: its children are linked in pairs, and the pairs from the last to the first. */
export function rest<T>({ firstChild }: HeapNode<T>): Agenda<T> {
  const pairs: HeapNode<T>[] = [];
  for (let child = firstChild; child; ) {
    const other: Agenda<T> = child.sibling;
    pairs.push(other ? link(child, other) : child);
    child = other?.sibling;
  }
  let whole = pairs.pop();
  for (let pair = pairs.pop(); whole && pair; pair = pairs.pop()) whole = link(pair, whole);
  return whole;
}

/** When a kernel timer armed now fires: on the tick (jiffy) grid, never later than its nominal time. */
export function tickAfter(now: Nanoseconds, delay: Nanoseconds): Nanoseconds {
  const ticks = Math.max(1, Math.ceil(delay / TICK));
  return tickBefore(now) + ticks * TICK;
}

export function tickBefore(now: Nanoseconds): Nanoseconds {
  return Math.floor(now / TICK) * TICK;
}

/** Two agendas in one; what their roots have for siblings is not part of them. */
function link<T>(a: HeapNode<T>, b: HeapNode<T>): HeapNode<T> {
  const [first, second] = before(b.entry, a.entry) ? [b, a] : [a, b];
  const child = { entry: second.entry, firstChild: second.firstChild, sibling: first.firstChild };
  return { entry: first.entry, firstChild: child, sibling: undefined };
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
