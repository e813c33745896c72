// What a host has learned about the way to a destination (RFC 1191; net/ipv4/route.c ip_rt_update_pmtu): the largest packet that gets
// there in one piece. Forgotten after ten minutes, because the way may have become wider.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Turn } from '../turn.ts';

export interface PathMtu {
  /** octets of an IP packet */
  readonly mtu: number;
  readonly expires: Nanoseconds;
}

/** net.ipv4.route.mtu_expires */
const EXPIRES: Nanoseconds = 600e9;
/** net.ipv4.route.min_pmtu */
const SMALLEST = 552;

/** Undefined where nothing smaller than the own interface's MTU has been reported. */
export function learnedMtu(turn: Turn, node: NodeId, destination: Ipv4): number | undefined {
  const learned = turn.node(node).pathMtus.get(destination);
  return learned && learned.expires > turn.time ? learned.mtu : undefined;
}

/** Takes the word of an ICMP "fragmentation needed", if it makes the way narrower. Whether it does. */
export function learnMtu(
  turn: Turn,
  node: NodeId,
  destination: Ipv4,
  reported: number,
  now: number,
): boolean {
  if (reported >= now) return false;
  const state = turn.node(node);
  const mtu = Math.max(SMALLEST, reported);
  const pathMtus = state.pathMtus.set(destination, { mtu, expires: turn.time + EXPIRES });
  turn.setNode(node, { ...state, pathMtus });
  return true;
}
