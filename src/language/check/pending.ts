// The one answer to everything that the language knows and the simulation does not yet: better no picture than a wrong one.
// What such a statement says is checked and becomes part of the network all the same, for those who ask for it.
import type { SourceSpan } from '../../network/source.ts';
import { findConstruct } from '../constructs.ts';
import type { Report } from '../diagnostic.ts';

export interface Gates {
  readonly report: Report;
  /** constructs that are not simulated pass */
  readonly areOpen: boolean;
}

export function isPending(name: string): boolean {
  return findConstruct(name)?.isSimulated === false;
}

/** Refuses the file where it uses a construct that is not simulated. */
export function gate({ gates }: { readonly gates: Gates }, name: string, span: SourceSpan): void {
  const construct = findConstruct(name);
  if (gates.areOpen || !construct || construct.isSimulated) return;
  const words = name.split(' ');
  const keeps = KEEPS_FIRST.has(words[0] ?? '');
  gates.report.error('not-simulated', span, { word: keeps ? name : (words.at(-1) ?? name), construct });
}

/** As `gate`, for a part of a construct: where the whole is refused already, that is enough. */
export function gatePart(
  checking: { readonly gates: Gates },
  whole: string,
  name: string,
  span: SourceSpan,
): void {
  if (!isPending(whole)) gate(checking, name, span);
}

/** First words that mean too little or something else without the second. */
const KEEPS_FIRST: ReadonlySet<string> = new Set([
  'expect',
  'arp',
  'serve',
  'flush',
  'set',
  'virtual',
  'upstream',
]);
