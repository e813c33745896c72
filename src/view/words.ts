// The languages that the product speaks, as values: whoever shows something is given one and asks nobody.
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
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: { language: 'en', explanations: ENGLISH, interface: ENGLISH_INTERFACE },
  'zh-cn': { language: 'zh-cn', explanations: CHINESE, interface: CHINESE_INTERFACE },
};

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

export const ENGLISH_WORDS: Words = WORDS.en;

/** The words for a locale as an editor or a system names it: `zh-cn`, `zh_CN.UTF-8`, `de`. What there is no catalogue for is English. */
export function languageOf(locale: string): Language {
  return /^zh(?!.*(tw|hk|hant))/i.test(locale) ? 'zh-cn' : 'en';
}
