// Everything about a name in the editor: where it is declared and used, and giving it another one everywhere.
import {
  type Disposable,
  DocumentHighlight,
  DocumentHighlightKind,
  Location,
  languages,
  WorkspaceEdit,
} from 'vscode';
import { definition, references, renamableAt, rename } from '../../language/service/names.ts';
import { displayWords } from '../display-language.ts';
import { LANGUAGE, type WalkSessions } from '../sessions.ts';
import { checkedOf, rangeOf } from './places.ts';

export function registerNames(sessions: WalkSessions): Disposable[] {
  return [
    languages.registerDefinitionProvider(LANGUAGE, {
      provideDefinition(document, position) {
        const checked = checkedOf(sessions, document);
        const span = checked && definition(checked, document.offsetAt(position));
        return span && new Location(document.uri, rangeOf(document, span));
      },
    }),
    languages.registerReferenceProvider(LANGUAGE, {
      provideReferences(document, position, { includeDeclaration }) {
        const checked = checkedOf(sessions, document);
        if (!checked) return [];
        return references(checked, document.offsetAt(position))
          .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
          .map((span) => new Location(document.uri, rangeOf(document, span)));
      },
    }),
    languages.registerDocumentHighlightProvider(LANGUAGE, {
      provideDocumentHighlights(document, position) {
        const checked = checkedOf(sessions, document);
        if (!checked) return [];
        return references(checked, document.offsetAt(position)).map((span) => {
          const kind = span.isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
          return new DocumentHighlight(rangeOf(document, span), kind);
        });
      },
    }),
    languages.registerRenameProvider(LANGUAGE, {
      prepareRename(document, position) {
        const checked = checkedOf(sessions, document);
        const found = checked && renamableAt(checked, document.offsetAt(position));
        if (!found) throw new Error(displayWords().messages.services.renaming.nothing);
        return { range: rangeOf(document, found.span), placeholder: found.name };
      },
      provideRenameEdits(document, position, newName) {
        const checked = checkedOf(sessions, document);
        if (!checked) throw new Error(displayWords().messages.services.renaming.tooLarge);
        const renaming = rename(checked, document.offsetAt(position), newName, displayWords().messages);
        if ('problem' in renaming) throw new Error(renaming.problem);
        const edit = new WorkspaceEdit();
        for (const { span, newText } of renaming.edits)
          edit.replace(document.uri, rangeOf(document, span), newText);
        return edit;
      },
    }),
  ];
}
