// Drafts -> the network as plain data.

import { assignedMac } from '../../address/mac.ts';
import type { Network, NetworkNode } from '../../network/network.ts';
import { DEFAULT_SOFTWARE } from '../../network/proxy.ts';
import type { Walk } from '../../network/script.ts';
import { type Checking, type NodeDraft, spanOf } from './checking.ts';

export function assemble(checking: Checking, walks: readonly Walk[]): Network {
  return {
    lans: checking.lans.map(
      ({ id, name, network, isPublic, switches, mtu, delay, loss, ageing, syntax }) => ({
        id,
        name,
        network,
        isPublic,
        switches,
        mtu,
        delay,
        loss,
        ageing,
        source: spanOf(syntax),
      }),
    ),
    switches: checking.switches,
    nodes: checking.nodes.map(nodeOf),
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
      plugged: true,
      source: spanOf(nic.syntax),
    })),
    walks,
  };
}

/** A node as its draft has it now. */
function nodeOf(draft: NodeDraft): NetworkNode {
  const { id, kind, name, routes, loopbacks, resolvers, decapsulates, nat, filter, mssClamp, services } =
    draft;
  const { virtualServices, upstreams, settings } = draft;
  return {
    id,
    kind,
    name,
    nics: draft.nics.map((nic) => nic.id),
    routes,
    loopbacks,
    staticNeighbours: draft.neighbours,
    resolvers,
    decapsulates,
    nat,
    filter,
    mssClamp,
    services,
    virtualServices,
    upstreams,
    software: draft.software ?? DEFAULT_SOFTWARE.nginx,
    settings,
    source: spanOf(draft.syntax),
  };
}
