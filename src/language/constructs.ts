// Every construct of the language in one table: how it is written, what it means, and whether its packets are simulated.
// Checker, completion, hover and the language reference speak from it, and a test compares it with the grammar.

import { BALANCE_CONSTRUCTS } from './constructs/balance.ts';
import { EVENT_CONSTRUCTS } from './constructs/events.ts';
import { EXPECT_CONSTRUCTS } from './constructs/expect.ts';
import { NETWORK_CONSTRUCTS } from './constructs/network.ts';
import { ROW_CONSTRUCTS } from './constructs/rows.ts';
import { RULE_CONSTRUCTS } from './constructs/rules.ts';
import { SERVICE_CONSTRUCTS } from './constructs/services.ts';
import type { Construct, Place } from './constructs/table.ts';
import { WALK_CONSTRUCTS } from './constructs/walk.ts';

export type { Construct, Place } from './constructs/table.ts';

const ALL = [
  ...NETWORK_CONSTRUCTS,
  ...ROW_CONSTRUCTS,
  ...RULE_CONSTRUCTS,
  ...BALANCE_CONSTRUCTS,
  ...SERVICE_CONSTRUCTS,
  ...WALK_CONSTRUCTS,
  ...EVENT_CONSTRUCTS,
  ...EXPECT_CONSTRUCTS,
];

/** The name of one of them: what a language has to say about each. */
export type ConstructName = (typeof ALL)[number]['name'];

export const CONSTRUCTS: readonly Construct<ConstructName>[] = ALL;

const BY_NAME: ReadonlyMap<string, Construct<ConstructName>> = new Map(
  CONSTRUCTS.map((construct) => [construct.name, construct]),
);

export function findConstruct(name: string): Construct<ConstructName> | undefined {
  return BY_NAME.get(name);
}

/** What may stand in a place, in the order of the table; what is simulated only. */
export function constructsAt(place: Place): readonly Construct<ConstructName>[] {
  return CONSTRUCTS.filter((construct) => construct.places.includes(place));
}
