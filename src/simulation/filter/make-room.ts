// A source port that a rule leaves no choice about may be taken by a connection that is over already (net/netfilter/nf_nat_core.c
// nf_nat_used_tuple_harder, since Linux 6.6).
import type { NodeId } from '../../network/network.ts';
import type { Turn } from '../turn.ts';
import { type Connection, findConnection, forget } from './tracking.ts';
import type { Tuple } from './tuple.ts';

/** Forgets a finished connection for a new one whose sequence numbers lie behind its own: what is late cannot be mixed up then. */
export function makeRoom(turn: Turn, node: NodeId, reply: Tuple, { state, end }: Connection): void {
  const found = findConnection(turn, node, reply);
  if (found?.direction !== 'reply' || state !== 'SYN_SENT') return;
  const { connection: old } = found;
  const isOver = old.state === 'TIME_WAIT' || old.state === 'CLOSE';
  if (isOver && old.sourceTranslated && ((end - old.end) | 0) > 0) forget(turn, node, old);
}
