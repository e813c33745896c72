// English: programs that ask the network about itself, and the knobs of ARP and IP.
import type { ProbeCatalogue } from './catalogue-probe.ts';

const IGNORED: Readonly<Record<number, string>> = {
  1: 'the address is not on the nic on which the question came',
  2: 'the address is not on that nic, or the asker is not in its network',
  3: 'the address is one of lo, which are for the host itself',
  8: 'it answers no question at all',
};

/** most hops that are named in one sentence */
const NAMED = 4;

export const englishProbe: ProbeCatalogue = {
  beganTraceroute: ({ node, target, method }) => ({
    title: `${node} traces the way to ${target}`,
    why: [
      `traceroute on ${node} sends ${method === 'udp' ? 'datagrams to ports that nobody uses' : 'echo requests'}, with TTL 1, 2, 3 and so on.`,
      'Each dies one router further on, and that router tells its address when it says so.',
    ],
  }),
  beganAnnounce: ({ node, form }) => ({
    title: `${node} announces itself`,
    why: [
      `${node} tells everybody its address and MAC, as an ARP ${form}, although nobody has asked: who still has an old MAC in its cache can correct it (gratuitous ARP).`,
    ],
  }),
  beganProbe: ({ node, address }) => ({
    title: `${node} asks whether ${address} is free`,
    why: [
      `Before an address is used, one asks by ARP whether somebody has it (RFC 5227). An answer means: taken.`,
    ],
  }),
  hopAsked: ({ node, destination, ttl, method }) => ({
    title: `A probe with TTL ${ttl}`,
    why: [
      ttl === 1
        ? `The first router takes the TTL from 1 to 0, so the probe dies there and ${node} hears from it.`
        : `It gets past ${ttl - 1} ${ttl === 2 ? 'router' : 'routers'}; the next one takes the TTL to 0 and reports.`,
      method === 'udp'
        ? `If it reaches ${destination}, nobody has the port there, and ${destination} says that.`
        : `If it reaches ${destination}, an echo reply comes back.`,
    ],
  }),
  hopFound: ({ node, ttl, from, roundTrip, final }) => ({
    title: `Hop ${ttl}: ${from}`,
    why: [
      final
        ? `This answer says no TTL was used up: the probe has arrived at ${from} after ${roundTrip}. ${node} need not ask further.`
        : `The probe with TTL ${ttl} died at ${from}, which said so after ${roundTrip}: it is number ${ttl} on the way.`,
    ],
  }),
  hopSilent: ({ node, ttl }) => ({
    title: `Hop ${ttl}: *`,
    why: [
      `Nothing came back for this probe in time. ${node} prints a star and goes on: a router need not answer, or its answer finds no way back.`,
    ],
  }),
  endedHops: ({ node, hops, isReached }) => ({
    title: isReached ? `Reached after ${hops.length} probes` : 'Not reached',
    why: [
      isReached
        ? `The target itself has answered, so traceroute on ${node} is done. Its hops:`
        : `The greatest TTL is used up and the target has not answered, so traceroute on ${node} stops. Its hops:`,
      `${hops.slice(0, NAMED).join(', ')}${hops.length > NAMED ? ' …' : ''}.`,
    ],
  }),
  endedProbed: ({ node, address, owner, sent }) => ({
    title: owner === undefined ? `${address} is free` : `${address} is taken`,
    why: [
      owner === undefined
        ? `${sent === 1 ? 'The probe' : `${sent} probes`} got no answer, so ${node} may use the address.`
        : `${owner} has answered. If ${node} used ${address} too, each would get some of the other's packets.`,
    ],
  }),
  arpAnnounced: ({ node, address, nic, form }) => ({
    title: `ARP: ${address} is at ${nic} of ${node}`,
    why: [
      `An ARP ${form} in which sender and target are the same. Who has ${address} in its ARP cache takes the new MAC; who has not makes no entry.`,
    ],
  }),
  arpProbed: ({ node, address, attempt, of }) => ({
    title: `ARP: has anybody ${address}?`,
    why: [
      `${node} asks with the sender 0.0.0.0, so that nobody learns a wrong entry from a question about an address that is not its own yet.`,
      ...(of > 1 ? [`Time ${attempt} of ${of}.`] : []),
    ],
  }),
  arpIgnored: ({ node, target, level }) => ({
    title: `${node} keeps silent`,
    why: [
      `${target} is an address of ${node}, but arp ignore is ${level}: ${IGNORED[level] ?? 'the question is not for it'}. So the question gets no answer from here.`,
    ],
  }),
  reversePath: ({ node, source, nic, way, isStrict }) => ({
    title: 'Dies: reverse path filter',
    why: [
      way === undefined
        ? `${node} has no way back to ${source}, so it does not believe that the packet comes from there (rp-filter ${isStrict ? 1 : 2}).`
        : `It says it comes from ${source} and came in by ${nic}, but ${node} would answer by ${way}. With rp-filter 1 that counts as forged.`,
    ],
  }),
  ingressFilter: ({ lan, source }) => ({
    title: 'Dies: private source address',
    why: [
      `${lan} is a provider's network. Where a packet enters, its source is looked at: ${source} is private (RFC 1918), nobody could answer it, so it is dropped in silence (BCP 38).`,
    ],
  }),
  arpProxied: ({ node, target, asker }) => ({
    title: `${node} answers for ${target}`,
    why: [
      `${target} is not on this lan, but ${node} knows the way (proxy ARP). It gives ${asker} its own MAC, and forwards what then comes.`,
    ],
  }),
};
