// A walk as Markdown: mermaid that parses in every piece, the same numbers below it, and text that stays text in a real parser.
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownText } from '../../src/view/markdown.ts';
import { plainLine } from '../../src/view/plain-line.ts';
import { ENGLISH_WORDS, wordsOf } from '../../src/view/words.ts';
import { hostileText, renamed } from './hostile.ts';
import { diagramOf } from './walks.ts';

const { trace, model } = diagramOf([
  'pc get http://web/',
  'note "and then"',
  'pc ping 192.168.1.99 timeout 5s',
]);

const blocksOf = (markdown: string): readonly string[] =>
  marked.lexer(markdown).flatMap((token) => (token.type === 'code' ? [String(token['text'])] : []));

/** What a reader sees of inline Markdown; throws where something is more than text. */
function seen(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'escape') return String(token['text']);
      if (token.type !== 'text') throw new Error(`${token.type}: ${token.raw}`);
      return token.raw;
    })
    .join('');
}

describe('the text', () => {
  it('is what a teacher would write', () => {
    const { trace: short, model: diagram } = diagramOf(['pc ping web']);
    expect(markdownText(short, diagram, ENGLISH_WORDS)).toMatchInlineSnapshot(`
      "# w

      \`\`\`mermaid
      sequenceDiagram
        autonumber 1
        participant p0 as pc
        participant p1 as web
        participant p2 as other
        Note over p0,p2: pc ping web
        p0-->>p2: ARP who has 192.168.1.20?
        p1-->>p0: ARP is at 02:00:00:00:02:00
        p0->>p1: echo request 1
        p1->>p0: echo reply 1
      \`\`\`

      ## \`pc ping web\`

      1. **ARP who has 192.168.1.20?** (pc → all): pc does not know who has 192.168.1.20, so it asks everybody on office.
      2. **ARP is at 02:00:00:00:02:00** (web → pc): 192.168.1.20 is web's own address, so it answers pc, and pc alone: its MAC stood in the question.
      3. **echo request 1** (pc → web): pc asks web (192.168.1.20) to send the same bytes back. The number 1 will tell which reply belongs to which request. The MAC of web (192.168.1.20) is known now: the envelope is complete, and the packet that waited on pc can leave.
      4. **echo reply 1** (web → pc): Every host answers an echo request. The kernel of web sends the same bytes with number 1 back to pc (192.168.1.10); no program is needed.
      "
    `);
  });

  it('numbers the arrows of every diagram on, and the list with them', async () => {
    const long = diagramOf(['pc ping web count 70 interval 1ms']);
    const markdown = markdownText(long.trace, long.model, ENGLISH_WORDS);
    const blocks = blocksOf(markdown);
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toContain('\n  autonumber 1\n');
    expect(blocks[1]).toContain('\n  autonumber 101\n');
    for (const block of blocks) {
      expect(block.length).toBeLessThan(50_000);
      await expect(mermaid.parse(block)).resolves.toMatchObject({ diagramType: 'sequence' });
    }
    const lists = marked.lexer(markdown).flatMap((token) => (token.type === 'list' ? [token] : []));
    expect(lists.map((list) => list['items'].length)).toEqual([long.model.rows.length]);
  });

  it('goes on with the numbers after a heading', () => {
    const lists = marked
      .lexer(markdownText(trace, model, ENGLISH_WORDS))
      .flatMap((token) => (token.type === 'list' ? [token] : []));
    expect(lists.length).toBeGreaterThan(1);
    let next = 1;
    for (const list of lists) {
      expect(list['start']).toBe(next);
      next += list['items'].length;
    }
    expect(next).toBe(model.rows.length + 1);
  });

  it('says why what died has died', () => {
    expect(markdownText(trace, model, ENGLISH_WORDS)).toMatch(
      /\*\*echo request 1\*\* \(pc\): .*192\.168\.1\.99/,
    );
  });

  it('speaks Chinese', () => {
    const words = wordsOf('zh-cn');
    const chinese = diagramOf(['pc ping web'], 'journeys', words);
    expect(markdownText(chinese.trace, chinese.model, words)).toMatch(
      /^1\. \*\*ARP 谁是 .*\*\* \(pc → 所有人\)：.*。$/m,
    );
  });
});

describe('foreign text', () => {
  it('stays text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [block] = marked.lexer(`1. **x**: ${escapeMarkdown(text)}`);
        if (block?.type !== 'list') throw new Error(block?.type);
        const [item] = block['items'];
        const [paragraph, ...more] = item.tokens.filter(({ type }: Token) => type !== 'space');
        expect(more).toEqual([]);
        const [, ...rest] = paragraph.tokens;
        expect(seen(rest)).toBe(`: ${plainLine(text) === '' ? '–' : plainLine(text)}`);
      }),
      { numRuns: 300 },
    );
  });

  it('makes no other document of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 4 }), async (texts) => {
        const markdown = markdownText(trace, renamed(model, texts), ENGLISH_WORDS);
        const kinds = marked.lexer(markdown).flatMap(({ type }) => (type === 'space' ? [] : [type]));
        const plain = marked.lexer(markdownText(trace, model, ENGLISH_WORDS));
        expect(kinds).toEqual(plain.flatMap(({ type }) => (type === 'space' ? [] : [type])));
        for (const block of blocksOf(markdown))
          await expect(mermaid.parse(block)).resolves.toMatchObject({ diagramType: 'sequence' });
        expect(await marked.parse(markdown)).not.toMatch(/<(img|script|a|table|del)\b/);
      }),
      { numRuns: 60 },
    );
  });
});
