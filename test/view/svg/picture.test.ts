// The picture as a file of its own: well-formed, complete in itself, with every label of the diagram, whatever the names are.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, select } from '../../../src/view/diagram/selection.ts';
import { type DiagramModel, makeDiagram } from '../../../src/view/diagram.ts';
import { rowView } from '../../../src/view/picture.ts';
import { plainLine } from '../../../src/view/plain-line.ts';
import { isPalette, LIGHT } from '../../../src/view/svg/palette.ts';
import { drawPicture, type PictureOptions } from '../../../src/view/svg/picture.ts';
import { ENGLISH_WORDS, LANGUAGES, type Words, wordsOf } from '../../../src/view/words.ts';
import { hostileText, renamed } from '../hostile.ts';
import { diagramOf, traceOf } from '../walks.ts';
import { elementsOf, textsOf } from './xml.ts';

const options: PictureOptions = { title: 'a page', words: ENGLISH_WORDS };

/** Elements that the pictures are made of: nothing that runs, loads or nests another language. */
const ELEMENTS = ['svg', 'title', 'desc', 'g', 'rect', 'line', 'path', 'circle', 'text'];

function exampleOf(name: string, words: Words): DiagramModel {
  const text = readFileSync(`examples/${name}.walk`, 'utf8');
  const trace = traceOf(text);
  return makeDiagram(trace, { rows: 'journeys', textAt: ({ start, end }) => text.slice(start, end), words });
}

describe.each(LANGUAGES)('of an example, in %s', (language) => {
  const words = wordsOf(language);

  it.each(['arp', 'nat', 'private', 'data', 'lvs-tunnel', 'udp', 'both'])(
    '%s has every text of the diagram',
    (name) => {
      const model = exampleOf(name, words);
      const { svg } = drawPicture(model, { title: name, words });
      expect(new Set(elementsOf(svg).map(({ name: tag }) => tag))).toEqual(
        new Set(ELEMENTS.filter((tag) => svg.includes(`<${tag}`))),
      );
      const drawn = textsOf(svg, 'text');
      for (const { name: head, address } of model.columns)
        expect(drawn).toEqual(expect.arrayContaining([head, address]));
      for (const row of model.rows) {
        const { label, number, gap, rewrites, reason } = rowView(model, row, words);
        const wanted = [label, number, gap, ...rewrites.map(({ text }) => text), reason ?? ''];
        expect(drawn).toEqual(expect.arrayContaining(wanted.filter((text) => text !== '')));
      }
      for (const { text } of model.headings) expect(textsOf(svg, 'title')).toContain(text);
    },
  );
});

describe('the file', () => {
  const { model } = diagramOf(['pc get http://web/', 'note "and then"', 'pc ping 192.168.1.99 timeout 5s']);

  it('loads nothing, runs nothing and styles nothing from elsewhere', () => {
    const { svg } = drawPicture(model, options);
    expect(svg).not.toMatch(
      /<(script|style|foreignObject|image|use|a|link)\b| on\w+=|href|url\(|javascript:/i,
    );
    expect(svg.match(/https?:\/\/[^"<\s]+/g)).toEqual([
      'http://www.w3.org/2000/svg',
      'http://web/',
      'http://web/',
    ]);
  });

  it('says what it is to who cannot see it', () => {
    const { svg } = drawPicture(model, options);
    expect(textsOf(svg, 'title')[0]).toBe('a page');
    expect(textsOf(svg, 'desc')).toEqual([
      `Sequence diagram of the walk “a page”, ${model.rows.length} arrows, between pc, web, other.`,
    ]);
    expect(textsOf(svg, 'title')).toContain(rowView(model, model.rows[0]!, ENGLISH_WORDS).spoken);
  });

  it('is as large as it says, and everything is inside', () => {
    const { svg, width, height } = drawPicture(model, options);
    const [root, ...inside] = elementsOf(svg);
    expect(root?.attributes).toMatchObject({ viewBox: `0 0 ${width} ${height}`, width: `${width}` });
    for (const { name, attributes } of inside) {
      if (name === 'rect') {
        expect(Number(attributes['x'] ?? 0)).toBeGreaterThanOrEqual(0);
        expect(Number(attributes['x'] ?? 0) + Number(attributes['width'])).toBeLessThanOrEqual(width);
      }
      for (const y of ['y', 'y1', 'y2', 'cy'] as const)
        if (attributes[y] !== undefined) expect(Number(attributes[y])).toBeLessThanOrEqual(height);
    }
  });

  it('is well-formed and its text is text, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), hostileText, (texts, title) => {
        const shown = renamed(model, texts);
        const { svg } = drawPicture(shown, { ...options, title });
        for (const { name } of elementsOf(svg)) expect(ELEMENTS).toContain(name);
        const drawn = textsOf(svg, 'text');
        for (const { label } of shown.rows)
          if (plainLine(label) !== '') expect(drawn).toContain(plainLine(label));
        expect(textsOf(svg, 'title')[0] ?? '').toBe(plainLine(title));
      }),
    );
  });

  it('shortens a name that is too long, and keeps it whole beside', () => {
    const long = 'a-host-with-a-very-long-name-that-no-head-has-room-for';
    const { svg } = drawPicture(renamed(model, [long]), options);
    expect(textsOf(svg, 'text')).not.toContain(`${long}${long}`);
    expect(
      textsOf(svg, 'text').some((text) => text.endsWith('…') && long.startsWith(text.slice(0, -1))),
    ).toBe(true);
    expect(textsOf(svg, 'title')).toContain(`${long} · ${long}`);
  });

  it('has the colours that are asked for', () => {
    const dark = { ...LIGHT, background: '#000000', text: '#fefefe' };
    const { svg } = drawPicture(model, { ...options, palette: dark });
    expect(svg).toContain('#000000');
    expect(svg).not.toContain(LIGHT.background);
    expect(isPalette(dark)).toBe(true);
    expect(isPalette({ ...dark, text: 'red" onload="x' })).toBe(false);
    expect(isPalette({ background: '#000000' })).toBe(false);
    expect(isPalette(undefined)).toBe(false);
  });
});

describe('what is drawn', () => {
  it('is the part that was asked for', () => {
    const { model } = diagramOf(['pc ping web count 3', 'pc ping other']);
    const { svg } = drawPicture(model, { ...options, part: { first: 2, last: 4 } });
    const labels = model.rows.map(({ label }) => label);
    const drawn = textsOf(svg, 'text').filter((text) => labels.includes(text));
    expect(drawn).toEqual(labels.slice(2, 5));
    const { height } = drawPicture(model, options);
    expect(drawPicture(model, { ...options, part: { first: 2, last: 4 } }).height).toBeLessThan(height);
  });

  it('is folded and filtered as the panel has it', () => {
    const { trace, model } = diagramOf(['pc get http://web/']);
    const { labels } = ENGLISH_WORDS.interface.diagram;
    const handshake = model.groups.find(({ kind }) => kind === 'handshake')!;
    const folded = select(model, { ...EVERYTHING, folded: new Set([handshake.key]) }, trace, labels);
    const drawn = textsOf(drawPicture(folded, options).svg, 'text');
    expect(drawn).toContain('handshake: 3 packets');
    expect(drawn).not.toContain('SYN+ACK');
  });

  it('a broadcast has a dot at each who hears it, and a ring at the sender', () => {
    const { model } = diagramOf(['web ping pc']);
    const only = { ...model, rows: model.rows.slice(0, 1), groups: [], headings: [] };
    const circles = elementsOf(drawPicture(only, options).svg).filter(({ name }) => name === 'circle');
    expect(circles.map(({ attributes }) => attributes['r'])).toEqual(['4', '4', '3']);
    const [one, other, sender] = circles.map(({ attributes }) => Number(attributes['cx']));
    expect([one, sender, other].sort((a, b) => a! - b!)).toEqual([one, sender, other]);
  });

  it('has the lans as wires below the heads', () => {
    const model = exampleOf('nat', ENGLISH_WORDS);
    const { svg, height } = drawPicture(model, options);
    expect(textsOf(svg, 'text')).toEqual(expect.arrayContaining(['home', 'inet']));
    expect(drawPicture({ ...model, wires: [] }, options).height).toBeLessThan(height);
  });

  it('a walk that sends nothing has its heads and headings', () => {
    const { model } = diagramOf(['note "nothing yet"']);
    const { svg, height } = drawPicture(model, options);
    expect(textsOf(svg, 'text')).toContain('nothing yet');
    expect(height).toBeGreaterThan(60);
  });
});
