// The command line's words, read strictly: what is not understood is said, never guessed.
import { LANGUAGES, type Language } from '../view/words.ts';

export interface Arguments {
  readonly command: 'check' | 'run' | 'export' | 'help';
  readonly files: readonly string[];
  readonly walk: string | undefined;
  readonly tables: boolean;
  readonly format: string | undefined;
  readonly at: string | undefined;
  readonly output: string | undefined;
  readonly frames: number | undefined;
  readonly language: Language;
}

/** The words make no sense; the message says which. */
export class UsageError extends Error {}

/** Reads the words after the program's name. Throws a UsageError. */
export function parseArguments(words: readonly string[]): Arguments {
  const [command, ...rest] = words;
  const files: string[] = [];
  const values = new Map<string, string>();
  let tables = false;
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (!word.startsWith('-') || word === '-') {
      files.push(word);
    } else if (word === '--tables') {
      tables = true;
    } else if (VALUED.has(word)) {
      const value = rest[index + 1];
      if (value === undefined) throw new UsageError(`${word} needs a value`);
      values.set(VALUED.get(word) ?? word, value);
      index += 1;
    } else if (word === '--help' || word === '-h') {
      return { ...NOTHING, command: 'help' };
    } else {
      throw new UsageError(`unknown option ${word}`);
    }
  }
  if (command === undefined || command === 'help' || command === '--help' || command === '-h')
    return { ...NOTHING, command: 'help' };
  if (command !== 'check' && command !== 'run' && command !== 'export')
    throw new UsageError(`unknown command ${command}`);
  if (files.length === 0) throw new UsageError(`${command} needs a file`);
  if (command !== 'check' && files.length > 1) throw new UsageError(`${command} takes one file`);
  return {
    command,
    files,
    walk: values.get('walk'),
    tables,
    format: values.get('format'),
    at: values.get('at'),
    output: values.get('output'),
    frames: framesOf(values.get('frames')),
    language: languageOf(values.get('lang')),
  };
}

const NOTHING: Arguments = {
  command: 'help',
  files: [],
  walk: undefined,
  tables: false,
  format: undefined,
  at: undefined,
  output: undefined,
  frames: undefined,
  language: 'en',
};

const VALUED: ReadonlyMap<string, string> = new Map([
  ['--walk', 'walk'],
  ['--format', 'format'],
  ['--at', 'at'],
  ['-o', 'output'],
  ['--output', 'output'],
  ['--frames', 'frames'],
  ['--lang', 'lang'],
]);

function languageOf(value: string | undefined): Language {
  const found = LANGUAGES.find((language) => language === (value ?? 'en').toLowerCase());
  if (!found) throw new UsageError(`--lang takes one of ${LANGUAGES.join(', ')}`);
  return found;
}

function framesOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const frames = Number(value);
  if (!Number.isInteger(frames) || frames < 1) throw new UsageError('--frames takes a whole number');
  return frames;
}
