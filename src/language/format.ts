// The printer: two blanks a level, one blank between words, comments at the ends of neighbouring lines in one column, at
// most one empty line. What stands on a line stays on it. It changes blanks only, and checks itself: when the words of its
// work were not the words that it was given, it gives the text back as it was.
import { type Comment, type Lexed, lex, type Token } from './lexer.ts';

const STEP = '  ';
/** Deeper than anybody nests; a text of nothing but braces must not grow without end. */
const DEEPEST = 40;
/** Longer lines do not push the comments of their neighbours away. */
const WIDEST = 80;

interface Line {
  readonly code: string;
  readonly comment: string | undefined;
  readonly opens: boolean;
  readonly closes: boolean;
}

export function format(text: string): string {
  const lexed = lex(text);
  const lines = printLines(text, lexed);
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const result = alignComments(lines)
    .map((line) => line + ending)
    .join('');
  return saysTheSame(lexed, lex(result)) ? result : text;
}

/** One entry a line of the result; undefined where a line stays empty. */
function printLines(text: string, lexed: Lexed): readonly (Line | undefined)[] {
  const lines: (Line | undefined)[] = [];
  let depth = 0;
  let empty = false;
  for (const { tokens, comment } of splitLines(lexed)) {
    if (tokens.length === 0 && !comment) {
      empty = lines.length > 0;
      continue;
    }
    const line = printLine(text, tokens, comment, depth);
    if (empty && !line.closes && !lines.at(-1)?.opens) lines.push(undefined);
    empty = false;
    lines.push(line);
    for (const { kind } of tokens) depth = Math.max(0, depth + (kind === '{' ? 1 : kind === '}' ? -1 : 0));
  }
  return lines;
}

interface SourceLine {
  readonly tokens: readonly Token[];
  readonly comment: Comment | undefined;
}

function* splitLines({ tokens, comments }: Lexed): Iterable<SourceLine> {
  let line: Token[] = [];
  let next = 0;
  for (const token of tokens) {
    if (token.kind !== 'newline' && token.kind !== 'end') {
      line.push(token);
      continue;
    }
    const comment = comments[next];
    const isHere = comment !== undefined && comment.start < token.end + (token.kind === 'end' ? 1 : 0);
    if (isHere) next++;
    yield { tokens: line, comment: isHere ? comment : undefined };
    line = [];
  }
}

function printLine(
  text: string,
  tokens: readonly Token[],
  comment: Comment | undefined,
  depth: number,
): Line {
  const first = tokens.findIndex(({ kind }) => kind !== '}');
  const leading = first < 0 ? tokens.length : first;
  const indentation = STEP.repeat(Math.min(DEEPEST, Math.max(0, depth - leading)));
  const words = tokens.map(({ start, end }) => text.slice(start, end));
  return {
    code: tokens.length === 0 ? indentation : indentation + words.join(' '),
    comment: comment?.text.trimEnd(),
    opens: tokens.at(-1)?.kind === '{',
    closes: leading > 0,
  };
}

/** Comments behind code in neighbouring lines begin in one column, two blanks behind the longest of them. */
function alignComments(lines: readonly (Line | undefined)[]): readonly string[] {
  const result: string[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && isTrailing(lines[to])) to++;
    let column = 0;
    for (const line of lines.slice(from, to)) {
      const width = line?.code.length ?? 0;
      if (width <= WIDEST) column = Math.max(column, width);
    }
    for (const line of lines.slice(from, to))
      result.push(`${(line?.code ?? '').padEnd(column)}  ${line?.comment ?? ''}`);
    const line = lines[to];
    if (to < lines.length) result.push(line ? line.code + (line.comment ?? '') : '');
    from = to + 1;
  }
  return result;
}

function isTrailing(line: Line | undefined): boolean {
  return line?.comment !== undefined && line.code.trim() !== '';
}

function saysTheSame(before: Lexed, after: Lexed): boolean {
  const words = (lexed: Lexed) => lexed.tokens.filter(({ kind }) => kind !== 'newline');
  const one = words(before);
  const other = words(after);
  return (
    one.length === other.length &&
    one.every((token, at) => token.kind === other[at]?.kind && token.text === other[at]?.text) &&
    before.comments.length === after.comments.length &&
    before.comments.every(({ text }, at) => text.trimEnd() === after.comments[at]?.text)
  );
}
