// Source text -> words. A line is split at blanks; what a word is (name, address, time …) is told by its shape and place,
// so the lexer knows only words, strings, braces, line ends and comments, and never fails.
import type { SourceSpan } from '../network/source.ts';

export type TokenKind = 'word' | 'string' | '{' | '}' | 'newline' | 'end';

export interface Token extends SourceSpan {
  readonly kind: TokenKind;
  /** the word as written; of a string, what it stands for (escapes replaced, without its quotes) */
  readonly text: string;
}

/** `# …` to the end of its line; only where a word could begin, so `http://w/#top` is a word. */
export interface Comment extends SourceSpan {
  readonly text: string;
}

/** What is wrong with the spelling of a string, found while reading it. */
export interface LexicalProblem extends SourceSpan {
  readonly kind: 'unclosed-string' | 'unknown-escape' | 'missing-space';
}

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly problems: readonly LexicalProblem[];
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
/** What an editor or a web page may leave behind where a blank was meant. */
const NO_BREAK_SPACE = 0xa0;
const IDEOGRAPHIC_SPACE = 0x3000;
const BYTE_ORDER_MARK = 0xfeff;

/** `\$` stays as it is written: the dollar is a dollar for whoever fills in `$hostname`. */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  $: '\\$',
};

export function isBlank(code: number): boolean {
  return (
    code === SPACE ||
    code === TAB ||
    code === RETURN ||
    code === NO_BREAK_SPACE ||
    code === IDEOGRAPHIC_SPACE ||
    code === BYTE_ORDER_MARK
  );
}

function endsWord(code: number): boolean {
  if (code > SPACE && code < OPEN) return code === QUOTE;
  return code === NEWLINE || code === QUOTE || code === OPEN || code === CLOSE || isBlank(code);
}

/** Reads the whole text; the last token is always of kind `end`. */
export function lex(text: string): Lexed {
  const problems: LexicalProblem[] = [];
  const lexer = new Lexer(text, (problem) => problems.push(problem));
  const tokens: Token[] = [];
  for (;;) {
    const token = lexer.next();
    tokens.push(token);
    if (token.kind === 'end') return { tokens, comments: lexer.comments, problems };
  }
}

/** Reads a text word by word, so that what nobody keeps is gone at once: large files are mostly line ends and keywords. */
export class Lexer {
  readonly comments: Comment[] = [];
  readonly #text: string;
  readonly #complain: (problem: LexicalProblem) => void;
  /** each different word once: a large file says the same few thousand words again and again */
  readonly #words = new Map<string, string>();
  #at = 0;

  constructor(text: string, complain: (problem: LexicalProblem) => void) {
    this.#text = text;
    this.#complain = complain;
  }

  /** The next token; at the end of the text an `end` for ever. */
  next(): Token {
    const text = this.#text;
    const { length } = text;
    while (this.#at < length) {
      const code = text.charCodeAt(this.#at);
      const start = this.#at;
      if (code === NEWLINE) {
        this.#at++;
        return { kind: 'newline', start, end: this.#at, text: '\n' };
      }
      if (isBlank(code)) {
        this.#at++;
      } else if (code === HASH) {
        this.#at = endOfLine(text, start);
        this.comments.push({ start, end: this.#at, text: text.slice(start, this.#at) });
      } else if (code === OPEN || code === CLOSE) {
        const kind = code === OPEN ? '{' : '}';
        this.#at++;
        return { kind, start, end: this.#at, text: kind };
      } else if (code === QUOTE) {
        const token = lexString(text, start, this.#complain);
        this.#at = token.end;
        return token;
      } else {
        return this.#nextWord(start);
      }
    }
    return { kind: 'end', start: length, end: length, text: '' };
  }

  #nextWord(start: number): Token {
    const text = this.#text;
    let end = start + 1;
    while (end < text.length && !endsWord(text.charCodeAt(end))) end++;
    this.#at = end;
    const slice = text.slice(start, end);
    let word = this.#words.get(slice);
    if (word === undefined) {
      word = slice;
      this.#words.set(slice, slice);
    }
    return { kind: 'word', start, end, text: word };
  }
}

/** Reads a string up to its quote, or up to the end of its line where the quote is missing. */
function lexString(text: string, start: number, complain: (problem: LexicalProblem) => void): Token {
  let value = '';
  let at = start + 1;
  let from = at;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      value += text.slice(from, at);
      const end = at + 1;
      const next = text.charCodeAt(end);
      if (end < text.length && !endsWord(next)) complain({ kind: 'missing-space', start: end, end: end + 1 });
      else if (next === QUOTE) complain({ kind: 'missing-space', start: end, end: end + 1 });
      return { kind: 'string', start, end, text: value };
    }
    if (code === NEWLINE) break;
    if (code === BACKSLASH && at + 1 < text.length && text.charCodeAt(at + 1) !== NEWLINE) {
      const meaning = ESCAPES[text.charAt(at + 1)];
      if (meaning === undefined) complain({ kind: 'unknown-escape', start: at, end: at + 2 });
      value += text.slice(from, at) + (meaning ?? text.charAt(at + 1));
      at += 2;
      from = at;
    } else {
      at++;
    }
  }
  const end = at > start + 1 && text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
  complain({ kind: 'unclosed-string', start, end });
  return { kind: 'string', start, end, text: value + text.slice(from, Math.max(from, end)) };
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  return end > from && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
}

/**
 * The source offset at which the character `index` of a string's value stands, for problems inside a string. `raw` is the
 * string as written, with its opening quote at offset `start`.
 */
export function offsetInString(raw: string, start: number, index: number): number {
  let at = 1;
  let produced = 0;
  while (at < raw.length && produced < index) {
    if (raw.charCodeAt(at) === BACKSLASH && at + 1 < raw.length) {
      produced += (ESCAPES[raw.charAt(at + 1)] ?? 'x').length;
      at += 2;
    } else {
      produced++;
      at++;
    }
  }
  return start + at;
}

/** The string written as a token again. */
export function quote(value: string): string {
  const escaped = value.replaceAll(/\\\$|[\\"\n\r\t]/g, (character) => {
    if (character === '\\$') return '\\$';
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    return character === '\t' ? '\\t' : `\\${character}`;
  });
  return `"${escaped}"`;
}
