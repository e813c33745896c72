// The languages that the product speaks, as values: whoever shows something is given one and asks nobody.
import type { MessageCatalogue } from '../language/messages/catalogue.ts';
import { CHINESE_MESSAGES } from '../language/messages/chinese.ts';
import { ENGLISH_MESSAGES } from '../language/messages/english.ts';
import type { Catalogue } from './explanation/catalogue.ts';
import { CHINESE } from './explanation/chinese.ts';
import { ENGLISH } from './explanation/english.ts';
import type { InterfaceCatalogue } from './interface-text/catalogue.ts';
import { CHINESE_INTERFACE } from './interface-text/chinese.ts';
import { ENGLISH_INTERFACE } from './interface-text/english.ts';

export const LANGUAGES = ['en', 'zh-cn'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Everything that is said, in one language. */
export interface Words {
  readonly language: Language;
  readonly explanations: Catalogue;
  readonly interface: InterfaceCatalogue;
  /** about the text of a file */
  readonly messages: MessageCatalogue;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    language: 'en',
    explanations: ENGLISH,
    interface: ENGLISH_INTERFACE,
    messages: ENGLISH_MESSAGES,
  },
  'zh-cn': {
    language: 'zh-cn',
    explanations: CHINESE,
    interface: CHINESE_INTERFACE,
    messages: CHINESE_MESSAGES,
  },
};

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

export const ENGLISH_WORDS: Words = WORDS.en;

/** The words for a locale as an editor or a system names it: `zh-cn`, `zh_CN.UTF-8`, `de`. What there is no catalogue for is English. */
export function languageOf(locale: string): Language {
  return /^zh(?!.*(tw|hk|hant))/i.test(locale) ? 'zh-cn' : 'en';
}
