// Where an offset is in a file: its word, the words before it in the same statement, and what the blocks around it are.
// Read from the words, not from the tree, so that it holds in text that is only half written.

import type { Action, WalkStep } from '../../network/script.ts';
import { isAction } from '../../network/script.ts';
import type { SourceSpan } from '../../network/source.ts';
import type { NamedSymbol, Occurrence } from '../check/names.ts';
import type { CheckedFile } from '../check.ts';
import { lex, type Token } from '../lexer.ts';
import { childrenOf, type StatementSyntax } from '../syntax.ts';

/** What the block around a statement holds. */
export type Surroundings =
  | 'file'
  | 'lan'
  | 'node'
  | 'serve'
  | 'dns'
  | 'virtual'
  | 'upstream'
  | 'walk'
  | 'other';

export interface PlaceInText {
  readonly surroundings: Surroundings;
  /** the words of the innermost block's own statement, such as `host A` */
  readonly header: readonly Token[];
  /** the words of the outermost block's own statement */
  readonly item: readonly Token[];
  /** the words before the one at the offset, back to the beginning of the statement */
  readonly before: readonly Token[];
  /** the word that the offset touches, if any */
  readonly word: Token | undefined;
}

const NOTHING: readonly Token[] = [];

const LEXED = new WeakMap<CheckedFile, readonly Token[]>();

/** The words of the file, read once for all services. */
export function tokensOf(checked: CheckedFile): readonly Token[] {
  let tokens = LEXED.get(checked);
  if (!tokens) {
    ({ tokens } = lex(checked.text));
    LEXED.set(checked, tokens);
  }
  return tokens;
}

/** Position of the last token that starts before the offset, or -1. */
export function lastTokenBefore(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The word or string that the offset is in, or at one end of; of two the one that begins there. */
export function tokenAt(checked: CheckedFile, offset: number): Token | undefined {
  const tokens = tokensOf(checked);
  const position = lastTokenBefore(tokens, offset);
  const at = tokens[position + 1];
  if (at && at.start === offset && isText(at)) return at;
  const before = tokens[position];
  return before && offset <= before.end && isText(before) ? before : undefined;
}

function isText({ kind }: Token): boolean {
  return kind === 'word' || kind === 'string';
}

export function isInComment({ syntax }: CheckedFile, offset: number): boolean {
  let low = 0;
  let high = syntax.comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((syntax.comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const comment = syntax.comments[low - 1];
  return comment !== undefined && offset <= comment.end;
}

export function placeAt(checked: CheckedFile, offset: number): PlaceInText {
  const tokens = tokensOf(checked);
  const touched = tokenAt(checked, offset);
  const end = touched ? touched.start : offset;
  const headers: (readonly Token[])[] = [];
  let statement: Token[] = [];
  for (let at = firstTokenOf(checked, tokens, end); at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.kind === 'end' || token.end > end || (token.start >= end && token.end > token.start))
      break;
    if (isText(token)) statement.push(token);
    else {
      if (token.kind === '{') headers.push(statement);
      if (token.kind === '}') headers.pop();
      statement = [];
    }
  }
  const header = headers.at(-1) ?? NOTHING;
  return {
    surroundings: surroundingsOf(header),
    header,
    item: headers[0] ?? NOTHING,
    before: statement,
    word: touched,
  };
}

/** Position of the token with which the last item before an offset begins: what stands above it has no say. */
function firstTokenOf({ syntax }: CheckedFile, tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = syntax.items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((syntax.items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const item = syntax.items[low - 1];
  return item ? lastTokenBefore(tokens, item.start) + 1 : 0;
}

function surroundingsOf(header: readonly Token[]): Surroundings {
  const delayed = header[0]?.text === 'after' ? header.slice(2) : header;
  switch (delayed[0]?.text) {
    case undefined:
      return header.length === 0 ? 'file' : 'other';
    case 'lan':
    case 'link':
      return 'lan';
    case 'host':
    case 'router':
    case 'balancer':
    case 'proxy':
    case 'defaults':
      return 'node';
    case 'serve':
      return delayed[1]?.text === 'dns' ? 'dns' : 'serve';
    case 'virtual':
    case 'upstream':
      return delayed[0].text;
    case 'walk':
    case 'together':
    case 'repeat':
      return 'walk';
    default:
      return 'other';
  }
}

/** The statements around an offset, outermost first. */
export function statementsAt({ syntax }: CheckedFile, offset: number): readonly StatementSyntax[] {
  const path: StatementSyntax[] = [];
  let level: readonly StatementSyntax[] = syntax.items;
  for (;;) {
    const found = level.find(({ start, end }) => start <= offset && offset <= end);
    if (!found) return path;
    path.push(found);
    level = childrenOf(found);
  }
}

/** The name that stands at an offset. */
export function occurrenceAt({ names }: CheckedFile, offset: number): Occurrence | undefined {
  const { occurrences } = names;
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((occurrences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0 && at >= low - 3; at--) {
    const occurrence = occurrences[at];
    if (occurrence && occurrence.start <= offset && offset <= occurrence.end) return occurrence;
  }
  return undefined;
}

/** Every place where a name stands, its declaration included. */
export function occurrencesOf({ names }: CheckedFile, symbol: NamedSymbol): readonly Occurrence[] {
  return names.occurrences.filter((occurrence) => occurrence.symbol === symbol);
}

/** The actions among steps, in the order of the text. */
export function actionsOf(steps: readonly WalkStep[]): readonly Action[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'together':
      case 'repeat':
        return actionsOf(step.steps);
      case 'after':
        return actionsOf([step.step]);
      default:
        return isAction(step) ? [step] : [];
    }
  });
}

/** The tokens that touch a span. */
export function tokensBetween(checked: CheckedFile, { start, end }: SourceSpan): readonly Token[] {
  const tokens = tokensOf(checked);
  const first = Math.max(0, lastTokenBefore(tokens, start));
  return tokens.slice(first, lastTokenBefore(tokens, end + 1) + 1);
}
