// Which real server gets a new connection: the schedulers of the kernel's IP virtual server (net/netfilter/ipvs/ip_vs_rr.c, _wrr.c,
// _lc.c, _wlc.c, _sh.c, _dh.c), and `order`, in which the file decides.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { VirtualService } from '../../network/balance.ts';

/** Connections of a real server: those that work, and those that are closing or closed but still remembered. */
export interface Load {
  readonly active: number;
  readonly inactive: number;
}

/** What a scheduler remembers between two choices. */
export interface ScheduleState {
  /** position of the real server chosen last; -1: none yet */
  readonly last: number;
  /** wrr: the weight that a server must have at least in this round; 0: not begun */
  readonly current: number;
  /** choices made so far */
  readonly choices: number;
}

export const FIRST_CHOICE: ScheduleState = { last: -1, current: 0, choices: 0 };

export interface Choice {
  /** position in the service's real servers; undefined: none can take it */
  readonly real: number | undefined;
  readonly after: ScheduleState;
}

/** `loads` stands beside the service's real servers. */
export function choose(
  service: VirtualService,
  before: ScheduleState,
  loads: readonly Load[],
  client: Ipv4,
): Choice {
  const after = (real: number | undefined, current = before.current): Choice => ({
    real,
    after: { last: real ?? before.last, current, choices: before.choices + 1 },
  });
  const { schedule, reals } = service;
  const weights = reals.map(({ weight }) => weight);
  switch (schedule.kind) {
    case 'order':
      return after(schedule.reals[Math.min(before.choices, schedule.reals.length - 1)]);
    case 'rr':
      return after(roundRobin(weights, before.last));
    case 'wrr': {
      const { real, current } = weightedRoundRobin(weights, before);
      return after(real, current);
    }
    case 'lc':
      return after(
        least(reals.length, (real) => (hasWeight(weights, real) ? overhead(loads[real]) : undefined)),
      );
    case 'wlc':
      return after(
        least(reals.length, (real) =>
          hasWeight(weights, real) ? overhead(loads[real]) / (weights[real] ?? 1) : undefined,
        ),
      );
    case 'sh':
      return after(hashed(bucketsByWeight(weights), weights, client));
    case 'dh':
      return after(hashed(bucketsInTurn(reals.length), weights, service.address.address));
  }
}

function hasWeight(weights: readonly number[], real: number): boolean {
  return (weights[real] ?? 0) > 0;
}

function roundRobin(weights: readonly number[], last: number): number | undefined {
  for (let distance = 1; distance <= weights.length; distance += 1) {
    const real = (last + distance) % weights.length;
    if (hasWeight(weights, real)) return real;
  }
  return undefined;
}

/** In rounds: only the servers whose weight reaches the round's level are asked, and the level sinks by the weights' common divisor. */
function weightedRoundRobin(
  weights: readonly number[],
  { last, current }: ScheduleState,
): { readonly real: number | undefined; readonly current: number } {
  const divisor = weights.reduce(greatestCommonDivisor, 0);
  const highest = Math.max(0, ...weights) - (divisor - 1);
  if (divisor === 0) return { real: undefined, current: 0 };
  let level = current > 0 ? current : highest;
  let real = last;
  // One level more than there are is enough to meet the heaviest server again.
  for (let visit = 0; visit <= weights.length * (highest / divisor + 2); visit += 1) {
    real += 1;
    if (real >= weights.length) {
      real = -1;
      level -= divisor;
      if (level <= 0) level = highest;
      continue;
    }
    if ((weights[real] ?? 0) >= level) return { real, current: level };
  }
  return { real: undefined, current: level };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A working connection costs 256 times what a closing one does. */
function overhead(load: Load | undefined): number {
  return load ? load.active * 256 + load.inactive : 0;
}

/** The first of those with the smallest cost; undefined costs are left out. */
function least(count: number, costOf: (real: number) => number | undefined): number | undefined {
  let best: { readonly real: number; readonly cost: number } | undefined;
  for (let real = 0; real < count; real += 1) {
    const cost = costOf(real);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { real, cost };
  }
  return best?.real;
}

// ---- hashing

/** IP_VS_SH_TAB_BITS, IP_VS_DH_TAB_BITS */
const TABLE_BITS = 8;
const TABLE_SIZE = 2 ** TABLE_BITS;

/** ip_vs_sh_reassign: each server in turn fills as many buckets as its weight says. */
function bucketsByWeight(weights: readonly number[]): readonly number[] {
  const buckets: number[] = [];
  let real = 0;
  let filled = 0;
  while (buckets.length < TABLE_SIZE && weights.length > 0) {
    buckets.push(real);
    filled += 1;
    if (filled < (weights[real] ?? 0)) continue;
    real = (real + 1) % weights.length;
    filled = 0;
  }
  return buckets;
}

/** ip_vs_dh_reassign */
function bucketsInTurn(count: number): readonly number[] {
  return count === 0 ? [] : Array.from({ length: TABLE_SIZE }, (_, bucket) => bucket % count);
}

/** A server without weight gets nothing, and nobody takes its buckets. */
function hashed(buckets: readonly number[], weights: readonly number[], address: Ipv4): number | undefined {
  const real = buckets[hash32(address)];
  return real !== undefined && hasWeight(weights, real) ? real : undefined;
}

/** include/linux/hash.h: hash_32 with the golden ratio. */
function hash32(value: number): number {
  return Math.imul(value, 0x61c88647) >>> (32 - TABLE_BITS);
}
