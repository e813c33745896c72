// Tokens -> the syntax tree of a file. Each function carries the production it reads, as the grammar writes it; a mistake
// costs its own line and no other.
import { Cursor } from '../cursor.ts';
import type { Report } from '../diagnostic.ts';
import { Lexer, type LexicalProblem } from '../lexer.ts';
import type { ErrorSyntax, FileSyntax, ItemSyntax } from '../syntax.ts';
import { parseLan, parseLink } from './lan.ts';
import { parseDefaults, parseNode } from './node.ts';
import { parseWalk } from './walk.ts';

/** Reads any text whatever; what is wrong with it goes to the report. */
export function parse(text: string, report: Report): FileSyntax {
  const lexer = new Lexer(text, (problem) => complain(text, report, problem));
  const items = parseItems(new Cursor(text, lexer, report));
  return { items, comments: lexer.comments };
}

function complain(text: string, report: Report, { kind, start, end }: LexicalProblem): void {
  const span = { start, end };
  if (kind === 'unknown-escape')
    report.error('syntax unknown-escape', span, { word: text.slice(start, end) });
  else report.error(`syntax ${kind}`, span, {});
}

/** file = NL* ( item NL+ )* item? EOF */
function parseItems(cursor: Cursor): readonly (ItemSyntax | ErrorSyntax)[] {
  const items: (ItemSyntax | ErrorSyntax)[] = [];
  for (;;) {
    cursor.skipNewlines();
    const { kind } = cursor.token;
    if (kind === 'end') return items;
    if (kind === '}') {
      const { start, end } = cursor.next();
      cursor.report.error('syntax closes-nothing', { start, end }, {});
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
  return cursor.unreadable('syntax no-item', { word: kind === 'string' ? undefined : text });
}
