// What a node has been told about single destinations, against its routing table, as `ip route show cache` prints it. The remaining time
// is left out, because it changes at every step.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { Network } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { NodeState } from '../../simulation/world.ts';
import type { PlainTable } from './tables.ts';

export function exceptionTable(network: Network, state: NodeState, now: Nanoseconds): PlainTable {
  return {
    columns: ['Destination', 'Gateway', 'Flags', 'MTU', 'Iface'],
    rows: [...state.exceptions.values()]
      .filter(({ expires }) => expires > now)
      .map(({ destination, gateway, via, mtu, nic }) => ({
        key: formatIpv4(destination),
        cells: [
          formatIpv4(destination),
          formatIpv4(gateway ?? via ?? destination),
          gateway === undefined ? '' : 'redirected',
          mtu === undefined ? '' : String(mtu),
          network.nics[nic]?.name ?? '',
        ],
      })),
  };
}
