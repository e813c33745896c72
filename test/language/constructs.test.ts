// The grammar, the table of constructs, what parser and checker really do, and the reference for users cover the same
// constructs: none is missing in one of them, and none is simulated in one and not in another.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { CONSTRUCTS, type Construct } from '../../src/language/constructs.ts';
import { messageText } from '../../src/language/diagnostic.ts';
import { ENGLISH_MESSAGES } from '../../src/language/messages/english.ts';
import { hover } from '../../src/language/service/hover.ts';

/** production -> the words it names between quotes, read from the grammar itself */
function readGrammar(): ReadonlyMap<string, ReadonlySet<string>> {
  const productions = new Map<string, Set<string>>();
  let name = '';
  for (const line of readFileSync('test/language/walk.ebnf', 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    name = /^([a-z_]+)\s+=/.exec(line)?.[1] ?? name;
    const words = productions.get(name) ?? new Set<string>();
    for (const [, word] of line.matchAll(/"([a-z][a-z-]*|->)"/g)) if (word) words.add(word);
    productions.set(name, words);
  }
  return productions;
}

/** Productions that only say of what kind a value is: their words belong to those who use them. */
const VALUES: ReadonlySet<string> = new Set(['proto', 'chain']);

test('every word of the grammar stands in the table, under its production, and no other', () => {
  const inTable = new Map<string, Set<string>>();
  for (const { production, keywords } of CONSTRUCTS) {
    const words = inTable.get(production) ?? new Set<string>();
    for (const word of keywords) words.add(word);
    inTable.set(production, words);
  }
  for (const [production, words] of readGrammar()) {
    if (words.size === 0 || VALUES.has(production)) continue;
    expect({ production, words: [...(inTable.get(production) ?? [])].sort() }).toEqual({
      production,
      words: [...words].sort(),
    });
  }
});

test('no construct twice', () => {
  const names = CONSTRUCTS.map(({ name }) => name);
  expect(names.length).toBe(new Set(names).size);
});

/** The example of a construct in a file that has what it speaks of. */
function fileWith({ example, production }: Construct): string {
  const isItem = /^(lan|link|defaults|host|router|balancer|proxy|walk) /.test(example);
  const isLanRow = production === 'lan_row';
  const isStep = STEPS.has(production) && !isItem;
  const rows = isItem || isLanRow || isStep ? '' : `  ${example}\n`;
  const lanRows = isLanRow && example !== 'switch sw1' ? `  ${example}\n` : '';
  const steps = isStep ? example : 'A ping B';
  return `lan home 192.168.1.0/24 {
  switch home
  switch sw1
${example.startsWith('trunk') ? '  switch sw2\n  trunk home sw1\n' : '  trunk home sw1\n'}${lanRows}}
lan lab 10.9.0.0/24
host A {
  nic home .10
${rows}}
host B {
  nic home .20
  serve http 80
  serve tcp 7000
  serve udp 9
}
router R {
  nic home .254
  nic lab
}
${isItem ? example.replace(/^lan lab /, 'lan lab2 ') : ''}
walk "w" {
  A connect B:7000 as open
  ${steps.replaceAll('\n', '\n  ')}
}
`;
}

const STEPS: ReadonlySet<string> = new Set([
  'step',
  'event',
  'verb',
  'action',
  'times',
  'limit',
  'expect',
  'fact',
  'result',
  'match',
  'frame',
  'target',
]);

function errorsOf(construct: Construct): readonly string[] {
  return check(fileWith(construct))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map((one) => `${one.code}: ${messageText(one, ENGLISH_MESSAGES)}`);
}

test.each(CONSTRUCTS.map((one) => [one.name, one] as const))('%s is accepted', (_, construct) => {
  expect(errorsOf(construct)).toEqual([]);
  expect(check(fileWith(construct)).network).toBeDefined();
});

test('the reference has exactly the constructs, in the words of the table', () => {
  const written = readFileSync('media/language.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .sort();
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', '; ');
  const wanted = CONSTRUCTS.map(
    ({ form, doc, example }) => `| \`${cell(form)}\` | ${cell(doc)} | \`${cell(example)}\` |`,
  ).sort();
  expect(written).toEqual(wanted);
});

test('the example of the reference runs', () => {
  const example = /```walk\n([\s\S]*?)```/.exec(readFileSync('media/language.md', 'utf8'))?.[1] ?? '';
  expect(check(example).diagnostics).toEqual([]);
});

test('kitchen-sink.walk and everything.walk have every keyword between them', () => {
  const both = ['kitchen-sink', 'everything']
    .map((name) => readFileSync(`test/language/${name}.walk`, 'utf8'))
    .join(' ');
  const words = new Set(both.split(/[\s"{}]+/));
  const missing = CONSTRUCTS.filter(({ production }) => production !== 'frame' && production !== 'result')
    .flatMap(({ keywords }) => keywords)
    .filter((word) => !words.has(word));
  expect(missing).toEqual([]);
});

test('hover knows every keyword', () => {
  for (const construct of CONSTRUCTS) {
    const text = fileWith(construct);
    const checked = check(text);
    const at = text.indexOf(construct.example.split('\n').at(-1) ?? '');
    const words = [...text.slice(at).matchAll(/[^\s"{}]+/g)];
    const word = words.find(([found]) => construct.keywords.includes(found));
    if (!word || at < 0) continue;
    const offset = at + word.index;
    expect(hover(checked, offset, ENGLISH_MESSAGES), construct.name).toBeDefined();
  }
});
