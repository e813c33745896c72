// Every name of a file that has everything: renamed, the file is as good as before; renamed back, it is the same file.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { ENGLISH_MESSAGES } from '../../../src/language/messages/english.ts';
import { apply, rename } from '../../../src/language/service/names.ts';
import { said } from '../reading.ts';

/** The codes of what is said, in order: the names in the places change. */
function codesOf(text: string): readonly string[] {
  return said(text).map((line) => line.split(' ').slice(0, 2).join(' '));
}

describe.each(['everything.walk', 'kitchen-sink.walk'])('%s', (name) => {
  const text = readFileSync(`test/language/${name}`, 'utf8');
  const checked = check(text);
  const symbols = [...new Set(checked.names.occurrences.map(({ symbol }) => symbol))].filter(
    ({ isWritten }) => isWritten,
  );

  test.each(symbols.map((symbol) => [`${symbol.kind} ${symbol.name}`, symbol] as const))(
    '%s',
    (_, symbol) => {
      const fresh = symbol.kind === 'domain' ? 'quite.other' : 'quite-other';
      const there = rename(checked, symbol.declaration.start, fresh, ENGLISH_MESSAGES);
      if (!('edits' in there)) throw new Error(there.problem);
      const renamed = apply(text, there.edits);
      expect(renamed).not.toBe(text);
      expect(codesOf(renamed)).toEqual(codesOf(text));
      const at = symbol.declaration.start - shift(there.edits, symbol.declaration.start);
      const back = rename(check(renamed), at, symbol.name, ENGLISH_MESSAGES);
      if (!('edits' in back)) throw new Error(back.problem);
      expect(apply(renamed, back.edits)).toBe(text);
    },
  );
});

/** By how much a place moves to the front when the edits before it are made. */
function shift(
  edits: readonly { span: { start: number; end: number }; newText: string }[],
  offset: number,
): number {
  return edits
    .filter(({ span }) => span.start < offset)
    .reduce((sum, { span, newText }) => sum + (span.end - span.start) - newText.length, 0);
}
