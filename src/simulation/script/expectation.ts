// `expect`: what should hold at this point of the walk, compared with what is seen.
import type { NodeId } from '../../network/network.ts';
import type { Expectation, ExpectedFact, ExpectedResult, Walk, WalkStep } from '../../network/script.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { liveConnections, NO_CONNECTIONS } from '../filter/tracking.ts';
import { decideRoute } from '../ip/route.ts';
import { lookup } from '../link/switch.ts';
import { compilePredicate, type FrameTest } from '../match.ts';
import type { Result } from '../result.ts';
import type { Socket } from '../transport/socket.ts';
import type { Turn } from '../turn.ts';
import { checkCallers, noteCaller, opensConnection } from './callers.ts';
import type { Verdict } from './seen.ts';
import { nodeResultKey } from './state.ts';

export interface Counted {
  readonly expectation: Expectation;
  readonly node: NodeId;
  readonly direction: 'sent' | 'received';
  readonly test: FrameTest;
}

/** Every `expect … sent|received` of a walk: their frames are counted from the start, since frames are not all kept. */
export function countedExpectations(walk: Walk): readonly Counted[] {
  const found: Counted[] = [];
  const visit = (steps: readonly WalkStep[]): void => {
    for (const step of steps) {
      if (step.kind === 'together' || step.kind === 'repeat') visit(step.steps);
      else if (step.kind === 'after') visit([step.step]);
      else if (
        step.kind === 'expect' &&
        step.subject.kind === 'node' &&
        (step.fact.kind === 'sent' || step.fact.kind === 'received' || step.fact.kind === 'saw')
      ) {
        const { fact } = step;
        found.push({
          expectation: step,
          node: step.subject.node,
          direction: fact.kind === 'saw' ? 'received' : fact.kind,
          test: fact.kind === 'saw' ? opensConnection : compilePredicate(fact.match),
        });
      }
    }
  };
  visit(walk.steps);
  return found;
}

/** A frame has left or reached a node: counts it where it is expected. */
export function count(turn: Turn, node: NodeId, direction: 'sent' | 'received', frame: EthernetFrame): void {
  turn.counted.forEach((one, index) => {
    if (one.node !== node || one.direction !== direction || !one.test(frame)) return;
    if (one.expectation.fact.kind === 'saw') {
      noteCaller(turn, node, frame);
      return;
    }
    const counts = [...turn.world.script.counts];
    counts[index] = (counts[index] ?? 0) + 1;
    turn.world = { ...turn.world, script: { ...turn.world.script, counts } };
  });
}

/** Whether it holds, and what is there instead. */
export function check(turn: Turn, expectation: Expectation): Verdict {
  const { fact, subject } = expectation;
  switch (fact.kind) {
    case 'got': {
      const key =
        subject.kind === 'label' ? subject.label : subject.kind === 'node' ? nodeResultKey(subject.node) : '';
      const result = turn.world.script.results.get(key);
      return {
        held: result !== undefined && isResult(turn, result, fact.result, key),
        seen: { kind: 'result', result },
      };
    }
    case 'sent':
    case 'received': {
      const index = turn.counted.findIndex((one) => one.expectation === expectation);
      return counted(turn.world.script.counts[index] ?? 0, fact.count);
    }
    case 'translates': {
      const table = subject.kind === 'node' ? turn.node(subject.node).tracking : NO_CONNECTIONS;
      return counted(liveConnections(table, turn.time).length, fact.count);
    }
    case 'mac':
      return checkMac(turn, expectation, fact);
    case 'arp':
      return checkArp(turn, expectation, fact);
    case 'socket': {
      const sockets = subject.kind === 'node' ? [...turn.node(subject.node).sockets.values()] : [];
      const states = sockets.map(socketState);
      const found = states.filter((state) => state === fact.state.toUpperCase());
      return { held: found.length === fact.count, seen: { kind: 'sockets', states } };
    }
    case 'saw':
      return checkCallers(turn, expectation, fact.peer);
    case 'served':
      return counted(subject.kind === 'node' ? turn.node(subject.node).served : 0, fact.count);
    case 'route':
      return checkRoute(turn, expectation, fact);
  }
}

function counted(count: number, expected: number): Verdict {
  return { held: count === expected, seen: { kind: 'count', count } };
}

/** As `ip route get` would say it. */
function checkRoute(
  turn: Turn,
  { subject }: Expectation,
  fact: Extract<ExpectedFact, { kind: 'route' }>,
): Verdict {
  if (subject.kind !== 'node') return { held: false, seen: { kind: 'no-route' } };
  const decision = decideRoute(turn, subject.node, fact.destination);
  if (decision.kind === 'way') {
    const via = fact.via === undefined || fact.via === decision.nextHop;
    const nic = fact.nic === undefined || fact.nic === decision.nic;
    return {
      held: via && nic,
      seen: { kind: 'way', nextHop: decision.nextHop, nic: turn.nic(decision.nic).name },
    };
  }
  switch (decision.kind) {
    case 'local':
      return { held: false, seen: { kind: 'local' } };
    case 'none':
      return { held: false, seen: { kind: 'no-route' } };
    default:
      return { held: false, seen: { kind: 'refused', type: decision.type } };
  }
}

/** A socket's state as ss(8) names it. */
export function socketState(socket: Socket): string {
  if (socket.kind === 'listener') return 'LISTEN';
  if (socket.kind === 'udp') return socket.remote ? 'ESTAB' : 'UNCONN';
  return { ...SS_NAMES }[socket.state] ?? socket.state;
}

const SS_NAMES: Readonly<Record<string, string>> = { ESTABLISHED: 'ESTAB', 'SYN-RECEIVED': 'SYN-RECV' };

function checkMac(
  turn: Turn,
  { subject }: Expectation,
  fact: Extract<ExpectedFact, { kind: 'mac' }>,
): Verdict {
  const lan = subject.kind === 'lan' ? turn.network.lans[subject.lan] : undefined;
  const ids = subject.kind === 'switch' ? [subject.switch] : (lan?.switches ?? []);
  let seen = 0;
  for (const id of ids) {
    const device = turn.network.switches[id];
    const own = device && turn.network.lans[device.lan];
    if (!own) continue;
    for (const entry of turn.switch(id).macTable.values())
      if (lookup(turn.switch(id), entry.mac, turn.time, own)) seen += 1;
  }
  return counted(seen, fact.count);
}

function checkArp(
  turn: Turn,
  { subject }: Expectation,
  fact: Extract<ExpectedFact, { kind: 'arp' }>,
): Verdict {
  const entries = subject.kind === 'node' ? [...turn.node(subject.node).neighbours.values()] : [];
  const entry = entries.find(({ address, mac }) => address === fact.address && mac !== undefined);
  const held = fact.mac === undefined ? entry === undefined : entry?.mac === fact.mac;
  return { held, seen: { kind: 'neighbour', mac: entry?.mac } };
}

function isResult(turn: Turn, result: Result, expected: ExpectedResult, key: string): boolean {
  switch (expected.kind) {
    case 'replies':
      if (result.kind === 'hops')
        return result.hops.filter(({ from }) => from !== undefined).length === expected.count;
      if (result.kind === 'probed') return (result.owner === undefined ? 0 : 1) === expected.count;
      return result.kind === 'replies' && result.received === expected.count;
    case 'status': {
      const from = expected.from === undefined ? undefined : turn.declaredNode(expected.from).name;
      return (
        result.kind === 'response' &&
        result.status === expected.status &&
        (from === undefined || result.server === from || result.body.startsWith(`hello from ${from} `))
      );
    }
    case 'text':
      if (result.kind === 'answer') return result.text === expected.text;
      if (result.kind === 'response') return result.body === expected.text;
      return turn.world.script.connections.get(key)?.read === expected.text;
    case 'address':
      if (result.kind === 'hops') return result.hops.some(({ from }) => from === expected.address);
      return result.kind === 'addresses' && result.addresses.includes(expected.address);
    case 'failure':
      if (result.kind === 'hops') return expected.failure === 'timeout' && !result.isReached;
      return (result.kind === 'failed' || result.kind === 'replies') && result.failure === expected.failure;
  }
}
