// Where a row's arrow leads, and how far it gets.
import { isGroupMac, type Mac } from '../../address/mac.ts';
import type { Network, NodeId } from '../../network/network.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { Draft } from './draft.ts';
import type { Course, Drop } from './model.ts';

export type End =
  | { readonly kind: 'node'; readonly node: NodeId; readonly isThere: boolean }
  | { readonly kind: 'everyone'; readonly heard: readonly NodeId[] }
  | { readonly kind: 'unsent' };

export const NOWHERE: End = { kind: 'unsent' };

const known = new WeakMap<Network, ReadonlyMap<Mac, NodeId>>();

/** Whose a MAC is: the first node's that declares it. Made once for a network. */
function ownersOf(network: Network): ReadonlyMap<Mac, NodeId> {
  const owners =
    known.get(network) ?? new Map([...network.nics].reverse().map(({ mac, node }) => [mac, node]));
  known.set(network, owners);
  return owners;
}

/** Where a row's last transmission went. */
export function endOf(trace: Trace, draft: Draft): End {
  const index = draft.transmissions.at(-1);
  const { destination } = draft;
  if (index === undefined || destination === undefined) return { kind: 'unsent' };
  const { network } = trace;
  if (trace.row(index).nic === undefined) return { kind: 'node', node: draft.from, isThere: true };
  const heard = trace.listeners(index).flatMap((listener) => nodeOf(network, listener));
  if (isGroupMac(destination)) return { kind: 'everyone', heard };
  const owner = ownersOf(trace.networkAt(trace.row(index).step)).get(destination);
  if (owner === undefined) return { kind: 'unsent' };
  return { kind: 'node', node: owner, isThere: heard.includes(owner) };
}

export function courseOf(draft: Draft, end: End, drops: readonly Drop[]): Course {
  if (draft.transmissions.length === 0) return 'unsent';
  if (end.kind === 'everyone') {
    return drops.some(({ column }) => column === undefined) ? 'lost' : 'broadcast';
  }
  const [drop] = drops;
  if (drop) return drop.column === undefined ? 'lost' : 'dropped';
  if (end.kind === 'unsent' || !end.isThere) return 'travels';
  return end.node === draft.from ? 'loopback' : 'arrives';
}

export function farthest(from: number, columns: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const column of columns) {
    if (best === undefined || Math.abs(column - from) > Math.abs(best - from)) best = column;
  }
  return best;
}

function nodeOf(network: Network, nic: number | undefined): NodeId[] {
  const node = nic === undefined ? undefined : network.nics[nic]?.node;
  return node === undefined ? [] : [node];
}
