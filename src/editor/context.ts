// The context keys that `when` clauses in package.json ask: whether there is a walk to act on, and whether it is shown.
import { commands, type Disposable } from 'vscode';
import type { WalkSessions } from './sessions.ts';

export function keepContext(sessions: WalkSessions): Disposable {
  const set = (): void => {
    const { active } = sessions;
    void commands.executeCommand('setContext', 'packetwalk.active', active !== undefined);
    const isOpen = active !== undefined && sessions.hasPreview(active.uri);
    void commands.executeCommand('setContext', 'packetwalk.previewOpen', isOpen);
  };
  set();
  return sessions.onDidChangeActive(set);
}
