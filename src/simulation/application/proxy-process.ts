// What a proxy remembers: its clients with the request that each waits for, and its connections to the servers behind it.
import type { Endpoint } from '../../address/endpoint.ts';
import type { Upstream } from '../../network/proxy.ts';
import type { Failure } from '../../network/script.ts';
import type { HttpPage, HttpService } from '../../network/service.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import type { ProcessId, SocketId } from '../world.ts';

/** A program with two sides: towards clients, and towards the servers that answer for it. */
export interface ProxyServer {
  readonly kind: 'proxy';
  readonly id: ProcessId;
  readonly service: HttpService;
  readonly listener: SocketId;
  readonly clients: ReadonlyMap<SocketId, ProxyClient>;
  /** connections to servers, those that are kept included, the one used last at the end */
  readonly servers: ReadonlyMap<SocketId, ProxyUpstream>;
  /** time limits set so far: the number of the next is one more */
  readonly timers: number;
}

export interface ProxyClient {
  readonly socket: SocketId;
  readonly remote: Endpoint;
  /** what has been read and is not yet used */
  readonly pending: Uint8Array;
  /** the one that is being answered */
  readonly request: ProxyRequest | undefined;
  /** it sends no more */
  readonly ended: boolean;
  /** requests so far */
  readonly answered: number;
  /** the number of the time limit that counts */
  readonly timer: number;
}

export interface ProxyRequest {
  readonly head: HttpRequest;
  readonly body: Uint8Array;
  /** the row that was chosen */
  readonly page: HttpPage | undefined;
  /** empty where the proxy answers itself */
  readonly upstream: Upstream;
  /** the client's connection stays open afterwards */
  readonly keeps: boolean;
  /** which kept connections may be used */
  readonly pool: string;
  readonly mayReuse: boolean;
  /** positions of the servers that failed */
  readonly tried: readonly number[];
  /** position of the one that is being asked */
  readonly server: number | undefined;
  /** position of the one that is to be asked once more */
  readonly again: number | undefined;
  /** failures with it so far */
  readonly attempts: number;
  /** the request has been sent */
  readonly isPassed: boolean;
  /** the last one */
  readonly failure: Failure | undefined;
}

export interface ProxyUpstream {
  readonly socket: SocketId;
  /** for whom it works; undefined while it is kept */
  readonly client: SocketId | undefined;
  readonly endpoint: Endpoint;
  readonly pool: string;
  readonly state: 'connecting' | 'waiting' | 'idle';
  /** it was kept from an earlier request */
  readonly isReused: boolean;
  /** the answer so far */
  readonly received: Uint8Array;
  readonly head: { readonly head: HttpResponse; readonly length: number } | undefined;
  /** octets of the answer that were passed on, its own head included */
  readonly passed: number;
  readonly timer: number;
}
