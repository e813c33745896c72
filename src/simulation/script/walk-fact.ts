import type { Action, Expectation, Lose } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Result } from '../result.ts';
import type { Seen } from './seen.ts';

export type WalkFact =
  | { readonly kind: 'began'; readonly action: Action }
  | { readonly kind: 'ended'; readonly action: Action; readonly result: Result }
  | { readonly kind: 'noted'; readonly text: string }
  | { readonly kind: 'loss-armed'; readonly rule: Lose }
  | { readonly kind: 'waited'; readonly duration: Nanoseconds }
  | {
      readonly kind: 'checked';
      readonly expectation: Expectation;
      readonly held: boolean;
      readonly seen: Seen;
    };
