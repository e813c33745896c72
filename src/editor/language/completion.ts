// Completion: what may stand at the caret, in the order of its likelihood.
import {
  CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  type Disposable,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';
import type { CheckedFile } from '../../language/check.ts';
import { type Completion, type CompletionKind, complete } from '../../language/service/completion.ts';
import { displayWords } from '../display-language.ts';
import { LANGUAGE, type WalkSessions } from '../sessions.ts';
import { checkedOf, rangeOf } from './places.ts';

const KINDS: Record<CompletionKind, CompletionItemKind> = {
  keyword: CompletionItemKind.Keyword,
  host: CompletionItemKind.Class,
  lan: CompletionItemKind.Module,
  switch: CompletionItemKind.Interface,
  connection: CompletionItemKind.Variable,
  address: CompletionItemKind.Value,
  value: CompletionItemKind.EnumMember,
  port: CompletionItemKind.Constant,
};

export function registerCompletion(sessions: WalkSessions): Disposable {
  return languages.registerCompletionItemProvider(
    LANGUAGE,
    {
      provideCompletionItems(document, position, _token, { triggerKind, triggerCharacter }) {
        const checked = checkedOf(sessions, document);
        if (!checked) return [];
        const isBlank = triggerKind === CompletionTriggerKind.TriggerCharacter && triggerCharacter === ' ';
        if (isBlank && !isUnfinished(checked, document, position)) return [];
        return complete(checked, document.offsetAt(position), displayWords().messages).map((one) =>
          itemOf(document, one),
        );
      },
    },
    ' ',
    '.',
    ':',
    '/',
  );
}

/** A list that opens by itself behind a finished statement would swallow the Enter that ends the line. */
function isUnfinished({ diagnostics }: CheckedFile, document: TextDocument, { line }: Position): boolean {
  const { range, isEmptyOrWhitespace } = document.lineAt(line);
  if (isEmptyOrWhitespace) return false;
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return diagnostics.some(
    ({ severity, span }) => severity === 'error' && span.start <= end && span.end >= start,
  );
}

function itemOf(document: TextDocument, completion: Completion): CompletionItem {
  const { kind, label, detail, documentation, span, order } = completion;
  const item = new CompletionItem({ label, description: detail }, KINDS[kind]);
  if (documentation !== '') item.documentation = new MarkdownString(documentation);
  item.range = rangeOf(document, span);
  item.sortText = String(order).padStart(5, '0');
  return item;
}
