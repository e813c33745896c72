// What the panel wishes to see, as the diagram understands it: its expression is read with the names of the file.
import { sentence } from '../language/messages/message.ts';
import { parsePredicate } from '../language/predicate.ts';
import { predicateNamesOf } from '../language/predicate-names.ts';
import type { Network } from '../network/network.ts';
import { compilePredicate, type FrameTest } from '../simulation/match.ts';
import type { Selection } from '../view/diagram/selection.ts';
import type { ViewChoice } from '../view/messages.ts';
import type { Words } from '../view/words.ts';

export const FIRST_CHOICE: ViewChoice = {
  rows: 'journeys',
  folded: [],
  hidden: [],
  node: undefined,
  follow: undefined,
  expression: '',
};

export interface ReadChoice {
  readonly selection: Selection;
  /** why the expression cannot be read: then it filters nothing */
  readonly problem: string | undefined;
}

export function readChoice(choice: ViewChoice, network: Network, { messages }: Words): ReadChoice {
  const { folded, hidden, node, follow, expression } = choice;
  let test: FrameTest | undefined;
  let problem: string | undefined;
  if (expression.trim() !== '') {
    const parsed = parsePredicate(expression, predicateNamesOf(network));
    if (parsed.problem) problem = sentence(messages.sentences, parsed.problem.message);
    else if (parsed.predicate) test = compilePredicate(parsed.predicate);
  }
  const filter = {
    hidden,
    node,
    conversation: follow?.kind === 'conversation' ? follow.conversation : undefined,
    packet: follow?.kind === 'packet' ? follow.packet : undefined,
    test,
  };
  return { selection: { folded: new Set(folded), filter }, problem };
}
