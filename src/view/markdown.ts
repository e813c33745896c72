// A walk as Markdown for a teacher's notes: the diagram as mermaid text, and below it why each packet is sent. GitHub Flavored
// Markdown (a superset of CommonMark 0.31); what comes from the file stays text in it.
import type { Trace } from '../walkthrough/trace.ts';
import { rewriteText } from './diagram/rewrite.ts';
import type { DiagramModel, Heading, Row } from './diagram.ts';
import { explainDescent } from './explanation/descent.ts';
import { explain } from './explanation/explain.ts';
import { paragraph } from './explanation/explanation.ts';
import { mermaidPage, PAGE_ROWS } from './mermaid.ts';
import { plainLine } from './plain-line.ts';
import type { Words } from './words.ts';

/** The arrows of the diagrams and the items of the list bear the same numbers. */
export function markdownText(trace: Trace, model: DiagramModel, words: Words): string {
  const blocks = [`# ${escapeMarkdown(trace.walk.name)}`, ...diagrams(model, words)];
  const headings = [...model.headings];
  const head = (before: number): void => {
    while (headings[0] && headings[0].before <= before) {
      const heading = headings.shift();
      if (heading) blocks.push(headingBlock(heading));
    }
  };
  let items: string[] = [];
  for (const row of model.rows) {
    if (headings[0] && headings[0].before <= row.index) {
      if (items.length > 0) blocks.push(items.join('\n'));
      items = [];
      head(row.index);
    }
    items.push(`${row.index + 1}. ${item(trace, model, row, words)}`);
  }
  if (items.length > 0) blocks.push(items.join('\n'));
  head(model.rows.length);
  return `${blocks.join('\n\n')}\n`;
}

/** In pieces that mermaid's limit of 50,000 characters allows wherever they are drawn. */
function diagrams(model: DiagramModel, words: Words): readonly string[] {
  const pages = Math.max(1, Math.ceil(model.rows.length / PAGE_ROWS));
  return Array.from({ length: pages }, (_, page) => {
    const from = page * PAGE_ROWS;
    const to = Math.min(from + PAGE_ROWS, model.rows.length);
    const { text } = mermaidPage(model, from, to, { forPanel: false, words });
    // Without a participant there is nothing to number.
    const numbered = text.replace(/^sequenceDiagram\n(?=.)/, `$&  autonumber ${from + 1}\n`);
    return `\`\`\`mermaid\n${numbered}\`\`\``;
  });
}

/** An action is a line of the language, a note the author's own words. */
function headingBlock({ kind, text }: Heading): string {
  return kind === 'action' ? `## ${codeSpan(text)}` : `*${escapeMarkdown(text)}*`;
}

function item(trace: Trace, { columns }: DiagramModel, row: Row, words: Words): string {
  const name = (column: number): string => columns[column]?.name ?? '';
  const { diagram } = words.interface;
  const to =
    row.course === 'broadcast'
      ? ` → ${diagram.everybody}`
      : row.course === 'unsent' || row.from === row.to
        ? ''
        : ` ${row.fold ? '↔' : '→'} ${name(row.to)}`;
  const rewrites = row.rewrites.map(
    (rewrite) => `; ${name(rewrite.column)}: ${rewriteText(rewrite, diagram.labels)}`,
  );
  const way = escapeMarkdown(`${name(row.from)}${to}${rewrites.join('')}`);
  const head = `**${escapeMarkdown(row.label)}** (${way})`;
  // A group that is folded is one line because nobody wants to read about each of its packets.
  if (row.fold) return head;
  return words.interface.exports.reasoned(head, escapeMarkdown(reasons(trace, row, words)));
}

/** Why it is sent, and why it died. */
function reasons(trace: Trace, { sent, drops }: Row, { explanations }: Words): string {
  const whole = explainDescent(trace, sent, explanations);
  const ends = drops
    .filter(({ step }) => step !== sent)
    .map(({ step }) => explain(trace, step, explanations));
  const said = new Set(whole.sentences);
  return paragraph([
    ...whole.sentences,
    ...ends.flatMap(({ sentences }) => sentences.filter((sentence) => !said.has(sentence))),
  ]);
}

/** In one line, and nothing of it means anything: CommonMark 2.4, and GitHub's tables, formulas, mentions and links. */
export function escapeMarkdown(text: string): string {
  const line = plainLine(text);
  return line === '' ? '–' : line.replaceAll(/[\\`*_{}[\]<>#|~&$@^=]|:(?=\/\/)|(?<=www)\./gi, '\\$&');
}

/** Between more backticks than it has in a row (CommonMark 6.1). */
function codeSpan(text: string): string {
  const line = plainLine(text);
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const edge = /^`|`$/.test(line) ? ' ' : '';
  return line === '' ? '–' : `${fence}${edge}${line}${edge}${fence}`;
}
