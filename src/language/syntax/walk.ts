// The syntax tree of what happens: walks, their steps, and the short words for frames.
import type { SourceSpan } from '../../network/source.ts';
import type { Token } from '../lexer.ts';
import type { Block, ErrorSyntax, OptionSyntax } from '../syntax.ts';
import type { RowSyntax } from './network.ts';

export interface WalkSyntax extends SourceSpan {
  readonly kind: 'walk';
  readonly keyword: Token;
  readonly name: Token;
  readonly block: Block<StepSyntax>;
}

export type StepSyntax =
  | TogetherSyntax
  | RepeatSyntax
  | AfterSyntax
  | ExpectSyntax
  | EventSyntax
  | LoseSyntax
  | InterfaceSyntax
  | CableSyntax
  | FlushSyntax
  | SetNicSyntax
  | ChangeSyntax
  | ActionSyntax;

export interface TogetherSyntax extends SourceSpan {
  readonly kind: 'together';
  readonly keyword: Token;
  readonly block: Block<StepSyntax>;
}

export interface RepeatSyntax extends SourceSpan {
  readonly kind: 'repeat';
  readonly keyword: Token;
  readonly times: Token;
  readonly block: Block<StepSyntax>;
}

export interface AfterSyntax extends SourceSpan {
  readonly kind: 'after';
  readonly keyword: Token;
  readonly delay: Token;
  readonly step: StepSyntax | ErrorSyntax;
}

/** wait, pace or note. */
export interface EventSyntax extends SourceSpan {
  readonly kind: 'event';
  readonly keyword: Token;
  readonly value: Token;
}

export interface LoseSyntax extends SourceSpan {
  readonly kind: 'lose';
  readonly keyword: Token;
  /** next, every, or a word like `3rd` */
  readonly which: Token;
  readonly count: Token | undefined;
  readonly match: MatchSyntax;
  readonly at: Token | undefined;
}

/** down or up: a nic, or all of a host. */
export interface InterfaceSyntax extends SourceSpan {
  readonly kind: 'interface';
  readonly keyword: Token;
  readonly subject: Token;
}

/** unplug or plug. */
export interface CableSyntax extends SourceSpan {
  readonly kind: 'cable';
  readonly keyword: Token;
  readonly nic: Token;
  /** the switch behind `into` */
  readonly into: Token | undefined;
}

export interface FlushSyntax extends SourceSpan {
  readonly kind: 'flush';
  readonly keyword: Token;
  readonly subject: Token;
  /** arp, mac, sockets, nat, connections or names */
  readonly table: Token;
}

/** `set NIC address …`. */
export interface SetNicSyntax extends SourceSpan {
  readonly kind: 'set-nic';
  readonly keyword: Token;
  readonly nic: Token;
  /** address, mac or mtu */
  readonly property: Token;
  readonly value: Token;
}

/** `set HOST row` or `unset HOST row`. */
export interface ChangeSyntax extends SourceSpan {
  readonly kind: 'change';
  /** set or unset */
  readonly keyword: Token;
  readonly host: Token;
  readonly row: RowSyntax | ErrorSyntax;
}

export interface ActionSyntax extends SourceSpan {
  readonly kind: 'action';
  readonly actor: Token;
  readonly verb: Token;
  /** what it is done to: a target, an endpoint, a URL or a connection */
  readonly object: Token;
  readonly payload: Token | undefined;
  readonly options: readonly OptionSyntax[];
  /** the name behind `as` */
  readonly label: Token | undefined;
}

export interface ExpectSyntax extends SourceSpan {
  readonly kind: 'expect';
  readonly keyword: Token;
  readonly subject: Token;
  /** got, sent, received, saw, served, translates, arp, mac, socket or route */
  readonly fact: Token;
  readonly values: readonly Token[];
  readonly match: MatchSyntax | undefined;
}

/** Which frames: short words, or `where "…"`. */
export interface MatchSyntax extends SourceSpan {
  readonly where: Token | undefined;
  readonly frames: readonly { readonly frame: Token; readonly port: Token | undefined }[];
  /** from and to */
  readonly peers: readonly OptionSyntax[];
}
