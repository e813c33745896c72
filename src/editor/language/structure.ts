// The shape of a file in the editor: outline and breadcrumbs, folding, growing selections.
import {
  type Disposable,
  DocumentSymbol,
  FoldingRange,
  FoldingRangeKind,
  languages,
  SelectionRange,
  SymbolKind,
  type TextDocument,
} from 'vscode';
import {
  foldingRanges,
  type OutlineItem,
  type OutlineKind,
  outline,
  selectionRanges,
} from '../../language/service/structure.ts';
import { LANGUAGE, type WalkSessions } from '../sessions.ts';
import { checkedOf, rangeOf } from './places.ts';

const KINDS: Record<OutlineKind, SymbolKind> = {
  lan: SymbolKind.Namespace,
  switch: SymbolKind.Interface,
  link: SymbolKind.Namespace,
  defaults: SymbolKind.Constant,
  node: SymbolKind.Class,
  nic: SymbolKind.Field,
  service: SymbolKind.Method,
  walk: SymbolKind.Function,
  action: SymbolKind.Event,
};

export function registerStructure(sessions: WalkSessions): Disposable[] {
  return [
    languages.registerDocumentSymbolProvider(LANGUAGE, {
      provideDocumentSymbols(document) {
        const checked = checkedOf(sessions, document);
        return checked ? outline(checked).map((item) => symbolOf(document, item)) : [];
      },
    }),
    languages.registerFoldingRangeProvider(LANGUAGE, {
      provideFoldingRanges(document) {
        const checked = checkedOf(sessions, document);
        if (!checked) return [];
        return foldingRanges(checked).map(({ kind, start, end }) => {
          const [first, last] = [document.positionAt(start).line, document.positionAt(end).line];
          // The closing brace stays in view.
          return kind === 'block'
            ? new FoldingRange(first, Math.max(first, last - 1))
            : new FoldingRange(first, last, FoldingRangeKind.Comment);
        });
      },
    }),
    languages.registerSelectionRangeProvider(LANGUAGE, {
      provideSelectionRanges(document, positions) {
        const checked = checkedOf(sessions, document);
        if (!checked) return [];
        return positions.map((position) => {
          let around: SelectionRange | undefined;
          for (const span of [...selectionRanges(checked, document.offsetAt(position))].reverse())
            around = new SelectionRange(rangeOf(document, span), around);
          return around ?? new SelectionRange(rangeOf(document, { start: 0, end: checked.text.length }));
        });
      },
    }),
  ];
}

function symbolOf(document: TextDocument, { kind, name, detail, span, nameSpan, children }: OutlineItem) {
  const symbol = new DocumentSymbol(
    name,
    detail,
    KINDS[kind],
    rangeOf(document, span),
    rangeOf(document, nameSpan),
  );
  symbol.children = children.map((child) => symbolOf(document, child));
  return symbol;
}
