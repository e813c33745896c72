// What is said about a text: one message a mistake, at its place, with a repair where one is obvious. The report keeps at
// most a hundred of a kind, because nobody reads more and an editor chokes on them.
import type { SourceSpan } from '../network/source.ts';

export type Severity = 'error' | 'warning' | 'hint';

export interface TextEdit {
  readonly span: SourceSpan;
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Diagnostic {
  readonly severity: Severity;
  readonly message: string;
  readonly span: SourceSpan;
  /** a stable word for the kind of mistake, such as `unknown-name` */
  readonly code: string;
  readonly fixes: readonly Fix[];
}

export const MOST_OF_A_CODE = 100;

/** What is said, or how to say it: where it takes a search to say it, only those that are read are searched for. */
export type Message = string | (() => string);
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

  error(code: string, span: SourceSpan, message: Message, fixes: Fixes = []): void {
    this.#errors++;
    this.#add('error', code, span, message, fixes);
  }

  warning(code: string, span: SourceSpan, message: Message, fixes: Fixes = []): void {
    this.#add('warning', code, span, message, fixes);
  }

  hint(code: string, span: SourceSpan, message: Message, fixes: Fixes = []): void {
    this.#add('hint', code, span, message, fixes);
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
        message: `${more} more of this kind are not listed (${code}).`,
        fixes: [],
      });
    }
    return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  #add(severity: Severity, code: string, { start, end }: SourceSpan, message: Message, fixes: Fixes): void {
    // Two errors at one place are one mistake seen twice: the parser spoke first.
    const key = severity === 'error' ? `${start}` : `${code} ${start}`;
    if (this.#seen.has(key)) return;
    if (this.#seen.size < 50_000) this.#seen.add(key);
    const count = this.count(code) + 1;
    this.#counts.set(code, count);
    if (count > MOST_OF_A_CODE) {
      this.#last.set(code, { severity, start, end });
      return;
    }
    this.#kept.push({
      severity,
      code,
      span: { start, end },
      message: typeof message === 'string' ? message : message(),
      fixes: typeof fixes === 'function' ? fixes() : fixes,
    });
  }
}

function bare({ start, end }: SourceSpan): SourceSpan {
  return { start, end };
}

/** The fix that writes something else in a place. */
export function replace(span: SourceSpan, newText: string): Fix {
  return { title: `Write \`${newText}\``, edits: [{ span: bare(span), newText }] };
}

/** The word as it is shown in a message: cut when long, control characters visible. */
export function shown(text: string): string {
  const visible = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
  return `\`${visible.length > 40 ? `${visible.slice(0, 39)}…` : visible}\``;
}
