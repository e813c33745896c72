// A checked network's nodes as the predicate language sees them: for filters that are typed beside the text, not in it.
import type { Network } from '../network/network.ts';
import type { PredicateNames } from './predicate.ts';

/** Names stand for what the file declares, before any event of a walk changes it. */
export function predicateNamesOf({ nodes, nics }: Network): PredicateNames {
  const nicsOf = (name: string) =>
    nodes.find((node) => node.name === name)?.nics.flatMap((nic) => nics[nic] ?? []);
  return {
    addressesOf: (name) =>
      nicsOf(name)?.flatMap(({ addresses }) =>
        addresses.map(({ address }) => ({ address, prefixLength: 32 })),
      ),
    macsOf: (name) => nicsOf(name)?.map(({ mac }) => mac),
    all: () => nodes.map(({ name }) => name),
  };
}
