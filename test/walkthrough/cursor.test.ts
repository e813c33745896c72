// The cursor's four units, and its identity over an edit.
import { describe, expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { identityOf, last, locate, move, START } from '../../src/walkthrough/cursor.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';

function run(walk: string): Trace {
  const { network } = check(
    `lan office 192.168.1.0/24\nhost pc { nic office .10 }\nhost web {\n  nic office .20\n  serve http 80\n}\nwalk "w" {\n${walk}\n}\n`,
  );
  const [first] = network?.walks ?? [];
  if (!network || !first) throw new Error('errors');
  return runToEnd(network, first);
}

const trace = run('pc ping web\npc get http://web/');

describe('move', () => {
  it('goes from frame to frame by hop, and back the same way', () => {
    const there: number[] = [];
    for (
      let cursor = move(trace, START, 'hop', 1);
      there.at(-1) !== cursor && there.length < 50;
      cursor = move(trace, cursor, 'hop', 1)
    )
      there.push(cursor);
    expect(there.slice(0, -1)).toEqual(
      Array.from({ length: trace.transmissionCount }, (_, index) => trace.row(index).step),
    );
    expect(there.at(-1)).toBe(last(trace));
    let cursor = last(trace);
    const back: number[] = [];
    while (cursor !== START) {
      cursor = move(trace, cursor, 'hop', -1);
      back.push(cursor);
    }
    expect(back.slice(0, -1)).toEqual(there.slice(0, -1).reverse());
  });

  it.each(['hop', 'packet'] as const)('stops by %s where something dies that was never sent', (unit) => {
    const dying = run('pc ping 192.168.1.99 timeout 4s\npc ping 10.9.9.9\npc ping web');
    const stops: string[] = [];
    let cursor = START;
    for (let stop = 0; stop < 11; stop += 1) {
      cursor = move(dying, cursor, unit, 1);
      const { fact } = dying.step(cursor);
      stops.push(fact.kind === 'dropped' ? fact.reason.kind : fact.kind);
    }
    expect(stops).toEqual([
      // Three questions, then the host tells itself that the other is unreachable.
      ...['sent', 'sent', 'sent', 'no-arp-reply', 'sent', 'not-routed'],
      ...['sent', 'sent', 'sent', 'sent', 'ended'],
    ]);
    for (const wanted of stops.slice(0, -1).reverse()) {
      cursor = move(dying, cursor, unit, -1);
      const { fact } = dying.step(cursor);
      expect(fact.kind === 'dropped' ? fact.reason.kind : fact.kind).toBe(wanted);
    }
  });

  it('goes by action to the lines of the walk', () => {
    const first = move(trace, START, 'action', 1);
    const second = move(trace, first, 'action', 1);
    expect([first, second].map((cursor) => trace.step(cursor).fact.kind)).toEqual(['began', 'began']);
    expect(move(trace, second, 'action', -1)).toBe(first);
  });

  it('stays at the ends', () => {
    expect(move(trace, START, 'step', -1)).toBe(START);
    expect(move(trace, last(trace), 'step', 1)).toBe(last(trace));
  });
});

describe('identity', () => {
  it('finds every step again in the same trace', () => {
    for (let serial = 0; serial < trace.stepCount; serial += 1) {
      const identity = identityOf(trace, serial);
      expect(identity && locate(trace, identity)).toBe(serial);
    }
  });

  it('keeps its place when a line before it changes what it sends', () => {
    const edited = run('pc ping web count 3 interval 10ms\npc get http://web/');
    const fin = Array.from({ length: trace.stepCount }, (_, serial) => serial).find((serial) => {
      const { fact } = trace.step(serial);
      return fact.kind === 'segment-made' && fact.purpose.kind === 'fin';
    });
    const identity = fin === undefined ? undefined : identityOf(trace, fin);
    const found = identity && edited.step(locate(edited, identity)).fact;
    expect(found?.kind === 'segment-made' && found.purpose.kind).toBe('fin');
  });
});
