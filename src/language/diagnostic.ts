// What is said about a text: one message a mistake, as data, at its place, with a repair where one is obvious. The report
// keeps at most a hundred of a kind, because nobody reads more and an editor chokes on them.
import type { SourceSpan } from '../network/source.ts';
import type { MessageCatalogue } from './messages/catalogue.ts';
import { codeOf, type Message, type MessageKey, sentence, type Vocabulary } from './messages/message.ts';

export type Severity = 'error' | 'warning' | 'hint';

export interface TextEdit {
  readonly span: SourceSpan;
  readonly newText: string;
}

export interface Fix {
  /** what it does with the code it writes */
  readonly verb: 'write' | 'add';
  readonly code: string;
  readonly edits: readonly TextEdit[];
}

export interface Diagnostic {
  readonly severity: Severity;
  readonly message: Message;
  readonly span: SourceSpan;
  /** a stable word for the kind of mistake, such as `unknown-name`: the first word of its message's key */
  readonly code: string;
  readonly fixes: readonly Fix[];
}

export const MOST_OF_A_CODE = 100;

/** What is spoken of, or how to find it: where that takes a search, only what is read is searched for. */
export type Given<Args> = Args | (() => Args);
export type Fixes = readonly Fix[] | (() => readonly Fix[]);

/** Collects diagnostics in any order and gives them sorted, each place and code once. */
export class Report {
  readonly #kept: Diagnostic[] = [];
  readonly #counts = new Map<string, number>();
  readonly #last = new Map<string, SourceSpan & { readonly severity: Severity }>();
  readonly #seen = new Set<string>();
  #errors = 0;

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** How many of this code were reported so far. */
  count(code: string): number {
    return this.#counts.get(code) ?? 0;
  }

  error<Key extends MessageKey>(
    key: Key,
    span: SourceSpan,
    args: Given<Vocabulary[Key]>,
    fixes: Fixes = [],
  ): void {
    this.#errors++;
    this.#add('error', key, span, args, fixes);
  }

  warning<Key extends MessageKey>(
    key: Key,
    span: SourceSpan,
    args: Given<Vocabulary[Key]>,
    fixes: Fixes = [],
  ): void {
    this.#add('warning', key, span, args, fixes);
  }

  hint<Key extends MessageKey>(
    key: Key,
    span: SourceSpan,
    args: Given<Vocabulary[Key]>,
    fixes: Fixes = [],
  ): void {
    this.#add('hint', key, span, args, fixes);
  }

  /** All of them in the order of the text, with a last word where more were found than kept. */
  diagnostics(): readonly Diagnostic[] {
    const all = [...this.#kept];
    for (const [code, count] of this.#counts) {
      const last = this.#last.get(code);
      if (count <= MOST_OF_A_CODE || !last) continue;
      const more = count - MOST_OF_A_CODE;
      all.push({
        severity: last.severity,
        code,
        span: { start: last.start, end: last.end },
        message: { key: 'more', args: { count: more, code } },
        fixes: [],
      });
    }
    return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  #add<Key extends MessageKey>(
    severity: Severity,
    key: Key,
    { start, end }: SourceSpan,
    args: Given<Vocabulary[Key]>,
    fixes: Fixes,
  ): void {
    const code = codeOf(key);
    // Two errors at one place are one mistake seen twice: the parser spoke first.
    const place = severity === 'error' ? `${start}` : `${code} ${start}`;
    if (this.#seen.has(place)) return;
    if (this.#seen.size < 50_000) this.#seen.add(place);
    const count = this.count(code) + 1;
    this.#counts.set(code, count);
    if (count > MOST_OF_A_CODE) {
      this.#last.set(code, { severity, start, end });
      return;
    }
    const message: Message<Key> = { key, args: typeof args === 'function' ? args() : args };
    this.#kept.push({
      severity,
      code,
      span: { start, end },
      message,
      fixes: typeof fixes === 'function' ? fixes() : fixes,
    });
  }
}

function bare({ start, end }: SourceSpan): SourceSpan {
  return { start, end };
}

/** The fix that writes something else in a place. */
export function replace(span: SourceSpan, newText: string): Fix {
  return { verb: 'write', code: newText, edits: [{ span: bare(span), newText }] };
}

/** What a diagnostic says in a language. */
export function messageText({ message }: Diagnostic, { sentences }: MessageCatalogue): string {
  return sentence(sentences, message);
}

/** What a fix would do, in a language. */
export function fixTitle({ verb, code }: Fix, { services }: MessageCatalogue): string {
  return services.fixes[verb](code);
}
