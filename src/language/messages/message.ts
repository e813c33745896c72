// A message as data: one of a closed vocabulary of things that can be said about a text, with what it speaks of. Its first
// word is the code that an editor shows. What it says in a language stands in that language's catalogue.
import type { NetworkVocabulary } from './vocabulary-network.ts';
import type { ServiceVocabulary } from './vocabulary-service.ts';
import type { SyntaxVocabulary } from './vocabulary-syntax.ts';
import type { ValueVocabulary } from './vocabulary-value.ts';
import type { WalkVocabulary } from './vocabulary-walk.ts';

export interface Vocabulary
  extends SyntaxVocabulary,
    ValueVocabulary,
    NetworkVocabulary,
    ServiceVocabulary,
    WalkVocabulary {}

export type MessageKey = keyof Vocabulary;

/** One message, or with a key the message of that key. */
export interface Message<Key extends MessageKey = MessageKey> {
  readonly key: Key;
  readonly args: Vocabulary[Key];
}

/** The stable word for a kind of mistake, such as `unknown-name`: the first word of its message's key. */
export function codeOf(key: MessageKey): string {
  const blank = key.indexOf(' ');
  return blank < 0 ? key : key.slice(0, blank);
}

/** What each message says in one language. */
export type Sentences<Part> = { readonly [Key in keyof Part]: (args: Part[Key]) => string };

export function sentence<Key extends MessageKey>(
  sentences: Sentences<Vocabulary>,
  message: Message<Key>,
): string {
  return sentences[message.key](message.args);
}
