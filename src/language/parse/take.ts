// What many productions of the grammar share: options behind a statement, one of a few words, the owner of a block.
import { type BlockOwner, type Cursor, NOTHING } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { OptionSyntax } from '../syntax.ts';
import { opensItem } from './opens.ts';

/** ( "keyword" value… )* */
export function parseOptions(
  cursor: Cursor,
  allowed: ReadonlyMap<string, readonly string[]>,
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
  const list = allowed.map((word) => `\`${word}\``).join(', ');
  const word = cursor.take(`One of ${list}`);
  if (word.text !== '' && !allowed.includes(word.text))
    cursor.fail('syntax', word, `${shown(word.text)} is none of ${list}.`);
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
  return cursor.take('A number');
}
