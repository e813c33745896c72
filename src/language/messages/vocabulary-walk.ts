// What can be said about a walk: its actions and connections, its events, what it expects.
import type { Some } from './vocabulary-network.ts';

interface Name {
  readonly name: string;
}

interface Node {
  readonly node: string;
}

type Nothing = Readonly<Record<never, never>>;

export interface WalkVocabulary {
  'no-action': Nothing;
  'no-action subject': Name;
  'option-twice': { readonly word: string };
  'not-a-connection': Name & { readonly verb: string };
  'not-open unknown': Name & { readonly verb: string; readonly open: readonly string[] };
  'not-open': Node & { readonly connection: string; readonly line: number };
  /** `server` undefined: an address that no host of the file has */
  'not-an-end': Node & {
    readonly connection: string;
    readonly client: string;
    readonly server: string | undefined;
  };
  'sends-after-shutdown': Node & { readonly connection: string; readonly line: number };
  'wrong-subject label': Name & { readonly fact: string };
  'wrong-subject lan': Name & { readonly fact: string };
  'wrong-subject host': Name;
  'wrong-subject several': Name & { readonly switches: Some };
  'wrong-subject flush-host': Name;
  'wrong-subject flush-lan': Name & { readonly table: string };
  'not-changeable': { readonly row: 'nic' | 'upstream' };
  'not-set': Node;
}
