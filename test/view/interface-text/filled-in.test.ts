// The texts of editor and findings that have something to fill in: each is rendered in each language, and keeps what it is given.
import { describe, expect, it } from 'vitest';
import type { EditorText, FindingsText } from '../../../src/view/interface-text/catalogue.ts';
import { LANGUAGES, wordsOf } from '../../../src/view/words.ts';

const editor = (text: EditorText): Readonly<Record<string, string>> => ({
  position: text.position({ packet: 3, packets: 12, step: 40, steps: 99 }),
  step: text.step({ step: 40, steps: 99 }),
  hop: text.hop({ hop: 3, hops: 14, way: 'gw → web' }),
  failed: text.failed('boom'),
  stepPicker: text.stepPicker({ steps: 99, walk: 'open a page' }),
  walkItem: text.walkItem({ line: 7, steps: 99, isShown: true }),
  exportAs: text.exportAs('open a page'),
  writing: text.writing('page.pcapng'),
});

const findings = (text: FindingsText): Readonly<Record<string, string>> => ({
  unexpected: text.unexpected('refused'),
  stoppedAfter: text.stoppedAfter(777),
  gotOtherwise: text.gotOtherwise('refused'),
  countedOtherwise: text.countedOtherwise({ direction: 'received', seen: '5', expected: 8 }),
  seenOtherwise: text.seenOtherwise('refused'),
  packetDied: text.packetDied('Why.'),
  stopped: text.stopped({
    frames: 777,
    steps: 888,
    seconds: '1.500',
    looked: 500,
    repeated: [{ what: 'a → b: ping', count: 250 }],
  }),
});

/** What each of them was given. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  position: ['3', '12', '40', '99'],
  step: ['40', '99'],
  hop: ['3', '14', 'gw → web'],
  failed: ['boom'],
  stepPicker: ['99', 'open a page'],
  walkItem: ['7', '99'],
  exportAs: ['open a page'],
  writing: ['page.pcapng'],
  unexpected: ['refused'],
  stoppedAfter: ['777'],
  gotOtherwise: ['refused'],
  countedOtherwise: ['5', '8'],
  seenOtherwise: ['refused'],
  packetDied: ['Why.'],
  stopped: ['777', '1.500', '500', 'a → b: ping', '250'],
};

function functionsOf(part: object): readonly string[] {
  return Object.entries(part).flatMap(([name, entry]) => (typeof entry === 'function' ? [name] : []));
}

describe.each(LANGUAGES)('in %s', (language) => {
  const { interface: texts } = wordsOf(language);
  const said = { ...editor(texts.editor), ...findings(texts.findings) };

  it('there is no other one', () => {
    const all = [...functionsOf(texts.editor), ...functionsOf(texts.findings)];
    expect(Object.keys(said).sort()).toEqual([...all].sort());
    expect(Object.keys(GIVEN).sort()).toEqual([...all].sort());
  });

  it.each(Object.keys(GIVEN))('%s', (name) => {
    const text = said[name] ?? '';
    expect(text).not.toMatch(/undefined|NaN|\[object|\{\w+\}| {2}/);
    for (const given of GIVEN[name] ?? []) expect(text).toContain(given);
    if (language === 'zh-cn') expect(text).toMatch(/\p{Script=Han}/u);
  });
});
