// The one answer to everything that the language knows and the simulation does not yet: better no picture than a wrong one.
import type { SourceSpan } from '../../network/source.ts';
import { findConstruct } from '../constructs.ts';
import { type Report, shown } from '../diagnostic.ts';
import type { PendingSyntax } from '../syntax.ts';

export function reportPending(report: Report, name: string, span: SourceSpan): void {
  const construct = findConstruct(name);
  const doc = construct ? ` (${construct.doc})` : '';
  const keyword = name.slice(name.lastIndexOf(' ') + 1);
  const shownName =
    name.startsWith('expect ') || name.startsWith('arp ') || name.startsWith('serve ') ? name : keyword;
  report.error(
    'not-simulated',
    span,
    `${shown(shownName)} is not simulated yet${doc}: without it the packets would be wrong, so none are shown.`,
  );
}

/** A statement whose construct is not simulated: reported at its first word, or at the verb of an action. */
export function reportPendingStatement(report: Report, statement: PendingSyntax): void {
  const place = statement.words[0]?.text === statement.construct ? statement.words[0] : statement.keyword;
  reportPending(report, statement.construct, place);
}
