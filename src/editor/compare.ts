// "Compare with Another Walk…": which walk is to stand beside the one that is shown, from this file or another that is open.
import { type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import { displayWords } from './display-language.ts';
import type { WalkSession } from './session.ts';
import type { WalkSessions } from './sessions.ts';

export interface ChosenComparison {
  readonly uri: Uri;
  readonly walk: string;
}

interface WalkItem extends QuickPickItem {
  readonly chosen?: ChosenComparison;
}

/** Undefined: nothing was chosen, or there is nothing to choose from. */
export async function chooseComparison(
  sessions: WalkSessions,
  first: WalkSession,
): Promise<ChosenComparison | undefined> {
  const { editor } = displayWords().interface;
  const others = sessions.all.filter((session) => session !== first);
  const items = [first, ...others].flatMap((session) => {
    const walks = itemsOf(session, session === first ? session.walkName : undefined);
    const separator: WalkItem = { label: fileOf(session.uri), kind: QuickPickItemKind.Separator };
    return walks.length > 0 ? [separator, ...walks] : [];
  });
  if (items.length === 0) {
    void window.showInformationMessage(editor.nothingToCompare);
    return undefined;
  }
  const item = await window.showQuickPick(items, { placeHolder: editor.comparePlaceholder });
  return item?.chosen;
}

function itemsOf({ uri, checked }: WalkSession, shown: string | undefined): readonly WalkItem[] {
  return checked.draft.walks.flatMap(({ name }) =>
    name === shown ? [] : [{ label: name, chosen: { uri, walk: name } }],
  );
}

function fileOf(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
