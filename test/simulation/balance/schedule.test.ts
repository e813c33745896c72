// The schedulers, by the order in which they choose.
import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../../src/address/ipv4.ts';
import type { Schedule, VirtualService } from '../../../src/network/balance.ts';
import { choose, FIRST_CHOICE, type Load } from '../../../src/simulation/balance/schedule.ts';

const VIP = ipv4(0x0a000064);

function service(schedule: Schedule, weights: readonly number[]): VirtualService {
  return {
    protocol: 'tcp',
    address: { address: VIP, port: 80 },
    mode: 'nat',
    schedule,
    reals: weights.map((weight, position) => ({
      address: ipv4(0x0a00000b + position),
      port: 80,
      weight,
      node: undefined,
      source: { start: 0, end: 0 },
    })),
    tracking: true,
    persistence: undefined,
    keepTtl: false,
    source: { start: 0, end: 0 },
  };
}

function choices(
  kind: Schedule,
  weights: readonly number[],
  count: number,
  loads: readonly Load[] = [],
): string {
  let state = FIRST_CHOICE;
  const chosen: (number | string)[] = [];
  for (let choice = 0; choice < count; choice += 1) {
    const { real, after } = choose(service(kind, weights), state, loads, ipv4(0xcb007105 + choice));
    chosen.push(real ?? '-');
    state = after;
  }
  return chosen.join(' ');
}

describe('schedulers', () => {
  it('round robin goes round, past who has no weight', () => {
    expect(choices({ kind: 'rr' }, [1, 1, 1], 7)).toBe('0 1 2 0 1 2 0');
    expect(choices({ kind: 'rr' }, [1, 0, 1], 4)).toBe('0 2 0 2');
    expect(choices({ kind: 'rr' }, [0, 0], 2)).toBe('- -');
  });

  it('weighted round robin gives the heavier ones more, spread over the round', () => {
    expect(choices({ kind: 'wrr' }, [2, 1], 6)).toBe('0 0 1 0 0 1');
    expect(choices({ kind: 'wrr' }, [4, 3, 2], 9)).toBe('0 0 1 0 1 2 0 1 2');
    expect(choices({ kind: 'wrr' }, [2, 2], 4)).toBe('0 1 0 1');
    expect(choices({ kind: 'wrr' }, [0, 3], 3)).toBe('1 1 1');
    expect(choices({ kind: 'wrr' }, [0], 1)).toBe('-');
  });

  it('least connections counts a working one as 256 closing ones; ties go to the first', () => {
    const busy = { active: 1, inactive: 0 };
    const closing = { active: 0, inactive: 255 };
    expect(choices({ kind: 'lc' }, [1, 1], 1, [busy, closing])).toBe('1');
    expect(choices({ kind: 'lc' }, [1, 1], 1, [closing, closing])).toBe('0');
    expect(choices({ kind: 'lc' }, [0, 1], 1, [closing, busy])).toBe('1');
  });

  it('weighted least connections divides by the weight', () => {
    const loads = [
      { active: 3, inactive: 0 },
      { active: 2, inactive: 0 },
    ];
    expect(choices({ kind: 'wlc' }, [2, 1], 1, loads)).toBe('0');
    expect(choices({ kind: 'wlc' }, [1, 1], 1, loads)).toBe('1');
  });

  it('source hashing keeps a client at its server', () => {
    const once = choices({ kind: 'sh' }, [1, 1], 8);
    expect(choices({ kind: 'sh' }, [1, 1], 8)).toBe(once);
    expect(new Set(once.split(' '))).toEqual(new Set(['0', '1']));
  });

  it('destination hashing sends one address to one server', () => {
    expect(new Set(choices({ kind: 'dh' }, [1, 1], 5).split(' ')).size).toBe(1);
  });

  it('the order of the file ends with its last', () => {
    expect(choices({ kind: 'order', reals: [1, 0] }, [1, 1], 4)).toBe('1 0 0 0');
  });
});
