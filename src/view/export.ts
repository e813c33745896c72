// Every form in which a trace leaves the product.
import type { Trace } from '../walkthrough/trace.ts';
import { captureTrace, firstActorNic, type Viewpoint } from './capture.ts';
import { makeDiagram } from './diagram.ts';
import { walkText } from './journeys.ts';
import { traceJson } from './json.ts';
import { mermaidText } from './mermaid.ts';
import { normText } from './norm.ts';
import type { Words } from './words.ts';

export const EXPORT_FORMATS = ['text', 'norm', 'mermaid', 'json', 'pcapng'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

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
  switch (format) {
    case 'text':
      return walkText(trace, options.words);
    case 'norm':
      return normText(trace, options.text);
    case 'mermaid':
      return mermaidText(
        makeDiagram(trace, {
          rows: 'journeys',
          textAt: ({ start, end }) => options.text.slice(start, end),
          words: options.words,
        }),
        options.words,
      );
    case 'json':
      return traceJson(trace, options.words);
    case 'pcapng': {
      const nic = firstActorNic(trace);
      return captureTrace(
        trace,
        options.viewpoint ?? (nic === undefined ? { kind: 'all' } : { kind: 'nic', nic }),
        options.words,
      );
    }
  }
}
