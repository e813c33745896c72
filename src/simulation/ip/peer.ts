// What a node remembers of an address that it has sent ICMP to (net/ipv4/inetpeer.c). Errors and redirects are limited by one and the
// same record (RFC 1812 sections 4.3.2.8 and 5.2.7.2 ask for limits), so that each makes the other rarer.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Turn } from '../turn.ts';

export interface Peer {
  /** time that has been saved up for errors (rate_tokens) */
  readonly tokens: Nanoseconds;
  /** when something was last sent or held back (rate_last) */
  readonly since: Nanoseconds;
  /** redirects since it was last silent for long (n_redirects) */
  readonly redirects: number;
}

/** net.ipv4.icmp_ratelimit: what an error costs */
const INTERVAL: Nanoseconds = 1e9;
/** XRLIM_BURST_FACTOR */
const BURST = 6;
/** net.ipv4.route.error_burst and error_cost: for what there is no route to, before icmp_ratelimit is asked as well */
const ROUTE_ERROR_BURST = 5;
/**
 * A timer of about a second is late in the kernel, by up to eight jiffies of its wheel, and on time here: what it sends must not find
 * the second not yet full.
 */
const LATENESS: Nanoseconds = 32e6;
/** net.ipv4.route.redirect_number, redirect_load, redirect_silence */
const REDIRECTS = 9;
const REDIRECT_LOAD: Nanoseconds = 20e6;
const REDIRECT_SILENCE: Nanoseconds = REDIRECT_LOAD * 2 ** (REDIRECTS + 1);
/** a new record looks as if the last packet had been long ago */
const LONG_AGO: Nanoseconds = 60e9;

function peerOf(turn: Turn, node: NodeId, address: Ipv4): Peer {
  return turn.node(node).peers.get(address) ?? { tokens: 0, since: turn.time - LONG_AGO, redirects: 0 };
}

function store(turn: Turn, node: NodeId, address: Ipv4, peer: Peer): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, peers: state.peers.set(address, { ...peer, since: turn.time }) });
}

/** inet_peer_xrlim_allow: six errors at once, then one a second. */
export function takeErrorToken(turn: Turn, node: NodeId, destination: Ipv4): boolean {
  return takeToken(turn, node, destination, BURST);
}

/** ip_error: the same once more for what cannot be routed, so that each such error costs two. */
export function takeRouteErrorToken(turn: Turn, node: NodeId, destination: Ipv4): boolean {
  return takeToken(turn, node, destination, ROUTE_ERROR_BURST);
}

function takeToken(turn: Turn, node: NodeId, address: Ipv4, burst: number): boolean {
  const peer = peerOf(turn, node, address);
  const available = Math.min(burst * INTERVAL, peer.tokens + turn.time - peer.since);
  const allowed = available >= INTERVAL - LATENESS;
  store(turn, node, address, { ...peer, tokens: allowed ? Math.max(0, available - INTERVAL) : available });
  return allowed;
}

/** ip_rt_send_redirect: each waits twice as long as the one before; after nine in vain it is silent until nothing comes for 20 s. */
export function takeRedirectToken(turn: Turn, node: NodeId, address: Ipv4): boolean {
  const known = peerOf(turn, node, address);
  const peer = turn.time > known.since + REDIRECT_SILENCE ? { ...known, tokens: 0, redirects: 0 } : known;
  const isTired = peer.redirects >= REDIRECTS;
  const allowed =
    !isTired && (peer.redirects === 0 || turn.time > peer.since + REDIRECT_LOAD * 2 ** peer.redirects);
  if (isTired) store(turn, node, address, peer);
  if (allowed) store(turn, node, address, { ...peer, redirects: peer.redirects + 1 });
  return allowed;
}
