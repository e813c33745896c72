// English: routes, IP and ICMP.
import type { RedirectOutcome } from '../../simulation/step.ts';
import type { IcmpMeaning } from './catalogue.ts';
import type { NetworkCatalogue } from './catalogue-network.ts';

const octets = (count: number): string => (count === 1 ? '1 byte' : `${count} bytes`);

const MEANING: Readonly<Record<IcmpMeaning, string>> = {
  'net-unreachable': 'network unreachable',
  'host-unreachable': 'host unreachable',
  'protocol-unreachable': 'protocol unreachable',
  'port-unreachable': 'port unreachable',
  'frag-needed': 'too big, and must not be cut',
  prohibited: 'prohibited',
  'time-exceeded': 'TTL used up on the way',
  'reassembly-exceeded': 'pieces missing for 30 s',
  other: 'error',
};

function redirectOutcome(
  outcome: RedirectOutcome,
  { node, from, destination, gateway }: Readonly<Record<'node' | 'from' | 'destination' | 'gateway', string>>,
): string {
  switch (outcome) {
    case 'heeded':
      return `${from} is the next hop that ${node} uses now, so ${node} believes it: for five minutes, packets for ${destination} go to ${gateway}. The routing table stays as it is.`;
    case 'unresolved':
      return `${node} does not know the MAC of ${gateway} yet and asks for that first. Packets keep going to ${from} until it says so once more.`;
    case 'not-the-gateway':
      return `${node} does not send packets for ${destination} to ${from}, so it has no reason to believe it. Nothing changes.`;
    case 'forwards':
      return `${node} forwards packets itself, and a router decides by its routing table alone. Nothing changes.`;
    case 'no-host':
      return `${gateway} cannot be a next hop of ${node}. Nothing changes.`;
    case 'nobody-sends':
      return `No program of ${node} has a socket any more that sent the quoted packet, so there is nobody to tell. Nothing changes.`;
  }
}

export const englishNetwork: NetworkCatalogue = {
  pathMtuLearned: ({ node, destination, mtu }) => ({
    title: `The way to ${destination}: at most ${mtu} bytes`,
    why: [
      `A router on the way could not pass the packet on whole, and was not allowed to cut it. ${node} remembers the size for ten minutes and sends nothing larger there.`,
    ],
  }),
  notRouted: ({ node, destination }) => ({
    title: 'No route',
    why: [
      `No row of ${node}'s routing table matches ${destination}, and there is no default gateway. The program is told at once: not even a packet is made.`,
    ],
  }),
  routeRefuses: ({ node, destination, network, type }) => ({
    title: `No way: ${type}`,
    why: [
      `The row ${network} of ${node}'s routing table wins for ${destination}, and it says ${type}. The program is told at once: not even a packet is made.`,
    ],
  }),
  routedLocal: ({ node, destination }) => ({
    title: 'Stays here',
    why: [
      `${destination} is an address of ${node} itself, so the packet takes the loopback interface and never leaves the machine.`,
    ],
  }),
  routedConnected: ({ node, destination, network, nic, forwarded }) => ({
    title: `${destination}: directly, out of ${nic}`,
    why: [
      forwarded
        ? `${node} is not the destination but forwards.`
        : `${node} needs a way for every packet anew.`,
      `${destination} AND the mask gives ${network}, a network that ${node} is on with ${nic}: the next hop is ${destination} itself.`,
    ],
  }),
  routedVia: ({ node, destination, network, isDefault, nextHop, nic, forwarded }) => ({
    title: `${destination}: by way of ${nextHop}`,
    why: [
      forwarded
        ? `${node} is not the destination but forwards.`
        : `${node} needs a way for every packet anew.`,
      isDefault
        ? `No row but the default one (0.0.0.0/0) matches ${destination}, so the packet is handed to the gateway ${nextHop}, out of ${nic}.`
        : `The row ${network} matches ${destination} best; it names ${nextHop} as next hop, out of ${nic}.`,
    ],
  }),
  ttlDecremented: ({ node, before, after }) => ({
    title: `TTL ${before} becomes ${after}`,
    why: [
      `Every router takes one off, so that a packet cannot go round for ever. At ${node} ${after} are left.`,
    ],
  }),
  acceptedIp: ({ node, destination, as, protocol }) => ({
    title: `${node} takes the packet`,
    why: [
      as === 'own'
        ? `The destination ${destination} is ${node}'s own address, so the packet is opened: inside is ${protocol}.`
        : `${destination} means everybody on the network, so ${node} opens the packet too: inside is ${protocol}.`,
    ],
  }),
  fragmented: ({ node, pieces, mtu, octets: count, asItCame }) => ({
    title: `Cut into ${pieces}`,
    why: [
      asItCame
        ? `${node} put the packet together only to see which connection it belongs to. It goes on as it came, in ${pieces} pieces, although its ${octets(count)} would fit as a whole.`
        : `${octets(count)} are more than the ${mtu} that fit here, and the packet may be cut. ${node} makes ${pieces} pieces with the same identification.`,
    ],
  }),
  reassembled: ({ node, pieces, octets: count }) => ({
    title: `${pieces} pieces joined`,
    why: [
      `The last of ${pieces} pieces is here. ${node} puts them together by their offsets: ${octets(count)}.`,
    ],
  }),
  echoAsked: ({ node, destination, sequence }) => ({
    title: `Echo request ${sequence}`,
    why: [
      `${node} asks ${destination} to send the same bytes back. The number ${sequence} will tell which reply belongs to which request.`,
    ],
  }),
  echoAnswered: ({ node, to, sequence }) => ({
    title: `${node} answers`,
    why: [
      `Every host answers an echo request. The kernel of ${node} sends the same bytes with number ${sequence} back to ${to}; no program is needed.`,
    ],
  }),
  echoReturned: ({ node, from, sequence, roundTrip }) => ({
    title: `Reply ${sequence} after ${roundTrip}`,
    why: [
      `${from} has answered request ${sequence}, so the way there and back works. ${node} measured ${roundTrip}.`,
    ],
  }),
  errorMade: ({ node, to, what }) => ({
    title: `ICMP: ${MEANING[what]}`,
    why: [
      `${node} could not do what the packet wanted, and tells its sender ${to}: ${MEANING[what]}. The beginning of that packet is quoted, so that ${to} knows which.`,
    ],
  }),
  errorTaken: ({ node, from, what }) => ({
    title: `ICMP: ${MEANING[what]}`,
    why: [
      `${from} reports about a packet of ${node}: ${MEANING[what]}. From the quoted beginning ${node} finds the socket that sent it.`,
    ],
  }),
  redirectMade: ({ node, to, destination, gateway, isItself }) => ({
    title: `ICMP redirect: for ${destination} use ${gateway}`,
    why: [
      `The packet leaves by the interface that it came in by, so ${to} is on that network too and need not go by ${node}.`,
      isItself
        ? `${node} tells it to send to ${destination} directly, and still passes this packet on.`
        : `${node} tells it that ${gateway} is the nearer next hop, and still passes this packet on.`,
    ],
  }),
  redirectTaken: ({ node, from, destination, gateway, outcome }) => ({
    title: `ICMP redirect: for ${destination} use ${gateway}`,
    why: [redirectOutcome(outcome, { node, from, destination, gateway })],
  }),
};
