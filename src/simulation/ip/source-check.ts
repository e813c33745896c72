// The reverse path filter (RFC 3704; net/ipv4/fib_frontend.c fib_validate_source): is a packet's source believable on the nic where
// it came in?
import type { NicId, NodeId } from '../../network/network.ts';
import { lookupRoute } from '../../network/routing.ts';
import type { Ipv4Packet } from '../../wire/ipv4.ts';
import type { DropReason } from '../step.ts';
import type { Turn } from '../turn.ts';

/** Why the packet is not taken, or undefined where it is. */
export function reversePathFault(
  turn: Turn,
  id: NodeId,
  nic: NicId,
  { source }: Ipv4Packet,
): DropReason | undefined {
  const mode = turn.declaredNode(id).settings.rpFilter;
  if (mode === 0 || source === 0) return undefined;
  const table = turn.node(id).routes;
  const winner = lookupRoute(table, source);
  const route = table[winner];
  if (route?.type === 'unicast' && (mode === 2 || route.nic === nic)) return undefined;
  return { kind: 'reverse-path', source, nic, table, winner, mode };
}
