// Small walks for the tests of the views: two hosts and a bystander on one switch, and what is done between them.

import { check } from '../../src/language/check.ts';
import { type DiagramModel, makeDiagram } from '../../src/view/diagram.ts';
import { ENGLISH_WORDS, type Words } from '../../src/view/words.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';
import { firstError } from '../problem.ts';

export const LAN = `lan office 192.168.1.0/24
host pc { nic office 192.168.1.10 }
host web {
  nic office 192.168.1.20
  serve http 80
}
host other { nic office 192.168.1.30 }
`;

export function traceOf(text: string): Trace {
  const { network, diagnostics } = check(text);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error(firstError({ diagnostics }));
  return runToEnd(network, walk);
}

/** What these hosts do, line by line. */
export function walk(...lines: readonly string[]): Trace {
  return traceOf(textOf(lines));
}

export function diagramOf(
  lines: readonly string[],
  rows: 'journeys' | 'hops' = 'journeys',
  words: Words = ENGLISH_WORDS,
): { readonly trace: Trace; readonly model: DiagramModel } {
  const text = textOf(lines);
  const trace = traceOf(text);
  const model = makeDiagram(trace, { rows, textAt: ({ start, end }) => text.slice(start, end), words });
  return { trace, model };
}

function textOf(lines: readonly string[]): string {
  return `${LAN}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}
