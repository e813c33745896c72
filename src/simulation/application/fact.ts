import type { Endpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NameRecord } from '../../network/names.ts';
import type { Failure } from '../../network/script.ts';
import type { HttpPage } from '../../network/service.ts';
import type { Nanoseconds } from '../../network/source.ts';

export type ApplicationFact =
  /** traceroute sends a probe, and hears of it; `hop` undefined: it has waited long enough */
  | {
      readonly kind: 'hop-asked';
      readonly destination: Ipv4;
      readonly ttl: number;
      readonly method: 'udp' | 'icmp';
    }
  | {
      readonly kind: 'hop-found';
      readonly ttl: number;
      readonly hop:
        | { readonly from: Ipv4; readonly roundTrip: Nanoseconds; readonly final: boolean }
        | undefined;
    }
  /** a program hands octets to transport */
  | {
      readonly kind: 'wrote';
      readonly program: string;
      readonly octets: number;
      readonly firstLine: string | undefined;
      readonly peer: Endpoint;
    }
  /** a program reads octets */
  | {
      readonly kind: 'read';
      readonly program: string;
      readonly octets: number;
      readonly firstLine: string | undefined;
      readonly peer: Endpoint;
    }
  | { readonly kind: 'read-end'; readonly program: string; readonly peer: Endpoint }
  | { readonly kind: 'accepted-connection'; readonly program: string; readonly peer: Endpoint }
  | { readonly kind: 'thought'; readonly program: string; readonly duration: Nanoseconds }
  | NameFact
  | ProxyFact
  | {
      readonly kind: 'asked-to-end';
      readonly program: string;
      readonly how: 'shutdown' | 'close' | 'abort';
      readonly peer: Endpoint;
    };

/** What a layer 7 proxy does between the client's connection and a server's. */
export type ProxyFact =
  /** a part of a request: too little to choose by */
  | {
      readonly kind: 'request-awaited';
      readonly program: string;
      readonly client: Endpoint;
      readonly octets: number;
    }
  /** the row with the longest path that fits; `winner` undefined: none does */
  | {
      readonly kind: 'location-chosen';
      readonly program: string;
      /** `GET /logo` */
      readonly line: string;
      readonly target: string;
      readonly pages: readonly HttpPage[];
      readonly winner: number | undefined;
    }
  /** whose turn it is; `chosen` undefined: no server is left */
  | {
      readonly kind: 'server-chosen';
      readonly program: string;
      readonly upstream: string;
      readonly servers: readonly WeighedServer[];
      readonly chosen: number | undefined;
      /** over a connection that was kept */
      readonly isKept: boolean;
      /** there is no other server */
      readonly isAlone: boolean;
      /** what became of the server before */
      readonly after: Failure | undefined;
    }
  | {
      readonly kind: 'server-failed';
      readonly program: string;
      readonly server: Endpoint;
      readonly failure: Failure;
      readonly isReused: boolean;
    }
  /** the server's answer goes to the client */
  | {
      readonly kind: 'answer-passed';
      readonly program: string;
      readonly server: Endpoint;
      readonly client: Endpoint;
      readonly status: number;
      readonly octets: number;
    }
  /** the proxy answers without a server */
  | {
      readonly kind: 'answered-itself';
      readonly program: string;
      readonly client: Endpoint;
      readonly status: number;
      readonly because: Failure | undefined;
    };

/** A server when its turn was considered. */
export interface WeighedServer {
  readonly name: string;
  readonly weight: number;
  /** what it has saved up: the greatest is chosen */
  readonly credit: number;
  /** why it cannot be chosen */
  readonly skipped: 'tried' | 'failed' | 'no-weight' | undefined;
}

/** A name that a program needs an address for. */
export type NameFact =
  /** the host knows it from an earlier answer */
  | {
      readonly kind: 'name-cached';
      readonly name: string;
      readonly addresses: readonly Ipv4[];
      readonly until: Nanoseconds;
    }
  /** the resolver asks a name server */
  | {
      readonly kind: 'name-asked';
      readonly name: string;
      readonly server: Ipv4;
      /** no name server is written: the host asks itself */
      readonly isOwnHost: boolean;
      readonly attempt: number;
      readonly of: number;
      readonly why: AskReason;
    }
  /** a name server looked the name up in its rows */
  | {
      readonly kind: 'name-served';
      readonly program: string;
      readonly name: string;
      readonly client: Endpoint;
      readonly records: readonly NameRecord[];
      /** positions of the rows that make the answer */
      readonly used: readonly number[];
      readonly answer: 'addresses' | 'nxdomain' | 'silent';
    }
  /** the resolver took an answer; without addresses the name does not exist */
  | {
      readonly kind: 'name-answered';
      readonly name: string;
      readonly from: Ipv4;
      readonly addresses: readonly Ipv4[];
      /** seconds that it may be kept */
      readonly ttl: number;
    }
  /** one address of the name has failed a program that connects */
  | {
      readonly kind: 'next-address';
      readonly program: string;
      readonly failed: Ipv4;
      readonly failure: Failure;
      readonly next: Ipv4;
    };

/** Why a name server is asked: as the first, or after what became of the question before. */
export type AskReason = 'first' | Failure;
