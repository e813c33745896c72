// The language's messages in Simplified Chinese. Names, keywords and code stay as they are.
import type { MessageCatalogue } from './catalogue.ts';
import { meaningInChinese } from './chinese-constructs.ts';
import { chineseNetwork } from './chinese-network.ts';
import { chineseService } from './chinese-service.ts';
import { chineseServiceText } from './chinese-service-text.ts';
import { chineseSyntax } from './chinese-syntax.ts';
import { chineseValue } from './chinese-value.ts';
import { chineseWalk } from './chinese-walk.ts';

export const CHINESE_MESSAGES: MessageCatalogue = {
  sentences: { ...chineseSyntax, ...chineseValue, ...chineseNetwork, ...chineseService, ...chineseWalk },
  services: chineseServiceText,
  meaning: meaningInChinese,
};
