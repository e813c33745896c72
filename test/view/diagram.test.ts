// The diagram's model: an arrow a packet, where it ends, who hears it, and what belongs together.
import { describe, expect, it } from 'vitest';
import { type DiagramModel, makeDiagram } from '../../src/view/diagram.ts';
import { ENGLISH_WORDS } from '../../src/view/words.ts';
import { diagramOf, LAN, traceOf } from './walks.ts';

/** One line a row, as a reader would say it. */
function told({ rows, columns }: DiagramModel): string[] {
  const name = (column: number): string => columns[column]?.name ?? '?';
  return rows.map(
    ({ number, from, to, label, course }) => `${number} ${name(from)} > ${name(to)} ${label}: ${course}`,
  );
}

describe('a request over one switch', () => {
  const { trace, model } = diagramOf(['pc get http://web/']);

  it('has a column for everybody who sends or hears, in the order of the file', () => {
    expect(model.columns).toMatchObject([
      { name: 'pc', kind: 'host', address: '192.168.1.10' },
      { name: 'web', kind: 'host', address: '192.168.1.20' },
      { name: 'other', kind: 'host', address: '192.168.1.30' },
    ]);
  });

  it('tells the packets in their order', () => {
    expect(told(model).slice(0, 8)).toMatchInlineSnapshot(`
      [
        "1 pc > other ARP who has 192.168.1.20?: broadcast",
        "2 web > pc ARP is at 02:00:00:00:02:00: arrives",
        "3 pc > web SYN: arrives",
        "4 web > pc SYN+ACK: arrives",
        "5 pc > web ACK: arrives",
        "6 pc > web GET /: arrives",
        "7 web > pc ACK: arrives",
        "8 web > pc 200 OK: arrives",
      ]
    `);
  });

  it('lets everybody hear the question for a MAC, and nobody else anything', () => {
    expect(model.rows[0]?.listeners).toEqual([1, 2]);
    for (const row of model.rows.slice(1)) expect(row.listeners).toEqual([]);
  });

  it('has rows whose steps lead to their own packet', () => {
    for (const { sent, last, packet, index } of model.rows) {
      expect(trace.step(sent)).toMatchObject({ packet, fact: { kind: 'sent' } });
      expect(last).toBeGreaterThanOrEqual(sent);
      expect(model.rows[index]?.packet).toBe(packet);
    }
    const steps = model.rows.map(({ sent }) => sent);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('says how long each packet came after the one before', () => {
    const [first, ...rest] = model.rows;
    expect(first?.gap).toBeUndefined();
    expect(rest.reduce((sum, { gap }) => sum + (gap ?? 0), first?.time ?? 0)).toBe(model.rows.at(-1)?.time);
  });

  it('puts packets into phases, each into one', () => {
    const phases = model.groups.filter(({ kind }) => kind !== 'action');
    expect(phases.map(({ kind }) => kind).slice(0, 4)).toEqual([
      'resolution',
      'handshake',
      'request',
      'close',
    ]);
    const rows = phases.flatMap(({ rows }) => rows);
    expect([...rows].sort((a, b) => a - b)).toEqual(model.rows.map(({ index }) => index));
  });

  it('has the line of the walk over its packets', () => {
    expect(model.headings).toMatchObject([{ kind: 'action', before: 0, text: 'pc get http://web/' }]);
  });
});

describe('what does not arrive', () => {
  it('ends in a cross where it was lost, and comes again', () => {
    const { model } = diagramOf(['lose next syn from pc', 'pc get http://web/']);
    const lost = model.rows.find(({ course }) => course === 'lost');
    expect(lost).toMatchObject({ label: 'SYN', drops: [{ column: undefined, reason: { kind: 'lost' } }] });
    const again = model.rows.find(({ isRetransmission }) => isRetransmission);
    expect(again).toMatchObject({ label: 'SYN, again', course: 'arrives' });
    expect(again?.gap).toBeGreaterThan(900e6);
  });

  it('has a row though it never left its sender', () => {
    const { model } = diagramOf(['pc ping 192.168.1.99 timeout 5s']);
    const unsent = model.rows.find(({ course }) => course === 'unsent');
    expect(unsent).toMatchObject({
      number: '',
      label: 'echo request 1',
      transmissions: [],
      drops: [{ reason: { kind: 'no-arp-reply' } }],
    });
  });

  it('stays with its host on the loopback interface', () => {
    const { model } = diagramOf(['pc ping pc']);
    expect(told(model)).toEqual(['1 pc > pc echo request 1: loopback', '2 pc > pc echo reply 1: loopback']);
  });
});

describe('hops', () => {
  it('are rows of their own, numbered behind the packet', () => {
    const { trace, model } = diagramOf(['pc ping web'], 'hops');
    expect(model.rows).toHaveLength(trace.transmissionCount);
    expect(model.rows.map(({ number }) => number)).toEqual(['1.1', '2.1', '3.1', '4.1']);
  });
});

it('notes stand where they were said', () => {
  const { model } = diagramOf(['pc ping web', 'note "half time"', 'web ping pc']);
  const note = model.headings.find(({ kind }) => kind === 'note');
  expect(note).toMatchObject({ text: 'half time', before: 4 });
});

describe('a call that fails before there is a packet', () => {
  const { model } = diagramOf(['pc ping 10.9.9.9', 'pc ping web']);

  it('has a row that says so, without a number', () => {
    expect(told(model)[0]).toBe(' pc > web ping: unsent');
    expect(model.rows[0]).toMatchObject({ number: '', failure: 'unreachable', transmissions: [] });
    expect(model.rows[1]?.number).toBe('1');
  });

  it('stands under the line that made it', () => {
    expect(model.headings.map(({ before, text }) => [before, text])).toEqual([
      [0, 'pc ping 10.9.9.9'],
      [1, 'pc ping web'],
    ]);
  });
});

it('says what comes out of order and what comes twice', () => {
  const labels = (...lines: readonly string[]): readonly string[] => {
    const text = LAN.replace('serve http 80', 'serve http 80 { / 4000B }');
    const trace = traceOf(`${text}walk "w" {\n${lines.join('\n')}\n}\n`);
    const options = { rows: 'journeys', textAt: () => '', words: ENGLISH_WORDS } as const;
    return makeDiagram(trace, options).rows.map(({ label }) => label);
  };
  const early = labels('lose next data from web', 'pc get http://web/');
  expect(early.filter((label) => label.includes('order'))).toEqual([
    '1448 bytes, out of order',
    '1182 bytes, out of order',
  ]);
  expect(early).toContain('200 OK, again');
  const twice = labels('pc connect web:80 as a', 'lose next ack from web', 'pc send a "GET"', 'wait 2s');
  expect(twice).toContain('"GET", again, a duplicate');
});
