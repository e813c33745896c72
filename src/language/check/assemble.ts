// Drafts -> the network as plain data.

import { assignedMac } from '../../address/mac.ts';
import type { Network } from '../../network/network.ts';
import { DEFAULT_SOFTWARE } from '../../network/proxy.ts';
import type { Walk } from '../../network/script.ts';
import { type Checking, spanOf } from './checking.ts';

export function assemble(checking: Checking, walks: readonly Walk[]): Network {
  return {
    lans: checking.lans.map(({ id, name, network, switches, mtu, delay, loss, ageing, syntax }) => ({
      id,
      name,
      network,
      isPublic: false,
      switches,
      mtu,
      delay,
      loss,
      ageing,
      source: spanOf(syntax),
    })),
    switches: checking.switches,
    nodes: checking.nodes.map(
      ({ id, kind, name, nics, routes, loopbacks, neighbours, services, settings, syntax }) => ({
        id,
        kind,
        name,
        nics: nics.map((nic) => nic.id),
        routes,
        loopbacks,
        staticNeighbours: neighbours,
        resolvers: [],
        decapsulates: false,
        nat: [],
        filter: [],
        mssClamp: undefined,
        services,
        virtualServices: [],
        upstreams: [],
        software: DEFAULT_SOFTWARE.nginx,
        settings,
        source: spanOf(syntax),
      }),
    ),
    nics: checking.nics.map((nic) => ({
      id: nic.id,
      node: nic.node.id,
      name: nic.name,
      lan: nic.lan.id,
      mac: nic.mac ?? assignedMac(nic.node.id + 1, 0),
      addresses: nic.addresses,
      mtu: nic.mtu,
      switch: nic.switch,
      port: nic.port,
      down: nic.down,
      source: spanOf(nic.syntax),
    })),
    walks,
  };
}
