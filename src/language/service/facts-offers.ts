// What of the network can be offered where a word is missing: programs with their ports, addresses, nics.
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Network, NetworkNode } from '../../network/network.ts';
import { protocolOf } from '../../network/service.ts';
import type { CheckedFile } from '../check.ts';
import type { Offer } from './completion.ts';
import { nicsOf } from './facts.ts';

/** `web:80` for every program of a transport. */
export function endpoints({ draft }: CheckedFile, transport: 'tcp' | 'udp'): readonly Offer[] {
  return draft.nodes.flatMap((node) =>
    node.services.flatMap((service): readonly Offer[] =>
      protocolOf(service) === transport
        ? [{ kind: 'port', label: `${node.name}:${service.port}`, detail: service.kind }]
        : [],
    ),
  );
}

/** All addresses of a node, those of its nics first. */
export function ownAddresses(network: Network, node: NetworkNode): readonly Ipv4[] {
  return [
    ...nicsOf(network, node).flatMap(({ addresses }) => addresses.map(({ address }) => address)),
    ...node.loopbacks,
  ];
}

/** `pc:eth0` for every nic. */
export function nicReferences({ draft }: CheckedFile): readonly Offer[] {
  return draft.nics.map(({ node, name, lan }) => ({
    kind: 'value',
    label: `${draft.nodes[node]?.name ?? '?'}:${name}`,
    detail: draft.lans[lan]?.name ?? '',
  }));
}
