// English: what is said about walks.
import { someOf } from './english-network.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { WalkVocabulary } from './vocabulary-walk.ts';

export const englishWalk: Sentences<WalkVocabulary> = {
  'no-action': () =>
    'In this walk nobody does anything, so no packet is sent: add a line such as `A ping B`.',
  'no-action subject': ({ name }) =>
    `${shown(name)} has done nothing before this line, so it has got nothing.`,
  'option-twice': ({ word }) => `${shown(word)} is written twice for one action: once is enough.`,
  'not-a-connection': ({ name, verb }) =>
    `${shown(name)} names an action that opens no connection: \`${verb}\` needs the name of a \`connect … as NAME\`.`,
  'not-open unknown': ({ name, verb, open }) => {
    const others =
      open.length === 0
        ? ' None has been opened before this line: `A connect B:80 as c` opens one.'
        : ` Open so far: ${listed(open)}.`;
    return `No connection is called ${shown(name)} here: \`${verb}\` needs one that is open.${others}`;
  },
  'not-open': ({ node, connection, line }) =>
    `${shown(node)} has closed ${shown(connection)} already, on line ${line}: what is closed can neither be used nor closed again.`,
  'not-an-end': ({ node, connection, client, server }) =>
    `${shown(node)} is no end of ${shown(connection)}, which runs between ${shown(client)} and ${
      server === undefined ? 'an address that no host of this file has' : shown(server)
    }.`,
  'sends-after-shutdown': ({ node, connection, line }) =>
    `${shown(node)} has said on line ${line} that it sends no more on ${shown(connection)}: Linux refuses this send ("Broken pipe").`,
  'wrong-subject label': ({ name, fact }) =>
    `${shown(name)} is an action, which has a result (\`got\`); \`${fact}\` is a fact about a host.`,
  'wrong-subject lan': ({ name, fact }) =>
    `${shown(name)} is a lan or switch, which has a table of MACs (\`mac\`); \`${fact}\` is a fact about a host.`,
  'wrong-subject host': ({ name }) =>
    `${shown(name)} is a host: switches have a table of MACs, hosts have ARP (\`expect ${name} arp …\`).`,
  'wrong-subject several': ({ name, switches }) =>
    `${shown(name)} has several switches, each with a table of its own: ${someOf(switches)}.`,
  'wrong-subject flush-host': ({ name }) =>
    `${shown(name)} is a host, which has no table of MACs: a switch has one, a host has \`arp\`.`,
  'wrong-subject flush-lan': ({ name, table }) =>
    `${shown(name)} is a lan or switch, which has a table of MACs only; \`${table}\` belongs to a host.`,
  'not-changeable': ({ row }) => {
    const why =
      row === 'nic'
        ? 'a nic is there from the beginning: declare it `down` in its host, and bring it `up` here'
        : 'an upstream is read when the proxy starts: write it in its host';
    return `${shown(row)} cannot come or go during a walk: ${why}.`;
  },
  'not-set': ({ node }) =>
    `${shown(node)} has no such row in its block, and no \`set\` before this line has made it: this does nothing.`,
};
