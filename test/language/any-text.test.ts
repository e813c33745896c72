// Any text at all goes through parser, checker, formatter and every service: nothing throws, nothing changes the text.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { messageText } from '../../src/language/diagnostic.ts';
import { format } from '../../src/language/format.ts';
import { CHINESE_MESSAGES } from '../../src/language/messages/chinese.ts';
import { ENGLISH_MESSAGES } from '../../src/language/messages/english.ts';
import { complete } from '../../src/language/service/completion.ts';
import { hover } from '../../src/language/service/hover.ts';
import { inlayHints } from '../../src/language/service/inlay-hints.ts';
import { definition, references, renamableAt, rename } from '../../src/language/service/names.ts';
import {
  actionAt,
  codeLenses,
  foldingRanges,
  outline,
  selectionRanges,
} from '../../src/language/service/structure.ts';

const FILES = [...walksIn('test/kernel'), ...walksIn('test/language'), ...walksIn('examples')];

function walksIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.walk'))
    .map((name) => `${folder}/${name}`);
}

const TEXTS = FILES.map((file) => readFileSync(file, 'utf8'));

/** Words that mean something, so that nonsense gets far into the parser. */
const WORDS = [
  ...new Set(TEXTS.flatMap((text) => text.match(/"[^"\n]*"?|[^\s"{}]+|[{}\n]/g) ?? [])),
  '#',
  '"',
  '\\',
  '\r\n',
  '\u00a0',
  'ls:99999',
  '300.1.1.1',
  '::1',
];

function everything(text: string, offset: number): void {
  const checked = check(text);
  for (const diagnostic of checked.diagnostics) {
    const { span, fixes } = diagnostic;
    for (const catalogue of [ENGLISH_MESSAGES, CHINESE_MESSAGES])
      expect(messageText(diagnostic, catalogue)).not.toMatch(/undefined|\[object|^\s*$/);
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(span.end).toBeLessThanOrEqual(text.length);
    for (const { edits } of fixes)
      for (const edit of edits) expect(edit.span.end).toBeLessThanOrEqual(text.length);
  }
  for (const at of new Set([0, offset, text.length])) {
    complete(checked, at, ENGLISH_MESSAGES);
    hover(checked, at, CHINESE_MESSAGES);
    definition(checked, at);
    references(checked, at);
    renamableAt(checked, at);
    selectionRanges(checked, at);
    actionAt(checked, at);
  }
  rename(checked, offset, 'other', ENGLISH_MESSAGES);
  inlayHints(
    checked,
    { start: 0, end: text.length },
    ENGLISH_MESSAGES,
    new Set(['address', 'mask', 'mac', 'port']),
  );
  outline(checked);
  foldingRanges(checked);
  codeLenses(checked);
  const formatted = format(text);
  expect(format(formatted)).toBe(formatted);
  expect(checked.text).toBe(text);
}

test('any string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), (text, at) =>
      everything(text, Math.min(at, text.length)),
    ),
    { numRuns: 200 },
  );
});

test('any words of the language in any order', () => {
  const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, fc.nat(), (text, at) => everything(text, at % (text.length + 1))),
    { numRuns: 500 },
  );
});

test('any beginning of any file', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(), (text, cut) => {
      const prefix = text.slice(0, cut % (text.length + 1));
      everything(prefix, prefix.length);
    }),
    { numRuns: 400 },
  );
});

test('any file with a line twice, or without a line', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.boolean(), (text, at, twice) => {
      const lines = text.split('\n');
      const line = at % lines.length;
      lines.splice(line, 1, ...(twice ? [lines[line] ?? '', lines[line] ?? ''] : []));
      const changed = lines.join('\n');
      everything(changed, at % (changed.length + 1));
    }),
    { numRuns: 400 },
  );
});
