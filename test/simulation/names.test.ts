// Names: who is asked, how often and how long, what is kept, and what an action comes to whose name nobody knows. The waits and
// the order of the servers are what the resolver of glibc 2.36 was seen to do under strace(1).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../src/simulation/application/name-server.ts';
import { walkText } from '../../src/view/journeys.ts';
import type { Trace } from '../../src/walkthrough/trace.ts';
import { expectHeld, facts, runText } from './running.ts';

const ZONE = `serve dns {
    www.example.com 10.0.0.2
    www.example.com 10.0.0.3
    old.example.com cname www.example.com
    gone.example.com nxdomain
    deaf.example.com silent
  }`;

function office(resolvers: string, zone = ZONE): string {
  return `lan office 10.0.0.0/24
host pc {
  nic office .1
  ${resolvers}
}
host web {
  nic office .2
  serve http 80
}
host ns {
  nic office .53
  ${zone}
}
host ns2 {
  nic office .54
  serve dns { www.example.com 10.0.0.2 }
}
`;
}

function run(walk: string, network = office('resolver 10.0.0.53')): Trace {
  return runText(`${network}walk "w" {\n${walk}\n}\n`);
}

/** `UDP …` lines without times. */
function datagrams(trace: Trace): readonly string[] {
  return walkText(trace)
    .split('\n')
    .flatMap((line) => /\| (DNS .*)$/.exec(line)?.[1] ?? []);
}

describe('a name', () => {
  it('is asked for in one datagram before the first packet to its owner', () => {
    const trace = run('pc ping www.example.com\nexpect pc got 1 reply\nexpect pc sent 1 dns');
    expectHeld(trace);
    expect(datagrams(trace)).toEqual([
      'DNS query www.example.com',
      'DNS response www.example.com = 10.0.0.2, 10.0.0.3',
    ]);
  });

  it.each(['get http://www.example.com/', 'connect www.example.com:80', 'udp www.example.com:9'])(
    'stands before %s as well',
    (action) => {
      const trace = run(`pc ${action}`);
      expect(facts(trace, 'name-answered')).toHaveLength(1);
      expect(facts(trace, 'opened').at(-1)?.remote.address).toBe(0x0a000002);
    },
  );

  it('gives all its addresses in the order of the rows', () => {
    const trace = run(
      'pc resolve www.example.com\nexpect pc got 10.0.0.2\nexpect pc got 10.0.0.3\nexpect pc got 10.0.0.4',
    );
    expect(facts(trace, 'checked').map(({ held }) => held)).toEqual([true, true, false]);
    expect(facts(trace, 'checked').at(-1)?.seen).toMatchObject({
      result: { kind: 'addresses', addresses: [0x0a000002, 0x0a000003] },
    });
  });

  it.each([
    ['get http://both.example.com/', 'refused', 'got 200 from web'],
    ['connect both.example.com:80', 'refused', 'sent 2 syn'],
  ])('has a second address, tried where the first one fails: %s', (action, failure, fact) => {
    const both = office(
      'resolver 10.0.0.53',
      'serve dns {\n both.example.com 10.0.0.54\n both.example.com 10.0.0.2\n }',
    );
    const trace = run(`pc ${action}\nexpect pc ${fact}`, both);
    expectHeld(trace);
    expect(facts(trace, 'next-address')).toMatchObject([{ failed: 0x0a000036, failure, next: 0x0a000002 }]);
  });

  it('has half of the time for an address that is silent', () => {
    const both = office(
      'resolver 10.0.0.53',
      'serve dns {\n both.example.com 10.0.0.54\n both.example.com 10.0.0.2\n }',
    ).replace('host ns2 {', 'host ns2 {\n  drop in tcp');
    const trace = run('pc get http://both.example.com/ timeout 3s\nexpect pc got 200 from web', both);
    expectHeld(trace);
    expect(facts(trace, 'next-address')[0]).toMatchObject({ failure: 'timeout' });
    expect(facts(trace, 'next-address')[0]?.at).toBeCloseTo(1.5, 1);
  });

  it('may be an alias: the answer holds both records', () => {
    const trace = run('pc resolve old.example.com\nexpect pc got 10.0.0.2');
    expectHeld(trace);
    expect(facts(trace, 'name-served')[0]?.used).toEqual([2, 0, 1]);
  });

  it.each(['gone.example.com', 'nobody.example.com'])('that does not exist ends the action: %s', (name) => {
    const trace = run(`pc ping ${name}\nexpect pc got nxdomain\nexpect pc sent 0 icmp`);
    expectHeld(trace);
    expect(datagrams(trace).at(-1)).toBe(`DNS response ${name}: no such name`);
  });
});

describe('a name server that does not answer', () => {
  it('is asked twice, for five seconds each', () => {
    const trace = run('pc get http://deaf.example.com/\nexpect pc got timeout\nexpect pc sent 2 dns');
    expectHeld(trace);
    const [first, second] = facts(trace, 'name-asked');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeCloseTo(5, 2);
  });

  it('waits as long as the walk says', () => {
    const trace = run('pc resolve deaf.example.com timeout 300ms\nexpect pc got timeout');
    expectHeld(trace);
    expect(facts(trace, 'name-asked').at(-1)?.at).toBeCloseTo(0.3, 3);
  });

  it('gives way to the next one; of three the later ones get 3 and 6 seconds', () => {
    const three = office('resolver 10.0.0.91\n  resolver 10.0.0.92\n  resolver 10.0.0.93').replace(
      'host ns {',
      'host deaf {\n  nic office .91 .92 .93\n  serve dns { www.example.com silent }\n}\nhost ns {',
    );
    const asked = facts(run('pc ping www.example.com\nexpect pc got timeout', three), 'name-asked');
    const at = asked.map(({ at: time }) => Math.round(time - (asked[0]?.at ?? 0)));
    expect(at).toEqual([0, 5, 8, 14, 19, 22]);
    expect(asked.map(({ server }) => server & 255)).toEqual([91, 92, 93, 91, 92, 93]);
  });

  it('says so at once where nobody listens, and the next one answers', () => {
    const trace = run(
      'pc resolve www.example.com\nexpect pc got 10.0.0.2',
      office('resolver 10.0.0.2\n  resolver 10.0.0.54'),
    );
    expectHeld(trace);
    expect(facts(trace, 'name-asked').map(({ why }) => why)).toEqual(['first', 'refused']);
  });

  it('says so as soon as its address is known to be nobody’s: glibc asks to hear of every error (IP_RECVERR)', () => {
    const gone = run(
      'pc resolve www.example.com\nexpect pc got 10.0.0.2',
      office('resolver 10.0.0.99\n  resolver 10.0.0.54'),
    );
    expectHeld(gone);
    expect(facts(gone, 'name-asked').map(({ at, why }) => [Math.round(at), why])).toEqual([
      [0, 'first'],
      [3, 'unreachable'],
    ]);
    const alone = run(
      'pc resolve www.example.com\nexpect pc got unreachable\nexpect pc sent 6 arp',
      office('resolver 10.0.0.99'),
    );
    expectHeld(alone);
    expect(facts(alone, 'ended').map(({ at }) => Math.round(at))).toEqual([6]);
  });

  it('cannot be asked without a route', () => {
    const trace = run('pc resolve www.example.com\nexpect pc got unreachable', office('resolver 10.9.9.9'));
    expectHeld(trace);
    expect(trace.transmissionCount).toBe(0);
  });

  it('is the host itself where none is written', () => {
    const trace = run('pc resolve www.example.com\nexpect pc got refused', office(''));
    expectHeld(trace);
    expect(facts(trace, 'name-asked').map(({ isOwnHost }) => isOwnHost)).toEqual([true, true]);
  });

  it('answers late: what it said is read when it is asked again', () => {
    const far = office('resolver 10.0.0.91\n  resolver 10.0.0.92').replace(
      'lan office 10.0.0.0/24',
      'lan office 10.0.0.0/24 { delay 2s }',
    );
    const slow = far.replace(
      'host ns {',
      'host slow {\n  nic office .91 .92\n  serve dns { www.example.com 10.0.0.2 }\n}\nhost ns {',
    );
    // ARP takes 4 s and the answer another 4 s: it comes after the 5 s that its server has.
    const trace = run('pc resolve www.example.com\nexpect pc got 10.0.0.2', slow);
    expectHeld(trace);
  });
});

describe('the cache', () => {
  it('spares the question, for get and resolve alike, but not for a question from a certain port', () => {
    const trace = run(
      'pc ping www.example.com\npc resolve www.example.com\npc get http://WWW.example.com/\nexpect pc sent 1 dns\npc resolve www.example.com from 5353\nexpect pc sent 2 dns',
    );
    expectHeld(trace);
    expect(facts(trace, 'name-cached')).toHaveLength(2);
  });

  it('keeps nothing about names that do not exist', () => {
    expectHeld(run('pc resolve gone.example.com\npc resolve gone.example.com\nexpect pc sent 2 dns'));
  });

  it('never answers after the time to live', () => {
    const waits = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(waits, (seconds) => {
        const trace = run(seconds.map((wait) => `pc resolve www.example.com\nwait ${wait}s`).join('\n'));
        const learned = facts(trace, 'name-answered');
        for (const { at, until } of facts(trace, 'name-cached')) {
          expect(at).toBeLessThan(until / 1e9);
          const from = learned.filter((answer) => answer.at <= at).at(-1);
          expect(until / 1e9).toBeCloseTo((from?.at ?? 0) + 300, 6);
        }
        expect(learned.length + facts(trace, 'name-cached').length).toBe(seconds.length);
        // Two answers are never nearer to each other than the first may be kept.
        for (const [index, { at }] of learned.slice(1).entries())
          expect(at - (learned[index]?.at ?? 0)).toBeGreaterThanOrEqual(300);
      }),
      { numRuns: 40 },
    );
  });
});

describe('rows of a name server', () => {
  const source = { start: 0, end: 0 };
  it('that lead in a circle end as an unknown name', () => {
    const records = [
      { name: 'a.b', kind: 'alias', target: 'b.b', source },
      { name: 'b.b', kind: 'alias', target: 'a.b', source },
    ] as const;
    expect(lookUp(records, 'a.b').outcome).toBe('nxdomain');
  });
});
