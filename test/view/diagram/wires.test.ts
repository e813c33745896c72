// The heads as a small map: which lans join which of them, and where their wires end.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeDiagram } from '../../../src/view/diagram.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { traceOf } from '../walks.ts';

/** `home 0: pc.5 gw.33`: a lan, its level, and at which part of a head it ends. */
function wiresOf(text: string): readonly string[] {
  const options = { rows: 'journeys', textAt: () => '', words: ENGLISH_WORDS } as const;
  const { wires, columns } = makeDiagram(traceOf(text), options);
  return wires.map(({ name, level, ends }) => {
    const places = ends.map(({ column, place }) => `${columns[column]?.name}${place.toFixed(2).slice(1)}`);
    return `${name} ${level}: ${places.join(' ')}`;
  });
}

const ROUTED = `lan home 192.168.1.0/24
lan isp 18.11.18.0/24
host pc {
  nic home 192.168.1.10
  gateway 192.168.1.1
}
router gw {
  nic home 192.168.1.1
  nic isp 18.11.18.1
}
host web {
  nic isp 18.11.18.80
  gateway 18.11.18.1
}
`;

test('a router stands between its lans, on one line', () => {
  expect(wiresOf(`${ROUTED}walk "w" {\n  pc ping web\n}\n`)).toEqual([
    'home 0: pc.50 gw.33',
    'isp 0: gw.67 web.50',
  ]);
});

test('the order of the file does not tangle the wires of a router', () => {
  const turned = ROUTED.replace(/(host pc \{[^}]*\}\n)([\s\S]*)/, '$2$1');
  expect(wiresOf(`${turned}walk "w" {\n  pc ping web\n}\n`)).toEqual([
    'isp 0: gw.67 web.50',
    'home 1: gw.33 pc.50',
  ]);
});

test('a lan of which one head is left has no wire', () => {
  expect(wiresOf(`${ROUTED}walk "w" {\n  pc ping gw\n}\n`)).toEqual(['home 0: pc.50 gw.50']);
});

test('wires on one level do not touch', () => {
  for (const name of ['nat', 'lvs-dr', 'envelope']) {
    const text = readFileSync(`examples/${name}.walk`, 'utf8');
    const options = { rows: 'journeys', textAt: () => '', words: ENGLISH_WORDS } as const;
    const { wires } = makeDiagram(traceOf(text), options);
    const spans = wires.map(({ level, ends }) => {
      const at = ends.map(({ column, place }) => column + place);
      return { level, from: Math.min(...at), to: Math.max(...at) };
    });
    for (const [index, one] of spans.entries())
      for (const other of spans.slice(index + 1))
        expect(one.level !== other.level || one.to < other.from || other.to < one.from).toBe(true);
  }
});
