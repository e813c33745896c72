// The words of a predicate: where they begin and end, which of them join or compare, and what a number is worth.
import type { Comparison, PredicateValue } from '../network/predicate.ts';
import type { SourceSpan } from '../network/source.ts';

export interface Word extends SourceSpan {
  readonly text: string;
}

const WORD = /\s*(\(|\)|&&|\|\||==|!=|<=|>=|<|>|!|[^\s()&|=!<>]+|.)/suy;
export const MOST_WORDS = 1000;

export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['==', '=='],
  ['eq', '=='],
  ['!=', '!='],
  ['ne', '!='],
  ['<', '<'],
  ['lt', '<'],
  ['<=', '<='],
  ['le', '<='],
  ['>', '>'],
  ['gt', '>'],
  ['>=', '>='],
  ['ge', '>='],
]);

export const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  '&&',
  '||',
  '!',
  '(',
  ')',
  ...COMPARISONS.keys(),
]);

/** Decimal, hexadecimal, or one of the words for a flag. */
export function readNumber(text: string): PredicateValue | undefined {
  if (/^(true|false)$/i.test(text)) return { kind: 'number', value: /^t/i.test(text) ? 1 : 0 };
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? { kind: 'number', value } : undefined;
}

/** A text as its words; a few more than are allowed at most. */
export function split(text: string): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const word = match[1] ?? '';
    if (word.trim() !== '')
      words.push({
        text: word,
        start: match.index + match[0].length - word.length,
        end: match.index + match[0].length,
      });
    if (words.length > MOST_WORDS) break;
  }
  return words;
}
