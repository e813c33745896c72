// ICMP errors are limited: six at once, then one a second for each destination (net/ipv4/inetpeer.c inet_peer_xrlim_allow with
// icmp_ratelimit 1000 ms; RFC 1812 section 4.3.2.8 asks for a limit).
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Turn } from '../turn.ts';

const INTERVAL: Nanoseconds = 1e9;
const BURST = 6;

/** Takes a token if there is one. */
export function takeIcmpToken(turn: Turn, node: NodeId, destination: Ipv4): boolean {
  const state = turn.node(node);
  const known = state.icmpTokens.get(destination) ?? { tokens: BURST * INTERVAL, since: turn.time };
  const available = Math.min(BURST * INTERVAL, known.tokens + turn.time - known.since);
  const allowed = available >= INTERVAL;
  const tokens = allowed ? available - INTERVAL : available;
  turn.setNode(node, {
    ...state,
    icmpTokens: state.icmpTokens.set(destination, { tokens, since: turn.time }),
  });
  return allowed;
}
