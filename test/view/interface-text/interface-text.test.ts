// The interface in its languages: every text is there, filled in, and in its own language; the manifest's titles as well.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../../src/editor/findings.ts';
import { factText, positionText } from '../../../src/editor/wording.ts';
import { cursorView, pageView } from '../../../src/view/picture.ts';
import { LANGUAGES, languageOf, type Words, wordsOf } from '../../../src/view/words.ts';
import { runToEnd } from '../../../src/walkthrough/trace.ts';
import { diagramOf, walk } from '../walks.ts';

/** Every text of a catalogue by its path, `panel.walk`; functions are what they are called with elsewhere. */
function textsOf(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, path === '' ? key : `${path}.${key}`));
}

/** Proper names and what is the same in both languages. */
const SAME = /^(panel\.language|diagram\.phases\.|editor\.exports\.\w+\.label|.*\.arpColumns)/;

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsOf(language);

  it('no text is empty', () => {
    const texts = [...textsOf(words.interface), ...textsOf(words.explanations.captions)];
    expect(texts.length).toBeGreaterThan(100);
    for (const [path, text] of texts)
      if (path !== 'diagram.phases.action' && !/Columns\.\d$/.test(path))
        expect(text.trim(), path).not.toBe('');
  });

  it('the panel has the same blanks to fill in', () => {
    const blanks = (of: Words): readonly (readonly string[])[] =>
      textsOf(of.interface.panel).map(([path, text]) => [path, ...(text.match(/\{\w+\}/g) ?? []).sort()]);
    expect(blanks(words)).toEqual(blanks(wordsOf('en')));
  });
});

describe('in Chinese', () => {
  const words = wordsOf('zh-cn');
  const han = /\p{Script=Han}/u;

  it('every text has Chinese characters', () => {
    for (const [path, text] of textsOf(words.interface))
      if (!SAME.test(path) && !/^\{\w+\}( \/ \{\w+\})?$/.test(text)) expect(text, path).toMatch(han);
  });

  it('the editor says where one is and what happens there', () => {
    const trace = walk('pc get http://web/');
    expect(positionText(trace, 3, words)).toMatch(/^第 \d+\/\d+ 个包 · 第 4\/\d+ 步$/);
    const said = Array.from({ length: trace.stepCount }, (_, serial) => factText(trace, serial, words));
    expect(said).toContainEqual(expect.stringMatching(/^第 1\/\d+ 跳 · pc → 所有人 · /));
    expect(said).toContainEqual('pc · 给 web 发 SYN');
  });

  it('the panel has its reasons, phases and announcements in Chinese', () => {
    const { trace, model } = diagramOf(
      ['pc ping 192.168.1.99 timeout 5s', 'pc get http://web:81/'],
      'journeys',
      words,
    );
    const page = pageView(model, 1, 0, words);
    expect(page.rows.map(({ reason }) => reason)).toContain('ARP 没人答');
    expect(page.rows[0]?.label).toBe('ARP 谁是 192.168.1.99？');
    expect(page.runs.map(({ title }) => title)).toEqual(expect.arrayContaining(['找 MAC', '握手']));
    expect(page.rows[0]?.spoken).toMatch(/^1：ARP .*pc 广播给：.*时间 /);
    expect(
      cursorView(trace, model, 1, 0, { allTables: false, costs: undefined }, words).announcement,
    ).toMatch(/^pc ping .*。pc 上的 ping 想知道/);
    expect(cursorView(trace, model, 1, -1, { allTables: false, costs: undefined }, words).announcement).toBe(
      '还没有发第一个包',
    );
  });

  it('what a run finds out is said in Chinese', () => {
    const trace = walk('pc ping 192.168.1.99 timeout 5s', 'pc ping web', 'expect pc got 7 replies');
    const findings = new Findings(runToEnd(trace.network, trace.walk), words);
    findings.read();
    for (const { message } of findings.all) expect(message).toMatch(/。$/);
    expect(findings.all.map(({ code }) => code).sort()).toEqual(['expect-failed', 'packet-died']);
  });
});

it('the language is that of the locale', () => {
  const locales = ['zh-cn', 'zh-CN', 'zh_CN.UTF-8', 'zh-Hans', 'zh-tw', 'zh-Hant-HK', 'en', 'de', ''];
  expect(locales.map(languageOf)).toEqual(['zh-cn', 'zh-cn', 'zh-cn', 'zh-cn', 'en', 'en', 'en', 'en', 'en']);
});

it('the manifest has every title in both languages', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const keys = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  expect(keys.length).toBeGreaterThan(15);
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(texts).sort()).toEqual([...keys].sort());
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
  }
});
