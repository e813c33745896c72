// What many productions of the grammar share: options behind a statement, one of a few words, the owner of a block.
import { type BlockOwner, type Cursor, NOTHING } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { Wanted } from '../messages/wanted.ts';
import type { OptionSyntax } from '../syntax.ts';
import { opensItem } from './opens.ts';

/** ( "keyword" value… )* */
export function parseOptions(
  cursor: Cursor,
  allowed: ReadonlyMap<string, readonly Wanted[]>,
): readonly OptionSyntax[] {
  let options: OptionSyntax[] | undefined;
  for (;;) {
    const wanted = cursor.token.kind === 'word' ? allowed.get(cursor.token.text) : undefined;
    if (!wanted) return options ?? NOTHING;
    options ??= [];
    options.push(cursor.option(...wanted));
  }
}

/** One of a few words; complains about any other. */
export function takeOneOf(cursor: Cursor, allowed: readonly string[]): Token {
  const word = cursor.take({ oneOf: allowed });
  if (word.text !== '' && !allowed.includes(word.text))
    cursor.fail('syntax none-of', word, { word: word.text, words: allowed });
  return word;
}

/** A block whose rows never begin like an item of the file. */
export function ownerOf(keyword: Token): BlockOwner {
  return { keyword, isOutside: opensItem };
}

/** proto = "tcp" | "udp" */
export function takeProtocol(cursor: Cursor): Token {
  return takeOneOf(cursor, ['tcp', 'udp']);
}

/** ( "weight" INT )? */
export function takeWeight(cursor: Cursor): Token | undefined {
  if (!cursor.isWord('weight')) return undefined;
  cursor.next();
  return cursor.take('number');
}
