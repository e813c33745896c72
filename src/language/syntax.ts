// The syntax tree: what the parser understood of a file, every part with its place. A statement that could not be read is
// an `error` row, so a half-written file still has its outline. What words mean is the checker's business.
import type { SourceSpan } from '../network/source.ts';
import type { Comment, Token } from './lexer.ts';
import type {
  DefaultsSyntax,
  LanRowSyntax,
  LanSyntax,
  LinkSyntax,
  NodeSyntax,
  RowSyntax,
} from './syntax/network.ts';
import type { AnswerSyntax, DnsRowSyntax, UpstreamRowSyntax, VirtualRowSyntax } from './syntax/services.ts';
import type { StepSyntax, WalkSyntax } from './syntax/walk.ts';

export type * from './syntax/network.ts';
export type * from './syntax/services.ts';
export type * from './syntax/walk.ts';

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

/** All of a file; its words are read again from the text by those few who want every one of them. */
export interface FileSyntax {
  readonly items: readonly (ItemSyntax | ErrorSyntax)[];
  readonly comments: readonly Comment[];
}

export type ItemSyntax = LanSyntax | LinkSyntax | DefaultsSyntax | NodeSyntax | WalkSyntax;

export type StatementSyntax =
  | ItemSyntax
  | LanRowSyntax
  | RowSyntax
  | AnswerSyntax
  | DnsRowSyntax
  | VirtualRowSyntax
  | UpstreamRowSyntax
  | StepSyntax
  | ErrorSyntax;

/** The block of a statement, if it has one. */
export function blockOf(statement: StatementSyntax): Block<StatementSyntax> | undefined {
  return 'block' in statement ? statement.block : undefined;
}

/** The statements directly inside a statement. */
export function childrenOf(statement: StatementSyntax): readonly StatementSyntax[] {
  if (statement.kind === 'after') return [statement.step];
  if (statement.kind === 'change') return [statement.row];
  return blockOf(statement)?.rows ?? [];
}
