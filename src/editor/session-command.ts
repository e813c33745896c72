// A command that acts on a session: the one that an argument names, else the active one.
import { Uri, window } from 'vscode';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';
import type { WalkSessions } from './sessions.ts';

export type SessionCommand = (target?: unknown, walkName?: unknown) => Promise<void>;

/** A name of a walk chooses it first. Says so where there is no session at all. */
export function sessionCommand(
  sessions: WalkSessions,
  run: (session: WalkSession) => unknown,
): SessionCommand {
  return async (target, walkName) => {
    const session = (target instanceof Uri ? sessions.get(target) : undefined) ?? sessions.active;
    if (!session) {
      void window.showInformationMessage(displayWords().interface.editor.openFirst);
      return;
    }
    if (typeof walkName === 'string') session.choose(walkName);
    await run(session);
  };
}
