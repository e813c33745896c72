// Every form in which a trace leaves the product.
import type { Trace } from '../walkthrough/trace.ts';
import { captureTrace, firstActorNic, type Viewpoint } from './capture.ts';
import { type DiagramModel, makeDiagram } from './diagram.ts';
import type { ExportFormat } from './export-format.ts';
import { walkText } from './journeys.ts';
import { traceJson } from './json.ts';
import { markdownText } from './markdown.ts';
import { mermaidText } from './mermaid.ts';
import { normText } from './norm.ts';
import { drawPicture } from './svg/picture.ts';
import type { Words } from './words.ts';

export { EXPORT_FORMATS, type ExportFormat } from './export-format.ts';

export interface ExportOptions {
  /** the text of the file: its numbers stay as they are in `norm` */
  readonly text: string;
  /** of titles, reasons and comments */
  readonly words: Words;
  /** of a capture; unwritten: the first actor's nic */
  readonly viewpoint?: Viewpoint;
}

/** The trace in a format: octets for pcapng, text for all others. */
export function exportTrace(trace: Trace, format: ExportFormat, options: ExportOptions): string | Uint8Array {
  const { words } = options;
  switch (format) {
    case 'text':
      return walkText(trace, words);
    case 'norm':
      return normText(trace, options.text);
    case 'mermaid':
      return mermaidText(wholeDiagram(trace, options), words);
    case 'markdown':
      return markdownText(trace, wholeDiagram(trace, options), words);
    case 'svg':
      return drawPicture(wholeDiagram(trace, options), { title: trace.walk.name, words }).svg;
    case 'json':
      return traceJson(trace, words);
    case 'pcapng': {
      const nic = firstActorNic(trace);
      return captureTrace(
        trace,
        options.viewpoint ?? (nic === undefined ? { kind: 'all' } : { kind: 'nic', nic }),
        words,
      );
    }
  }
}

/** An arrow a packet, nothing folded and nothing filtered. */
export function wholeDiagram(trace: Trace, { text, words }: ExportOptions): DiagramModel {
  return makeDiagram(trace, {
    rows: 'journeys',
    textAt: ({ start, end }) => text.slice(start, end),
    words,
  });
}
