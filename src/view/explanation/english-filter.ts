// Translation and filters in English.
import type { FilterChain, RejectAnswer } from '../../network/filter.ts';
import type { FilterCatalogue } from './catalogue-filter.ts';

const CHAINS: Readonly<Record<FilterChain, string>> = {
  in: 'what arrives for it',
  out: 'what it sends itself',
  forward: 'what it passes on',
};

const ANSWERS: Readonly<Record<RejectAnswer, string>> = {
  'tcp-reset': 'a RST',
  'port-unreachable': 'ICMP port unreachable',
  'host-unreachable': 'ICMP host unreachable',
  'admin-prohibited': 'ICMP administratively prohibited',
};

function taken(portTaken: boolean): string {
  return portTaken
    ? 'Another connection holds that port already, so it gets a new one: otherwise the answers could not be told apart.'
    : 'The port can stay as it is.';
}

export const englishFilter: FilterCatalogue = {
  tracked: ({ node, from, to, answerFrom, answerTo }) => ({
    title: 'A new row in the translation table',
    why: [
      `${node} remembers the connection ${from} → ${to}, and that its answers will come as ${answerFrom} → ${answerTo}. By this row it knows every later packet, in both directions.`,
    ],
  }),
  masqueraded: ({ node, before, after, nic, portTaken }) => ({
    title: `From ${before} to ${after}`,
    why: [
      `What leaves ${node} through ${nic} takes the address of ${nic}, for nobody out there could answer ${before}.`,
      taken(portTaken),
    ],
  }),
  sourceTranslated: ({ node, before, after, nic, portTaken }) => ({
    title: `From ${before} to ${after}`,
    why: [
      `A rule of ${node} gives what leaves through ${nic} a fixed source address. The answers will come there.`,
      taken(portTaken),
    ],
  }),
  destinationTranslated: ({ node, before, after }) => ({
    title: `To ${after} instead of ${before}`,
    why: [
      `${before} is an address of ${node}, and a rule there says who really serves it: ${after}. This happens before the route is looked up, so the packet is now routed to its new destination.`,
    ],
  }),
  translatedLikeFirst: ({ node, before, after, side }) => ({
    title: side === 'source' ? `From ${before} to ${after}` : `To ${after} instead of ${before}`,
    why: [
      `${node} finds the connection in its table and translates the ${side} as it did with the first packet. The rules are not asked again.`,
    ],
  }),
  translatedBack: ({ node, before, after, side }) => ({
    title: side === 'destination' ? `Back to ${after}` : `From ${after} again`,
    why: [
      side === 'destination'
        ? `An answer to ${before}. ${node} finds in its table whose connection that is, and puts the real destination back: ${after}.`
        : `An answer from ${before}, but the other side called ${after}. ${node} puts that address back, or the answer would be refused as a stranger's.`,
    ],
  }),
  errorTranslated: ({ node, before, after }) => ({
    title: `The error is translated: ${before} becomes ${after}`,
    why: [
      `The error is about a packet that ${node} had translated. ${node} also translates the packet quoted inside, or its sender would not recognise it.`,
    ],
  }),
  portTaken: ({ node, before, after }) => ({
    title: `From ${before} to ${after}`,
    why: [
      `No rule asks for it, but another connection through ${node} looks the same from outside. A new port keeps their answers apart.`,
    ],
  }),
  passedFilter: ({ node, chain, rules }) => ({
    title: 'The filter lets it pass',
    why: [
      rules === 1
        ? `${node} has one filter rule for ${CHAINS[chain]}. It does not fit this packet, so the packet passes.`
        : `${node} has ${rules} filter rules for ${CHAINS[chain]}. None of them fits this packet, so it passes.`,
    ],
  }),
  rejected: ({ node, to, answer }) => ({
    title: `Says no with ${ANSWERS[answer]}`,
    why: [
      `${node} answers ${to} in the name of the one that was called, so that ${to} fails at once instead of waiting for nothing.`,
    ],
  }),
  clamped: ({ node, before, after }) => ({
    title: `MSS ${before} becomes ${after}`,
    why: [
      `The SYN announces how large a segment may be. ${node} knows that less fits on the way and writes ${after} into it, so that the other side never sends what would have to be cut.`,
    ],
  }),
  filtered: ({ node, chain, answer }) => ({
    title: 'Dies: filtered',
    why: [
      answer === undefined
        ? `A filter rule of ${node} for ${CHAINS[chain]} fits this packet and says drop. It vanishes without a word: its sender waits and tries again in vain.`
        : `A filter rule of ${node} for ${CHAINS[chain]} fits this packet and says reject. Its sender is told with ${ANSWERS[answer]}.`,
    ],
  }),
};
