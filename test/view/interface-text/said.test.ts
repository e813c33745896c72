// The words of the diagram, the costs and the map: examples and short walks that say every one of them, so that none stands in a
// catalogue for a case that never comes.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factText } from '../../../src/editor/wording.ts';
import { check } from '../../../src/language/check.ts';
import { CostLedger } from '../../../src/view/cost/ledger.ts';
import type { Course, Group } from '../../../src/view/diagram/model.ts';
import { EVERYTHING, select } from '../../../src/view/diagram/selection.ts';
import { makeDiagram } from '../../../src/view/diagram.ts';
import { flightView } from '../../../src/view/map/flight.ts';
import { mapView } from '../../../src/view/map/layout.ts';
import { cursorView, pageCount, pageView } from '../../../src/view/picture.ts';
import { LANGUAGES, type Words, wordsOf } from '../../../src/view/words.ts';
import { runToEnd, type Trace } from '../../../src/walkthrough/trace.ts';
import { firstError } from '../../problem.ts';
import { entriesOf, recording } from '../../recording.ts';
import { DEATHS } from '../../simulation/deaths.ts';
import { RARITIES } from '../explanation/rarities.ts';

const SOURCES = [
  ...readdirSync('examples').map((name) => readFileSync(`examples/${name}`, 'utf8')),
  ...DEATHS.map(([, text]) => text),
  ...RARITIES,
];

/** Texts that a function makes, one for each case. */
const COURSES: Readonly<Record<Course, true>> = {
  arrives: true,
  broadcast: true,
  loopback: true,
  lost: true,
  dropped: true,
  unsent: true,
  travels: true,
  folded: true,
};
const PHASES: Readonly<Record<Group['kind'], true>> = {
  action: true,
  resolution: true,
  handshake: true,
  request: true,
  close: true,
  echo: true,
  lookup: true,
  datagram: true,
};
const CASES = [
  ...DEATHS.map(([kind]) => `diagram.reason ${kind}`),
  ...Object.keys(COURSES).map((course) => `diagram.spoken ${course}`),
  ...Object.keys(PHASES).map((kind) => `diagram.labels.folded ${kind}`),
];

/** The words of a language, and in `used` what was asked of them. */
function recordedWords(words: Words, used: Set<string>): Words {
  const { diagram } = words.interface;
  const { labels } = diagram;
  return {
    ...words,
    interface: recording(
      {
        ...words.interface,
        diagram: {
          ...diagram,
          reason: (reason) => {
            used.add(`diagram.reason ${reason.kind}`);
            return diagram.reason(reason);
          },
          spoken: (row) => {
            used.add(`diagram.spoken ${row.course}`);
            return diagram.spoken(row);
          },
          labels: {
            ...labels,
            folded: (kind, packets) => {
              used.add(`diagram.labels.folded ${kind}`);
              return labels.folded(kind, packets);
            },
          },
        },
      } satisfies Words['interface'],
      used,
    ),
  };
}

/** Everything that the panel, the editor and the exports show of a walk. */
function show(trace: Trace, text: string, words: Words): void {
  const textAt = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const costs = new CostLedger(trace);
  mapView(trace.network, words);
  for (const rows of ['journeys', 'hops'] as const) {
    const model = makeDiagram(trace, { rows, textAt, words });
    const keys = (isWanted: (group: Group) => boolean): ReadonlySet<string> =>
      new Set(model.groups.filter(isWanted).map(({ key }) => key));
    const phases = keys(({ kind }) => kind !== 'action');
    for (const folded of [new Set<string>(), phases, keys(({ kind }) => kind === 'action')]) {
      const shown = select(model, { ...EVERYTHING, folded }, trace, words.interface.diagram.labels);
      for (let page = 0; page < pageCount(shown); page += 1) pageView(shown, 1, page, words);
    }
    if (rows === 'hops') continue;
    for (let cursor = -1; cursor < trace.stepCount; cursor += 1) {
      flightView(trace, cursor, words);
      if (cursor >= 0) factText(trace, cursor, words);
    }
    for (const cursor of [-1, trace.stepCount - 1])
      cursorView(trace, model, 1, cursor, { allTables: false, costs }, words);
  }
}

describe.each(LANGUAGES)('in %s', (language) => {
  const used = new Set<string>();
  const words = recordedWords(wordsOf(language), used);

  it.each(SOURCES.map((source, at) => [at, source] as const))('text %i is shown', (_, source) => {
    const checked = check(source);
    if (!checked.network) throw new Error(firstError(checked));
    for (const walk of checked.network.walks) show(runToEnd(checked.network, walk), source, words);
  });

  it('and there is nothing that none of them says', () => {
    const { diagram, costs, map } = wordsOf(language).interface;
    const all = [...entriesOf({ diagram, costs, map }), ...CASES];
    expect(all.filter((path) => !used.has(path))).toEqual([]);
  });
});
