// What can be said about the spelling of a file: strings, braces, words that nothing begins with.
import type { Wanted } from './wanted.ts';

interface Word {
  readonly word: string;
}

type Nothing = Readonly<Record<never, never>>;

export interface SyntaxVocabulary {
  'not-text': Nothing;
  'too-large file': { readonly megabytes: string; readonly most: number };
  'empty-file': Nothing;
  'no-walk': Nothing;
  /** more mistakes of one code were found than are listed */
  more: { readonly count: number; readonly code: string };
  /** `found` undefined: a string */
  'syntax wrong-word': {
    readonly wanted: Wanted;
    readonly found: string | undefined;
    readonly isText: boolean;
  };
  'syntax wrong-keyword': { readonly keyword: string; readonly found: string };
  'syntax none-of': Word & { readonly words: readonly string[] };
  incomplete: { readonly wanted: Wanted; readonly after: string | undefined };
  'incomplete verb': { readonly actor: string };
  'incomplete route': Nothing;
  'incomplete after': Nothing;
  'unclosed-block': { readonly owner: string };
  'syntax closes-nothing': Nothing;
  'syntax no-block': Nothing;
  'syntax brace-below': Nothing;
  'syntax block-follows': Word;
  'syntax first-row': Nothing;
  'syntax too-many': Word;
  'syntax too-deep': Nothing;
  'syntax unclosed-string': Nothing;
  'syntax unknown-escape': Word;
  'syntax missing-space': Nothing;
  /** `word` undefined: a string */
  'syntax no-item': { readonly word: string | undefined };
  'syntax no-lan-row': Word & { readonly remark: 'nic' | 'network' | undefined };
  'syntax no-row': { readonly word: string | undefined };
  'syntax no-step': Nothing;
  'syntax no-frame': Word;
  'syntax no-fact': Word;
  'syntax no-size': Word;
  'syntax no-actor': { readonly verb: string };
  'syntax no-verb': Word & { readonly verbs: readonly string[] };
  'syntax no-which': Word;
  'syntax unset-nic': Nothing;
  'syntax no-arp-setting': Word;
  'syntax no-tcp-setting': Word;
  'syntax no-service': Word;
  'syntax no-answer': Word;
}
