// A run: a walk on a network, from its cold start to its end. The whole of it at any moment is one immutable value, so a run can
// be advanced in slices, kept, and run again from any point with the same outcome.
import type { Network, NodeId } from '../network/network.ts';
import type { Walk } from '../network/script.ts';
import type { Nanoseconds } from '../network/source.ts';
import { type Agenda, rest } from './agenda.ts';
import { runProbe } from './application/arping.ts';
import { runConnect, sendAgain } from './application/connect.ts';
import { runDatagram } from './application/datagram.ts';
import { runGet } from './application/get.ts';
import { runLookup } from './application/lookup.ts';
import { runNameServer } from './application/name-server.ts';
import { runPing } from './application/ping.ts';
import { getProcess, type Signal } from './application/process.ts';
import { runProxy } from './application/proxy.ts';
import { runTcpServer } from './application/server.ts';
import { startService } from './application/services.ts';
import { runTraceroute } from './application/traceroute.ts';
import { runUdpServer } from './application/udp-server.ts';
import type { Happening, Scheduled } from './event.ts';
import { reassemblyTimer } from './ip/fragment.ts';
import { type KernelRules, LINUX } from './kernel-rules.ts';
import { neighbourTimer } from './link/neighbour.ts';
import { frameAtLoopback, frameAtNics } from './link/receive.ts';
import { frameAtSwitch } from './link/switch.ts';
import { type Counted, countedExpectations } from './script/expectation.ts';
import { carrierCheck } from './script/nic-event.ts';
import { writeNeighbour } from './script/node-event.ts';
import { MAIN_THREAD } from './script/state.ts';
import { begin, scriptEvent, startThread } from './script/thread.ts';
import type { StepSerial } from './step.ts';
import { tcpTimer } from './transport/tcp/timers.ts';
import { type Records, Turn } from './turn.ts';
import { initialWorld, type ProcessId, type World } from './world.ts';

/** What never changes during a run. */
export interface RunPlan {
  /** as the file describes it, before any event */
  readonly network: Network;
  readonly walk: Walk;
  readonly counted: readonly Counted[];
  readonly rules: KernelRules;
}

/** Everything that does. */
export interface RunState {
  readonly world: World;
  readonly agenda: Agenda<Scheduled>;
  /** entries ever put on the agenda */
  readonly scheduled: number;
  /** steps taken so far */
  readonly steps: StepSerial;
  readonly time: Nanoseconds;
}

export function planRun(network: Network, walk: Walk, rules: KernelRules = LINUX): RunPlan {
  return { network, walk, counted: countedExpectations(walk), rules };
}

/** The moment before the walk: services listen, every other table is cold. */
export function startRun(plan: RunPlan): RunState {
  const turn = new Turn(
    plan.counted,
    plan.rules,
    initialWorld(plan.network),
    undefined,
    0,
    0,
    emptyRecords(),
  );
  for (const node of plan.network.nodes) {
    for (const service of node.services) startService(turn, node.id, service);
    for (const neighbour of node.staticNeighbours) writeNeighbour(turn, node.id, neighbour);
  }
  startThread(turn, MAIN_THREAD, undefined, plan.walk.steps);
  return stateOf(turn, 0);
}

export function isOver(state: RunState): boolean {
  return state.world.script.over || state.agenda === undefined;
}

/** Takes everything of the agenda's next entry. Records are added to `records`. The run must not be over. */
export function takeTurn(plan: RunPlan, state: RunState, records: Records): RunState {
  const { agenda } = state;
  if (!agenda) return state;
  const { time, event } = agenda.entry;
  const turn = new Turn(
    plan.counted,
    plan.rules,
    state.world,
    rest(agenda),
    state.scheduled,
    state.steps,
    records,
  );
  turn.time = time;
  turn.cause = event.cause;
  turn.action = event.action;
  handle(turn, event.happening);
  return stateOf(turn, time);
}

export function emptyRecords(): Records {
  return { steps: [], worlds: undefined, transmissions: [], deliveries: [], performed: [], networks: [] };
}

function stateOf(turn: Turn, time: Nanoseconds): RunState {
  return { world: turn.world, agenda: turn.agenda, scheduled: turn.scheduled, steps: turn.steps, time };
}

function handle(turn: Turn, happening: Happening): void {
  switch (happening.kind) {
    case 'at-switch':
      return frameAtSwitch(turn, happening);
    case 'at-nics':
      return frameAtNics(turn, happening);
    case 'at-loopback':
      return frameAtLoopback(turn, happening);
    case 'neighbour-timer':
      return neighbourTimer(turn, happening);
    case 'tcp-timer':
      return tcpTimer(turn, happening);
    case 'reassembly-timer':
      return reassemblyTimer(turn, happening);
    case 'carrier-check':
      return carrierCheck(turn, happening);
    case 'wake':
      return runProcess(turn, happening.node, happening.process, happening.signal);
    case 'send-again':
      return sendAgain(turn, happening.thread, happening.send, happening.already);
    case 'named':
      return begin(turn, happening.thread, happening.action, happening.others);
    case 'script':
      return scriptEvent(turn, happening);
  }
}

function runProcess(turn: Turn, node: NodeId, id: ProcessId, signal: Signal): void {
  const process = getProcess(turn, node, id);
  switch (process?.kind) {
    case undefined:
      // What a program that is gone was thinking about holds nobody up.
      if (signal.kind === 'thought' || signal.kind === 'thought-datagram')
        turn.setSurroundings({ thinking: turn.surroundings.thinking - 1 });
      return;
    case 'ping':
      return runPing(turn, process, signal);
    case 'traceroute':
      return runTraceroute(turn, process, signal);
    case 'probe':
      return runProbe(turn, process, signal);
    case 'get':
      return runGet(turn, process, signal);
    case 'connect':
      return runConnect(turn, process, signal);
    case 'datagram':
      return runDatagram(turn, process, signal);
    case 'lookup':
      return runLookup(turn, process, signal);
    case 'name-server':
      return runNameServer(turn, node, process, signal);
    case 'proxy':
      return runProxy(turn, node, process, signal);
    case 'tcp-server':
      return runTcpServer(turn, node, process, signal);
    case 'udp-server':
      return runUdpServer(turn, node, process, signal);
  }
}
