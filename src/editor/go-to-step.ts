// "Go to Step…": a list that moves the cursor while one walks through it, or a number. Escape goes back to where one was.
import { type QuickPickItem, window } from 'vscode';
import type { Cursor } from '../walkthrough/cursor.ts';
import type { Trace } from '../walkthrough/trace.ts';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';
import { factText } from './wording.ts';

/** Longer traces are listed by their frames, and still longer ones around the cursor. */
const MOST_ITEMS = 2_000;

interface StepItem extends QuickPickItem {
  readonly serial: Cursor;
}

export async function goToStep(session: WalkSession): Promise<void> {
  const { trace } = session;
  if (!trace || trace.stepCount === 0) {
    void window.showInformationMessage(displayWords().interface.editor.noStepYet);
    return;
  }
  const { editor } = displayWords().interface;
  const before = session.cursor;
  const items = listSteps(trace, before);
  const pick = window.createQuickPick<StepItem>();
  pick.title = editor.stepPicker({ steps: trace.stepCount, walk: trace.walk.name });
  pick.placeholder = editor.stepPlaceholder;
  pick.matchOnDescription = true;
  pick.items = items;
  pick.activeItems = items.filter(({ serial }) => serial <= before).slice(-1);
  await new Promise<void>((resolve) => {
    let isAccepted = false;
    // The text may have changed under the list, or another walk been chosen: then its numbers mean nothing any more.
    const goTo = (serial: Cursor): void => {
      if (session.trace === trace) session.go(serial);
    };
    pick.onDidChangeActive(([item]) => item && goTo(item.serial));
    pick.onDidChangeValue((value) => {
      const number = Number(value.trim());
      const isStep = Number.isInteger(number) && number >= 1 && number <= trace.stepCount;
      pick.items = isStep ? [itemOf(trace, number - 1)] : items;
      if (isStep) goTo(number - 1);
    });
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      isAccepted = item !== undefined;
      if (item) goTo(item.serial);
      pick.hide();
    });
    pick.onDidHide(() => {
      if (!isAccepted) goTo(before);
      pick.dispose();
      resolve();
    });
    pick.show();
  });
}

function listSteps(trace: Trace, around: Cursor): readonly StepItem[] {
  if (trace.stepCount <= MOST_ITEMS)
    return Array.from({ length: trace.stepCount }, (_, serial) => itemOf(trace, serial));
  const count = Math.min(trace.transmissionCount, MOST_ITEMS);
  const first = Math.max(
    0,
    Math.min(trace.transmissionAt(around) - count / 2, trace.transmissionCount - count),
  );
  return Array.from({ length: count }, (_, index) =>
    itemOf(trace, trace.row(Math.floor(first) + index).step),
  );
}

function itemOf(trace: Trace, serial: Cursor): StepItem {
  const seconds = (trace.step(serial).time / 1e9).toFixed(6);
  return {
    serial,
    label: `${serial + 1}`,
    description: `${factText(trace, serial, displayWords())}  (${seconds} s)`,
  };
}
