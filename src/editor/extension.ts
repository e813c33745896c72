// The table of contents of the extension.
import type { ExtensionContext } from 'vscode';
import { registerLenses } from './code-lens.ts';
import { registerCommands } from './commands.ts';
import { keepContext } from './context.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerExports } from './export/export.ts';
import { followSelection } from './follow.ts';
import { Highlight } from './highlight.ts';
import { registerCompletion } from './language/completion.ts';
import { registerFormatting } from './language/formatting.ts';
import { registerHints } from './language/hints.ts';
import { registerNames } from './language/names.ts';
import { registerStructure } from './language/structure.ts';
import { openAutomatically } from './open-automatically.ts';
import { Previews, registerPreviews } from './previews.ts';
import { WalkSessions } from './sessions.ts';
import { StatusBar } from './status.ts';

/** What `activate` returns: for tests, and for other extensions that want to follow. */
export interface PacketWalk {
  readonly sessions: WalkSessions;
  readonly highlight: Highlight;
  readonly statusBar: StatusBar;
}

export function activate(context: ExtensionContext): PacketWalk {
  const sessions = new WalkSessions(context.workspaceState);
  // First, so that the panel is told of a step before the marks in the text and the status bar are.
  const previews = new Previews(context.extensionUri, sessions);
  const highlight = new Highlight(sessions);
  const statusBar = new StatusBar(sessions);
  context.subscriptions.push(
    sessions,
    ...registerDiagnostics(sessions),
    registerCompletion(sessions),
    registerFormatting(sessions),
    ...registerHints(sessions),
    ...registerNames(sessions),
    ...registerStructure(sessions),
    ...registerCommands(sessions),
    ...registerPreviews(previews, sessions),
    ...registerExports(sessions, (uri) => previews.get(uri), context.globalStorageUri),
    registerLenses(sessions),
    keepContext(sessions),
    followSelection(sessions),
    highlight,
    statusBar,
    ...openAutomatically(sessions),
  );
  return { sessions, highlight, statusBar };
}
