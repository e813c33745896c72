// What can be said about a network: its names, wires, addresses and routes.
import type { SymbolKind } from '../check/names.ts';

interface Name {
  readonly name: string;
}

interface Node {
  readonly node: string;
}

/** A few names out of perhaps more. */
export interface Some {
  readonly names: readonly string[];
  readonly areMore: boolean;
}

/** A nic and the lan that it is on. */
export interface NicOnLan {
  readonly nic: string;
  readonly lan: string;
}

/** The hosts of a network, first and last; the same where there is but one. */
export interface Range {
  readonly first: string;
  readonly last: string;
}

/** Why a name that is unknown may have been written. */
export type Remark =
  | { readonly kind: 'is-lan' | 'row-of-dns' | 'label-before' }
  | { readonly kind: 'nics'; readonly node: string; readonly nics: readonly NicOnLan[] }
  | { readonly kind: 'switches'; readonly lan: string; readonly switches: Some };

type Nothing = Readonly<Record<never, never>>;

export interface NetworkVocabulary {
  'unknown-name': Name & {
    readonly kinds: readonly SymbolKind[];
    readonly remark: Remark | undefined;
    readonly meant: string | undefined;
  };
  'duplicate-name': Name & { readonly what: 'lan' | 'switch' | 'host'; readonly line: number };
  'duplicate-name link': Name & { readonly line: number };
  'duplicate-name nic': Name & Node;
  'duplicate-name upstream': Name & Node;
  'duplicate-name walk': Name & { readonly line: number };
  'duplicate-name label': Name;
  'duplicate-name switch-lan': Name & { readonly line: number };
  'link-to-itself': Name;
  'misplaced-row link': Nothing;
  'private-on-public': { readonly network: string };
  'trunk-loop': { readonly joinsItself: boolean };
  'split-lan': { readonly lan: string; readonly pieces: number };
  'wrong-lan': Name & { readonly lan: string; readonly switches: Some };
  'several-switches': Name & { readonly switches: Some };
  'no-mask': { readonly word: string; readonly lan: string };
  'no-mask short': { readonly word: string; readonly lan: string };
  'duplicate-mac': { readonly mac: string; readonly node: string; readonly nic: string };
  'lan-full': Node & { readonly lan: string; readonly network: string };
  /** `owner` undefined: the same host */
  'duplicate-address': {
    readonly address: string;
    readonly owner: string | undefined;
    readonly line: number;
  };
  'outside-lan': {
    readonly address: string;
    readonly lan: string;
    readonly network: string;
    readonly hosts: Range;
  };
  'reserved-address': {
    readonly address: string;
    readonly means: 'network' | 'broadcast';
    readonly network: string;
    readonly hosts: Range;
  };
  'mask-differs': Node & {
    readonly length: number;
    readonly lan: string;
    readonly lanLength: number;
  };
  /** `network` undefined: a gateway */
  'duplicate-route': Node & { readonly network: string | undefined };
  'not-on-lan': Node & { readonly lan: string; readonly nics: readonly NicOnLan[] };
  'own-gateway': Node & { readonly address: string };
  'foreign-gateway': Node & { readonly address: string; readonly networks: readonly string[] };
  'no-gateway': Node & { readonly address: string };
  'no-address': Node;
  'no-address domain': Name;
  'no-nic mac': Node;
  'no-nic arp': Node;
  'no-nic event': Node;
  'no-nic reference': { readonly word: string };
  'no-resolver': Node & Name;
  'unknown-domain': Name & { readonly meant: string | undefined };
  'unknown-domain elsewhere': Node & Name & { readonly server: string; readonly knowing: readonly string[] };
  'too-many-resolvers': Node & { readonly most: number };
  /** `owner` undefined: nobody has the address */
  'no-name-server': { readonly owner: string | undefined };
}
