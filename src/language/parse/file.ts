// Tokens -> the syntax tree of a file. Each function carries the production it reads, as the grammar writes it; a mistake
// costs its own line and no other.
import { Cursor } from '../cursor.ts';
import type { Report } from '../diagnostic.ts';
import { shown } from '../diagnostic.ts';
import { Lexer, type LexicalProblem } from '../lexer.ts';
import type { ErrorSyntax, FileSyntax, ItemSyntax } from '../syntax.ts';
import { parseLan, parseLink } from './lan.ts';
import { parseDefaults, parseNode } from './node.ts';
import { parseWalk } from './walk.ts';

/** Reads any text whatever; what is wrong with it goes to the report. */
export function parse(text: string, report: Report): FileSyntax {
  const lexer = new Lexer(text, (problem) => {
    report.error('syntax', problem, LEXICAL[problem.kind](text, problem));
  });
  const items = parseItems(new Cursor(text, lexer, report));
  return { items, comments: lexer.comments };
}

const LEXICAL: Readonly<Record<LexicalProblem['kind'], (text: string, problem: LexicalProblem) => string>> = {
  'unclosed-string': () => 'This text is never closed: a `"` is missing at its end, on the same line.',
  'unknown-escape': (text, { start, end }) =>
    `${shown(text.slice(start, end))} means nothing in a text: only \\n \\r \\t \\" \\\\ and \\$ do. A backslash itself is written \\\\.`,
  'missing-space': () => 'A space is missing after the text before this.',
};

/** file = NL* ( item NL+ )* item? EOF */
function parseItems(cursor: Cursor): readonly (ItemSyntax | ErrorSyntax)[] {
  const items: (ItemSyntax | ErrorSyntax)[] = [];
  for (;;) {
    cursor.skipNewlines();
    const { kind } = cursor.token;
    if (kind === 'end') return items;
    if (kind === '}') {
      const { start, end } = cursor.next();
      cursor.report.error(
        'syntax',
        { start, end },
        'This `}` closes nothing: every block above it is closed already.',
      );
      continue;
    }
    items.push(parseItem(cursor));
    cursor.finish();
  }
}

/** item = lan | link | defaults | node | walk */
function parseItem(cursor: Cursor): ItemSyntax | ErrorSyntax {
  const { kind, text } = cursor.token;
  if (kind === 'word') {
    switch (text) {
      case 'lan':
        return parseLan(cursor);
      case 'link':
        return parseLink(cursor);
      case 'defaults':
        return parseDefaults(cursor);
      case 'host':
      case 'router':
      case 'balancer':
      case 'proxy':
        return parseNode(cursor);
      case 'walk':
        return parseWalk(cursor);
    }
  }
  return cursor.unreadable('syntax', () => {
    const what = kind === 'string' ? 'A text' : shown(text);
    return `${what} opens nothing here: a line outside a block begins with ${ITEM_LIST}.`;
  });
}

const ITEM_LIST = '`lan`, `link`, `defaults`, `host`, `router`, `balancer`, `proxy` or `walk`';
