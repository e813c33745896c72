// Which of several servers gets the next request: nginx's smooth weighted round robin, with the servers that failed lately left
// out (src/http/ngx_http_upstream_round_robin.c: get_peer, free_peer). haproxy's round robin gives the same order as long as no
// server fails; it goes on asking those that do.
import type { NodeId } from '../../network/network.ts';
import type { Software, Upstream } from '../../network/proxy.ts';
import { SECOND } from '../../network/source.ts';
import type { WeighedServer } from '../step.ts';
import type { Turn } from '../turn.ts';

/** What is remembered of a server between two requests; times in whole seconds of nginx's clock. */
export interface ServerTurn {
  /** as the file writes it */
  readonly name: string;
  readonly weight: number;
  /** grows by the effective weight at each choice and falls by the sum of all when chosen */
  readonly current: number;
  /** the weight, less after failures; it recovers by 1 with each choice */
  readonly effective: number;
  readonly fails: number;
  /** when it last failed */
  readonly accessed: number;
  /** when it last failed, or was tried again afterwards */
  readonly checked: number;
}

/** max_fails and fail_timeout of a server that says nothing: after one failure it is left out for ten seconds. */
const MOST_FAILS = 1;
const FAIL_TIMEOUT = 10;
/** The walk begins long after nginx was started: no server has failed "just now". */
const CLOCK = 1_000_000;

function clock(turn: Turn): number {
  return CLOCK + Math.floor(turn.time / SECOND);
}

export function serverTurns(turn: Turn, node: NodeId, upstream: Upstream): readonly ServerTurn[] {
  return (
    turn.node(node).upstreams.get(upstream.name) ??
    upstream.servers.map(({ name, weight }) => ({
      name,
      weight,
      current: 0,
      effective: weight,
      fails: 0,
      accessed: 0,
      checked: 0,
    }))
  );
}

function putTurns(turn: Turn, node: NodeId, upstream: Upstream, turns: readonly ServerTurn[]): void {
  const state = turn.node(node);
  turn.setNode(node, { ...state, upstreams: state.upstreams.set(upstream.name, turns) });
}

export interface Choice {
  /** position in the upstream's servers; undefined: there is none to be asked */
  readonly chosen: number | undefined;
  readonly servers: readonly WeighedServer[];
}

/** Takes the next server's turn. A single server of nginx is asked again even after a failure. */
export function chooseServer(
  turn: Turn,
  node: NodeId,
  software: Software,
  upstream: Upstream,
  tried: ReadonlySet<number>,
): Choice {
  const now = clock(turn);
  const isAlone = upstream.servers.length === 1;
  const remembersFailures = software.product === 'nginx' && !isAlone;
  const turns = serverTurns(turn, node, upstream);
  const weighed = upstream.servers.map(({ name, weight }, position): WeighedServer => {
    const { current, effective, fails, checked } = turns[position] ?? NOTHING;
    const isOut = remembersFailures && fails >= MOST_FAILS && now - checked <= FAIL_TIMEOUT;
    const skipped = tried.has(position) ? 'tried' : isOut ? 'failed' : weight === 0 ? 'no-weight' : undefined;
    return { name, weight, credit: skipped ? current : current + effective, skipped };
  });
  let chosen: number | undefined;
  let total = 0;
  for (const [position, { credit, skipped }] of weighed.entries()) {
    if (skipped) continue;
    total += turns[position]?.effective ?? 0;
    const best = chosen === undefined ? undefined : weighed[chosen];
    if (!best || credit > best.credit) chosen = position;
  }
  putTurns(
    turn,
    node,
    upstream,
    turns.map((one, position) => {
      const { credit = 0, skipped, weight = 0 } = weighed[position] ?? {};
      if (skipped) return one;
      const isChosen = position === chosen;
      return {
        ...one,
        current: isChosen ? credit - total : credit,
        effective: Math.min(one.effective + 1, weight),
        checked: isChosen && now - one.checked > FAIL_TIMEOUT ? now : one.checked,
      };
    }),
  );
  return { chosen, servers: weighed };
}

const NOTHING: ServerTurn = {
  name: '',
  weight: 0,
  current: 0,
  effective: 0,
  fails: 0,
  accessed: 0,
  checked: 0,
};

/** How it went with a server: after a failure it loses its weight and is left out, after a success it counts in full again. */
export function noteOutcome(
  turn: Turn,
  node: NodeId,
  upstream: Upstream,
  position: number,
  hasFailed: boolean,
): void {
  if (upstream.servers.length === 1) return;
  const now = clock(turn);
  putTurns(
    turn,
    node,
    upstream,
    serverTurns(turn, node, upstream).map((one, index) => {
      if (index !== position) return one;
      if (!hasFailed) return one.accessed < one.checked ? { ...one, fails: 0 } : one;
      const lost = Math.floor((upstream.servers[index]?.weight ?? 1) / MOST_FAILS);
      return {
        ...one,
        fails: one.fails + 1,
        accessed: now,
        checked: now,
        effective: Math.max(0, one.effective - lost),
      };
    }),
  );
}
