// Where everything stands on a picture: each label has its room, in every example and both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeDiagram } from '../../../src/view/diagram.ts';
import { headSpan, makeSheet } from '../../../src/view/svg/sheet.ts';
import { LABEL, SMALL, textWidth } from '../../../src/view/svg/text.ts';
import { LANGUAGES, wordsOf } from '../../../src/view/words.ts';
import { traceOf } from '../walks.ts';

const EXAMPLES = readdirSync('examples').filter((name) => name.endsWith('.walk'));
const PICTURES = LANGUAGES.flatMap((language) => EXAMPLES.map((name) => ({ language, name })));

it.each(PICTURES)(
  '$name in $language: no label is wider than its arrow, and no name than its head',
  (picture) => {
    const text = readFileSync(`examples/${picture.name}`, 'utf8');
    const words = wordsOf(picture.language);
    const textAt = ({ start, end }: { readonly start: number; readonly end: number }) =>
      text.slice(start, end);
    const model = makeDiagram(traceOf(text), { rows: 'journeys', textAt, words });
    const sheet = makeSheet(model, undefined, words);
    const wide = sheet.rows.filter(({ view: { from, to, label } }) => {
      const length = Math.abs((sheet.lifelines[to] ?? 0) - (sheet.lifelines[from] ?? 0));
      return from !== to && textWidth(label, LABEL) > length;
    });
    expect(wide.map(({ view }) => view.label)).toEqual([]);
    for (const [column, { name, address }] of sheet.columns.entries()) {
      const { width } = headSpan(sheet, column);
      expect(Math.max(textWidth(name, LABEL), textWidth(address, SMALL))).toBeLessThan(width);
    }
  },
);
