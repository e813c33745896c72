// From a trace to its sequence diagram. A row is a packet's whole journey, from its first sender to where it ended, or on
// request a single hop of it; packets that died before they were sent have a row too, because that is what one looks for.
import type { Trace } from '../walkthrough/trace.ts';
import { DiagramBuilder } from './diagram/builder.ts';
import type { DiagramModel, DiagramOptions } from './diagram/model.ts';

export { DiagramBuilder } from './diagram/builder.ts';
export type * from './diagram/model.ts';

export function makeDiagram(trace: Trace, options: DiagramOptions): DiagramModel {
  const builder = new DiagramBuilder(trace, options);
  builder.read(Number.POSITIVE_INFINITY);
  return builder.model();
}
