// What an export is about: the trace of a session, and its diagram as the panel shows it, where one is open.
import { ProgressLocation, window } from 'vscode';
import type { DiagramModel } from '../../view/diagram.ts';
import { wholeDiagram } from '../../view/export.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { displayWords } from '../display-language.ts';
import type { Preview } from '../preview.ts';
import type { WalkSession } from '../session.ts';

export interface Subject {
  readonly session: WalkSession;
  readonly trace: Trace;
  /** of the file that the trace is of */
  readonly text: string;
  readonly name: string;
  /** folded and filtered as the panel has it */
  readonly model: DiagramModel;
  /** arrows of the diagram when nothing is folded or filtered */
  readonly arrows: number;
  /** the one that shows this diagram */
  readonly preview: Preview | undefined;
  /** which diagram of the preview it is */
  readonly version: number | undefined;
}

/** Waits for the end of the run; says why when there is nothing to export. */
export async function subjectOf(
  session: WalkSession,
  preview: Preview | undefined,
): Promise<Subject | undefined> {
  const { editor } = displayWords().interface;
  await settled(session, editor.running);
  const { trace } = session;
  if (!trace) {
    void window.showInformationMessage(
      session.checked.network ? editor.noWalkToExport : editor.errorsBeforeExport,
    );
    return undefined;
  }
  const text = session.tracedText;
  const shown = preview?.shown;
  const common = { session, trace, text, name: trace.walk.name };
  if (shown?.trace === trace)
    return {
      ...common,
      model: shown.model,
      arrows: shown.whole.rows.length,
      preview,
      version: shown.version,
    };
  const model = wholeDiagram(trace, { text, words: displayWords() });
  return { ...common, model, arrows: model.rows.length, preview: undefined, version: undefined };
}

/** Another walk may just have been chosen: what there is of the one before is not meant. */
async function settled(session: WalkSession, title: string): Promise<void> {
  if (session.runStatus !== 'running') return;
  await window.withProgress({ location: ProgressLocation.Window, title }, async () => {
    await new Promise<void>((resolve) => {
      const listening = session.onDidChange(() => {
        if (session.runStatus === 'running') return;
        listening.dispose();
        resolve();
      });
    });
  });
}
