// Everything that the language says about a text, in one language: a language is a value of this type, so one that lacks a
// sentence does not compile.
import type { Construct, ConstructName } from '../constructs.ts';
import type { Sentences, Vocabulary } from './message.ts';
import type { ServiceText } from './service-text.ts';

export interface MessageCatalogue {
  readonly sentences: Sentences<Vocabulary>;
  readonly services: ServiceText;
  /** what a construct means */
  meaning(construct: Construct<ConstructName>): string;
}

/** A text for each construct of a table. */
export type Meanings<Table extends readonly { readonly name: string }[]> = Readonly<
  Record<Table[number]['name'], string>
>;
