// The network after something has been done to it during a walk: an interface switched, a cable put elsewhere, a row changed.
// Each function makes a new network; what it does not touch is shared.
import { networkAddress } from '../address/cidr.ts';
import type { Network, NetworkNode, Nic, NicId, StaticRoute, SwitchId } from './network.ts';
import { routingTable } from './routing.ts';

export function withNode(network: Network, node: NetworkNode): Network {
  return { ...network, nodes: network.nodes.with(node.id, node) };
}

export function withNic(network: Network, nic: Nic): Network {
  return { ...network, nics: network.nics.with(nic.id, nic) };
}

/** Whether frames get through the nic's end of the cable: it is up, and the cable is in. */
export function hasCarrier({ down, plugged }: Nic): boolean {
  return plugged && !down;
}

/** The nic at a switch's port; undefined: nobody's cable is in, or the interface at its end is down. */
export function nicAtPort(network: Network, id: SwitchId, position: number): Nic | undefined {
  const port = network.switches[id]?.ports[position];
  const nic = port?.kind === 'nic' ? network.nics[port.nic] : undefined;
  return nic && nic.switch === id && nic.port === position && hasCarrier(nic) ? nic : undefined;
}

/**
 * The node's static routes that are in its routing table now, each tied to the nic that it leads through. What the kernel has
 * refused or thrown away does not come back when the network changes.
 */
export function standingRoutes(network: Network, node: NetworkNode): readonly StaticRoute[] {
  const table = routingTable(network, node).filter(({ origin }) => origin === 'static');
  return node.routes.flatMap((route) => {
    const { prefixLength } = route.network;
    const address = networkAddress(route.network.address, prefixLength);
    const row = table.find(
      (one) =>
        one.network.address === address &&
        one.network.prefixLength === prefixLength &&
        one.metric === route.metric &&
        one.type === route.type &&
        one.via === route.via,
    );
    return row ? [{ ...route, nic: row.nic }] : [];
  });
}

/** Without the static routes that lead through a nic: the kernel throws them away with the interface (fib_sync_down_dev). */
export function withoutRoutesThrough(network: Network, node: NetworkNode, nic: NicId): NetworkNode {
  return { ...node, routes: standingRoutes(network, node).filter((route) => route.nic !== nic) };
}

/** With the nic's cable in a switch: in the port where it was before, else in a new one. */
export function pluggedInto(network: Network, nic: Nic, id: SwitchId): Network {
  const device = network.switches[id];
  if (!device) throw new RangeError(`no switch ${id}`);
  const old = device.ports.findIndex((port) => port.kind === 'nic' && port.nic === nic.id);
  const port = old < 0 ? device.ports.length : old;
  const ports = old < 0 ? [...device.ports, { kind: 'nic', nic: nic.id } as const] : device.ports;
  const switches = network.switches.with(id, { ...device, ports });
  return withNic({ ...network, switches }, { ...nic, switch: id, lan: device.lan, port, plugged: true });
}
