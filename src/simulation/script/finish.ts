// An action has its result: it is noted, and the script's thread may go on.
import type { Action } from '../../network/script.ts';
import type { Result } from '../result.ts';
import { atNode, type Turn } from '../turn.ts';
import { nodeResultKey, type ThreadId, withThread } from './state.ts';

export function finishAction(turn: Turn, thread: ThreadId, action: Action, result: Result): void {
  turn.emit(atNode(action.node), 7, { kind: 'ended', action, result });
  const { script } = turn.world;
  let results = script.results.set(nodeResultKey(action.node), result);
  if (action.label !== undefined) results = results.set(action.label, result);
  if ('connection' in action) results = results.set(action.connection, result);
  turn.world = { ...turn.world, script: { ...script, results } };
  const waiting = script.threads.get(thread);
  if (waiting?.waiting !== 'action') return;
  const isMain = waiting.parent === undefined;
  const next = {
    ...waiting,
    waiting: isMain ? ('quiet' as const) : ('time' as const),
    visit: waiting.visit + 1,
  };
  turn.world = { ...turn.world, script: withThread(turn.world.script, next) };
  turn.schedule(isMain ? script.pace : 0, { kind: 'script', thread, visit: next.visit });
}
