// The language's messages in English. What a construct means stands in the table of constructs itself.
import type { MessageCatalogue } from './catalogue.ts';
import { englishNetwork } from './english-network.ts';
import { englishService } from './english-service.ts';
import { englishServiceText } from './english-service-text.ts';
import { englishSyntax } from './english-syntax.ts';
import { englishValue } from './english-value.ts';
import { englishWalk } from './english-walk.ts';

export const ENGLISH_MESSAGES: MessageCatalogue = {
  sentences: { ...englishSyntax, ...englishValue, ...englishNetwork, ...englishService, ...englishWalk },
  services: englishServiceText,
  meaning: ({ doc }) => doc,
};
