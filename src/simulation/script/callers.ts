// `expect HOST saw …`: who has asked the host for a connection, by the addresses in the SYNs that arrived there.
import type { Endpoint } from '../../address/endpoint.ts';
import type { ExpectedPeer } from '../../network/expectation.ts';
import type { NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { Expectation } from '../../network/script.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { ACK, SYN } from '../../wire/tcp.ts';
import type { Turn } from '../turn.ts';
import type { Seen, Verdict } from './seen.ts';

/** most that are named in one message */
const NAMED = 5;

export function opensConnection({ payload }: EthernetFrame): boolean {
  if (payload.kind !== 'ipv4' || payload.payload.kind !== 'tcp') return false;
  return (payload.payload.flags & (SYN | ACK)) === SYN;
}

/** A SYN has reached one of the node's nics: its sender is noted where it is meant for the node itself. */
export function noteCaller(turn: Turn, node: NodeId, { payload }: EthernetFrame): void {
  if (payload.kind !== 'ipv4' || payload.payload.kind !== 'tcp') return;
  if (!isLocalAddress(turn.network, turn.declaredNode(node), payload.destination)) return;
  const caller: Endpoint = { address: payload.source, port: payload.payload.sourcePort };
  const { script } = turn.world;
  const known = script.callers.get(node) ?? [];
  if (known.some((one) => isSame(one, caller))) return;
  turn.world = {
    ...turn.world,
    script: { ...script, callers: script.callers.set(node, [...known, caller]) },
  };
}

export function checkCallers(turn: Turn, { subject }: Expectation, peer: ExpectedPeer): Verdict {
  const callers = subject.kind === 'node' ? (turn.world.script.callers.get(subject.node) ?? []) : [];
  const seen: Seen = {
    kind: 'callers',
    callers: callers.slice(0, NAMED),
    more: Math.max(0, callers.length - NAMED),
  };
  if (peer.kind === 'nobody') return { held: callers.length === 0, seen };
  const held = callers.some(
    ({ address, port }) => address === peer.address && (peer.port === undefined || peer.port === port),
  );
  return { held, seen };
}

function isSame(a: Endpoint, b: Endpoint): boolean {
  return a.address === b.address && a.port === b.port;
}
