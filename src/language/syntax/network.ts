// The syntax tree of what draws a network: lans, links, hosts and those of their rows that are no programs.
import type { SourceSpan } from '../../network/source.ts';
import type { Token } from '../lexer.ts';
import type { Block, OptionSyntax } from '../syntax.ts';
import type { DnsSyntax, ServeSyntax, SoftwareSyntax, UpstreamSyntax, VirtualSyntax } from './services.ts';
import type { MatchSyntax } from './walk.ts';

export interface LanSyntax extends SourceSpan {
  readonly kind: 'lan';
  readonly keyword: Token;
  readonly name: Token;
  readonly network: Token | undefined;
  readonly isPublic: Token | undefined;
  readonly block: Block<LanRowSyntax> | undefined;
}

export interface LanRowSyntax extends SourceSpan {
  readonly kind: 'lan-row';
  /** switch, trunk, mtu, delay, loss or ageing */
  readonly keyword: Token;
  readonly values: readonly Token[];
}

export interface LinkSyntax extends SourceSpan {
  readonly kind: 'link';
  readonly keyword: Token;
  readonly ends: readonly [Token, Token];
  readonly network: Token;
  readonly block: Block<LanRowSyntax> | undefined;
}

export interface DefaultsSyntax extends SourceSpan {
  readonly kind: 'defaults';
  readonly keyword: Token;
  readonly block: Block<RowSyntax>;
}

export interface NodeSyntax extends SourceSpan {
  readonly kind: 'node';
  /** host, router, balancer or proxy */
  readonly keyword: Token;
  readonly name: Token;
  readonly block: Block<RowSyntax>;
}

export type RowSyntax =
  | NicSyntax
  | GatewaySyntax
  | RouteSyntax
  | RefusalSyntax
  | LoopbackSyntax
  | StaticArpSyntax
  | KnobSyntax
  | ResolverSyntax
  | DecapsulateSyntax
  | NatSyntax
  | FilterSyntax
  | ClampSyntax
  | ServeSyntax
  | DnsSyntax
  | VirtualSyntax
  | UpstreamSyntax
  | SoftwareSyntax;

export interface NicSyntax extends SourceSpan {
  readonly kind: 'nic';
  readonly keyword: Token;
  readonly lan: Token;
  readonly addresses: readonly Token[];
  readonly options: readonly OptionSyntax[];
}

export interface GatewaySyntax extends SourceSpan {
  readonly kind: 'gateway';
  readonly keyword: Token;
  readonly address: Token;
  readonly options: readonly OptionSyntax[];
}

export interface RouteSyntax extends SourceSpan {
  readonly kind: 'route';
  readonly keyword: Token;
  readonly network: Token;
  readonly options: readonly OptionSyntax[];
}

/** blackhole, unreachable or prohibit. */
export interface RefusalSyntax extends SourceSpan {
  readonly kind: 'refusal';
  readonly keyword: Token;
  readonly network: Token;
}

export interface LoopbackSyntax extends SourceSpan {
  readonly kind: 'loopback';
  readonly keyword: Token;
  readonly address: Token;
}

/** `arp ADDRESS at …`. */
export interface StaticArpSyntax extends SourceSpan {
  readonly kind: 'static-arp';
  readonly keyword: Token;
  readonly address: Token;
  readonly at: Token;
}

/** forward, ttl, ports, rp-filter, `arp NAME` or `tcp NAME`, and its value. */
export interface KnobSyntax extends SourceSpan {
  readonly kind: 'knob';
  readonly keyword: Token;
  readonly name: Token | undefined;
  readonly value: Token;
}

export interface ResolverSyntax extends SourceSpan {
  readonly kind: 'resolver';
  readonly keyword: Token;
  readonly address: Token;
}

export interface DecapsulateSyntax extends SourceSpan {
  readonly kind: 'decapsulate';
  readonly keyword: Token;
}

export interface NatSyntax extends SourceSpan {
  readonly kind: 'nat';
  /** masquerade, snat or dnat */
  readonly keyword: Token;
  readonly lan: Token;
  /** of dnat */
  readonly protocol: Token | undefined;
  readonly port: Token | undefined;
  /** from, random and to */
  readonly options: readonly OptionSyntax[];
}

export interface FilterSyntax extends SourceSpan {
  readonly kind: 'filter';
  /** drop or reject */
  readonly keyword: Token;
  /** in, out or forward */
  readonly chain: Token | undefined;
  readonly match: MatchSyntax;
  /** behind `with` */
  readonly answer: Token | undefined;
}

export interface ClampSyntax extends SourceSpan {
  readonly kind: 'clamp';
  readonly keyword: Token;
  readonly mss: Token;
}
