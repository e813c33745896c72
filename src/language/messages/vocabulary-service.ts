// What can be said about programs and rules: services, name servers, proxies, balancers, translation and filters.

interface Word {
  readonly word: string;
}

interface Node {
  readonly node: string;
}

type Nothing = Readonly<Record<never, never>>;

export interface ServiceVocabulary {
  'port-in-use': Node & { readonly place: string; readonly line: number };
  'misplaced-option': Word & { readonly service: string; readonly options: readonly string[] };
  'misplaced-row service': { readonly service: string };
  'misplaced-row http': Nothing;
  'misplaced-row udp': Nothing;
  'duplicate-path': { readonly path: string };
  'bad-answer': Word;
  'bad-answer upstream': Word;
  'bad-answer reset': { readonly frame: string };
  'duplicate-record': { readonly name: string; readonly line: number };
  'no-record': Nothing;
  'bad-record': Word & { readonly right: string };
  'alias-loop': { readonly name: string };
  'no-server': { readonly name: string };
  /** `way`: the other programs' hosts that the request passes, the proxy itself among them where it asks itself first */
  'proxy-loop': Node & { readonly path: string; readonly way: readonly string[] };
  'foreign-source': Node & { readonly address: string; readonly network: string };
  'shadowed-rule': { readonly place: string; readonly line: number };
  'not-forwarding dnat': Node & { readonly target: string };
  'not-forwarding balancer': Node;
  'never-matches': Nothing;
  'no-ports': { readonly frame: string };
  'duplicate-virtual': Node & { readonly service: string; readonly line: number };
  'row-twice': Word;
  'duplicate-real': Word;
  'port-unchanged': { readonly mode: string; readonly port: number };
  'unknown-name real': Word & { readonly reals: readonly string[]; readonly meant: string | undefined };
  'weight-ignored': { readonly schedule: string; readonly right: string };
  'foreign-virtual': Node & { readonly address: string };
  'no-real-server': Nothing;
  'answers-elsewhere': Node & { readonly gateway: string; readonly balancer: string };
  'not-a-neighbour': Node & { readonly balancer: string };
  'closed-tunnel': Node;
  'no-virtual-address': Node & { readonly address: string; readonly isModeWritten: boolean };
  'answers-for-virtual': Node & { readonly address: string };
}
