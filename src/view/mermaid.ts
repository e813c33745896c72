// Mermaid text of one page of a diagram. Statements are counted here as mermaid counts them (notes included), because its
// drawing names each arrow by that count: `statements` says which row an arrow is, without looking at its label.

import { reasonOf } from './diagram/reason.ts';
import { rewriteText } from './diagram/rewrite.ts';
import type { Column, DiagramModel, Heading, Row } from './diagram.ts';
import { plainLine } from './plain-line.ts';
import type { Words } from './words.ts';

/** Rows of a page in a document: far below mermaid's limit of 50,000 characters. */
export const PAGE_ROWS = 100;

export interface MermaidPage {
  readonly text: string;
  /** what each numbered statement of the text is */
  readonly statements: readonly Statement[];
}

export type Statement =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'heading'; readonly heading: number };

export interface MermaidOptions {
  /** as the panel wants it, which draws names and reasons itself */
  readonly forPanel: boolean;
  readonly words: Words;
}

/** Rows `from` to `to` (exclusive), with the headings before each; the last page has those at the end too. */
export function mermaidPage(
  model: DiagramModel,
  from: number,
  to: number,
  options: MermaidOptions,
): MermaidPage {
  const { forPanel } = options;
  const rows = model.rows.slice(from, to);
  const lifelines = forPanel
    ? lifelinesOf(rows, model.columns.length)
    : model.columns.map((_, index) => `p${index}`);
  // The panel writes names itself. A dot, because mermaid measures an entity as the long word it is coded in.
  const nameOf = (index: number): string => (forPanel ? '.' : escapeText(model.columns[index]?.name ?? ''));
  const lines = [
    'sequenceDiagram',
    ...lifelines.map((lifeline, index) => `  participant ${lifeline} as ${nameOf(index)}`),
  ];
  const statements: Statement[] = [];
  const headings = model.headings
    .map((heading, index) => ({ heading, index }))
    .filter(({ heading }) => heading.before >= from && (heading.before < to || to >= model.rows.length));
  const head = (before: number): void => {
    while (headings[0] && headings[0].heading.before <= before) {
      const next = headings.shift();
      if (!next) return;
      lines.push(note(next.heading, lifelines, forPanel));
      statements.push({ kind: 'heading', heading: next.index });
    }
  };
  for (const row of rows) {
    head(row.index);
    lines.push(message(row, options, model.columns));
    statements.push({ kind: 'row', row: row.index });
  }
  if (model.columns.length > 0) head(model.rows.length);
  return { text: `${lines.join('\n')}\n`, statements };
}

/** A whole walk for the clipboard or a Markdown file, as long as it is no book. */
export function mermaidText(model: DiagramModel, words: Words): string {
  return mermaidPage(model, 0, model.rows.length, { forPanel: false, words }).text;
}

/** Those that the rows stand on: each costs mermaid as much time as an arrow, and the panel draws all of them itself. */
function lifelinesOf(rows: readonly Row[], columns: number): readonly string[] {
  const ends = new Set(rows.flatMap((row) => [`p${row.from}`, panelEnd(row, columns)]));
  const all = Array.from({ length: columns }, (_, index) => [`p${index}`, `h${index}`]).flat();
  const used = all.filter((lifeline) => ends.has(lifeline));
  return used.length > 0 ? used : all.slice(0, 1);
}

/** The panel writes headings itself, over the room that a note takes. */
function note({ text }: Heading, lifelines: readonly string[], forPanel: boolean): string {
  const [first] = lifelines;
  if (forPanel) return `  Note over ${first}: .`;
  const over = lifelines.length > 1 ? `${first},${lifelines.at(-1)}` : first;
  return `  Note over ${over}: ${escapeText(text)}`;
}

/** ARP is dashed and UDP has an open head, so that protocols differ without colour. */
function message(row: Row, { forPanel, words }: MermaidOptions, columns: readonly Column[]): string {
  const died = row.course === 'lost' || row.course === 'dropped' || row.course === 'unsent';
  const dashed = row.protocol === 'arp' ? '--' : '-';
  const isFolded = row.course === 'folded';
  const head = died ? 'x' : row.protocol === 'udp' ? ')' : '>>';
  const why = reasonOf(row, words);
  const reason = died && why !== undefined && !forPanel ? ` (${why})` : '';
  const to = forPanel ? panelEnd(row, columns.length) : `p${row.to}`;
  // The panel writes what was rewritten itself, over the room that a line takes.
  const rewrites = row.rewrites.map((rewrite) =>
    forPanel
      ? '.'
      : `${columns[rewrite.column]?.name ?? ''}: ${rewriteText(rewrite, words.interface.diagram.labels)}`,
  );
  const label = [row.label + reason, ...rewrites].map(escapeText).join('<br/>');
  const arrow = isFolded ? '<<->>' : `${dashed}${head}`;
  return `  p${row.from}${arrow}${to}: ${label}`;
}

/** What does not leave its sender, or is heard by nobody who has a column, is drawn towards a neighbour; the panel cuts it half-way. */
function panelEnd({ course, from, to }: Row, columns: number): string {
  if (course !== 'unsent' && from !== to) return `p${to}`;
  if (to < from) return `p${from - 1}`;
  return from + 1 < columns ? `p${from + 1}` : `h${from}`;
}

/**
 * Text as mermaid draws it back: what its grammar, its entity code, its formulas, its HTML filter or its comments would take
 * for theirs is written as a numbered entity. One pass, because a second would break what the first has written.
 */
export function escapeText(text: string): string {
  const line = plainLine(text);
  return line === ''
    ? '#160;'
    : line.replaceAll(SPECIAL, (found) => `#${found.codePointAt(0)};${found.slice(1)}`);
}

/** Single characters; and words whose first letter is enough to hide them. */
const SPECIAL = /[#;<>&`{}$%\\@\u{fb02}\u{b6}]|style|classDef|^(?:no)?wrap(?=:)|^end$/gu;
