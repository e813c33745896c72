// Layer 7 proxies: the servers behind them, and the product whose habits they have (nginx's ngx_http_proxy_module and
// ngx_http_upstream_module, haproxy's configuration manual).
import type { Endpoint } from '../address/endpoint.ts';
import type { SourceSpan } from './source.ts';

export interface Upstream {
  /** as the file names it; for servers written in a row itself (`/ -> app:80`) their words. Unique in its node: whose turn it is
   * is remembered by it */
  readonly name: string;
  /** tried in turn, by weight; never none */
  readonly servers: readonly UpstreamServer[];
  /** connections to the servers are kept for the next request; unwritten: as the product and its version do */
  readonly keepalive: boolean;
  /** the Host header that the servers see: the upstream's name (nginx) or what the client wrote (haproxy, `host client`) */
  readonly host: 'upstream' | 'client';
  /** adds an X-Forwarded-For header with the client's address */
  readonly forwardedFor: boolean;
  readonly source: SourceSpan;
}

export interface UpstreamServer {
  readonly endpoint: Endpoint;
  /** as the file writes it, `app1:8080` */
  readonly name: string;
  /** 0 … 65535, 1 unless written */
  readonly weight: number;
  readonly source: SourceSpan;
}

export interface Software {
  readonly product: 'nginx' | 'haproxy';
  /** 1.22.0 is [1, 22, 0]; what the file leaves out is filled up with zeros to three numbers */
  readonly version: readonly [major: number, minor: number, patch: number];
}

/** What a proxy runs that says nothing; the versions are those of the reference captures. */
export const DEFAULT_SOFTWARE = {
  nginx: { product: 'nginx', version: [1, 22, 0] },
  haproxy: { product: 'haproxy', version: [2, 6, 0] },
} as const satisfies Readonly<Record<Software['product'], Software>>;
