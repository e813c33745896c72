// The texts of editor and findings that have something to fill in: each is rendered in each language, and keeps what it is given.
import { describe, expect, it } from 'vitest';
import type { EditorText, FindingsText } from '../../../src/view/interface-text/catalogue.ts';
import type { ExportText } from '../../../src/view/interface-text/export-text.ts';
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

const exports = (text: ExportText): Readonly<Record<string, string>> => ({
  pictureDescription: text.pictureDescription({ walk: 'open a page', arrows: 12, names: 'pc, web' }),
  reasoned: text.reasoned('SYN', '为什么 why'),
  whole: text.whole(12),
  shown: text.shown({ arrows: 12, all: 34 }),
  visible: text.visible({ first: 12, last: 34 }),
  copied: text.copied('Mermaid'),
  longForMermaid: text.longForMermaid({ characters: 61_234, limit: 50_000 }),
  saved: text.saved('page.svg'),
  saveFailed: text.saveFailed({ file: 'page.svg', why: 'full' }),
  tooLarge: text.tooLarge({ width: 1_200, height: 40_000, limit: 16_384 }),
  halved: text.halved({ file: 'page.png', width: 1_200, height: 12_000 }),
  wiresharkFailed: text.wiresharkFailed('code 1'),
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
  pictureDescription: ['open a page', '12', 'pc, web'],
  reasoned: ['SYN', 'why'],
  whole: ['12'],
  shown: ['12', '34'],
  visible: ['12', '34'],
  copied: ['Mermaid'],
  longForMermaid: ['61234', '50000'],
  saved: ['page.svg'],
  saveFailed: ['page.svg', 'full'],
  tooLarge: ['1200', '40000', '16384'],
  halved: ['page.png', '1200', '12000'],
  wiresharkFailed: ['code 1'],
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
  const said = { ...editor(texts.editor), ...findings(texts.findings), ...exports(texts.exports) };

  it('there is no other one', () => {
    const all = [texts.editor, texts.findings, texts.exports].flatMap(functionsOf);
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
