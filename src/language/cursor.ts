// The parser's hand on the words: looks one word ahead, takes what is expected, and says at most one thing about each
// statement. Nothing is thrown: after a mistake the rest of the statement is read in silence and the next one begins anew.
import type { SourceSpan } from '../network/source.ts';
import type { Given, Report } from './diagnostic.ts';
import type { Lexer, Token, TokenKind } from './lexer.ts';
import type { MessageKey, Vocabulary } from './messages/message.ts';
import type { Wanted } from './messages/wanted.ts';
import type { Block, ErrorSyntax, OptionSyntax } from './syntax.ts';

const DEEPEST = 40;
/** Shared by all that have none: a large file has many. */
export const NOTHING: readonly never[] = [];

/** What a block is of, for the message when its brace is missing. */
export interface BlockOwner {
  readonly keyword: Token;
  /** tells that a row cannot belong to this block, because it opens something on the level above */
  readonly isOutside: (cursor: Cursor) => boolean;
}

export class Cursor {
  readonly text: string;
  readonly report: Report;
  readonly #lexer: Lexer;
  /** the tokens looked at and not yet taken */
  readonly #ahead: Token[] = [];
  #token: Token;
  #last: Token | undefined;
  /** the current statement has been complained about */
  #failed = false;
  /** a block has just ended without its brace, before a line that belongs to a level above */
  #leftOpen = false;
  #depth = 0;

  constructor(text: string, lexer: Lexer, report: Report) {
    this.text = text;
    this.#lexer = lexer;
    this.report = report;
    this.#token = lexer.next();
  }

  get token(): Token {
    return this.#token;
  }

  ahead(distance: number): Token {
    if (distance === 0) return this.#token;
    for (;;) {
      const token = this.#ahead[distance - 1];
      if (token) return token;
      this.#ahead.push(this.#lexer.next());
    }
  }

  /** The kind of the next token, asked anew after each step. */
  peek(): TokenKind {
    return this.token.kind;
  }

  /** End of the last word taken. */
  get previousEnd(): number {
    return this.#last?.end ?? 0;
  }

  /** Blocks in blocks in blocks: more than anybody means, and a danger to everything that walks the tree. */
  get isTooDeep(): boolean {
    return this.#depth >= DEEPEST;
  }

  /** Reads something nested that has no braces of its own. */
  deeper<Result>(read: () => Result): Result {
    this.#depth++;
    const result = read();
    this.#depth--;
    return result;
  }

  next(): Token {
    const token = this.#token;
    if (token.kind === 'end') return token;
    this.#last = token;
    this.#token = this.#ahead.shift() ?? this.#lexer.next();
    return token;
  }

  isWord(text: string, distance = 0): boolean {
    const token = this.ahead(distance);
    return token.kind === 'word' && token.text === text;
  }

  /** Whether a word or string of the same statement follows. */
  get hasMore(): boolean {
    const { kind } = this.token;
    return kind === 'word' || kind === 'string';
  }

  get atEndOfLine(): boolean {
    const { kind } = this.token;
    return kind === 'newline' || kind === 'end' || kind === '}';
  }

  skipNewlines(): void {
    while (this.token.kind === 'newline') this.next();
  }

  /** The one complaint about the current statement. */
  fail<Key extends MessageKey>(key: Key, span: SourceSpan, args: Given<Vocabulary[Key]>): void {
    if (!this.#failed) this.report.error(key, span, args);
    this.#failed = true;
  }

  /** Takes a word (a string when asked for one); when there is none, says what is missing and gives an empty word. */
  take(wanted: Wanted, kind: 'word' | 'string' = 'word'): Token {
    if (this.token.kind === kind) return this.next();
    if (this.hasMore) {
      const found = this.token;
      this.fail('syntax wrong-word', found, {
        wanted,
        found: found.kind === 'string' ? undefined : found.text,
        isText: kind === 'string',
      });
      return this.next();
    }
    this.#missing(wanted);
    return { kind, start: this.previousEnd, end: this.previousEnd, text: '' };
  }

  /** Takes the keyword that must stand here. */
  expect(keyword: string): Token {
    if (this.isWord(keyword)) return this.next();
    if (this.hasMore) this.fail('syntax wrong-keyword', this.token, { keyword, found: this.token.text });
    else this.#missing({ keyword });
    return { kind: 'word', start: this.previousEnd, end: this.previousEnd, text: '' };
  }

  #missing(wanted: Wanted): void {
    const end = this.previousEnd;
    const last = this.#last;
    const start = last && last.kind !== 'newline' ? last.start : end;
    const after = last?.kind === 'word' ? last.text : undefined;
    this.fail('incomplete', { start, end }, { wanted, after });
  }

  /** `keyword value…` */
  option(...values: readonly Wanted[]): OptionSyntax {
    const keyword = this.next();
    const taken = values.length === 0 ? NOTHING : values.map((wanted) => this.take(wanted));
    return { keyword, values: taken, start: keyword.start, end: this.previousEnd };
  }

  /** Ends a statement: whatever is left of it is one mistake. Gives the statement, or an error row if nothing fits. */
  finish(): void {
    if (this.#leftOpen) {
      this.#leftOpen = false;
      this.#failed = false;
      return;
    }
    if (!this.atEndOfLine) {
      if (this.token.kind === '{') this.fail('syntax no-block', this.token, {});
      else this.fail('syntax too-many', this.token, { word: this.token.text });
    }
    this.#skipStatement();
    this.#failed = false;
  }

  /** An unreadable statement: complains at its next word or another one, skips it, stands for it. */
  unreadable<Key extends MessageKey>(
    key: Key,
    args: Given<Vocabulary[Key]>,
    span: SourceSpan = this.token,
  ): ErrorSyntax {
    this.fail(key, span, args);
    return this.skip(span);
  }

  /** An unreadable statement that has been complained about: skips it, stands for it. */
  skip({ start, end }: SourceSpan): ErrorSyntax {
    this.#skipStatement();
    return { kind: 'error', start, end: Math.max(end, this.previousEnd) };
  }

  /** To the end of the line; a block opened on it is skipped as a whole. */
  #skipStatement(): void {
    let depth = 0;
    for (;;) {
      const { kind } = this.token;
      if (kind === 'end' || (depth === 0 && (kind === 'newline' || kind === '}'))) return;
      if (kind === '{') depth++;
      if (kind === '}') depth--;
      this.next();
    }
  }

  /** block<x> = "{" x "}" on one line, or "{", then one x a line, then "}" */
  block<Row>(owner: BlockOwner, row: (cursor: Cursor) => Row | ErrorSyntax): Block<Row> {
    const open = this.#openBrace();
    const rows: (Row | ErrorSyntax)[] = [];
    if (open.end === open.start) return { open, close: undefined, rows, start: open.start, end: open.end };
    const outerFailed = this.#failed;
    this.#failed = false;
    this.#depth++;
    const oneLine = this.token.kind !== 'newline';
    for (;;) {
      this.skipNewlines();
      const { kind } = this.token;
      if (kind === '}' || kind === 'end' || owner.isOutside(this)) break;
      const first = rows.length === 0 ? this.token : undefined;
      rows.push(row(this));
      this.finish();
      if (oneLine && first && this.peek() === 'newline') this.#misplacedFirst(first);
    }
    let close: Token | undefined;
    if (this.peek() === '}') close = this.next();
    else {
      this.#leftOpen = true;
      const name = this.text.slice(owner.keyword.start, open.start).trim();
      this.report.error('unclosed-block', open, { owner: name });
    }
    this.#depth--;
    this.#failed = outerFailed;
    return { open, close, rows, start: open.start, end: this.previousEnd };
  }

  #openBrace(): Token {
    if (this.token.kind === '{') return this.next();
    if (this.token.kind === 'newline' && this.ahead(1).kind === '{') {
      const brace = this.ahead(1);
      this.fail('syntax brace-below', brace, {});
      this.skipNewlines();
      return this.next();
    }
    if (this.hasMore) {
      this.fail('syntax block-follows', this.token, { word: this.token.text });
      while (this.hasMore) this.next();
      if (this.peek() === '{') return this.next();
    } else this.#missing('block');
    return { kind: '{', start: this.previousEnd, end: this.previousEnd, text: '' };
  }

  #misplacedFirst(first: Token): void {
    this.report.error('syntax first-row', first, {});
  }
}
