// The script runs: actions one after the other, each over when it has its result, no program is thinking and the network has
// been quiet for the pace; events at once; `together` in threads of its own.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Action, Together, WalkStep } from '../../network/script.ts';
import { TICK, tickBefore } from '../agenda.ts';
import { startAnnounce, startProbe } from '../application/arping.ts';
import { startConnect, startEnd, startSend } from '../application/connect.ts';
import { startDatagram } from '../application/datagram.ts';
import { startGet } from '../application/get.ts';
import { startLookup } from '../application/lookup.ts';
import { startPing } from '../application/ping.ts';
import { startTraceroute } from '../application/traceroute.ts';
import type { Happening } from '../event.ts';
import { atNode, type Turn } from '../turn.ts';
import { happen } from './event.ts';
import { check } from './expectation.ts';
import { type Thread, type ThreadId, withThread } from './state.ts';

export function startThread(
  turn: Turn,
  id: ThreadId,
  parent: ThreadId | undefined,
  steps: readonly WalkStep[],
  delay = 0,
): void {
  const thread: Thread = {
    id,
    parent,
    frames: [{ steps, next: 0, times: 1 }],
    waiting: 'start',
    children: 0,
    visit: 0,
  };
  turn.world = { ...turn.world, script: withThread(turn.world.script, thread) };
  turn.schedule(delay, { kind: 'script', thread: id, visit: 0 });
}

export function scriptEvent(turn: Turn, event: Extract<Happening, { kind: 'script' }>): void {
  const thread = turn.world.script.threads.get(event.thread);
  if (!thread || thread.visit !== event.visit) return;
  if (thread.waiting === 'quiet' && !isQuiet(turn)) {
    const { pace } = turn.world.script;
    const until = Math.max(
      turn.world.lastFrame + pace,
      turn.world.thinking > 0 ? turn.time + Math.max(pace, 1e6) : 0,
    );
    turn.schedule(Math.max(until - turn.time, 0), event);
    return;
  }
  // An action begins on a tick: its program's timeouts and the kernel's timers then count from the same instant.
  const late = turn.time - tickBefore(turn.time);
  if (thread.waiting === 'quiet' && turn.world.script.pace > 0 && late > 0) {
    turn.schedule(TICK - late, event);
    return;
  }
  go(turn, thread.id);
}

function isQuiet(turn: Turn): boolean {
  const { script, thinking, lastFrame } = turn.world;
  return thinking === 0 && (script.pace === 0 || turn.time >= lastFrame + script.pace);
}

/** Does steps until one of them has to be waited for. */
function go(turn: Turn, id: ThreadId): void {
  for (;;) {
    const thread = turn.world.script.threads.get(id);
    if (!thread) return;
    const { step, frames } = nextStep(thread);
    update(turn, { ...thread, frames });
    if (!step) {
      leave(turn, thread);
      return;
    }
    if (!perform(turn, id, step)) return;
  }
}

function nextStep(thread: Thread): {
  readonly step: WalkStep | undefined;
  readonly frames: Thread['frames'];
} {
  let { frames } = thread;
  for (;;) {
    const top = frames.at(-1);
    if (!top) return { step: undefined, frames };
    const step = top.steps[top.next];
    if (step) return { step, frames: [...frames.slice(0, -1), { ...top, next: top.next + 1 }] };
    const again = top.times > 1 && top.steps.length > 0;
    frames = again
      ? [...frames.slice(0, -1), { ...top, next: 0, times: top.times - 1 }]
      : frames.slice(0, -1);
  }
}

/** Begins a step. True: it is done already. */
function perform(turn: Turn, id: ThreadId, step: WalkStep): boolean {
  switch (step.kind) {
    case 'repeat':
      pushFrame(turn, id, step.steps, step.times);
      return true;
    case 'after':
      pushFrame(turn, id, [step.step], 1);
      sleep(turn, id, step.delay);
      return false;
    case 'together':
      beginStep(turn, step);
      return !fork(turn, id, step);
    case 'wait':
      beginStep(turn, step);
      turn.emit({ kind: 'walk' }, 0, { kind: 'waited', duration: step.duration });
      sleep(turn, id, step.duration);
      return false;
    case 'pace':
      turn.world = { ...turn.world, script: { ...turn.world.script, pace: step.quiet } };
      return true;
    case 'note':
      beginStep(turn, step);
      turn.emit({ kind: 'walk' }, 0, { kind: 'noted', text: step.text });
      return true;
    case 'lose':
      beginStep(turn, step);
      turn.world = { ...turn.world, losses: [...turn.world.losses, { rule: step, seen: 0 }] };
      turn.emit({ kind: 'walk' }, 0, { kind: 'loss-armed', rule: step });
      return true;
    case 'expect': {
      beginStep(turn, step);
      const { held, seen } = check(turn, step);
      turn.emit({ kind: 'walk' }, 0, { kind: 'checked', expectation: step, held, seen });
      return true;
    }
    case 'down':
    case 'up':
    case 'unplug':
    case 'plug':
    case 'flush':
    case 'set-nic':
    case 'set':
    case 'unset':
      beginStep(turn, step);
      happen(turn, step);
      return true;
    default:
      act(turn, id, step);
      return false;
  }
}

function act(turn: Turn, id: ThreadId, action: Action): void {
  beginStep(turn, action);
  wait(turn, id, 'action');
  turn.emit(atNode(action.node), 7, { kind: 'began', action });
  if ('domain' in action && action.domain !== undefined) startLookup(turn, id, action, action.domain);
  else begin(turn, id, action);
}

/** An action whose target is known. */
/** @param others further addresses of the name that the action was given */
export function begin(turn: Turn, id: ThreadId, action: Action, others: readonly Ipv4[] = []): void {
  const attempt = { others, since: turn.time };
  switch (action.kind) {
    case 'ping':
      return startPing(turn, id, action);
    case 'get':
      return startGet(turn, id, action, attempt);
    case 'connect':
      return startConnect(turn, id, action, attempt);
    case 'send':
      return startSend(turn, id, action);
    case 'udp':
      return startDatagram(turn, id, action);
    case 'traceroute':
      return startTraceroute(turn, id, action);
    case 'announce':
      return startAnnounce(turn, id, action);
    case 'probe':
      return startProbe(turn, id, action);
    case 'resolve':
      throw new Error('the checker lets no resolve without a domain through');
    default:
      return startEnd(turn, id, action);
  }
}

/** Steps from here on belong to this step of the walk. */
function beginStep(turn: Turn, step: WalkStep): void {
  const index = turn.world.script.performed;
  turn.world = { ...turn.world, script: { ...turn.world.script, performed: index + 1 } };
  turn.action = index;
  turn.cause = undefined;
  turn.records.performed.push({ index, step, begin: turn.steps });
}

function fork(turn: Turn, id: ThreadId, together: Together): boolean {
  const children = together.steps.length;
  if (children === 0) return false;
  const thread = turn.world.script.threads.get(id);
  if (!thread) return false;
  update(turn, { ...thread, waiting: 'children', children, visit: thread.visit + 1 });
  for (const step of together.steps) {
    const child = turn.world.script.nextThread;
    turn.world = { ...turn.world, script: { ...turn.world.script, nextThread: child + 1 } };
    startThread(turn, child, id, [step]);
  }
  return true;
}

/** A thread has done its steps: the block that forked it goes on when all have; the walk is over with the first thread. */
function leave(turn: Turn, thread: Thread): void {
  const { script } = turn.world;
  if (thread.parent === undefined) {
    turn.world = { ...turn.world, script: { ...script, over: true } };
    return;
  }
  const parent = script.threads.get(thread.parent);
  turn.world = { ...turn.world, script: { ...script, threads: script.threads.delete(thread.id) } };
  if (!parent) return;
  const children = parent.children - 1;
  update(turn, { ...parent, children });
  if (children > 0) return;
  const isMain = parent.parent === undefined;
  const visit = parent.visit + 1;
  update(turn, { ...parent, children: 0, waiting: isMain ? 'quiet' : 'time', visit });
  turn.schedule(isMain ? script.pace : 0, { kind: 'script', thread: parent.id, visit });
}

function pushFrame(turn: Turn, id: ThreadId, steps: readonly WalkStep[], times: number): void {
  const thread = turn.world.script.threads.get(id);
  if (thread && times > 0) update(turn, { ...thread, frames: [...thread.frames, { steps, next: 0, times }] });
}

function sleep(turn: Turn, id: ThreadId, duration: number): void {
  const visit = wait(turn, id, 'time');
  turn.armPrecise(duration, { kind: 'script', thread: id, visit });
}

function wait(turn: Turn, id: ThreadId, waiting: Thread['waiting']): number {
  const thread = turn.world.script.threads.get(id);
  const visit = (thread?.visit ?? 0) + 1;
  if (thread) update(turn, { ...thread, waiting, visit });
  return visit;
}

function update(turn: Turn, thread: Thread): void {
  turn.world = { ...turn.world, script: withThread(turn.world.script, thread) };
}
