// What the editor says of a cursor, on one small walk.
import { describe, expect, test } from 'vitest';
import { Findings, stoppedFinding } from '../../src/editor/findings.ts';
import { LIVE_LIMIT, runSlice } from '../../src/editor/run.ts';
import { causeOf, factText, pointedAt, positionText } from '../../src/editor/wording.ts';
import { check } from '../../src/language/check.ts';
import { ENGLISH_WORDS } from '../../src/view/words.ts';
import { move, START } from '../../src/walkthrough/cursor.ts';
import { packetAt, packetCount } from '../../src/walkthrough/position.ts';
import { runToEnd, Trace } from '../../src/walkthrough/trace.ts';

const TEXT = `lan home 192.168.1.0/24
host pc  { nic home 192.168.1.10 }
host web { nic home 192.168.1.80 }
walk "first" {
  pc ping web
  repeat 2 {
    pc ping web
  }
}
`;

function traceOf(text: string, frames?: number): Trace {
  const { network, diagnostics } = check(text);
  const walk = network?.walks[0];
  if (!network || !walk) throw new Error(JSON.stringify(diagnostics));
  return runToEnd(network, walk, frames);
}

describe('the position', () => {
  const trace = traceOf(TEXT);

  test('begins before everything', () => {
    expect(positionText(trace, START, ENGLISH_WORDS)).toBe(`packet 0 of 8 · step 0 of ${trace.stepCount}`);
  });

  test('counts packets as the packet key moves', () => {
    const packets: number[] = [];
    let cursor = START;
    for (let i = 0; i < packetCount(trace); i++) {
      cursor = move(trace, cursor, 'packet', 1);
      packets.push(packetAt(trace, cursor));
    }
    expect(packets).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('says whom a lost frame was meant for', () => {
    const lost = traceOf(
      TEXT.replace('{ nic home 192.168.1.80 }', '{\n  nic home 192.168.1.80\n  serve http 80\n}').replace(
        '  pc ping web\n',
        '  lose next data from pc\n  pc get http://web/\n',
      ),
    );
    const said = Array.from({ length: lost.stepCount }, (_, serial) => factText(lost, serial, ENGLISH_WORDS));
    expect(said).toContainEqual(expect.stringMatching(/^hop \d+\/\d+ · pc → web · GET/));
    expect(said).not.toContainEqual(expect.stringMatching(/→ ·/));
  });

  test('says the way and the frame of a hop', () => {
    const said: string[] = [];
    for (let cursor = move(trace, START, 'hop', 1); said.length < 4; cursor = move(trace, cursor, 'hop', 1))
      said.push(factText(trace, cursor, ENGLISH_WORDS));
    expect(said).toEqual([
      'hop 1/8 · pc → web · ARP who has 192.168.1.80?',
      expect.stringMatching(/^hop 2\/8 · web → pc · ARP is at /),
      'hop 3/8 · pc → web · echo request 1',
      'hop 4/8 · web → pc · echo reply 1',
    ]);
  });

  test('every step can be said in a line', () => {
    for (let serial = 0; serial < trace.stepCount; serial++)
      expect(factText(trace, serial, ENGLISH_WORDS)).toMatch(/^.{3,200}$/);
  });
});

describe('the cause in the text', () => {
  const trace = traceOf(TEXT);
  const line = (offset: number): number => TEXT.slice(0, offset).split('\n').length;

  test('is the line of the action', () => {
    const lines = new Set<number>();
    for (let serial = 0; serial < trace.stepCount; serial++) {
      const cause = causeOf(trace, serial);
      if (cause) lines.add(line(cause.start));
    }
    expect([...lines]).toEqual([5, 7]);
    expect(causeOf(trace, START)).toBeUndefined();
  });

  test('pointing at a line goes to its first step, and stays where it is already there', () => {
    const offset = TEXT.indexOf('pc ping');
    const target = pointedAt(trace, START, offset);
    expect(target).toBe(trace.performed[0]?.begin);
    expect(pointedAt(trace, (target ?? 0) + 3, offset)).toBeUndefined();
    expect(pointedAt(trace, START, 3)).toBeUndefined();
  });

  test('of a line that is repeated it is the nearest time', () => {
    const offset = TEXT.lastIndexOf('pc ping');
    const before = pointedAt(trace, START, offset);
    expect(before).toBeDefined();
    expect(line(causeOf(trace, before ?? 0)?.start ?? 0)).toBe(7);
  });
});

describe('findings', () => {
  const found = (walk: string) => {
    const trace = traceOf(TEXT.replace(/walk[\s\S]*/, `walk "w" {\n${walk}\n}\n`));
    const findings = new Findings(trace, ENGLISH_WORDS);
    findings.read();
    return findings.all.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
  };

  test('nothing of a walk that works', () => {
    expect(found('pc ping web\nexpect pc got 1 reply')).toEqual([]);
  });

  test('an expectation that does not hold, with what was seen', () => {
    expect(found('pc ping web\nexpect pc got unreachable')).toEqual([
      expect.stringMatching(/^error expect-failed: This does not hold: what it got is .*1.*\.$/),
    ]);
  });

  test('a packet that dies, unless the walk knows of it', () => {
    expect(found('pc ping 192.168.1.99 timeout 5s')).toEqual([
      expect.stringMatching(/^information packet-died: .*192\.168\.1\.99/),
    ]);
    expect(found('pc ping 192.168.1.99 timeout 5s\nexpect pc got unreachable')).toEqual([]);
  });

  test('an answer that does not come in time', () => {
    expect(found('pc ping 192.168.1.99')).toEqual([
      expect.stringMatching(/^information packet-died: Ping on pc/),
    ]);
  });

  test('a frame that is lost as asked is no finding', () => {
    expect(found('lose next echo-request\npc ping web')).toEqual([]);
  });

  test('a run that is stopped says what repeats', () => {
    const trace = traceOf(TEXT.replace('repeat 2', 'repeat 1000'), 100);
    expect(trace.status).toBe('stopped');
    expect(stoppedFinding(trace, ENGLISH_WORDS).message).toMatch(
      /^The preview stops after \d+ frames.*pc → web: echo request/,
    );
  });
});

test('a run in slices is the same run', () => {
  const { network } = check(TEXT.replace('repeat 2', 'repeat 100'));
  const walk = network?.walks[0];
  if (!network || !walk) throw new Error('no walk');
  const trace = new Trace(network, walk);
  const spent = { turns: 0 };
  let slices = 0;
  let clock = 0;
  // A clock that says after each look that the time is up.
  while (runSlice(trace, LIVE_LIMIT, spent, () => (clock += 10)) === 'running') slices++;
  expect(slices).toBeGreaterThan(3);
  expect(trace.status).toBe('over');
  expect(trace.stepCount).toBe(runToEnd(network, walk).stepCount);
});
