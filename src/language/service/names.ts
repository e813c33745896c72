// Everything about a name: where it is declared, where it is used, and giving it another one.
import type { SourceSpan } from '../../network/source.ts';
import type { Occurrence, SymbolKind } from '../check/names.ts';
import { type CheckedFile, check } from '../check.ts';
import { type Diagnostic, messageText, type TextEdit } from '../diagnostic.ts';
import { quote } from '../lexer.ts';
import type { MessageCatalogue } from '../messages/catalogue.ts';
import { isDomain, isName } from '../words.ts';
import { occurrenceAt, occurrencesOf } from './place.ts';

export function definition(checked: CheckedFile, offset: number): SourceSpan | undefined {
  return occurrenceAt(checked, offset)?.symbol.declaration;
}

export interface Reference extends SourceSpan {
  readonly isDeclaration: boolean;
}

/** Every place of the name at the offset, in the order of the text; also what an editor highlights. */
export function references(checked: CheckedFile, offset: number): readonly Reference[] {
  const occurrence = occurrenceAt(checked, offset);
  if (!occurrence) return [];
  return occurrencesOf(checked, occurrence.symbol).map(({ start, end, isDeclaration }) => ({
    start,
    end,
    isDeclaration,
  }));
}

export interface Renamable {
  readonly span: SourceSpan;
  readonly name: string;
}

/** What would be renamed here: undefined where no name stands, or one that the file does not write (`A-B` of a link). */
export function renamableAt(checked: CheckedFile, offset: number): Renamable | undefined {
  const occurrence = occurrenceAt(checked, offset);
  if (!occurrence?.symbol.isWritten) return undefined;
  const { start, end, symbol } = occurrence;
  return { span: { start, end }, name: symbol.name };
}

export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly problem: string };

/** Gives the name at the offset another one everywhere; refuses what would make a file wrong that was right. */
export function rename(
  checked: CheckedFile,
  offset: number,
  newName: string,
  catalogue: MessageCatalogue,
): Renaming {
  const { renaming } = catalogue.services;
  const occurrence = occurrenceAt(checked, offset);
  if (!occurrence?.symbol.isWritten) return { problem: renaming.nothing };
  const { symbol } = occurrence;
  if (!isNameOf(symbol.kind, newName)) {
    return { problem: renaming.badName({ name: newName, isDomain: symbol.kind === 'domain' }) };
  }
  const within = HAS_HOME.has(symbol.kind) ? symbol.id : undefined;
  const sought = symbol.kind === 'domain' ? newName.toLowerCase() : newName;
  const taken = checked.names.find(symbol.kind, sought, within);
  if (taken && taken !== symbol) return { problem: renaming.taken(newName) };
  const edits = occurrencesOf(checked, symbol).map((place) => edit(checked, place, newName));
  const before = errorsOf(checked);
  const problem = check(apply(checked.text, edits)).diagnostics.find(
    (diagnostic) => diagnostic.severity === 'error' && !before.has(identityOf(diagnostic)),
  );
  return problem && isTheRenaming(checked) ? { problem: messageText(problem, catalogue) } : { edits };
}

/** Kinds whose names mean something inside one node or walk only. */
const HAS_HOME: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['label', 'nic', 'upstream']);

function isNameOf(kind: SymbolKind, name: string): boolean {
  return kind === 'walk' || (kind === 'domain' ? isDomain(name) : isName(name));
}

/** In a file with errors of its own their messages may change with the name: that is no reason to refuse. */
function isTheRenaming({ diagnostics }: CheckedFile): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error');
}

function errorsOf({ diagnostics }: CheckedFile): ReadonlySet<string> {
  return new Set(diagnostics.filter(({ severity }) => severity === 'error').map(identityOf));
}

/** What is wrong, wherever it stands. */
function identityOf({ message: { key, args } }: Diagnostic): string {
  return `${key} ${JSON.stringify(args)}`;
}

/** A walk's name stands between quotes, every other one as it is. */
function edit({ text }: CheckedFile, { start, end }: Occurrence, newName: string): TextEdit {
  const isQuoted = text.charAt(start) === '"';
  return { span: { start, end }, newText: isQuoted ? quote(newName) : newName };
}

/** The text after edits that do not overlap. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}
