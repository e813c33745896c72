// What is wrong with a file, as one types: the checker's diagnostics with their fixes, and what the runs have found out.
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Disposable,
  languages,
  Range,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { type Diagnostic as Checked, type Fix, fixTitle, messageText } from '../language/diagnostic.ts';
import { displayWords } from './display-language.ts';
import type { Finding } from './findings.ts';
import { rangeOf } from './language/places.ts';
import type { WalkSession } from './session.ts';
import { LANGUAGE, type WalkSessions } from './sessions.ts';

const SOURCE = 'Packet Walk';

export function registerDiagnostics(sessions: WalkSessions): Disposable[] {
  const collection = languages.createDiagnosticCollection(LANGUAGE);
  const show = (session: WalkSession): void => {
    const { document, checked, findings } = session;
    if (!session.isChecked) return;
    const found = findings.map((finding) => ofFinding(document, finding));
    collection.set(session.uri, [...checked.diagnostics.map((one) => ofCheck(document, one)), ...found]);
  };
  for (const session of sessions.all) show(session);
  return [
    collection,
    sessions.onDidOpen(show),
    sessions.onDidChange(({ session, what }) => what !== 'cursor' && show(session)),
    sessions.onDidClose(({ uri }) => collection.delete(uri)),
    languages.registerCodeActionsProvider(
      { language: LANGUAGE },
      { provideCodeActions: (document, range) => fixesAt(sessions, document, range) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ];
}

function ofCheck(document: TextDocument, checked: Checked): Diagnostic {
  const { severity, span, code } = checked;
  const text = messageText(checked, displayWords().messages);
  const diagnostic = new Diagnostic(rangeOf(document, span), text, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  if (code.startsWith('unused')) diagnostic.tags = [DiagnosticTag.Unnecessary];
  return diagnostic;
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
};

/** Of a walk only its first line: a squiggle under all of it would be in the way. */
function ofFinding(document: TextDocument, { severity, message, span, code }: Finding): Diagnostic {
  const { start, end } = rangeOf(document, span);
  const range = start.line === end.line ? new Range(start, end) : document.lineAt(start.line).range;
  const diagnostic = new Diagnostic(range, message, FINDING_SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

const FINDING_SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

function fixesAt(sessions: WalkSessions, document: TextDocument, range: Range): CodeAction[] {
  const session = sessions.get(document.uri);
  if (!session?.isCurrentCheap) return [];
  return session.current().diagnostics.flatMap((checked) => {
    if (!rangeOf(document, checked.span).intersection(range)) return [];
    return checked.fixes.map((fix, index) => {
      const action = new CodeAction(fixTitle(fix, displayWords().messages), CodeActionKind.QuickFix);
      action.diagnostics = [ofCheck(document, checked)];
      action.isPreferred = index === 0 && checked.fixes.length === 1;
      action.edit = editOf(document, fix);
      return action;
    });
  });
}

function editOf(document: TextDocument, fix: Fix): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { span, newText } of fix.edits) edit.replace(document.uri, rangeOf(document, span), newText);
  return edit;
}
