// The predicate language over packets, read from text: a subset of Wireshark's display filters, with the names of the file
// where an address or a MAC may stand. One reader for `where "…"`, the panel's filter and breakpoints.
import { type Cidr, networkOf, parseInterfaceAddress } from '../address/cidr.ts';
import { parseIpv4 } from '../address/ipv4.ts';
import { type Mac, parseMac } from '../address/mac.ts';
import {
  type Comparison,
  PREDICATE_FIELDS,
  type Predicate,
  type PredicateField,
  type PredicateValue,
} from '../network/predicate.ts';
import type { SourceSpan } from '../network/source.ts';
import { closest } from './check/names.ts';
import type { Message, MessageKey, Vocabulary } from './messages/message.ts';
import { COMPARISONS, MOST_WORDS, RESERVED, readNumber, split, type Word } from './predicate-words.ts';
import { isName } from './words.ts';

/** What the names of the file stand for. */
export interface PredicateNames {
  addressesOf(name: string): readonly Cidr[] | undefined;
  macsOf(name: string): readonly Mac[] | undefined;
  /** all names, for suggestions */
  all(): Iterable<string>;
}

export interface PredicateProblem extends SourceSpan {
  readonly message: Message<PredicateKey>;
  /** what was probably meant in that place */
  readonly suggestion: string | undefined;
}

type PredicateKey = Extract<MessageKey, `bad-predicate ${string}`>;

export interface ParsedPredicate {
  readonly predicate: Predicate | undefined;
  /** the first mistake, if any; its offsets count from the start of the text */
  readonly problem: PredicateProblem | undefined;
  /** where names of the file stand in the text */
  readonly names: readonly (SourceSpan & { readonly name: string })[];
}

export const NO_NAMES: PredicateNames = {
  addressesOf: () => undefined,
  macsOf: () => undefined,
  all: () => [],
};

export function parsePredicate(text: string, names: PredicateNames): ParsedPredicate {
  const reader = new Reader(text, names);
  const predicate = reader.readAll();
  return { predicate: reader.problem ? undefined : predicate, problem: reader.problem, names: reader.used };
}

const DEEPEST = 40;

class Reader {
  problem: PredicateProblem | undefined;
  readonly used: (SourceSpan & { readonly name: string })[] = [];
  readonly #text: string;
  readonly #names: PredicateNames;
  readonly #words: Word[];
  #at = 0;
  #depth = 0;

  constructor(text: string, names: PredicateNames) {
    this.#text = text;
    this.#names = names;
    this.#words = split(text);
  }

  readAll(): Predicate {
    if (this.#words.length === 0) return this.#fail('bad-predicate missing', {});
    if (this.#words.length > MOST_WORDS) return this.#fail('bad-predicate too-long', { most: MOST_WORDS });
    const predicate = this.#readOr();
    const rest = this.#word;
    if (rest) {
      return rest.text === ')'
        ? this.#fail('bad-predicate closes-nothing', {}, rest)
        : this.#fail('bad-predicate not-joined', { word: rest.text }, rest);
    }
    return predicate;
  }

  get #word(): Word | undefined {
    return this.problem ? undefined : this.#words[this.#at];
  }

  #accept(...texts: readonly string[]): boolean {
    if (!this.#word || !texts.includes(this.#word.text)) return false;
    this.#at++;
    return true;
  }

  #fail<Key extends PredicateKey>(
    key: Key,
    args: Vocabulary[Key],
    at: SourceSpan | undefined = this.#word,
    suggestion?: string,
  ): Predicate {
    const end = this.#text.length;
    this.problem ??= { message: { key, args }, start: at?.start ?? end, end: at?.end ?? end, suggestion };
    return { kind: 'all' };
  }

  /** or = and ( ( "||" | "or" ) and )* */
  #readOr(): Predicate {
    let left = this.#readAnd();
    while (this.#accept('||', 'or')) left = { kind: 'or', left, right: this.#readAnd() };
    return left;
  }

  /** and = not ( ( "&&" | "and" ) not )* */
  #readAnd(): Predicate {
    let left = this.#readNot();
    while (this.#accept('&&', 'and')) left = { kind: 'and', left, right: this.#readNot() };
    return left;
  }

  /** not = ( "!" | "not" ) not | "(" or ")" | test */
  #readNot(): Predicate {
    if (this.#depth >= DEEPEST) return this.#fail('bad-predicate too-deep', {});
    this.#depth++;
    const predicate = this.#readNested();
    this.#depth--;
    return predicate;
  }

  #readNested(): Predicate {
    if (this.#accept('!', 'not')) return { kind: 'not', operand: this.#readNot() };
    const open = this.#word;
    if (!this.#accept('(')) return this.#readTest();
    const inner = this.#readOr();
    if (!this.#accept(')')) return this.#fail('bad-predicate unclosed', {}, this.problem ?? open);
    return inner;
  }

  /** test = FIELD ( ( "==" | "eq" | … ) value )? */
  #readTest(): Predicate {
    const word = this.#word;
    if (!word) return this.#fail('bad-predicate missing-here', {});
    if (RESERVED.has(word.text)) return this.#fail('bad-predicate no-field', { word: word.text }, word);
    if (!isField(word.text)) {
      const best = closest(word.text, Object.keys(PREDICATE_FIELDS));
      return this.#fail('bad-predicate unknown-field', { word: word.text, meant: best }, word, best);
    }
    this.#at++;
    const comparison = this.#word;
    const operator = comparison && COMPARISONS.get(comparison.text);
    if (!operator) {
      if (comparison?.text === '=') return this.#fail('bad-predicate single-equals', {}, comparison, '==');
      return { kind: 'present', field: word.text };
    }
    this.#at++;
    return this.#readComparison(word.text, operator, word);
  }

  #readComparison(field: PredicateField, operator: Comparison, place: Word): Predicate {
    const type = PREDICATE_FIELDS[field];
    if (type === 'protocol') return this.#fail('bad-predicate protocol', { field }, place);
    const word = this.#word;
    if (!word || RESERVED.has(word.text)) return this.#fail('bad-predicate no-value', { field }, word);
    this.#at++;
    const value =
      type === 'number'
        ? readNumber(word.text)
        : type === 'mac'
          ? this.#readMacs(word)
          : this.#readNetworks(word);
    if (!value) return this.#badValue(field, type, word);
    if (type !== 'number' && operator !== '==' && operator !== '!=') {
      return this.#fail('bad-predicate no-order', { field }, word);
    }
    return { kind: 'compare', field, operator, value };
  }

  #badValue(field: PredicateField, type: 'number' | 'mac' | 'address', word: Word): Predicate {
    if (type === 'number') return this.#fail('bad-predicate no-number', { word: word.text, field }, word);
    const best = closest(word.text, this.#names.all());
    return this.#fail('bad-predicate no-address', { word: word.text, type, meant: best }, word, best);
  }

  #readNetworks(word: Word): PredicateValue | undefined {
    const address = parseIpv4(word.text);
    if (address !== undefined) return { kind: 'networks', networks: [{ address, prefixLength: 32 }] };
    const cidr = parseInterfaceAddress(word.text);
    if (cidr) return { kind: 'networks', networks: [networkOf(cidr.address, cidr.prefixLength)] };
    const networks = isName(word.text) ? this.#names.addressesOf(word.text) : undefined;
    if (networks) this.used.push({ ...word, name: word.text });
    return networks && { kind: 'networks', networks };
  }

  #readMacs(word: Word): PredicateValue | undefined {
    const mac = parseMac(word.text);
    if (mac !== undefined) return { kind: 'macs', macs: [mac] };
    const macs = isName(word.text) ? this.#names.macsOf(word.text) : undefined;
    if (macs) this.used.push({ ...word, name: word.text });
    return macs && { kind: 'macs', macs };
  }
}

function isField(text: string): text is PredicateField {
  return Object.hasOwn(PREDICATE_FIELDS, text);
}
