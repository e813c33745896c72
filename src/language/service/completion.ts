// What may stand at an offset: keywords with what they mean, names, addresses that are free, ports that are served.

import type { SourceSpan } from '../../network/source.ts';
import type { CheckedFile } from '../check.ts';
import { type Construct, type ConstructName, constructsAt, type Place } from '../constructs.ts';
import type { MessageCatalogue } from '../messages/catalogue.ts';
import type { OfferText } from '../messages/service-text.ts';
import { completeNodeRow } from './complete-row.ts';
import {
  completeAnswer,
  completeRecord,
  completeUpstreamRow,
  completeVirtualRow,
} from './complete-service.ts';
import { completeStep } from './complete-step.ts';
import { isInComment, type PlaceInText, placeAt } from './place.ts';

export type CompletionKind =
  | 'keyword'
  | 'host'
  | 'lan'
  | 'switch'
  | 'connection'
  | 'address'
  | 'value'
  | 'port';

export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** one line beside the label */
  readonly detail: string;
  /** what it means */
  readonly documentation: string;
  /** the word that it replaces; empty where none stands yet */
  readonly span: SourceSpan;
  /** position in the list, so that the likeliest comes first */
  readonly order: number;
}

/** A completion before its place in the text is known. */
export interface Offer {
  readonly kind: CompletionKind;
  readonly label: string;
  /** one line beside the label: code or names of the file */
  readonly detail?: string;
  /** the same in the reader's language */
  readonly note?: keyof OfferText;
  /** what it begins */
  readonly construct?: Construct<ConstructName>;
}

/** Nobody reads a longer list, and an editor filters it on every key. */
const MOST_OFFERS = 1000;

export function complete(
  checked: CheckedFile,
  offset: number,
  catalogue: MessageCatalogue,
): readonly Completion[] {
  if (isInComment(checked, offset)) return [];
  const place = placeAt(checked, offset);
  if (place.word?.kind === 'string' && offset > place.word.start) return [];
  const span =
    place.word?.kind === 'word'
      ? { start: place.word.start, end: place.word.end }
      : { start: offset, end: offset };
  const labels = new Set<string>();
  const completions: Completion[] = [];
  for (const { kind, label, detail = '', note, construct } of offersAt(checked, place)) {
    if (labels.has(label)) continue;
    if (completions.length === MOST_OFFERS) break;
    labels.add(label);
    completions.push({
      kind,
      label,
      detail: note ? catalogue.services.offers[note] : detail,
      documentation: construct ? catalogue.meaning(construct) : '',
      span,
      order: completions.length,
    });
  }
  return completions;
}

function offersAt(checked: CheckedFile, place: PlaceInText): Iterable<Offer> {
  switch (place.surroundings) {
    case 'file':
      return completeItem(checked, place);
    case 'lan':
      return completeLanRow(checked, place);
    case 'node':
      return completeNodeRow(checked, place);
    case 'serve':
      return completeAnswer(checked, place);
    case 'dns':
      return completeRecord(checked, place);
    case 'virtual':
      return completeVirtualRow(checked, place);
    case 'upstream':
      return completeUpstreamRow(checked, place);
    case 'walk':
      return completeStep(checked, place);
    case 'other':
      return [];
  }
}

/** The keywords of a place, with their forms and meanings. */
export function keywords(place: Place, prefix = ''): readonly Offer[] {
  return constructsAt(place).flatMap((construct) =>
    construct.keywords.slice(0, 1).map((word) => ({
      kind: 'keyword' as const,
      label: prefix + word,
      detail: construct.form,
      construct,
    })),
  );
}

export function values(...labels: readonly string[]): readonly Offer[] {
  return labels.map((label) => ({ kind: 'value', label }));
}

export function hosts({ draft }: CheckedFile, except?: string): readonly Offer[] {
  return draft.nodes
    .filter(({ name }) => name !== except)
    .map(({ name, kind }) => ({ kind: 'host', label: name, detail: kind }));
}

function completeItem(checked: CheckedFile, { before }: PlaceInText): readonly Offer[] {
  const [keyword] = before;
  if (!keyword) return keywords('file');
  if (keyword.text === 'link' && before.length < 3) return hosts(checked, before[1]?.text);
  const wantsNetwork =
    (keyword.text === 'lan' && before.length === 2) || (keyword.text === 'link' && before.length === 3);
  return wantsNetwork ? unusedNetwork(checked, keyword.text === 'lan' ? 24 : 30) : [];
}

/** The first private network that no lan of the file has. */
function unusedNetwork({ draft }: CheckedFile, prefixLength: number): readonly Offer[] {
  const taken = new Set(draft.lans.map(({ network }) => network && network.address >>> 8));
  for (let third = 1; third < 255; third++) {
    if (taken.has((0xc0a8 << 8) | third)) continue;
    return [{ kind: 'address', label: `192.168.${third}.0/${prefixLength}`, note: 'notInUse' }];
  }
  return [];
}

function completeLanRow({ draft }: CheckedFile, { before, header }: PlaceInText): readonly Offer[] {
  const [keyword] = before;
  if (!keyword) return keywords('lan');
  if (keyword.text !== 'trunk') return [];
  const lan = draft.lans.find(({ name }) => name === header[1]?.text);
  return (lan?.switches ?? []).flatMap((id) => {
    const name = draft.switches[id]?.name;
    return name === undefined || before.some(({ text }) => text === name)
      ? []
      : [{ kind: 'switch', label: name }];
  });
}
