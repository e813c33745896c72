// English: what is said about names, wires, addresses and routes.
import type { SymbolKind } from '../check/names.ts';
import { didYouMean } from './english-value.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { NetworkVocabulary, NicOnLan, Range, Remark, Some } from './vocabulary-network.ts';

const WHAT: Readonly<Record<SymbolKind, string>> = {
  lan: 'lan',
  switch: 'switch',
  node: 'host',
  nic: 'nic',
  label: 'name given with `as`',
  walk: 'walk',
  upstream: 'upstream',
  domain: 'name with a dot',
};

export function someOf({ names, areMore }: Some): string {
  return listed(names) + (areMore ? ' …' : '');
}

function nicsOf(node: string, nics: readonly NicOnLan[]): string {
  const own = nics.map(({ nic, lan }) => `${shown(nic)} (${lan})`).join(', ');
  return own === '' ? `${shown(node)} has no nic` : `${shown(node)} has ${own}`;
}

function rangeOf({ first, last }: Range): string {
  return first === last ? first : `${first} to ${last}`;
}

function remarkOf(remark: Remark | undefined): string {
  switch (remark?.kind) {
    case undefined:
      return '';
    case 'is-lan':
      return ' It is a lan: packets go to hosts.';
    case 'row-of-dns':
      return ' A row of `serve dns` makes one known.';
    case 'label-before':
      return ' Nor was an action before this line given that name.';
    case 'nics':
      return ` ${nicsOf(remark.node, remark.nics)}.`;
    case 'switches':
      return ` The lan ${shown(remark.lan)} has ${someOf(remark.switches)}.`;
  }
}

export const englishNetwork: Sentences<NetworkVocabulary> = {
  'unknown-name': ({ kinds, name, remark, meant }) => {
    const what = [...new Set(kinds.map((kind) => WHAT[kind]))].join(' or ');
    return `There is no ${what} called ${shown(name)} in this file.${remarkOf(remark)}${didYouMean(meant)}`;
  },
  'duplicate-name': ({ what, name, line }) =>
    `There is a ${what} called ${shown(name)} already, on line ${line}: each needs a name of its own.`,
  'duplicate-name link': ({ name, line }) =>
    `There is a lan called ${shown(name)} already, on line ${line}: a second link between the same nodes needs \`lan\` and \`nic\`.`,
  'duplicate-name nic': ({ node, name }) => `${shown(node)} has a nic called ${shown(name)} already.`,
  'duplicate-name upstream': ({ node, name }) =>
    `${shown(node)} has an upstream called ${shown(name)} already.`,
  'duplicate-name walk': ({ name, line }) =>
    `There is a walk called ${shown(name)} already, on line ${line}: the preview and the command line choose walks by name.`,
  'duplicate-name label': ({ name }) =>
    `A host is called ${shown(name)} already: \`expect ${name} …\` would not know which is meant.`,
  'duplicate-name switch-lan': ({ name, line }) =>
    `There is a lan called ${shown(name)} already, on line ${line}, and its switch has its name: each needs a name of its own.`,
  'link-to-itself': ({ name }) => `A link needs two nodes: both ends of this one are ${shown(name)}.`,
  'misplaced-row link': () => 'A link is a single cable: switches and trunks belong to a `lan`.',
  'private-on-public': ({ network }) =>
    `${shown(network)} is a private network (RFC 1918), and a public lan drops packets from private addresses where they enter: nothing that is sent here arrives.`,
  'trunk-loop': ({ joinsItself }) => {
    const how = joinsItself ? 'joins a switch with itself' : 'closes a loop of switches';
    return `This trunk ${how}: without a spanning tree the first broadcast would circle for ever (a broadcast storm). Remove it, or another trunk of the loop.`;
  },
  'split-lan': ({ lan, pieces }) =>
    `The switches of ${shown(lan)} are ${pieces} separate pieces: what is plugged into one piece never reaches the others. A \`trunk\` joins two switches.`,
  'wrong-lan': ({ name, lan, switches }) =>
    `${shown(name)} is a switch of another lan: ${shown(lan)} has ${someOf(switches)}.`,
  'several-switches': ({ name, switches }) =>
    `${shown(name)} has several switches, and a cable goes into one of them: ${someOf(switches)}.`,
  'no-mask': ({ word, lan }) =>
    `${shown(word)} has no mask, and the lan ${shown(lan)} has no network to take it from: write it with its mask.`,
  'no-mask short': ({ word, lan }) =>
    `${shown(word)} is the last part of an address in the lan's network, and ${shown(lan)} has none.`,
  'duplicate-mac': ({ mac, node, nic }) =>
    `${mac} belongs to ${node}:${nic} as well: the switch will send what is for one of them now here, now there.`,
  'lan-full': ({ lan, network, node }) =>
    `${shown(lan)} (${network}) has no free address left for ${shown(node)}: it needs a wider network.`,
  'duplicate-address': ({ address, owner, line }) =>
    `${address} belongs to ${owner === undefined ? 'this host' : shown(owner)} already (line ${line}): both answer when it is asked for by ARP, and the first answer wins.`,
  'outside-lan': ({ address, lan, network, hosts }) =>
    `${address} lies outside ${shown(lan)} (${network}): its neighbours there do not look for it by ARP. Addresses of this lan are ${rangeOf(hosts)}.`,
  'reserved-address': ({ address, means, network, hosts }) => {
    const which = means === 'network' ? 'the network itself' : 'everybody in it (the broadcast address)';
    return `${address} means ${which} in ${network}, no single host. Hosts have ${rangeOf(hosts)}.`;
  },
  'mask-differs': ({ node, length, lan, lanLength }) => {
    const effect =
      length < lanLength
        ? `${shown(node)} takes hosts behind a router for neighbours and asks for them by ARP, in vain`
        : `${shown(node)} takes some of its neighbours for strangers and sends what is for them to its gateway`;
    return `The mask /${length} differs from that of ${shown(lan)} (/${lanLength}): ${effect}.`;
  },
  'duplicate-route': ({ node, network }) =>
    `${shown(node)} has ${network === undefined ? 'a gateway' : `a route to ${network}`} with this metric already: Linux refuses the second ("File exists"), so this one does nothing. A different \`metric\` makes both stand.`,
  'not-on-lan': ({ node, lan, nics }) =>
    `${shown(node)} is not on the lan ${shown(lan)}: ${nicsOf(node, nics)}.`,
  'own-gateway': ({ address, node }) =>
    `${address} is ${shown(node)} itself: Linux takes all that this route leads to for neighbours, and asks for each of them by ARP. A next hop should be another machine.`,
  'foreign-gateway': ({ address, node, networks }) =>
    `${address} is no neighbour of ${shown(node)}, which is in ${networks.length === 0 ? 'no network' : networks.join(' and ')}: Linux refuses this route ("Nexthop has invalid gateway"), so it is left out. A next hop must be reachable without one.`,
  'no-gateway': ({ node, address }) =>
    `${shown(node)} has no route to ${address}: it is in none of its networks and there is no \`gateway\`, so Linux answers "Network is unreachable" and sends nothing.`,
  'no-address': ({ node }) => `${shown(node)} has no address: a \`nic\` on a lan gives it one.`,
  'no-address domain': ({ name }) => `${shown(name)} has no address in this file.`,
  'no-nic mac': ({ node }) => `${shown(node)} has no nic, and so no MAC.`,
  'no-nic arp': ({ node }) => `${shown(node)} has no nic, and so nothing to send ARP with.`,
  'no-nic event': ({ node }) => `${shown(node)} has no nic: nothing happens.`,
  'no-nic reference': ({ word }) =>
    `${shown(word)} is no nic: a host and its nic joined by a colon, such as pc:eth0.`,
  'no-resolver': ({ node, name }) =>
    `${shown(node)} has no \`resolver\` that it could ask for ${shown(name)}: a name with a dot is asked of a name server, a name without one means a host of this file.`,
  'unknown-domain': ({ name, meant }) =>
    `No name server of this file knows ${shown(name)}: the answer will be "no such name".${didYouMean(meant)}`,
  'unknown-domain elsewhere': ({ node, server, name, knowing }) =>
    `${shown(node)} asks ${shown(server)}, which does not know ${shown(name)} (${listed(knowing, ' and ')} does): the answer will be "no such name".`,
  'too-many-resolvers': ({ node, most }) =>
    `${shown(node)} has ${most} resolvers already, and Linux looks at no more (resolv.conf(5)): this one is never asked.`,
  'no-name-server': ({ owner }) => {
    const whose =
      owner === undefined
        ? 'Nobody in this file has this address'
        : `${shown(owner)} has this address, but no \`serve dns\``;
    return `${whose}: questions for names get no answer.`;
  },
};
