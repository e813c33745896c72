// The table of contents of the extension.
import type { ExtensionContext } from 'vscode';
import { WalkSessions } from './sessions.ts';

/** What `activate` returns: for tests, and for other extensions that want to follow. */
export interface PacketWalk {
  readonly sessions: WalkSessions;
}

export function activate(context: ExtensionContext): PacketWalk {
  const sessions = new WalkSessions(context.workspaceState);
  context.subscriptions.push(sessions);
  return { sessions };
}
