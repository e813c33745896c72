// Everything the product says about a step, as one typed catalogue: a language is an object of this type, so a sentence that a
// language lacks is a compile error. Keys name what happened; the arguments are finished names, addresses and numbers.

import type { ApplicationCatalogue } from './catalogue-application.ts';
import type { BalanceCatalogue } from './catalogue-balance.ts';
import type { EventCatalogue } from './catalogue-event.ts';
import type { FilterCatalogue } from './catalogue-filter.ts';
import type { LinkCatalogue } from './catalogue-link.ts';
import type { NetworkCatalogue } from './catalogue-network.ts';
import type { ProbeCatalogue } from './catalogue-probe.ts';
import type { SeenCatalogue } from './catalogue-seen.ts';
import type { TransportCatalogue } from './catalogue-transport.ts';
import type { WalkCatalogue } from './catalogue-walk.ts';

/** A title, and the sentences that say why. */
export interface Said {
  readonly title: string;
  readonly why: readonly string[];
}

export interface Catalogue
  extends WalkCatalogue,
    ApplicationCatalogue,
    TransportCatalogue,
    NetworkCatalogue,
    LinkCatalogue,
    FilterCatalogue,
    BalanceCatalogue,
    EventCatalogue,
    ProbeCatalogue {
  /** `pc's eth0` */
  nicOf(owner: string, nic: string): string;
  /** `109 bytes` */
  octets(count: number): string;
  readonly seen: SeenCatalogue;
  readonly captions: Captions;
}

export type IcmpMeaning =
  | 'net-unreachable'
  | 'host-unreachable'
  | 'protocol-unreachable'
  | 'port-unreachable'
  | 'frag-needed'
  | 'prohibited'
  | 'time-exceeded'
  | 'reassembly-exceeded'
  | 'other';

export interface Captions {
  readonly routes: string;
  readonly routeColumns: readonly [
    destination: string,
    mask: string,
    and: string,
    gateway: string,
    nic: string,
  ];
  readonly matches: string;
  readonly differs: string;
  readonly tcp: string;
  readonly state: string;
  readonly sequence: string;
  readonly acknowledgement: string;
  readonly flags: string;
  readonly length: string;
  readonly knowledge: string;
  readonly knowledgeColumns: readonly [side: string, hears: string, isHeard: string];
  readonly yes: string;
  readonly notYet: string;
  readonly neighbour: string;
  readonly arpColumns: readonly [address: string, mac: string, state: string];
  readonly unknown: string;
  readonly names: string;
  readonly nameColumns: readonly [name: string, answer: string];
  readonly locations: string;
  readonly locationColumns: readonly [path: string, answer: string, fits: string];
  readonly fits: string;
  readonly fitsNot: string;
  readonly servers: string;
  readonly serverColumns: readonly [server: string, weight: string, credit: string, note: string];
  readonly skipped: Readonly<Record<'tried' | 'failed' | 'no-weight', string>>;
}
