// THE check of a file, for editor and command line alike: text -> network with every default filled in, diagnostics, and
// what the editor's services need. Any text whatever can be checked; none is ever changed.
import type { Network } from '../network/network.ts';
import { assemble } from './check/assemble.ts';
import { newChecking } from './check/checking.ts';
import { Names } from './check/names.ts';
import { readNetworkItems } from './check/network.ts';
import { readWalk } from './check/walks.ts';
import { type Diagnostic, Report } from './diagnostic.ts';
import { parse } from './parse/file.ts';
import type { FileSyntax } from './syntax.ts';

export interface CheckedFile {
  readonly text: string;
  readonly syntax: FileSyntax;
  readonly names: Names;
  /** undefined when there are errors: nothing wrong is ever run */
  readonly network: Network | undefined;
  /** what could be understood, errors or not: for hover, completion and hints */
  readonly draft: Network;
  /** in the order of the text */
  readonly diagnostics: readonly Diagnostic[];
}

export function check(text: string): CheckedFile {
  const report = new Report();
  const strange = text.search(NOT_TEXT);
  if (strange >= 0) return refuse(text, strange, report);
  const syntax = parse(text, report);
  const checking = newChecking(text, report, new Names());
  readNetworkItems(checking, syntax);
  const walks = syntax.items.filter((item) => item.kind === 'walk');
  const draft = assemble(
    checking,
    walks.map((walk, id) => readWalk(checking, id, walk)),
  );
  hintAtWhatIsMissing(report, text, syntax, walks.length > 0);
  const network = report.hasErrors ? undefined : draft;
  return { text, syntax, names: checking.names, network, draft, diagnostics: report.diagnostics() };
}

/** NUL, or what an editor shows for octets that are no text. */
const NOT_TEXT = /[\0\u{fffd}]/u;

function refuse(text: string, at: number, report: Report): CheckedFile {
  const span = { start: at, end: at + 1 };
  report.error('not-text', span, {});
  const syntax = parse('', report);
  const draft: Network = { lans: [], switches: [], nodes: [], nics: [], walks: [] };
  return { text, syntax, names: new Names(), network: undefined, draft, diagnostics: report.diagnostics() };
}

function hintAtWhatIsMissing(report: Report, text: string, syntax: FileSyntax, hasWalk: boolean): void {
  if (report.hasErrors || hasWalk) return;
  const end = text.length;
  if (syntax.items.length === 0) {
    report.hint('empty-file', { start: 0, end }, {});
  } else {
    report.hint('no-walk', { start: end, end }, {});
  }
}
