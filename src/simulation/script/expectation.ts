// `expect`: what should hold at this point of the walk, compared with what is seen.
import { formatIpv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
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
  turn.counted.forEach((counted, index) => {
    if (counted.node !== node || counted.direction !== direction || !counted.test(frame)) return;
    if (counted.expectation.fact.kind === 'saw') {
      noteCaller(turn, node, frame);
      return;
    }
    const counts = [...turn.world.script.counts];
    counts[index] = (counts[index] ?? 0) + 1;
    turn.world = { ...turn.world, script: { ...turn.world.script, counts } };
  });
}

/** Whether it holds, and what is there instead. */
export function check(
  turn: Turn,
  expectation: Expectation,
): { readonly held: boolean; readonly seen: string } {
  const { fact, subject } = expectation;
  switch (fact.kind) {
    case 'got': {
      const key =
        subject.kind === 'label' ? subject.label : subject.kind === 'node' ? nodeResultKey(subject.node) : '';
      const result = turn.world.script.results.get(key);
      return {
        held: result !== undefined && isResult(turn, result, fact.result, key),
        seen: result ? describe(result) : 'no result yet',
      };
    }
    case 'sent':
    case 'received': {
      const seen =
        turn.world.script.counts[turn.counted.findIndex((counted) => counted.expectation === expectation)] ??
        0;
      return { held: seen === fact.count, seen: String(seen) };
    }
    case 'translates': {
      const table = subject.kind === 'node' ? turn.node(subject.node).tracking : NO_CONNECTIONS;
      const seen = liveConnections(table, turn.time).length;
      return { held: seen === fact.count, seen: String(seen) };
    }
    case 'mac':
      return checkMac(turn, expectation, fact);
    case 'arp':
      return checkArp(turn, expectation, fact);
    case 'socket': {
      const sockets = subject.kind === 'node' ? [...turn.node(subject.node).sockets.values()] : [];
      const seen = sockets.filter((socket) => socketState(socket) === fact.state.toUpperCase());
      return {
        held: seen.length === fact.count,
        seen: sockets.length === 0 ? 'no sockets' : sockets.map(socketState).join(', '),
      };
    }
    case 'saw':
      return checkCallers(turn, expectation, fact.peer);
    case 'served': {
      const seen = subject.kind === 'node' ? turn.node(subject.node).served : 0;
      return { held: seen === fact.count, seen: String(seen) };
    }
    case 'route':
      return checkRoute(turn, expectation, fact);
  }
}

/** As `ip route get` would say it. */
function checkRoute(
  turn: Turn,
  { subject }: Expectation,
  fact: Extract<ExpectedFact, { kind: 'route' }>,
): { readonly held: boolean; readonly seen: string } {
  if (subject.kind !== 'node') return { held: false, seen: 'no host' };
  const decision = decideRoute(turn, subject.node, fact.destination);
  if (decision.kind === 'way') {
    const via = fact.via === undefined || fact.via === decision.nextHop;
    const nic = fact.nic === undefined || fact.nic === decision.nic;
    return {
      held: via && nic,
      seen: `via ${formatIpv4(decision.nextHop)} nic ${turn.nic(decision.nic).name}`,
    };
  }
  return {
    held: false,
    seen:
      decision.kind === 'local' ? 'its own address' : decision.kind === 'none' ? 'no route' : decision.type,
  };
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
): { readonly held: boolean; readonly seen: string } {
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
  return { held: seen === fact.count, seen: String(seen) };
}

function checkArp(
  turn: Turn,
  { subject }: Expectation,
  fact: Extract<ExpectedFact, { kind: 'arp' }>,
): { readonly held: boolean; readonly seen: string } {
  const entries = subject.kind === 'node' ? [...turn.node(subject.node).neighbours.values()] : [];
  const entry = entries.find(({ address, mac }) => address === fact.address && mac !== undefined);
  const seen = entry?.mac === undefined ? 'none' : formatMac(entry.mac);
  return { held: fact.mac === undefined ? entry === undefined : entry?.mac === fact.mac, seen };
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

/** A result in a few words. */
export function describe(result: Result): string {
  switch (result.kind) {
    case 'replies':
      return result.failure && result.failure !== 'timeout'
        ? result.failure
        : `${result.received} of ${result.sent} replies`;
    case 'response':
      return `${result.status}${result.server === undefined ? '' : ` from ${result.server}`}`;
    case 'failed':
      return result.failure;
    case 'answer':
      return JSON.stringify(result.text);
    case 'addresses':
      return result.addresses.map(formatIpv4).join(', ');
    case 'sent':
      return `${result.octets} octets sent`;
    case 'connected':
      return 'connected';
    case 'hops': {
      const ways = result.hops.map(({ from }) => (from === undefined ? '*' : formatIpv4(from)));
      return ways.join(' ');
    }
    case 'probed':
      return result.owner === undefined ? 'nobody has it' : `${formatMac(result.owner)} has it`;
    case 'done':
      return 'done';
  }
}
