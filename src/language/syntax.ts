// The syntax tree: what the parser understood of a file, every part with its place. A statement that could not be read is
// an `error` row, so a half-written file still has its outline. What words mean is the checker's business.
import type { SourceSpan } from '../network/source.ts';
import type { Comment, Token } from './lexer.ts';

/** What stands between braces. `close` is undefined where the brace is missing. */
export interface Block<Row> extends SourceSpan {
  readonly open: Token;
  readonly close: Token | undefined;
  readonly rows: readonly (Row | ErrorSyntax)[];
}

/** A statement that could not be read; its words are kept for colours and completion. */
export interface ErrorSyntax extends SourceSpan {
  readonly kind: 'error';
}

/** A keyword and what belongs to it: `metric 5`, `count 3`, `down`. */
export interface OptionSyntax extends SourceSpan {
  readonly keyword: Token;
  readonly values: readonly Token[];
}

/** A statement of a construct that is recognised but not simulated yet. */
export interface PendingSyntax extends SourceSpan {
  readonly kind: 'pending';
  /** its name in the table of constructs */
  readonly construct: string;
  readonly keyword: Token;
  readonly words: readonly Token[];
  readonly block: Block<PendingSyntax> | undefined;
}

/** All of a file; its words are read again from the text by those few who want every one of them. */
export interface FileSyntax {
  readonly items: readonly (ItemSyntax | ErrorSyntax)[];
  readonly comments: readonly Comment[];
}

export type ItemSyntax = LanSyntax | LinkSyntax | DefaultsSyntax | NodeSyntax | WalkSyntax;

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
  | ServeSyntax
  | PendingSyntax;

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

/** forward, ttl, ports, `arp NAME` or `tcp NAME`, and its value. */
export interface KnobSyntax extends SourceSpan {
  readonly kind: 'knob';
  readonly keyword: Token;
  readonly name: Token | undefined;
  readonly value: Token;
}

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
  | ActionSyntax
  | PendingSyntax;

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
  /** got, sent, received, arp, mac, socket … */
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

export type StatementSyntax = ItemSyntax | LanRowSyntax | RowSyntax | AnswerSyntax | StepSyntax | ErrorSyntax;

/** The block of a statement, if it has one. */
export function blockOf(statement: StatementSyntax): Block<StatementSyntax> | undefined {
  return 'block' in statement ? statement.block : undefined;
}

/** The statements directly inside a statement. */
export function childrenOf(statement: StatementSyntax): readonly StatementSyntax[] {
  if (statement.kind === 'after') return [statement.step];
  return blockOf(statement)?.rows ?? [];
}
