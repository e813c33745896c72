// Folding and filtering, on walks short enough to be read: what is left, in which order, and with which numbers.
import { describe, expect, test } from 'vitest';
import { NO_NAMES, parsePredicate } from '../../../src/language/predicate.ts';
import { compilePredicate } from '../../../src/simulation/match.ts';
import { EVERYTHING, type RowFilter, select } from '../../../src/view/diagram/selection.ts';
import type { DiagramModel } from '../../../src/view/diagram.ts';
import { mermaidText } from '../../../src/view/mermaid.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { diagramOf } from '../walks.ts';

const { model, trace } = diagramOf(['pc get http://web/']);
const { labels } = ENGLISH_WORDS.interface.diagram;

const TWO_CLIENTS = ['together {', '  pc get http://web/', '  other get http://web/', '}'];

const keyOf = (kind: string, of = model): string => of.groups.find((group) => group.kind === kind)?.key ?? '';

const shown = ({ rows, columns }: DiagramModel): string[] =>
  rows.map(({ number, from, to, label }) => `${number} ${columns[from]?.name} ${columns[to]?.name} ${label}`);

const folding = (...keys: readonly string[]) =>
  select(model, { ...EVERYTHING, folded: new Set(keys) }, trace, labels);

const filtering = (filter: Partial<RowFilter>) =>
  select(model, { ...EVERYTHING, filter: { ...EVERYTHING.filter, ...filter } }, trace, labels);

test('with nothing folded and nothing filtered it is the very same diagram', () => {
  expect(select(model, EVERYTHING, trace, labels)).toBe(model);
});

describe('folding', () => {
  test('a phase becomes one line at its first row, and the numbers of the others stay', () => {
    expect(shown(folding(keyOf('handshake'))).slice(0, 5)).toEqual([
      '1 pc other ARP who has 192.168.1.20?',
      '2 web pc ARP is at 02:00:00:00:02:00',
      '3 pc web handshake: 3 packets',
      '6 pc web GET /',
      '7 web pc ACK',
    ]);
  });

  test('an action becomes one line, whatever phases in it are folded', () => {
    const { rows, groups } = folding(keyOf('action'), keyOf('handshake'));
    expect(rows.map(({ label }) => label)).toEqual([
      `${new Set(model.rows.map(({ packet }) => packet)).size} packets`,
    ]);
    expect(rows[0]?.course).toBe('folded');
    expect(groups.filter(({ rows }) => rows.length > 0).map(({ kind }) => kind)).toEqual(['action']);
  });

  test('a group that lies between others is gone wherever its rows stand', () => {
    const { model: two, trace } = diagramOf(TWO_CLIENTS);
    const handshakes = two.groups.filter(({ kind }) => kind === 'handshake');
    expect(handshakes).toHaveLength(2);
    const [first] = handshakes;
    const folded = select(two, { ...EVERYTHING, folded: new Set([first?.key ?? '']) }, trace, labels);
    expect(folded.rows.filter(({ fold }) => fold)).toHaveLength(1);
    expect(folded.rows).toHaveLength(two.rows.length - 2);
    expect(folded.rows.map(({ index }) => index)).toEqual(folded.rows.map((_, index) => index));
  });

  test('what died inside is said at the line', () => {
    const dead = diagramOf(['pc get http://192.168.1.77/']);
    const key = keyOf('resolution', dead.model);
    const folded = select(dead.model, { ...EVERYTHING, folded: new Set([key]) }, dead.trace, labels);
    expect(folded.rows[0]?.label).toBe('find MAC: 3 packets');
  });

  test('its Mermaid text has an arrow to and fro', () => {
    expect(mermaidText(folding(keyOf('action')), ENGLISH_WORDS)).toContain('p0<<->>p2: 12 packets');
  });

  test('keys outlive an edit elsewhere', () => {
    const edited = diagramOf(['pc ping web', 'pc get http://web/']);
    const keys = edited.model.groups.map(({ key }) => key);
    expect(keys).toContain(keyOf('handshake'));
    expect(keys).toContain(keyOf('action'));
  });

  test('headings stay before what follows them', () => {
    const { headings } = folding(keyOf('action'));
    expect(headings.map(({ before }) => before)).toEqual([0]);
  });
});

describe('filters', () => {
  test('protocols that are hidden', () => {
    const left = shown(filtering({ hidden: ['arp', 'http'] }));
    expect(left[0]).toBe('3 pc web SYN');
    expect(left.join()).not.toContain('GET');
  });

  test('an expression, of what Wireshark would show', () => {
    const { predicate } = parsePredicate('tcp.flags.syn == 1', NO_NAMES);
    if (!predicate) throw new Error('no predicate');
    expect(shown(filtering({ test: compilePredicate(predicate) }))).toEqual([
      '3 pc web SYN',
      '4 web pc SYN+ACK',
    ]);
  });

  test('a packet, by its number', () => {
    expect(shown(filtering({ packet: 4 }))).toEqual(['4 web pc SYN+ACK']);
  });

  test('a connection, without what finds its way', () => {
    const conversation = model.rows[3]?.conversation;
    if (conversation === undefined) throw new Error('no conversation');
    expect(shown(filtering({ conversation }))).toEqual(shown(model).slice(2));
  });

  test('a node: what it sends and what it hears', () => {
    const { model: two, trace } = diagramOf(TWO_CLIENTS);
    const ofOther = select(
      two,
      { ...EVERYTHING, filter: { ...EVERYTHING.filter, node: 'other' } },
      trace,
      labels,
    );
    const others = shown(ofOther).filter((row) => !row.includes(' other '));
    // The other client's question is a broadcast: this one hears it too.
    expect(others).toEqual(others.filter((row) => row.includes('who has')));
    expect(ofOther.rows.length).toBeLessThan(two.rows.length);
  });

  test('the wait is that since the row before it that is shown', () => {
    const [first, second] = filtering({ hidden: ['arp', 'tcp'] }).rows;
    if (!first || !second) throw new Error('too few rows');
    expect(first.gap).toBeUndefined();
    expect(second.gap).toBe(second.time - first.time);
  });

  test('nothing may be left', () => {
    expect(filtering({ packet: 999 }).rows).toEqual([]);
  });
});
