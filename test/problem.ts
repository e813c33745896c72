// Why a text of a test cannot be run, in words: the first mistake that the checker finds in it.
import type { CheckedFile } from '../src/language/check.ts';
import { messageText } from '../src/language/diagnostic.ts';
import { ENGLISH_MESSAGES } from '../src/language/messages/english.ts';

export function firstError({ diagnostics }: Pick<CheckedFile, 'diagnostics'>): string {
  const found = diagnostics.find(({ severity }) => severity === 'error');
  return found ? messageText(found, ENGLISH_MESSAGES) : 'no walk';
}
