// The command line: packetwalk check | run | export. The same language, simulation and views as the editor's.
import { readFileSync, writeFileSync } from 'node:fs';
import { type CheckedFile, check } from '../language/check.ts';
import { messageText } from '../language/diagnostic.ts';
import type { Network } from '../network/network.ts';
import type { Walk } from '../network/script.ts';
import type { Viewpoint } from '../view/capture.ts';
import { endTables } from '../view/end-tables.ts';
import { seenText } from '../view/explanation/seen.ts';
import { EXPORT_FORMATS, type ExportFormat, exportTrace } from '../view/export.ts';
import { walkText } from '../view/journeys.ts';
import { LANGUAGES, type Words, wordsOf } from '../view/words.ts';
import { runToEnd, type Trace } from '../walkthrough/trace.ts';
import { type Arguments, parseArguments, UsageError } from './arguments.ts';
import { lineColumn } from './position.ts';

const USAGE = `packetwalk check  FILE... [--lang ${LANGUAGES.join('|')}]
packetwalk run    FILE [--walk NAME] [--tables] [--frames N] [--lang ${LANGUAGES.join('|')}]
packetwalk export FILE [--walk NAME] --format ${EXPORT_FORMATS.join('|')} [--at HOST:NIC|all] [--lang ${LANGUAGES.join('|')}] [-o OUT]
`;

/** Transmissions at most, unless --frames says otherwise: a loop or a storm ends here and says so. */
const MOST_FRAMES = 1_000_000;

function main(words: readonly string[]): number {
  try {
    const parsed = parseArguments(words);
    switch (parsed.command) {
      case 'help':
        process.stdout.write(USAGE);
        return 0;
      case 'check':
        return checkFiles(parsed);
      case 'run':
        return runFile(parsed);
      case 'export':
        return exportFile(parsed);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`packetwalk: ${error.message}\n${USAGE}`);
    return 2;
  }
}

interface ReadFile {
  readonly text: string;
  readonly checked: CheckedFile;
}

function read(file: string): ReadFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { text, checked: check(text) };
}

/** The severity is a word for programs, in every language. */
function report(file: string, { text, checked }: ReadFile, { messages }: Words): number {
  let errors = 0;
  for (const diagnostic of checked.diagnostics) {
    const { severity, span } = diagnostic;
    const { line, column } = lineColumn(text, span.start);
    if (severity === 'error') errors += 1;
    process.stderr.write(`${file}:${line}:${column}: ${severity}: ${messageText(diagnostic, messages)}\n`);
  }
  return errors;
}

function checkFiles({ files, language }: Arguments): number {
  let errors = 0;
  for (const file of files) errors += report(file, read(file), wordsOf(language));
  return errors > 0 ? 1 : 0;
}

function runFile({
  files: [file = ''],
  walk: name,
  tables,
  frames = MOST_FRAMES,
  language,
}: Arguments): number {
  const source = read(file);
  const errors = report(file, source, wordsOf(language));
  const { network } = source.checked;
  if (errors > 0 || !network) return 1;
  let failures = 0;
  for (const walk of walksOf(network, name)) {
    const trace = runToEnd(network, walk, frames);
    process.stdout.write(walkText(trace, wordsOf(language)));
    if (tables) process.stdout.write(endTables(trace, wordsOf(language)));
    failures += reportFindings(file, source.text, trace, frames, wordsOf(language));
  }
  return failures > 0 ? 1 : 0;
}

function reportFindings(
  file: string,
  text: string,
  trace: Trace,
  frames: number,
  { interface: { findings }, explanations }: Words,
): number {
  let failures = 0;
  for (let serial = 0; serial < trace.stepCount; serial += 1) {
    const { fact } = trace.step(serial);
    if (fact.kind !== 'checked' || fact.held) continue;
    failures += 1;
    const { line, column } = lineColumn(text, fact.expectation.source.start);
    process.stderr.write(
      `${file}:${line}:${column}: error: ${findings.unexpected(seenText(fact.seen, explanations))}\n`,
    );
  }
  if (trace.status === 'stopped') {
    const { line, column } = lineColumn(text, (trace.performed.at(-1)?.step ?? trace.walk).source.start);
    process.stderr.write(`${file}:${line}:${column}: error: ${findings.stoppedAfter(frames)}\n`);
    failures += 1;
  }
  return failures;
}

function exportFile({
  files: [file = ''],
  walk: name,
  format,
  at,
  output,
  frames = MOST_FRAMES,
  language,
}: Arguments): number {
  const source = read(file);
  const errors = report(file, source, wordsOf(language));
  const { network } = source.checked;
  if (errors > 0 || !network) return 1;
  const [walk] = walksOf(network, name);
  if (!walk) throw new UsageError(`${file} has no walk`);
  const trace = runToEnd(network, walk, frames);
  const viewpoint = at === undefined ? undefined : viewpointOf(network, at);
  const content = exportTrace(trace, formatOf(format), {
    text: source.text,
    words: wordsOf(language),
    ...(viewpoint ? { viewpoint } : {}),
  });
  if (output !== undefined) writeFileSync(output, content);
  else process.stdout.write(content);
  return 0;
}

function walksOf(network: Network, name: string | undefined): readonly Walk[] {
  if (name === undefined) return network.walks;
  const found = network.walks.filter((walk) => walk.name === name);
  if (found.length === 0)
    throw new UsageError(
      `no walk is called "${name}"; there are: ${network.walks.map((walk) => `"${walk.name}"`).join(', ')}`,
    );
  return found;
}

function formatOf(format: string | undefined): ExportFormat {
  const found = EXPORT_FORMATS.find((candidate) => candidate === format);
  if (!found) throw new UsageError(`--format takes one of ${EXPORT_FORMATS.join(', ')}`);
  return found;
}

/** `pc:eth0` or `all`. */
function viewpointOf(network: Network, at: string): Viewpoint {
  if (at === 'all') return { kind: 'all' };
  const [host, nicName] = at.split(':');
  const nic = network.nics.find(
    (candidate) => network.nodes[candidate.node]?.name === host && candidate.name === nicName,
  );
  if (!nic)
    throw new UsageError(
      `there is no nic ${at}: write HOST:NIC, for example ${network.nodes[0]?.name ?? 'pc'}:eth0`,
    );
  return { kind: 'nic', nic: nic.id };
}

// Who reads it may have seen enough, as head has: that is no mistake.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
});
process.exitCode = main(process.argv.slice(2));
