// Why a packet died, in the two or three words that fit beside the cross. The sentence is the explanation's.
import type { Words } from '../words.ts';
import type { Row } from './model.ts';

/** What stands beside a row's cross, if there is one. */
export function reasonOf(
  { drops: [drop], failure }: Row,
  { interface: { diagram } }: Words,
): string | undefined {
  if (drop) return diagram.reason(drop.reason);
  return failure && diagram.failures[failure];
}
