// A network as a tree, breadth first from the first lan: a lan has its hosts and, below it, the devices that lead on to
// further lans. Order is that of the file, so that an edit moves nothing that it is not about.
import type { Lan, LanId, Network, NetworkNode, NodeId } from '../../network/network.ts';

export interface LanBranch {
  /** undefined: for nodes without a nic */
  readonly lan: Lan | undefined;
  /** distance from the first lan */
  readonly depth: number;
  /** on no other lan */
  readonly hosts: readonly NetworkNode[];
  /** hosts that stand together for want of room */
  readonly group: readonly NetworkNode[];
  readonly devices: DeviceBranch[];
}

/** On several lans: stands below the first of them. */
export interface DeviceBranch {
  readonly node: NetworkNode;
  /** reached through it first */
  readonly lans: LanBranch[];
}

/** More hosts than these do not stand one by one. */
const MOST_HOSTS = 60;

/** One for each part of the network that hangs together. */
export function branchesOf(network: Network): readonly LanBranch[] {
  const members = membersOf(network);
  const isCrowded = network.nodes.filter((node) => isPlain(network, node)).length > MOST_HOSTS;
  const seenLans = new Set<LanId>();
  const seenNodes = new Set<NodeId>();
  const branchOf = (lan: Lan, depth: number): LanBranch => {
    seenLans.add(lan.id);
    const single = (members.get(lan.id) ?? []).filter((node) => lansOf(network, node).length === 1);
    const plain = isCrowded ? single.filter((node) => isPlain(network, node)) : [];
    const group = plain.length > 1 ? plain : [];
    const grouped = new Set(group);
    return { lan, depth, hosts: single.filter((node) => !grouped.has(node)), group, devices: [] };
  };
  const roots: LanBranch[] = [];
  for (const first of network.lans) {
    if (seenLans.has(first.id)) continue;
    const root = branchOf(first, 0);
    roots.push(root);
    // Grows while it is read.
    const waiting = [root];
    for (const branch of waiting) {
      for (const node of members.get(branch.lan?.id ?? -1) ?? []) {
        const ids = lansOf(network, node);
        if (ids.length < 2 || seenNodes.has(node.id)) continue;
        seenNodes.add(node.id);
        const lans = ids.flatMap((id) => {
          const lan = network.lans[id];
          return lan && !seenLans.has(id) ? [branchOf(lan, branch.depth + 1)] : [];
        });
        branch.devices.push({ node, lans });
        waiting.push(...lans);
      }
    }
  }
  const alone = network.nodes.filter((node) => node.nics.length === 0);
  if (alone.length === 0) return roots;
  const group = alone.length > MOST_HOSTS ? alone : [];
  return [...roots, { lan: undefined, depth: 0, hosts: group.length > 0 ? [] : alone, group, devices: [] }];
}

/** All branches, each before those below it. */
export function flatten(branches: readonly LanBranch[]): readonly LanBranch[] {
  return branches.flatMap((branch) => [branch, ...branch.devices.flatMap(({ lans }) => flatten(lans))]);
}

/** In order of its nics, each once. */
function lansOf(network: Network, { nics }: NetworkNode): readonly LanId[] {
  return [...new Set(nics.flatMap((nic) => network.nics[nic]?.lan ?? []))];
}

function isPlain(network: Network, node: NetworkNode): boolean {
  return node.kind === 'host' && lansOf(network, node).length === 1;
}

function membersOf(network: Network): ReadonlyMap<LanId, readonly NetworkNode[]> {
  const members = new Map<LanId, NetworkNode[]>();
  for (const node of network.nodes) {
    for (const lan of lansOf(network, node)) {
      const known = members.get(lan);
      if (known) known.push(node);
      else members.set(lan, [node]);
    }
  }
  return members;
}
