// The colours: what each word of a line is called by the TextMate grammar, run by the engine that VS Code runs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';
import { CONSTRUCTS } from '../../src/language/constructs.ts';
import { walksIn } from '../language/reading.ts';

const GRAMMAR = 'syntaxes/packetwalk.tmLanguage.json';
let grammar: IGrammar;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
  });
  const loaded = await registry.loadGrammar('source.packetwalk');
  if (!loaded) throw new Error('the grammar does not load');
  grammar = loaded;
});

interface Coloured {
  readonly text: string;
  readonly scope: string;
}

/** Each piece of the text that is more than blank, with its innermost scope. */
function colours(text: string): readonly Coloured[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const piece = line.slice(startIndex, endIndex).trim();
      return piece === '' ? [] : [{ text: piece, scope: scopes.at(-1) ?? '' }];
    });
  });
}

function scopeOf(text: string, word: string): string | undefined {
  return colours(text)
    .find((piece) => piece.text === word)
    ?.scope.replace('.packetwalk', '');
}

test.each([
  ['lan home 192.168.1.0/24', 'lan', 'storage.type.lan'],
  ['lan home 192.168.1.0/24', 'home', 'entity.name.type.lan'],
  ['lan home 192.168.1.0/24', '192.168.1.0/24', 'constant.numeric.address'],
  ['host 浏览器 { nic home .12 }', '浏览器', 'entity.name.type.host'],
  ['host A { nic home .12 }', '.12', 'constant.numeric.address'],
  ['host A { nic home mac 02:00:00:00:01:00 }', '02:00:00:00:01:00', 'constant.numeric.mac'],
  ['host A {\n  serve http 80 as nginx\n}', 'http', 'support.type.service'],
  ['host A {\n  arp retrans-time 300ms\n}', '300ms', 'constant.numeric.time'],
  ['walk "w" { A get http://B/#top from 40000..40010 }', 'http://B/#top', 'string.unquoted.url'],
  ['walk "w" { A get http://B/#top from 40000..40010 }', '40000..40010', 'constant.numeric.integer'],
  ['walk "open a page" { A ping B }', 'open a page', 'entity.name.function.walk'],
  ['walk "w" { A ping B }', 'A', 'variable.other.host'],
  ['walk "w" { A ping B }', 'ping', 'support.function.verb'],
  ['walk "w" { after 50ms A ping B }', 'ping', 'support.function.verb'],
  ['walk "w" { together { A ping B } }', 'together', 'keyword.control'],
  ['walk "w" { lose next syn from A }', 'syn', 'support.type.frame'],
  ['walk "w" { lose next where "tcp.flags.syn == 1" }', 'tcp.flags.syn', 'variable.other.field'],
  ['walk "w" { A send c "a\\n" }', '\\n', 'constant.character.escape'],
  ['walk "w" { A send c "a\\q" }', '\\q', 'invalid.illegal.escape'],
  ['lan home # a lan', '# a lan', 'comment.line.number-sign'],
])('%s: %s is %s', (text, word, scope) => {
  expect(scopeOf(text, word)).toBe(scope);
});

describe('what looks like a keyword and is none', () => {
  test('the name of a lan', () => {
    expect(scopeOf('host A { nic down 10.0.0.1 }', 'down')).toBe('variable.other.lan');
  });
  test('a host that is called like a row', () => {
    expect(scopeOf('walk "w" { nic ping B }', 'nic')).toBe('variable.other.host');
  });
  test('a # inside a word', () => {
    expect(colours('walk "w" { A get http://B/#x }').some(({ scope }) => scope.startsWith('comment'))).toBe(
      false,
    );
  });
});

test('a string that is never closed ends with its line', () => {
  expect(scopeOf('walk "w" {\n  note "half\n  A ping B\n}', 'ping')).toBe('support.function.verb');
});

/** What a keyword may be called. */
const KEYWORD = /^(keyword|storage|support|constant\.language)/;

test.each(CONSTRUCTS.map((one) => [one.name, one] as const))(
  'the keywords of %s have a colour',
  (_, construct) => {
    const { example, production, places } = construct;
    const isItem = places.includes('file') || /^(lan|balancer|proxy) /.test(example);
    const text = isItem
      ? example
      : production === 'lan_row'
        ? `lan x {\n${example}\n}`
        : ROWS.has(production)
          ? `host x {\n${example}\n}`
          : `walk "w" {\n${example}\n}`;
    const pieces = colours(text);
    const words = new Set(example.split(/[\s"{}]+/));
    for (const keyword of construct.keywords.filter((word) => words.has(word)))
      expect(
        pieces.some((piece) => piece.text === keyword && KEYWORD.test(piece.scope))
          ? ''
          : `${keyword}: ${JSON.stringify(pieces)}`,
      ).toBe('');
  },
);

const ROWS: ReadonlySet<string> = new Set([
  'nic',
  'route',
  'knob',
  'nat',
  'filter',
  'chain',
  'proto',
  'serve',
  'option',
  'answer',
  'onoff',
  'dns_row',
  'upstream',
  'server',
  'software',
  'virtual',
  'vrow',
]);

test.each([...walksIn('test/kernel'), ...walksIn('test/language'), ...walksIn('examples')])(
  '%s is read to its end, and each block is closed',
  (_, text) => {
    let state = textmate.INITIAL;
    for (const line of text.split('\n')) state = grammar.tokenizeLine(line, state).ruleStack;
    expect(state.depth).toBe(1);
  },
);
