// Every construct of the language in one table: how it is written, what it means, and whether its packets are simulated.
// Checker, completion, hover and the language reference speak from it, and a test compares it with the grammar.
import { NETWORK_CONSTRUCTS } from './constructs/network.ts';
import { PENDING_CONSTRUCTS } from './constructs/pending.ts';
import type { Construct, Place } from './constructs/table.ts';
import { WALK_CONSTRUCTS } from './constructs/walk.ts';

export type { Construct, Place } from './constructs/table.ts';

export const CONSTRUCTS: readonly Construct[] = [
  ...NETWORK_CONSTRUCTS,
  ...WALK_CONSTRUCTS,
  ...PENDING_CONSTRUCTS,
];

const BY_NAME: ReadonlyMap<string, Construct> = new Map(
  CONSTRUCTS.map((construct) => [construct.name, construct]),
);

export function findConstruct(name: string): Construct | undefined {
  return BY_NAME.get(name);
}

/** What may stand in a place, in the order of the table; what is simulated only. */
export function constructsAt(place: Place): readonly Construct[] {
  return CONSTRUCTS.filter((construct) => construct.isSimulated && construct.places.includes(place));
}
