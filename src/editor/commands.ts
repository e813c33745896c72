// The commands of "Packet Walk", each a few lines on the active session. A step without a preview opens one: otherwise
// nothing would be seen of it.
import { commands, type Disposable, window } from 'vscode';
import { last, START, type Unit } from '../walkthrough/cursor.ts';
import { displayWords } from './display-language.ts';
import { goToStep } from './go-to-step.ts';
import { newWalk } from './new-walk.ts';
import type { WalkSession } from './session.ts';
import { sessionCommand } from './session-command.ts';
import type { WalkSessions } from './sessions.ts';

const UNITS: readonly (readonly [name: string, unit: Unit])[] = [
  ['Step', 'step'],
  ['Hop', 'hop'],
  ['Packet', 'packet'],
  ['Action', 'action'],
];

export function registerCommands(sessions: WalkSessions): Disposable[] {
  const on = (run: (session: WalkSession) => unknown) =>
    sessionCommand(sessions, async (session) => {
      if (!sessions.hasPreview(session.uri))
        await commands.executeCommand('packetwalk.openPreview', session.uri);
      await run(session);
    });

  const all: [name: string, run: (...args: unknown[]) => unknown][] = [
    ['newWalk', newWalk],
    ['first', on((session) => session.go(START))],
    ['last', on((session) => session.trace && session.go(last(session.trace)))],
    ['goToStep', on(goToStep)],
    ['chooseWalk', on(chooseWalk)],
    ['runOn', on((session) => session.runOn())],
    ['previewWalk', on(() => undefined)],
  ];
  for (const [name, unit] of UNITS) {
    all.push([`next${name}`, on((session) => session.move(unit, 1))]);
    all.push([`previous${name}`, on((session) => session.move(unit, -1))]);
  }
  return all.map(([name, run]) => commands.registerCommand(`packetwalk.${name}`, run));
}

async function chooseWalk(session: WalkSession): Promise<void> {
  const { editor } = displayWords().interface;
  const walks = session.checked.draft.walks;
  const items = walks.map(({ name, steps, source }) => ({
    label: name,
    description: editor.walkItem({
      line: session.document.positionAt(source.start).line + 1,
      steps: steps.length,
      isShown: name === session.walkName,
    }),
  }));
  const chosen = await window.showQuickPick(items, { placeHolder: editor.walkPlaceholder });
  if (chosen) session.choose(chosen.label);
}
