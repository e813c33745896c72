// The language that VS Code shows itself in is the one that everything here is said in. It changes only with a restart.
import { env } from 'vscode';
import { languageOf, type Words, wordsOf } from '../view/words.ts';

export function displayWords(): Words {
  return wordsOf(languageOf(env.language));
}
