// The text that mermaid draws: it parses whatever the names and labels are, and its statements are counted as mermaid counts.
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import type { DiagramModel, Row } from '../../src/view/diagram.ts';
import { escapeText, mermaidPage, mermaidText, PAGE_ROWS } from '../../src/view/mermaid.ts';
import { ENGLISH_WORDS } from '../../src/view/words.ts';
import { diagramOf } from './walks.ts';

const { model } = diagramOf(['pc get http://web/', 'note "and then"', 'pc ping other']);

function renamed(names: readonly string[], labels: readonly string[]): DiagramModel {
  return {
    ...model,
    columns: model.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name })),
    rows: model.rows.map((row) => ({ ...row, label: labels[row.index % labels.length] ?? row.label })),
    headings: model.headings.map((heading) => ({ ...heading, text: labels[0] ?? heading.text })),
  };
}

/** Any text, and often what mermaid has a meaning for. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'end',
        'wrap:',
        'nowrap:',
        'style',
        'classDef',
        '#',
        ';',
        '#35;',
        '%%',
        '%%{init: {}}%%',
        '<br/>',
        '<script>',
        '"',
        "'",
        '`',
        '$$x$$',
        '->>',
        '-->>',
        ':',
        '@',
        '{',
        '}',
        '\\n',
        '\n',
        ' ',
        'as',
        'note',
        'participant',
        'loop',
        '\u202e',
        'שלום',
        '\u{1f4e6}',
        '&amp;',
        '---',
        '[',
        ']',
        '(',
        ')',
        '+',
        '-',
        ',',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('the text', () => {
  it('is what one would write oneself', () => {
    expect(mermaidText(diagramOf(['pc ping web']).model, ENGLISH_WORDS)).toMatchInlineSnapshot(`
      "sequenceDiagram
        participant p0 as pc
        participant p1 as web
        participant p2 as other
        Note over p0,p2: pc ping web
        p0-->>p2: ARP who has 192.168.1.20?
        p1-->>p0: ARP is at 02:00:00:00:02:00
        p0->>p1: echo request 1
        p1->>p0: echo reply 1
      "
    `);
  });

  it('parses with any names and labels', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { minLength: 3, maxLength: 3 }),
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (names, labels, forPanel) => {
          const shown = renamed(names, labels);
          const { text } = mermaidPage(shown, 0, shown.rows.length, { forPanel, words: ENGLISH_WORDS });
          await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: 'sequence' });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is one line a statement, whatever stands in a label', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeText(text)).not.toMatch(/[\n\r\u2028\u2029;](?<!#\d+;)/u);
        expect(escapeText(text)).not.toBe('');
      }),
    );
  });

  it('says the given text once its entities are read', () => {
    const read = (text: string): string =>
      text.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
        const line = text.replaceAll(/\s+/gu, ' ').trim();
        fc.pre(line !== '');
        expect(read(escapeText(text))).toBe(line);
      }),
    );
  });
});

describe('pages', () => {
  const rows: Row[] = Array.from({ length: 2 * PAGE_ROWS + 10 }, (_, index) => {
    const [row] = model.rows;
    if (!row) throw new Error('no row');
    return { ...row, index };
  });
  const long: DiagramModel = {
    ...model,
    rows,
    headings: [0, PAGE_ROWS, rows.length].map((before) => ({
      kind: 'note',
      before,
      action: 0,
      step: 0,
      cause: model.headings[0]?.cause ?? fail(),
      text: `before ${before}`,
    })),
  };
  const pages = [0, 1, 2].map((page) => {
    const from = page * PAGE_ROWS;
    return mermaidPage(long, from, Math.min(from + PAGE_ROWS, rows.length), {
      forPanel: true,
      words: ENGLISH_WORDS,
    });
  });

  it('have each row and each heading once, in order', () => {
    const statements = pages.flatMap((page) => page.statements);
    const shown = statements.flatMap((statement) => (statement.kind === 'row' ? [statement.row] : []));
    expect(shown).toEqual(rows.map(({ index }) => index));
    const headings = statements.flatMap((statement) =>
      statement.kind === 'heading' ? [statement.heading] : [],
    );
    expect(headings).toEqual([0, 1, 2]);
  });

  describe('name for the panel only the lifelines that their arrows stand on', () => {
    const lifelines = ({ text }: { readonly text: string }): string[] =>
      text.split('\n').flatMap((line) => /^ *participant (\S+) as \.$/.exec(line)?.[1] ?? []);
    const page = (shown: DiagramModel, from: number, to: number) =>
      mermaidPage(shown, from, to, { forPanel: true, words: ENGLISH_WORDS });
    const [first] = rows;
    const sent = (change: Partial<Row>): DiagramModel => ({
      ...long,
      headings: [],
      rows: [{ ...(first ?? fail()), ...change }],
    });

    it('in the order of the columns', () => {
      expect(lifelines(page(sent({ from: 2, to: 0 }), 0, 1))).toEqual(['p0', 'p2']);
    });

    it('where an arrow ends half-way, its neighbour, or the half behind the last', () => {
      expect(lifelines(page(sent({ course: 'unsent', from: 1, to: 1 }), 0, 1))).toEqual(['p1', 'p2']);
      expect(lifelines(page(sent({ course: 'unsent', from: 2, to: 2 }), 0, 1))).toEqual(['p2', 'h2']);
    });

    // Mermaid draws no line for an arrow from a participant to itself.
    it.each(['broadcast', 'lost', 'dropped', 'travels', 'loopback', 'folded'] as const)(
      'where what is %s comes to nobody else, the same',
      (course) => {
        expect(lifelines(page(sent({ course, from: 0, to: 0 }), 0, 1))).toEqual(['p0', 'p1']);
      },
    );

    it('where there are only headings, one to stand over', () => {
      const { text } = page({ ...long, rows: [] }, 0, 0);
      expect(lifelines({ text })).toEqual(['p0']);
      expect(text).toContain('Note over p0: .');
    });
  });

  it('stay far below the length that mermaid refuses', () => {
    for (const { text } of pages) expect(text.length).toBeLessThan(25_000);
  });
});

function fail(): never {
  throw new Error('no heading');
}
