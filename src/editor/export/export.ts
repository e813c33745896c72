// "Export…": one list of all the forms in which a walk leaves the editor; and the commands that go straight to one of them.
import {
  commands,
  type Disposable,
  type QuickPickItem,
  QuickPickItemKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type ExportFormat, exportTrace } from '../../view/export.ts';
import { displayWords } from '../display-language.ts';
import { Preview } from '../preview.ts';
import type { WalkSession } from '../session.ts';
import { type SessionCommand, sessionCommand } from '../session-command.ts';
import type { WalkSessions } from '../sessions.ts';
import { copyMarkdown, copyMermaid } from './clipboard.ts';
import { exportPng, exportSvg } from './picture.ts';
import { askWhere, write } from './save.ts';
import { type Subject, subjectOf } from './subject.ts';
import { openInWireshark } from './wireshark.ts';

type Kind = ExportFormat | 'png' | 'wireshark';

const GROUPS: readonly (readonly [group: 'pictures' | 'clipboard' | 'files', kinds: readonly Kind[]])[] = [
  ['pictures', ['svg', 'png']],
  ['clipboard', ['mermaid', 'markdown']],
  ['files', ['wireshark', 'pcapng', 'text', 'json', 'norm']],
];

/** `previewOf`: the open preview of a document; `storage`: where the extension may write. */
export function registerExports(
  sessions: WalkSessions,
  previewOf: (uri: Uri) => Preview | undefined,
  storage: Uri,
): Disposable[] {
  const on = (act: (subject: Subject) => Promise<void>): SessionCommand => {
    const of = async (session: WalkSession, preview: Preview | undefined): Promise<void> => {
      const subject = await subjectOf(session, preview);
      if (subject) await act(subject);
    };
    const command = sessionCommand(sessions, (session) => of(session, previewOf(session.uri)));
    // A panel means what itself shows: that may be the walk that another one is compared with.
    return (target, walkName) =>
      target instanceof Preview && target.session ? of(target.session, target) : command(target, walkName);
  };
  const wireshark = (subject: Subject): Promise<void> =>
    openInWireshark(subject, storage, () => saveCapture(subject));
  const ways: Readonly<Record<Kind, (subject: Subject) => Promise<void>>> = {
    svg: exportSvg,
    png: (subject) => exportPng(subject, () => previewOf(subject.session.uri)),
    mermaid: copyMermaid,
    markdown: copyMarkdown,
    wireshark,
    pcapng: saveCapture,
    text: (subject) => showText(subject, 'text', 'plaintext'),
    json: (subject) => showText(subject, 'json', 'json'),
    norm: (subject) => showText(subject, 'norm', 'plaintext'),
  };
  const ask = async (subject: Subject): Promise<void> => {
    const kind = await askHow(subject);
    if (kind) await ways[kind](subject);
  };
  const all: [name: string, act: (subject: Subject) => Promise<void>][] = [
    ['export', ask],
    ['copyMermaid', copyMermaid],
    ['copyMarkdown', copyMarkdown],
    ['openInWireshark', wireshark],
  ];
  return all.map(([name, act]) => commands.registerCommand(`packetwalk.${name}`, on(act)));
}

async function askHow({ name }: Subject): Promise<Kind | undefined> {
  const { editor, exports } = displayWords().interface;
  const items: (QuickPickItem & { readonly format?: Kind })[] = GROUPS.flatMap(([group, kinds]) => [
    { label: exports.groups[group], kind: QuickPickItemKind.Separator },
    ...kinds.map((format) => ({ format, ...editor.exports[format] })),
  ]);
  return (await window.showQuickPick(items, { placeHolder: editor.exportAs(name) }))?.format;
}

async function saveCapture(subject: Subject): Promise<void> {
  const { editor } = displayWords().interface;
  const target = await askWhere(subject, 'pcapng', editor.captureFiles);
  if (!target) return;
  await write(target, () => {
    const content = exportTrace(subject.trace, 'pcapng', { text: subject.text, words: displayWords() });
    return typeof content === 'string' ? undefined : content;
  });
}

/** In a new untitled document, to be read, copied from or saved. */
async function showText({ trace, text }: Subject, format: ExportFormat, language: string): Promise<void> {
  const content = exportTrace(trace, format, { text, words: displayWords() });
  if (typeof content !== 'string') return;
  await window.showTextDocument(await workspace.openTextDocument({ language, content }));
}
