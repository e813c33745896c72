// The syntax tree of programs and of what stands before them: services, name servers, balancers, proxies.
import type { SourceSpan } from '../../network/source.ts';
import type { Token } from '../lexer.ts';
import type { Block, OptionSyntax } from '../syntax.ts';

export interface ServeSyntax extends SourceSpan {
  readonly kind: 'serve';
  readonly keyword: Token;
  /** http, tcp, udp, echo or discard */
  readonly service: Token;
  readonly port: Token;
  readonly options: readonly OptionSyntax[];
  readonly block: Block<AnswerSyntax> | undefined;
}

/** A row of a service: what is asked for (path or text), what is answered. */
export interface AnswerSyntax extends SourceSpan {
  readonly kind: 'answer';
  readonly key: Token;
  readonly values: readonly Token[];
  /** `->`, where the answer comes from elsewhere */
  readonly arrow: Token | undefined;
  readonly options: readonly OptionSyntax[];
}

/** `serve dns`. */
export interface DnsSyntax extends SourceSpan {
  readonly kind: 'dns';
  readonly keyword: Token;
  readonly service: Token;
  readonly block: Block<DnsRowSyntax>;
}

export interface DnsRowSyntax extends SourceSpan {
  readonly kind: 'dns-row';
  readonly domain: Token;
  /** `cname` and a name, or one word: an address, a host, nxdomain or silent */
  readonly values: readonly Token[];
}

export interface VirtualSyntax extends SourceSpan {
  readonly kind: 'virtual';
  readonly keyword: Token;
  readonly protocol: Token;
  readonly endpoint: Token;
  readonly block: Block<VirtualRowSyntax>;
}

export interface VirtualRowSyntax extends SourceSpan {
  readonly kind: 'virtual-row';
  /** mode, schedule, real, tracking, persistent or ttl */
  readonly keyword: Token;
  readonly values: readonly Token[];
  readonly weight: Token | undefined;
}

export interface UpstreamSyntax extends SourceSpan {
  readonly kind: 'upstream';
  readonly keyword: Token;
  readonly name: Token;
  readonly block: Block<UpstreamRowSyntax>;
}

export interface UpstreamRowSyntax extends SourceSpan {
  readonly kind: 'upstream-row';
  /** server, keepalive, host or forwarded-for */
  readonly keyword: Token;
  readonly value: Token | undefined;
  readonly weight: Token | undefined;
}

export interface SoftwareSyntax extends SourceSpan {
  readonly kind: 'software';
  readonly keyword: Token;
  readonly product: Token;
  readonly version: Token | undefined;
}
