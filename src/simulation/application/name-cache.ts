// The names a host knows for a while: what a name server said, kept as long as its time to live allows (RFC 1035 section
// 7.4), as a caching resolver on the host does it. "No such name" is not kept: that needs a SOA record (RFC 2308 section 5).
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Turn } from '../turn.ts';

export interface CachedName {
  /** in lower case */
  readonly name: string;
  /** in the order of the answer, never none */
  readonly addresses: readonly Ipv4[];
  /** from then on it is unknown again */
  readonly until: Nanoseconds;
}

/** What the host still knows of a name. */
export function findCachedName(turn: Turn, node: NodeId, name: string): CachedName | undefined {
  const known = turn.node(node).names.get(name);
  return known && turn.time < known.until ? known : undefined;
}

/** Keeps an answer; a time to live of 0 is not kept (RFC 1035 section 3.2.1). What is out of date goes. */
export function cacheName(turn: Turn, node: NodeId, cached: CachedName): void {
  const state = turn.node(node);
  const names = state.names.filter(({ until }) => turn.time < until);
  turn.setNode(node, {
    ...state,
    names: turn.time < cached.until ? names.set(cached.name, cached) : names,
  });
}

/** `flush HOST names`: the host has to ask for every name again. */
export function flushNames(turn: Turn, node: NodeId): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, names: state.names.clear() });
}
