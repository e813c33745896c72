// The names of a file: where each is declared and where it is used, so that a reference is found in one step, and editor
// services can go from any word to its meaning.
import type { SourceSpan } from '../../network/source.ts';

export type SymbolKind = 'lan' | 'switch' | 'node' | 'nic' | 'label' | 'walk' | 'upstream' | 'domain';

export interface NamedSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** the name itself where it is declared; for names that nothing declares (`R1-R2` of a link) the statement */
  readonly declaration: SourceSpan;
  /** the name stands in the text and can be changed there */
  readonly isWritten: boolean;
  /** position in the network's array of its kind; for labels that of their walk, for nics, upstreams and domains of their node */
  readonly id: number;
}

export interface Occurrence extends SourceSpan {
  readonly symbol: NamedSymbol;
  readonly isDeclaration: boolean;
}

export class Names {
  readonly #symbols: Readonly<Record<SymbolKind, Map<string, NamedSymbol>>> = {
    lan: new Map(),
    switch: new Map(),
    node: new Map(),
    nic: new Map(),
    label: new Map(),
    walk: new Map(),
    upstream: new Map(),
    domain: new Map(),
  };
  // Three columns instead of rows: a large file has a hundred thousand of them, which nobody may ever ask for.
  readonly #whose: NamedSymbol[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #sorted: readonly Occurrence[] | undefined;

  /** `within` is the node of a nic or an upstream, the walk of a label. */
  find(kind: SymbolKind, name: string, within?: number): NamedSymbol | undefined {
    return this.#symbols[kind].get(within === undefined ? name : `${within} ${name}`);
  }

  /** Declares a name; a second one of the same name is recorded as an occurrence of the first. */
  declare(
    kind: SymbolKind,
    name: string,
    id: number,
    span: SourceSpan,
    isWritten = true,
    within?: number,
  ): NamedSymbol {
    const key = within === undefined ? name : `${within} ${name}`;
    const known = this.#symbols[kind].get(key);
    const symbol = known ?? { kind, name, declaration: { start: span.start, end: span.end }, isWritten, id };
    if (!known) this.#symbols[kind].set(key, symbol);
    if (isWritten) this.refer(symbol, span);
    return symbol;
  }

  refer(symbol: NamedSymbol, { start, end }: SourceSpan): void {
    this.#whose.push(symbol);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#sorted = undefined;
  }

  /** All names in the text, in its order, each place once. */
  get occurrences(): readonly Occurrence[] {
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  all(kind: SymbolKind): Iterable<NamedSymbol> {
    return this.#symbols[kind].values();
  }

  #sort(): readonly Occurrence[] {
    const all = this.#whose.map((symbol, position) => {
      const start = this.#starts[position] ?? 0;
      const end = this.#ends[position] ?? 0;
      return { symbol, start, end, isDeclaration: symbol.isWritten && symbol.declaration.start === start };
    });
    all.sort((a, b) => a.start - b.start || a.end - b.end);
    return all.filter(({ start, symbol }, position) => {
      const before = all[position - 1];
      return !before || before.start !== start || before.symbol !== symbol;
    });
  }
}

/** The candidate that was probably meant: at most two changes away, and fewer than half of the letters. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const most = Math.min(2, Math.floor(name.length / 2));
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance =
      candidate.toLowerCase() === name.toLowerCase() ? 0.5 : editDistance(name, candidate, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours; anything from `limit` on is `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    before = previous;
    previous = current;
  }
  return Math.min(limit, previous[b.length] ?? limit);
}
