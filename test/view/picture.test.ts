// What is sent to the panel: windows of rows, and a cursor that agrees with the trace wherever it stands.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeDiagram } from '../../src/view/diagram.ts';
import { cursorView, pageView, pictureView } from '../../src/view/picture.ts';
import { ENGLISH_WORDS } from '../../src/view/words.ts';
import { START } from '../../src/walkthrough/cursor.ts';
import { diagramOf, traceOf } from './walks.ts';

const { trace, model } = diagramOf([
  'lose next syn from pc',
  'pc get http://web/',
  'pc ping 192.168.1.99 timeout 5s',
]);

describe('the cursor', () => {
  const at = (step: number) =>
    cursorView(trace, model, 1, step, { allTables: false, costs: undefined }, ENGLISH_WORDS);

  it('begins with nothing', () => {
    expect(at(START)).toMatchObject({ step: -1, begun: 0, packet: 0, row: undefined, inspector: undefined });
  });

  it('is at the row that a click on it leads to', () => {
    for (const { sent, index } of model.rows)
      expect(at(sent)).toMatchObject({ row: index, begun: index + 1 });
  });

  it('never shows what has not happened yet', () => {
    let begun = 0;
    for (let step = 0; step < trace.stepCount; step += 1) {
      const view = at(step);
      expect(view.begun).toBeGreaterThanOrEqual(begun);
      begun = view.begun;
      if (view.row !== undefined) expect(view.row).toBeLessThan(begun);
    }
    expect(begun).toBe(model.rows.length);
  });

  it('names the packet that a step is about, also on its later hops', () => {
    const text = readFileSync('examples/envelope.walk', 'utf8');
    const routed = traceOf(text);
    const drawn = makeDiagram(routed, { rows: 'journeys', textAt: () => '', words: ENGLISH_WORDS });
    for (let index = 0; index < routed.transmissionCount; index += 1) {
      const { step, number } = routed.row(index);
      const options = { allTables: false, costs: undefined };
      expect(cursorView(routed, drawn, 1, step, options, ENGLISH_WORDS).packet).toBe(number);
    }
  });

  it('counts the packets that were sent: at the end all of them', () => {
    expect(at(trace.stepCount - 1).packet).toBe(pictureView(model, 1).packetCount);
  });
});

describe('a page', () => {
  const page = pageView(model, 1, 0, ENGLISH_WORDS);

  it('says of each row what the drawing lacks', () => {
    const lost = page.rows.find(({ course }) => course === 'lost');
    expect(lost).toMatchObject({ label: 'SYN', reason: 'lost' });
    const again = page.rows.find(({ isRetransmission }) => isRetransmission);
    expect(again?.isLongGap).toBe(true);
    expect(page.rows.find(({ course }) => course === 'unsent')?.reason).toBe('no ARP reply');
  });

  it('says each row in words', () => {
    expect(page.rows[0]?.spoken).toMatch(
      /^1: ARP who has 192\.168\.1\.20\?, pc to everyone: web, other, at /,
    );
  });

  it('has names of phases over rows of its own', () => {
    for (const { first, last } of page.runs) {
      expect(first).toBeGreaterThanOrEqual(page.firstRow);
      expect(last).toBeLessThan(page.firstRow + page.rows.length);
    }
    expect(page.runs.filter(({ isStart }) => isStart).map(({ title }) => title)).toContain('handshake');
  });

  it('survives the way to the panel as JSON', () => {
    for (const view of [
      page,
      pictureView(model, 1),
      cursorView(trace, model, 1, 5, { allTables: true, costs: undefined }, ENGLISH_WORDS),
    ])
      expect(JSON.parse(JSON.stringify(view))).toEqual(JSON.parse(JSON.stringify(structuredClone(view))));
  });
});
