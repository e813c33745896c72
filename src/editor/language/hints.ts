// What the file leaves out: as facts on hover, and beside the words where it could be written.
import {
  type Disposable,
  EventEmitter,
  Hover,
  InlayHint,
  InlayHintKind,
  languages,
  MarkdownString,
  workspace,
} from 'vscode';
import { hover } from '../../language/service/hover.ts';
import { type HintKind, inlayHints } from '../../language/service/inlay-hints.ts';
import { displayWords } from '../display-language.ts';
import { LANGUAGE, type WalkSessions } from '../sessions.ts';
import { checkedOf, rangeOf } from './places.ts';

const SETTING = 'packetwalk.inlayHints';

export function registerHints(sessions: WalkSessions): Disposable[] {
  const changed = new EventEmitter<void>();
  return [
    changed,
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SETTING) && changed.fire()),
    languages.registerHoverProvider(LANGUAGE, {
      provideHover(document, position) {
        const checked = checkedOf(sessions, document);
        const found = checked && hover(checked, document.offsetAt(position), displayWords().messages);
        return found && new Hover(hoverText(found), rangeOf(document, found.span));
      },
    }),
    languages.registerInlayHintsProvider(LANGUAGE, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints(document, range) {
        const checked = checkedOf(sessions, document);
        if (!checked) return [];
        const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const kinds = new Set(
          workspace.getConfiguration('', document.uri).get<HintKind[]>(SETTING, ['address']),
        );
        return inlayHints(checked, within, displayWords().messages, kinds).map(
          ({ offset, label, tooltip, spaceBefore }) => {
            const hint = new InlayHint(document.positionAt(offset), label, InlayHintKind.Parameter);
            hint.tooltip = tooltip;
            hint.paddingLeft = spaceBefore;
            return hint;
          },
        );
      },
    }),
  ];
}

/** The facts are plain text: names and strings of the file must not become Markdown. */
function hoverText({
  title,
  facts,
}: {
  readonly title: string;
  readonly facts: readonly string[];
}): MarkdownString {
  const text = new MarkdownString();
  text.appendCodeblock(title, LANGUAGE);
  for (const fact of facts) text.appendText(`${fact}\n\n`);
  return text;
}
