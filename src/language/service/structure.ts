// The shape of a file: its outline, what folds, what a growing selection takes in, and which walk and action an offset
// belongs to.
import type { SourceSpan } from '../../network/source.ts';
import type { CheckedFile } from '../check.ts';
import { blockOf, childrenOf, type StatementSyntax } from '../syntax.ts';
import { statementsAt, tokenAt, tokensOf } from './place.ts';

export type OutlineKind =
  | 'lan'
  | 'switch'
  | 'link'
  | 'defaults'
  | 'node'
  | 'nic'
  | 'service'
  | 'walk'
  | 'action';

export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  /** the whole statement */
  readonly span: SourceSpan;
  /** the part that names it, inside `span` */
  readonly nameSpan: SourceSpan;
  readonly children: readonly OutlineItem[];
}

export function outline(checked: CheckedFile): readonly OutlineItem[] {
  return checked.syntax.items.flatMap((item) => outlineOf(checked, item));
}

function outlineOf(checked: CheckedFile, statement: StatementSyntax): readonly OutlineItem[] {
  const make = (
    kind: OutlineKind,
    name: string,
    detail: string,
    nameSpan: SourceSpan,
  ): readonly OutlineItem[] => {
    const { start, end } = statement;
    const children = (statement.kind === 'change' ? [] : childrenOf(statement)).flatMap((child) =>
      outlineOf(checked, child),
    );
    const inside = { start: nameSpan.start, end: Math.min(nameSpan.end, end) };
    // A name that is not written yet still needs one in the outline.
    return [
      { kind, name: name === '' ? '…' : name, detail, span: { start, end }, nameSpan: inside, children },
    ];
  };
  switch (statement.kind) {
    case 'lan':
      return make('lan', statement.name.text, statement.network?.text ?? '', statement.name);
    case 'link':
      return make(
        'link',
        statement.ends.map(({ text }) => text).join('-'),
        statement.network.text,
        statement.keyword,
      );
    case 'defaults':
      return make('defaults', 'defaults', '', statement.keyword);
    case 'node':
      return make('node', statement.name.text, statement.keyword.text, statement.name);
    case 'walk':
      return make('walk', statement.name.text, 'walk', statement.name);
    case 'lan-row': {
      const [name] = statement.values;
      return statement.keyword.text === 'switch' && name ? make('switch', name.text, 'switch', name) : [];
    }
    case 'nic':
      return make(
        'nic',
        statement.lan.text,
        statement.addresses.map(({ text }) => text).join(' '),
        statement.lan,
      );
    case 'serve':
      return make('service', `${statement.service.text} ${statement.port.text}`, 'serve', statement.service);
    case 'dns':
      return make('service', 'dns', 'serve', statement.service);
    case 'dns-row':
      return make(
        'service',
        statement.domain.text,
        statement.values.map(({ text }) => text).join(' '),
        statement.domain,
      );
    case 'virtual':
      return make(
        'service',
        `${statement.protocol.text} ${statement.endpoint.text}`,
        'virtual',
        statement.endpoint,
      );
    case 'upstream':
      return make('service', statement.name.text, 'upstream', statement.name);
    case 'action':
    case 'lose':
    case 'interface':
    case 'cable':
    case 'flush':
    case 'set-nic':
    case 'change':
    case 'expect':
      return make('action', oneLine(checked.text, statement), '', statement);
    case 'together':
    case 'repeat':
      return make('action', statement.keyword.text, '', statement.keyword);
    case 'after':
      return outlineOf(checked, statement.step);
    default:
      return [];
  }
}

function oneLine(text: string, { start, end }: SourceSpan): string {
  return text
    .slice(start, Math.min(end, start + 80))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export interface Fold extends SourceSpan {
  readonly kind: 'block' | 'comment';
}

/** Blocks of several lines, and runs of lines that are only comment. */
export function foldingRanges(checked: CheckedFile): readonly Fold[] {
  const { text, syntax } = checked;
  const folds: Fold[] = [];
  const opened: number[] = [];
  for (const { kind, start, end } of tokensOf(checked)) {
    if (kind === '{') opened.push(start);
    const open = kind === '}' ? opened.pop() : undefined;
    if (open !== undefined && text.slice(open, end).includes('\n'))
      folds.push({ kind: 'block', start: open, end });
  }
  let first: SourceSpan | undefined;
  let last: SourceSpan | undefined;
  const close = () => {
    if (first && last && first !== last) folds.push({ kind: 'comment', start: first.start, end: last.end });
    first = undefined;
  };
  for (const comment of syntax.comments) {
    const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
    const isAlone = text.slice(comment.start === 0 ? 0 : lineStart, comment.start).trim() === '';
    const follows = last !== undefined && /^\s*$/.test(text.slice(last.end, comment.start));
    const isNextLine = follows && text.slice(last?.end, comment.start).split('\n').length === 2;
    if (!isAlone || !isNextLine) close();
    if (!isAlone) continue;
    first ??= comment;
    last = comment;
  }
  close();
  return folds.sort((a, b) => a.start - b.start);
}

/** What a selection grows through, innermost first: the word, then each statement and block around it, then the file. */
export function selectionRanges(checked: CheckedFile, offset: number): readonly SourceSpan[] {
  const ranges: SourceSpan[] = [];
  const add = ({ start, end }: SourceSpan) => {
    const inner = ranges.at(-1);
    const grows =
      !inner || (start <= inner.start && end >= inner.end && end - start > inner.end - inner.start);
    if (grows) ranges.push({ start, end });
  };
  const word = tokenAt(checked, offset);
  if (word) add(word);
  for (const statement of [...statementsAt(checked, offset)].reverse()) {
    const block = blockOf(statement);
    if (block && block.start <= offset && offset <= block.end) add(block);
    add(statement);
  }
  add({ start: 0, end: checked.text.length });
  return ranges;
}

export interface WalkPlace {
  readonly walk: string;
  readonly span: SourceSpan;
}

/** Every walk with its place, for what stands above it. */
export function codeLenses({ syntax }: CheckedFile): readonly WalkPlace[] {
  return syntax.items.flatMap((item) =>
    item.kind === 'walk' ? [{ walk: item.name.text, span: { start: item.start, end: item.end } }] : [],
  );
}

/** The innermost step at an offset and the walk it belongs to; within a walk but on no step, the walk itself. */
export function actionAt(checked: CheckedFile, offset: number): WalkPlace | undefined {
  const path = statementsAt(checked, offset);
  const [walk] = path;
  if (walk?.kind !== 'walk') return undefined;
  const { start, end } = path.at(-1) ?? walk;
  return { walk: walk.name.text, span: { start, end } };
}
