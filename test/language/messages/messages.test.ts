// What is said about a text, in every language: each message of the vocabulary has a text that brings it about, is a whole
// sentence in each language, and keeps the reader's own words.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { CONSTRUCTS } from '../../../src/language/constructs.ts';
import { type Diagnostic, fixTitle, messageText } from '../../../src/language/diagnostic.ts';
import { ENGLISH_THINGS } from '../../../src/language/messages/english-wanted.ts';
import { type MessageKey, sentence } from '../../../src/language/messages/message.ts';
import { LANGUAGES, wordsOf } from '../../../src/view/words.ts';
import { walk } from '../reading.ts';
import { EXAMPLES, inC } from './examples.ts';

const CATALOGUES = LANGUAGES.map((language) => [language, wordsOf(language).messages] as const);
const CHINESE = wordsOf('zh-cn').messages;
const HAN = /\p{Script=Han}/u;

/** Arguments that stand for words of the catalogue, not of the reader. */
const CLOSED: ReadonlySet<string> = new Set([
  'wanted',
  'construct',
  'what',
  'kinds',
  'kind',
  'limit',
  'means',
  'type',
  'code',
]);

/** The reader's own words in a message: names, words as written, what to write instead. */
function ownWords(value: unknown, key = ''): readonly string[] {
  if (CLOSED.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, part]) => ownWords(part, Array.isArray(value) ? key : inner));
}

function isWhole(text: string, language: string): void {
  expect(text).not.toMatch(/undefined|NaN|\[object|\$\{| {2}|\( ?\)|（）|^\s|\s$/);
  if (language === 'en') {
    expect(text).toMatch(/[.?…)]$/);
    return;
  }
  expect(text).toMatch(HAN);
  expect(text).toMatch(/[。？）]$/);
  expect(text, 'full-width marks').not.toMatch(/[\p{Script=Han}][,;:?!()]|[,;!]\p{Script=Han}/u);
}

function saysAll({ message }: Diagnostic): void {
  const said = CATALOGUES.map(([language, { sentences }]) => {
    const text = sentence(sentences, message);
    isWhole(text, language);
    return text;
  });
  for (const word of ownWords(message.args)) {
    expect(word, `an empty argument of ${message.key}`).not.toBe('');
    const visible = word.length > 40 ? word.slice(0, 39) : word;
    // What only decides how a sentence goes on is in none of them; a word that one says the other says as well.
    const where = said.map((text) => text.includes(visible));
    expect(new Set(where).size, `${JSON.stringify(word)} in ${JSON.stringify(said)}`).toBe(1);
  }
}

describe('every message', () => {
  test.each(Object.entries(EXAMPLES))('%s', (key, text) => {
    const { diagnostics } = check(text);
    const found = diagnostics.find(({ message }) => message.key === key);
    expect(diagnostics.map(({ message }) => message.key)).toContain(key);
    for (const diagnostic of found ? [found] : []) saysAll(diagnostic);
  });

  test('has a place in the vocabulary of each language, and in no other', () => {
    const keys = CATALOGUES.map(([, { sentences }]) => Object.keys(sentences).sort());
    expect(keys[0]).toEqual([...Object.keys(EXAMPLES), 'too-large file'].sort());
    expect(keys[1]).toEqual(keys[0]);
  });

  test('that the checker itself does not say', () => {
    const span = { start: 0, end: 1 };
    const common = { severity: 'error', span, fixes: [] } as const;
    saysAll({
      ...common,
      code: 'too-large',
      message: { key: 'too-large file', args: { megabytes: '3.1', most: 3 } },
    });
  });
});

/** Every statement of the kitchen sink, broken off behind each of its words. */
function* brokenOff(): Iterable<string> {
  const lines = readFileSync('test/language/kitchen-sink.walk', 'utf8').split('\n');
  for (const [at, line] of lines.entries()) {
    for (const { index } of line.matchAll(/(?<=\S)\s+(?=\S)|\s*$/g)) {
      const cut = line.slice(0, index);
      if (cut.trim() !== '' && !line.trim().startsWith('#'))
        yield [...lines.slice(0, at), cut, ...lines.slice(at + 1)].join('\n');
    }
  }
}

/** What the kitchen sink does not have, or misses only where something else stands. */
const MORE = [inC('software nginx "1.22"'), walk('A ping B', 'expect A translates')];

test('whatever the parser may miss is said', () => {
  const wanted = new Set<string>();
  for (const text of [...brokenOff(), ...MORE]) {
    for (const diagnostic of check(text).diagnostics) {
      const { args } = diagnostic.message;
      for (const [language, catalogue] of CATALOGUES) isWhole(messageText(diagnostic, catalogue), language);
      if ('wanted' in args && typeof args.wanted === 'string') wanted.add(args.wanted);
    }
  }
  const missed = Object.keys(ENGLISH_THINGS).filter((thing) => !wanted.has(thing));
  expect(missed).toEqual([]);
});

test('a name that is unknown is remarked upon where more is known', () => {
  const remarks: Readonly<Record<string, string>> = {
    'is-lan': EXAMPLES['unknown-name'].replace('ping Bb', 'ping home'),
    'row-of-dns': EXAMPLES['no-address domain'].replace('to www.example.com', 'to ftp.example.com'),
    'label-before': EXAMPLES['unknown-name'].replace('A ping Bb', 'expect pp got 1 reply'),
    nics: EXAMPLES['not-on-lan'].replace('masquerade far', 'masquerade nowhere'),
    switches: EXAMPLES['wrong-lan'].replace('port s2', 'port s3'),
  };
  for (const [kind, text] of Object.entries(remarks)) {
    const found = check(text).diagnostics.filter(
      ({ message: { args } }) =>
        'remark' in args && typeof args.remark === 'object' && args.remark.kind === kind,
    );
    expect(found, kind).toHaveLength(1);
    for (const one of found) saysAll(one);
  }
});

test('a quick fix says what it does', () => {
  const [unknown] = check(EXAMPLES['unknown-name']).diagnostics;
  expect(unknown?.fixes.map((fix) => CATALOGUES.map(([, catalogue]) => fixTitle(fix, catalogue)))).toEqual([
    ['Write `B`', '改成 `B`'],
  ]);
});

test('what a construct means is said in each language', () => {
  for (const construct of CONSTRUCTS) {
    for (const [, catalogue] of CATALOGUES) expect(catalogue.meaning(construct).trim()).not.toBe('');
    expect(catalogueWords(CHINESE.meaning(construct)), construct.name).toMatch(HAN);
  }
});

/** `MTU` alone needs no translation; everything else has words. */
function catalogueWords(text: string): string {
  return text.replaceAll(/`[^`]*`/g, '');
}

test('the codes are the first words of the keys', () => {
  const keys: readonly MessageKey[] = check(EXAMPLES['bad-mac group']).diagnostics.map(
    ({ message }) => message.key,
  );
  expect(keys).toEqual(['bad-mac group']);
  expect(check(EXAMPLES['bad-mac group']).diagnostics[0]?.code).toBe('bad-mac');
});
