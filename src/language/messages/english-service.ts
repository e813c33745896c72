// English: what is said about programs and rules.
import { didYouMean } from './english-value.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { ServiceVocabulary } from './vocabulary-service.ts';

export const englishService: Sentences<ServiceVocabulary> = {
  'port-in-use': ({ place, node, line }) =>
    `Port ${place} of ${shown(node)} is taken by the program of line ${line}: the second one is told "Address already in use" and does not start.`,
  'misplaced-option': ({ word, service, options }) =>
    `${shown(word)} says nothing about a \`${service}\` service, which has ${listed(options)}.`,
  'misplaced-row service': ({ service }) =>
    `A \`${service}\` service has no answers to choose from: rows belong to \`serve http\` and \`serve udp\`.`,
  'misplaced-row http': () => 'A row of an `http` service begins with its path: `/ "welcome"`.',
  'misplaced-row udp': () =>
    'Paths belong to `serve http`: a row of a `udp` service is what is asked and what is answered, two texts.',
  'duplicate-path': ({ path }) =>
    `${shown(path)} has an answer above already, which is the one that is sent.`,
  'bad-answer': ({ word }) =>
    `${shown(word)} is no answer: a text in double quotes, a size such as 40kB, or a status such as 404.`,
  'bad-answer upstream': ({ word }) =>
    `${shown(word)} is an upstream, which stands alone behind \`->\`: its block names all its servers.`,
  'bad-answer reset': ({ frame }) =>
    `An RST answers TCP only, and ${shown(frame)} is none: \`with port\`, \`with host\` and \`with admin\` answer by ICMP.`,
  'duplicate-record': ({ name, line }) =>
    `${shown(name)} has an answer already, on line ${line}, which is the one that is given: only addresses can stand beside each other.`,
  'no-record': () => 'This name server knows no name: every answer is "no such name".',
  'bad-record': ({ word, right }) =>
    `${shown(word)} is another name, not an address: an alias is written ${shown(right)}.`,
  'alias-loop': ({ name }) =>
    `This alias leads back to ${shown(name)}: whoever follows it never comes to an address.`,
  'no-server': ({ name }) =>
    `The upstream ${shown(name)} has no server, so nobody could answer: a row such as \`server app1:8080\` names one.`,
  'proxy-loop': ({ node, path, way }) => {
    const round = way.length === 0 ? 'straight back to this row' : `back here by way of ${listed(way)}`;
    return `${shown(node)} sends a request for ${shown(path)} ${round}: it goes round until the proxy has no connection left (nginx: worker_connections), which is not simulated. The row needs a server that answers itself.`;
  },
  'foreign-source': ({ address, network, node }) =>
    `${address} lies in ${network}, but ${shown(node)} does not have it: who answers asks for it by ARP, and nobody says a word. A second address of the nic, or \`loopback ${address}\`, makes it its own.`,
  'shadowed-rule': ({ place, line }) =>
    `${place} goes elsewhere already, by line ${line}: the first rule that fits decides, so this one never does.`,
  'not-forwarding dnat': ({ node, target }) =>
    `${shown(node)} does not forward: what becomes meant for ${target} is dropped. A \`router\`, or \`forward on\`, passes it on.`,
  'not-forwarding balancer': ({ node }) =>
    `${shown(node)} does not forward, as \`mode nat\` must: a \`balancer\` does, or \`forward on\`.`,
  'never-matches': () =>
    'A packet filter sees IP packets only: ARP passes it by, so this rule never does anything.',
  'no-ports': ({ frame }) => `${shown(frame)} frames have no ports: those are TCP's and UDP's.`,
  'duplicate-virtual': ({ node, service, line }) =>
    `${shown(node)} has a virtual service ${service} already, on line ${line}: ipvsadm refuses the second ("Service already exists"), so this one is left out.`,
  'row-twice': ({ word }) => `${shown(word)} is written twice for one virtual service: once is enough.`,
  'duplicate-real': ({ word }) =>
    `${shown(word)} is a real server of this service already: ipvsadm refuses the second ("Destination already exists"), so this one is left out. More calls for it are a \`weight\`.`,
  'port-unchanged': ({ mode, port }) =>
    `With \`mode ${mode}\` the packet arrives as the client sent it, for port ${port}: only \`mode nat\` can change ports, so ${port} is used.`,
  'unknown-name real': ({ word, reals, meant }) =>
    `${shown(word)} is no real server of this service${reals.length === 0 ? '' : `, which has ${listed(reals)}`}: a \`real\` row makes it one.${didYouMean(meant)}`,
  'weight-ignored': ({ schedule, right }) =>
    `\`schedule ${schedule}\` does not look at weights: \`schedule ${right}\` does.`,
  'foreign-virtual': ({ node, address }) =>
    `${shown(node)} does not have the address ${address}, so nothing that is sent to it arrives here: a further address of its nic (\`${address}/32\`) gives it one.`,
  'no-real-server': () =>
    'This service has no real server, so every call is dropped: a row such as `real rs1:80` adds one.',
  'answers-elsewhere': ({ node, gateway, balancer }) =>
    `${shown(node)} answers through its gateway ${gateway}, not through ${shown(balancer)}: the answer keeps the server's address, and the client refuses it. With \`mode nat\` the balancer is the gateway.`,
  'not-a-neighbour': ({ node, balancer }) =>
    `${shown(node)} is on no lan with ${shown(balancer)}: \`mode dr\` only rewrites the MAC, so it cannot be reached. \`mode tunnel\` passes routers.`,
  'closed-tunnel': ({ node }) =>
    `${shown(node)} does not open what comes through the tunnel, but answers "protocol unreachable": the row \`decapsulate\` makes it.`,
  'no-virtual-address': ({ node, address, isModeWritten }) =>
    `${shown(node)} does not have the address ${address}: what is sent to it is for somebody else, and is dropped. \`loopback ${address}\` gives it the address.${
      isModeWritten ? '' : ' (The mode is `dr` where none is written, as ipvsadm has it.)'
    }`,
  'answers-for-virtual': ({ node, address }) =>
    `${shown(node)} answers ARP for ${address} as the balancer does, and the first answer wins: \`arp ignore 1\` (and \`arp announce 2\`) keeps it silent.`,
};
