// The constructs of a network that the language knows and the simulation does not yet. A file that uses one is checked like
// any other, and refused. When the simulation has learned it, its entry moves to the table of its kind beside this one as it
// is: production, place and example are what they will be there. That opens its gate, offers it in completion, and asks for
// its row in media/language.md, which the test of the constructs prints.
import type { Construct } from './table.ts';

export const PENDING_NETWORK_CONSTRUCTS: readonly Construct<never>[] = [];
