import type { Limit, Quantity } from './wanted.ts';

interface Word {
  readonly word: string;
}

type Nothing = Readonly<Record<never, never>>;

/** `meant`: the one that was probably meant */
interface Guessed extends Word {
  readonly meant: string | undefined;
}

export interface ValueVocabulary {
  'bad-name': Word & { readonly beginsWithDigit: boolean };
  'bad-name step-word': Word;
  'bad-name loopback': Word;
  'bad-name too-long': Word & { readonly most: number };
  'bad-address': Word & { readonly hasMask: boolean };
  'bad-address masked': Word & { readonly right: string };
  'bad-address leading-zero': Word;
  'bad-address too-large': Word;
  'bad-address short': Word;
  'bad-address host': Word & { readonly right: string };
  'bad-address seen': Word & { readonly right: string };
  ipv6: Nothing;
  'bad-mask': Word;
  'bad-mask missing': Word & { readonly right: string };
  'host-bits': Word & { readonly right: string };
  'bad-mac': Word;
  'bad-mac group': Word;
  'bad-mac zero': Nothing;
  'bad-time': Word & { readonly lacksUnit: boolean };
  'bad-time zero': Word;
  /** `most` undefined: without end */
  'bad-number': Word & {
    readonly what: Quantity;
    readonly least: number;
    readonly most: number | undefined;
  };
  'bad-number zeroth': Nothing;
  'bad-port': Word;
  'bad-port range': Word;
  'empty-range': Word;
  'bad-value on-off': Word;
  'bad-value share': Word;
  'bad-value choice': Word & { readonly setting: string; readonly choices: readonly number[] };
  'too-large size': Word & { readonly limit: Limit };
  'too-large text': { readonly limit: Limit };
  'bad-url': Word;
  'no-port': Word;
  'no-port empty': Word;
  'no-port url': Word;
  'not-simulated https': Nothing;
  'bad-domain letters': Word;
  'bad-domain no-dot': Word;
  'bad-domain too-long': Word;
  'bad-domain not-ascii': Word;
  'bad-domain address': Word;
  'bad-domain host': Word;
  'bad-version': Word;
  'bad-header': Word;
  'bad-result': Word & { readonly failures: readonly string[] };
  'bad-state': Word & { readonly states: readonly string[] };
  'bad-predicate missing': Nothing;
  'bad-predicate missing-here': Nothing;
  'bad-predicate too-long': { readonly most: number };
  'bad-predicate too-deep': Nothing;
  'bad-predicate closes-nothing': Nothing;
  'bad-predicate unclosed': Nothing;
  'bad-predicate not-joined': Word;
  'bad-predicate no-field': Word;
  'bad-predicate unknown-field': Guessed;
  'bad-predicate single-equals': Nothing;
  'bad-predicate protocol': { readonly field: string };
  'bad-predicate no-value': { readonly field: string };
  'bad-predicate no-order': { readonly field: string };
  'bad-predicate no-number': Word & { readonly field: string };
  'bad-predicate no-address': Guessed & { readonly type: 'mac' | 'address' };
}
