// The catalogue's part about translation and filters. Ends are `192.168.80.12:40000`, of an echo `192.168.80.12 id 4660`.
import type { FilterChain, RejectAnswer } from '../../network/filter.ts';
import type { Said } from './catalogue.ts';

interface Ends {
  readonly node: string;
  readonly before: string;
  readonly after: string;
}

export interface FilterCatalogue {
  tracked(a: { node: string; from: string; to: string; answerFrom: string; answerTo: string }): Said;
  masqueraded(a: Ends & { nic: string; portTaken: boolean }): Said;
  sourceTranslated(a: Ends & { nic: string; portTaken: boolean }): Said;
  destinationTranslated(a: Ends): Said;
  /** the same way as the first packet of its connection */
  translatedLikeFirst(a: Ends & { side: 'source' | 'destination' }): Said;
  /** back to what the other end knows */
  translatedBack(a: Ends & { side: 'source' | 'destination' }): Said;
  errorTranslated(a: Ends): Said;
  portTaken(a: Ends): Said;
  passedFilter(a: { node: string; chain: FilterChain; rules: number }): Said;
  rejected(a: { node: string; to: string; answer: RejectAnswer }): Said;
  clamped(a: { node: string; before: number; after: number }): Said;
  filtered(a: { node: string; chain: FilterChain; answer: RejectAnswer | undefined }): Said;
}
