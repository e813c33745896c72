// The connection table of a balancer, as `ipvsadm -Lnc` prints it. The remaining time is left out, because it changes at every step.
import { formatEndpoint } from '../../address/endpoint.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { liveBalanced } from '../../simulation/balance/connections.ts';
import type { NodeState } from '../../simulation/world.ts';
import type { PlainTable } from './tables.ts';

export function balanceTable(state: NodeState, now: Nanoseconds): PlainTable {
  return {
    columns: ['Pro', 'State', 'Source', 'Virtual', 'Destination'],
    rows: liveBalanced(state.balance, now).map(({ id, protocol, state: tcp, client, virtual, real }) => ({
      key: String(id),
      cells: [
        protocol.toUpperCase(),
        tcp,
        formatEndpoint(client),
        formatEndpoint(virtual),
        formatEndpoint(real),
      ],
    })),
  };
}
