// What the editor's services say beside the reader's own words: facts on hover, details of completions, hints, refusals.
import type { SymbolKind } from '../check/names.ts';

export interface ServiceText {
  /** what a name is, before it: `lan home` */
  readonly kinds: Readonly<Record<SymbolKind, string>>;
  readonly facts: FactText;
  readonly offers: OfferText;
  readonly hints: HintText;
  readonly renaming: RenamingText;
  /** titles of quick fixes */
  readonly fixes: Readonly<Record<'write' | 'add', (code: string) => string>>;
}

export interface FactText {
  readonly label: string;
  readonly walk: string;
  nics(count: number): string;
  ports(count: number): string;
  readonly noNetwork: string;
  mask(a: { network: string; mask: string }): string;
  network(network: string): string;
  hosts(a: { first: string; last: string }): string;
  hostsAndBroadcast(a: { first: string; last: string; broadcast: string }): string;
  broadcast(address: string): string;
  lanNumbers(a: { mtu: number; milliseconds: number }): string;
  nic(a: { nic: string; lan: string; addresses: readonly string[]; mac: string; isDown: boolean }): string;
  serves(a: { service: string; port: number }): string;
  translates(kinds: readonly string[]): string;
  filters(verdicts: readonly string[]): string;
  clamps(mss: number): string;
  balances(a: { protocol: string; address: string; reals: number; mode: string; schedule: string }): string;
  asks(resolvers: readonly string[]): string;
  forwards(does: boolean): string;
  noRoute(a: { node: string; to: string }): string;
  refuses(a: { node: string; to: string; type: string }): string;
  /** `from` and `via` undefined: no source address; the target is a neighbour */
  reaches(a: {
    node: string;
    to: string;
    from: string | undefined;
    nic: string;
    via: string | undefined;
    route: string;
  }): string;
  server(a: { name: string; endpoint: string; weight: number }): string;
  /** `host` undefined: that of the client */
  habits(a: { host: string | undefined; forwardedFor: boolean; keepsConnections: boolean }): string;
  says(a: { server: string; record: string }): string;
  alias(target: string): string;
  readonly noSuchName: string;
  readonly nothingAtAll: string;
  onLan(a: { lan: string; network: string | undefined }): string;
  addressOf(node: string): string;
}

export interface OfferText {
  readonly free: string;
  readonly notInUse: string;
  readonly connection: string;
  readonly action: string;
  readonly upstream: string;
  readonly domain: string;
}

export interface HintText {
  fromLan(address: string): string;
  readonly assignedMac: string;
  readonly assignedAddress: string;
  readonly httpPort: string;
}

export interface RenamingText {
  readonly nothing: string;
  badName(a: { name: string; isDomain: boolean }): string;
  taken(name: string): string;
  readonly tooLarge: string;
}
