// Formatting: a file has one form. Only the lines that change are replaced, so that carets and marks stay where they are.
import { type Disposable, languages, Range, type TextDocument, TextEdit } from 'vscode';
import { format } from '../../language/format.ts';
import { changedLines } from '../keep.ts';
import { LANGUAGE, type WalkSessions } from '../sessions.ts';
import { checkedOf } from './places.ts';

export function registerFormatting(sessions: WalkSessions): Disposable {
  return languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    provideDocumentFormattingEdits(document) {
      // A text that is too large to be checked, or no text at all, is left alone.
      const checked = checkedOf(sessions, document);
      if (!checked || checked.diagnostics.some(({ code }) => code === 'too-large' || code === 'not-text'))
        return [];
      return editsTo(document, format(checked.text));
    },
  });
}

function editsTo(document: TextDocument, formatted: string): TextEdit[] {
  const before = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
  return changedLines(before, formatted.split(/\r?\n/)).map(({ first, count, lines }) => {
    const end = first + count;
    if (lines.length === count)
      return TextEdit.replace(new Range(first, 0, end - 1, before[end - 1]?.length ?? 0), lines.join('\n'));
    if (end < before.length)
      return TextEdit.replace(new Range(first, 0, end, 0), lines.map((line) => `${line}\n`).join(''));
    // At the end of the file the line break before goes or comes with its line.
    const from = first > 0 ? document.lineAt(first - 1).range.end : document.positionAt(0);
    const text = lines.map((line) => `\n${line}`).join('');
    return TextEdit.replace(
      new Range(from, document.lineAt(document.lineCount - 1).range.end),
      first > 0 ? text : text.slice(1),
    );
  });
}
