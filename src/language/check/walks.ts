// Walks: their steps in order, each checked with what the steps before it have done.
import type { Lose, Walk, WalkEvent, WalkStep } from '../../network/script.ts';
import type { ErrorSyntax, EventSyntax, LoseSyntax, StepSyntax, WalkSyntax } from '../syntax.ts';
import { parseNth } from '../words.ts';
import { readAction } from './actions.ts';
import { readChange } from './changes.ts';
import { type Checking, findNode, lineOf, spanOf } from './checking.ts';
import { checkConnections } from './connections.ts';
import { readCable, readFlush, readInterface, readSetNic } from './events.ts';
import { readExpect } from './expect.ts';
import { readMatch } from './match.ts';
import { checkLaterProxyLoops } from './proxy-loop.ts';
import { checkReachable } from './reachable.ts';
import { readInteger, readTime } from './values.ts';

/** What the steps of a walk have done so far. */
export interface WalkDraft {
  /** position in the file */
  readonly id: number;
  readonly labels: Set<string>;
  readonly connectionLabels: Set<string>;
  /** nodes that have done something */
  readonly actors: Set<number>;
  connections: number;
}

const MOST_REPEATS = 1_000_000;

export function readWalk(checking: Checking, id: number, syntax: WalkSyntax): Walk {
  const { report, names } = checking;
  const { name, block } = syntax;
  const twin = names.find('walk', name.text);
  if (twin && name.kind === 'string') {
    report.error('duplicate-name walk', name, () => ({
      name: name.text,
      line: lineOf(checking.text, twin.declaration.start),
    }));
  }
  names.declare('walk', name.text, id, name);
  const draft: WalkDraft = {
    id,
    labels: new Set(),
    connectionLabels: new Set(),
    actors: new Set(),
    connections: 0,
  };
  const steps = readSteps(checking, draft, block.rows);
  const isWhole = block.close !== undefined && block.rows.every((row) => row.kind !== 'error');
  if (isWhole && !block.rows.some(acts)) {
    report.warning('no-action', syntax.keyword, {});
  }
  checkConnections(checking, steps);
  checkLaterProxyLoops(checking, steps);
  checkReachable(checking, steps);
  return { name: name.text, steps, source: spanOf(syntax) };
}

/** Whether a step does something that could put a packet on a wire, or was meant to. */
function acts(step: StepSyntax | ErrorSyntax): boolean {
  switch (step.kind) {
    case 'action':
    case 'error':
      return true;
    case 'together':
    case 'repeat':
      return step.block.rows.some(acts);
    case 'after':
      return acts(step.step);
    default:
      return false;
  }
}

function readSteps(
  checking: Checking,
  walk: WalkDraft,
  rows: readonly (StepSyntax | ErrorSyntax)[],
): readonly WalkStep[] {
  return rows.flatMap((row) => readStep(checking, walk, row) ?? []);
}

function readStep(
  checking: Checking,
  walk: WalkDraft,
  syntax: StepSyntax | ErrorSyntax,
): WalkStep | undefined {
  const source = spanOf(syntax);
  switch (syntax.kind) {
    case 'error':
      return undefined;
    case 'together':
      return { kind: 'together', steps: readSteps(checking, walk, syntax.block.rows), source };
    case 'repeat': {
      const times = readInteger(checking.report, syntax.times, 'times', 1, MOST_REPEATS);
      const steps = readSteps(checking, walk, syntax.block.rows);
      return times === undefined ? undefined : { kind: 'repeat', times, steps, source };
    }
    case 'after': {
      const delay = readTime(checking.report, syntax.delay);
      const step = readStep(checking, walk, syntax.step);
      return delay === undefined || !step ? undefined : { kind: 'after', delay, step, source };
    }
    case 'event':
      return readEvent(checking, syntax);
    case 'lose':
      return readLose(checking, syntax);
    case 'interface':
      return readInterface(checking, syntax);
    case 'cable':
      return readCable(checking, syntax);
    case 'flush':
      return readFlush(checking, syntax);
    case 'set-nic':
      return readSetNic(checking, syntax);
    case 'change':
      return readChange(checking, syntax);
    case 'expect':
      return readExpect(checking, walk, syntax);
    case 'action':
      return readAction(checking, walk, syntax);
  }
}

function readEvent(checking: Checking, syntax: EventSyntax): WalkEvent | undefined {
  const source = spanOf(syntax);
  const { keyword, value } = syntax;
  if (keyword.text === 'note') return { kind: 'note', text: value.text, source };
  const time = readTime(checking.report, value);
  if (time === undefined) return undefined;
  return keyword.text === 'wait'
    ? { kind: 'wait', duration: time, source }
    : { kind: 'pace', quiet: time, source };
}

function readLose(checking: Checking, syntax: LoseSyntax): Lose | undefined {
  const which = readWhich(checking, syntax);
  const match = readMatch(checking, syntax.match);
  const at = syntax.at && findNode(checking, syntax.at.text, syntax.at);
  if (!which || !match || (syntax.at && !at)) return undefined;
  return { kind: 'lose', which, match, at: at?.id, source: spanOf(syntax) };
}

function readWhich(checking: Checking, { which, count }: LoseSyntax): Lose['which'] | undefined {
  if (which.text === 'every') return { kind: 'every' };
  if (which.text === 'next') {
    const times = count ? readInteger(checking.report, count, 'frames', 1, Number.MAX_SAFE_INTEGER) : 1;
    return times === undefined ? undefined : { kind: 'next', count: times };
  }
  const nth = parseNth(which.text);
  if (nth === 0) checking.report.error('bad-number zeroth', which, {});
  return nth === undefined || nth === 0 ? undefined : { kind: 'nth', count: nth };
}
