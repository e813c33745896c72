// The diagram on the clipboard: as mermaid text, or as Markdown with the reasons.
import { env, window } from 'vscode';
import { markdownText } from '../../view/markdown.ts';
import { mermaidText } from '../../view/mermaid.ts';
import { displayWords } from '../display-language.ts';
import type { Subject } from './subject.ts';

/** Mermaid's `maxTextSize`: what is longer is drawn as an error unless the page that draws it raises the limit. */
const MERMAID_LIMIT = 50_000;

export async function copyMermaid({ model }: Subject): Promise<void> {
  const words = displayWords();
  const { editor, exports } = words.interface;
  const text = mermaidText(model, words);
  await env.clipboard.writeText(text);
  const copied = exports.copied(editor.exports.mermaid.label);
  if (text.length <= MERMAID_LIMIT) void window.showInformationMessage(copied);
  else {
    const long = exports.longForMermaid({ characters: text.length, limit: MERMAID_LIMIT });
    void window.showWarningMessage(`${copied} ${long}`);
  }
}

export async function copyMarkdown({ trace, model }: Subject): Promise<void> {
  const words = displayWords();
  const { editor, exports } = words.interface;
  await env.clipboard.writeText(markdownText(trace, model, words));
  void window.showInformationMessage(exports.copied(editor.exports.markdown.label));
}
