// The constructs of a walk that the language knows and the simulation does not yet; see pending.ts for how they leave it.
import type { Construct } from './table.ts';

export const PENDING_WALK_CONSTRUCTS: readonly Construct<never>[] = [];
