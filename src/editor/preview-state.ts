// What the panel's bar and notices say about a session: which walks there are, whether the text is good, how far the run is.
import type { Uri } from 'vscode';
import { messageText } from '../language/diagnostic.ts';
import type { StateView } from '../view/messages.ts';
import { displayWords } from './display-language.ts';
import { repeatedFrames } from './findings.ts';
import type { WalkSession } from './session.ts';

/** What the bar and the notices say about a session. */
export function stateOf(
  uri: Uri,
  session: WalkSession | undefined,
  comparedWith: Uri | undefined,
): StateView {
  const file = uri.path.split('/').at(-1) ?? '';
  if (!session) {
    return {
      uri: uri.toString(),
      comparedWith: comparedWith?.toString(),
      file,
      walks: [],
      walk: undefined,
      hosts: undefined,
      condition: { kind: 'closed' },
      run: { kind: 'over' },
    };
  }
  return {
    uri: uri.toString(),
    comparedWith: comparedWith?.toString(),
    file,
    walks: session.checked.draft.walks.map(({ name }) => name),
    walk: session.walkName,
    hosts: twoHosts(session),
    condition: conditionOf(session),
    run: runOf(session),
  };
}

function twoHosts({ checked }: WalkSession): StateView['hosts'] {
  const [one, other] = checked.draft.nodes.filter(({ kind }) => kind === 'host');
  return one && other && [one.name, other.name];
}

function conditionOf(session: WalkSession): StateView['condition'] {
  const errors = session.checked.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first && session.checked.network === undefined) {
    const message = messageText(first, displayWords().messages);
    const line = session.document.positionAt(first.span.start).line + 1;
    if (session.trace) return { kind: 'stale', message, line };
    return { kind: 'errors', message, line, count: errors.length };
  }
  if (session.checked.draft.walks.length === 0) {
    const isEmpty = session.checked.syntax.items.length === 0;
    return { kind: 'no-walk', isEmpty };
  }
  return { kind: 'good' };
}

function runOf(session: WalkSession): StateView['run'] {
  if (session.failure !== undefined) return { kind: 'failed', message: session.failure };
  if (session.runStatus === 'over') return { kind: 'over' };
  const frames = session.trace?.transmissionCount ?? 0;
  if (session.runStatus === 'running' || !session.trace) return { kind: 'running', frames };
  const [most] = repeatedFrames(session.trace, displayWords());
  return { kind: 'stopped', frames, again: most && most.count > 1 ? most.what : undefined };
}
