// The first words of steps and the verbs of actions: who reads a walk must know them before looking further.
import { ACTION_KINDS } from '../../network/script.ts';

/** verb = "ping" … | "traceroute" … | … */
export const VERBS: ReadonlySet<string> = new Set(ACTION_KINDS);

/** Words that start a step, and so cannot name a host. */
export const STEP_WORDS: ReadonlySet<string> = new Set([
  'together',
  'repeat',
  'after',
  'expect',
  'wait',
  'pace',
  'note',
  'lose',
  'down',
  'up',
  'unplug',
  'plug',
  'flush',
  'set',
  'unset',
]);
