// Text that looks like HTML, Markdown, mermaid, XML or nothing at all, as names and labels of a diagram.
import fc from 'fast-check';
import type { DiagramModel } from '../../src/view/diagram.ts';

const PIECES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</text></svg>',
  ']]>',
  '<!--',
  '<![CDATA[',
  '<?xml ?>',
  '&amp;',
  '&#60;',
  '&nbsp;',
  '"',
  "'",
  '`',
  '``',
  '```',
  '*a*',
  '__b__',
  '[x](javascript:alert(1))',
  '![x](http://x/)',
  '<http://x/>',
  'http://evil.example/',
  'www.evil.example',
  'a@evil.example',
  '| a |',
  '# x',
  '~~x~~',
  '\\',
  '\n\n',
  '---',
  '1. ',
  '$x$',
  '\u202e',
  '\u2028',
  '\0',
  '\ufffe',
  '\ud800',
  'שלום',
  '\u{1f4e6}',
  ' ',
  'end',
  '%%{init: {}}%%',
  '#35;',
];

/** Any text, and often what some format has a meaning for. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
);

/** The diagram with other names, addresses, labels and headings. */
export function renamed(model: DiagramModel, texts: readonly string[]): DiagramModel {
  const text = (index: number): string => texts[index % texts.length] ?? '';
  return {
    ...model,
    columns: model.columns.map((column, index) => ({
      ...column,
      name: text(index),
      address: text(index + 1),
    })),
    rows: model.rows.map((row) => ({ ...row, label: text(row.index) })),
    headings: model.headings.map((heading, index) => ({ ...heading, text: text(index) })),
  };
}
