// The names of a file: where each is declared and where it is used, so that a reference is found in one step, and editor
// services can go from any word to its meaning.
import type { SourceSpan } from '../../network/source.ts';

export type SymbolKind = 'lan' | 'switch' | 'node' | 'nic' | 'label' | 'walk';

export interface NamedSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** the name itself where it is declared; for names that nothing declares (`R1-R2` of a link) the statement */
  readonly declaration: SourceSpan;
  /** the name stands in the text and can be changed there */
  readonly isWritten: boolean;
  /** position in the network's array of its kind; for labels the position of their walk */
  readonly id: number;
}

export interface Occurrence extends SourceSpan {
  readonly symbol: NamedSymbol;
  readonly isDeclaration: boolean;
}

export class Names {
  readonly #symbols = new Map<string, NamedSymbol>();
  readonly #occurrences: Occurrence[] = [];
  #isSorted = false;

  /** `within` is the node of a nic, the walk of a label. */
  find(kind: SymbolKind, name: string, within?: number): NamedSymbol | undefined {
    return this.#symbols.get(keyOf(kind, name, within));
  }

  /** Declares a name; a second one of the same name is recorded as an occurrence of the first. */
  declare(kind: SymbolKind, name: string, id: number, span: SourceSpan, isWritten = true, within?: number): NamedSymbol {
    const key = keyOf(kind, name, within);
    const declaration = { start: span.start, end: span.end };
    const symbol = this.#symbols.get(key) ?? { kind, name, declaration, isWritten, id };
    this.#symbols.set(key, symbol);
    if (isWritten) this.#occurrences.push({ symbol, isDeclaration: true, ...declaration });
    return symbol;
  }

  refer(symbol: NamedSymbol, { start, end }: SourceSpan): void {
    this.#occurrences.push({ symbol, isDeclaration: false, start, end });
    this.#isSorted = false;
  }

  /** All names in the text, in its order. */
  get occurrences(): readonly Occurrence[] {
    if (!this.#isSorted) this.#occurrences.sort((a, b) => a.start - b.start);
    this.#isSorted = true;
    return this.#occurrences;
  }

  *all(kind: SymbolKind): Iterable<NamedSymbol> {
    for (const symbol of this.#symbols.values()) if (symbol.kind === kind) yield symbol;
  }
}

function keyOf(kind: SymbolKind, name: string, within: number | undefined): string {
  return within === undefined ? `${kind} ${name}` : `${kind} ${within} ${name}`;
}

/** The candidate that was probably meant: at most two changes away, and fewer than half of the letters. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const most = Math.min(2, Math.floor(name.length / 2));
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = candidate.toLowerCase() === name.toLowerCase() ? 0.5 : editDistance(name, candidate, least);
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
