// The words behind an action, each at most once (`header` as often as wanted), with the values that they have unwritten.
import type { Action, Connect, Ping } from '../../network/script.ts';
import type { Token } from '../lexer.ts';
import type { Quantity } from '../messages/wanted.ts';
import type { ActionSyntax } from '../syntax.ts';
import type { Checking, NodeDraft } from './checking.ts';
import { readInteger, readOnOff, readPorts, readTime } from './values.ts';
import type { WalkDraft } from './walks.ts';

export const MOST_TIMES = 1_000_000;

/** All that a reader of an action needs. */
export interface ActionDraft {
  readonly checking: Checking;
  readonly walk: WalkDraft;
  readonly node: NodeDraft;
  readonly syntax: ActionSyntax;
  readonly options: Options;
  readonly common: Pick<Action, 'node' | 'label' | 'source'>;
}

export class Options {
  readonly #checking: Checking;
  readonly #syntax: ActionSyntax;

  constructor(checking: Checking, syntax: ActionSyntax) {
    this.#checking = checking;
    this.#syntax = syntax;
    if (syntax.options.length < 2) return;
    for (const [position, { keyword }] of syntax.options.entries()) {
      const isAgain = syntax.options.findIndex((option) => option.keyword.text === keyword.text) < position;
      if (!isAgain || keyword.text === 'header') continue;
      checking.report.error('option-twice', keyword, { word: keyword.text });
    }
  }

  token(keyword: string): Token | undefined {
    for (const option of this.#syntax.options) if (option.keyword.text === keyword) return option.values[0];
    return undefined;
  }

  tokens(keyword: string): readonly Token[] {
    if (!this.token(keyword)) return [];
    return this.#syntax.options.flatMap((option) => (option.keyword.text === keyword ? option.values : []));
  }

  has(keyword: string): boolean {
    return this.#syntax.options.some((option) => option.keyword.text === keyword);
  }

  /** Nanoseconds. */
  time(keyword: string, otherwise: number): number {
    const token = this.token(keyword);
    return token ? (readTime(this.#checking.report, token) ?? otherwise) : otherwise;
  }

  integer(keyword: string, what: Quantity, least: number, most: number): number | undefined {
    const token = this.token(keyword);
    return token && readInteger(this.#checking.report, token, what, least, most);
  }

  isOn(keyword: string): boolean {
    const token = this.token(keyword);
    return token ? (readOnOff(this.#checking.report, token) ?? true) : true;
  }

  /** IP_MTU_DISCOVER: only a written `df` says more than the kernel's default. */
  discovery(): Ping['discovery'] {
    if (!this.token('df')) return 'want';
    return this.isOn('df') ? 'do' : 'dont';
  }

  ports(): Connect['sourcePorts'] {
    const token = this.token('from');
    return token && readPorts(this.#checking.report, token);
  }
}
