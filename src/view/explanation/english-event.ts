// English: what a walk does to the network.
import type { NodeChange } from '../../network/change.ts';
import type { Flush } from '../../network/event.ts';
import type { EventCatalogue } from './catalogue-event.ts';

const number = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${one}` : count === 1 ? `one ${one}` : `${count} ${many}`;

/** `10.0.0.0/24 and 0.0.0.0/0`, at most three. */
const list = (names: readonly string[]): string =>
  names.length > 3
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
    : names.join(', ').replace(/, ([^,]*)$/, ' and $1');

const FLUSHED: Readonly<Record<Flush['table'], (place: string, entries: number) => string>> = {
  arp: (place, entries) =>
    `${place} forgets ${number(entries, 'MAC', 'MACs')} of its neighbours. Whoever is needed next is asked for by broadcast again.`,
  mac: (place, entries) =>
    `${place} forgets behind which port ${number(entries, 'MAC is', 'MACs are')}. Until it hears them again, frames for them go out of every port.`,
  sockets: (place, entries) =>
    `${place} loses ${number(entries, 'connection', 'connections')}, as in a power cut: nobody is told, so the other sides believe that all is well. What listens is there again.`,
  nat: (place, entries) =>
    `${place} forgets ${number(entries, 'translation', 'translations')}. An answer that comes now finds no row that says whose it is.`,
  connections: (place, entries) =>
    `${place} forgets to which real server ${number(entries, 'connection went', 'connections went')}. Their next packets are spread anew.`,
  names: (place, entries) =>
    `${place} forgets ${number(entries, 'name', 'names')} that it had resolved, and will ask again.`,
};

const TABLES: Readonly<Record<Flush['table'], string>> = {
  arp: 'ARP cache',
  mac: 'MAC table',
  sockets: 'connections',
  nat: 'translations',
  connections: 'connection table',
  names: 'resolved names',
};

const ROWS: Readonly<Record<NodeChange['kind'], readonly [set: string, unset: string]>> = {
  route: [
    'The routing table is asked for every packet anew, so the next packet may go another way already.',
    'The row is gone from the routing table; what it matched goes where the next best row says, or nowhere.',
  ],
  loopback: [
    'The address is its own now, on every interface.',
    'It no longer takes packets for this address.',
  ],
  neighbour: [
    'The MAC is written down, so nobody is asked for it.',
    'The MAC is no longer written down: it has to be asked for.',
  ],
  resolver: ['Names are asked of this server too.', 'Names are no longer asked of this server.'],
  decapsulate: [
    'It opens packets that come through a tunnel.',
    'It no longer opens packets that come through a tunnel.',
  ],
  settings: [
    'The kernel goes by it from the next packet on.',
    'The kernel does again what it does by itself.',
  ],
  nat: [
    'It holds for connections that begin from now on; those under way keep their translation.',
    'It no longer holds for new connections; those under way keep their translation.',
  ],
  filter: ['Every packet from now on is compared with it.', 'Packets are no longer compared with it.'],
  'mss-clamp': ['It changes handshakes from now on.', 'Handshakes pass as they are again.'],
  service: [
    'The program has opened its port and waits.',
    'The program has ended. The kernel closes what it held, and from now on the port is closed.',
  ],
  'virtual-service': [
    'Packets for this address are spread from now on.',
    'Packets for this address are no longer spread.',
  ],
  software: ['Its programs have these habits from now on.', 'Its programs have their usual habits again.'],
};

/** What was masqueraded with an address that is no more. */
const forgotten = (translations: number): readonly string[] =>
  translations === 0
    ? []
    : [
        `${translations === 1 ? 'A connection that it had masqueraded is' : `${translations} connections that it had masqueraded are`} forgotten: what comes next gets the address of then.`,
      ];

export const englishEvent: EventCatalogue = {
  interfaceDown: ({ node, nic, routes, neighbours, translations }) => ({
    title: `${node}: ${nic} goes down`,
    why: [
      `Nothing leaves or reaches ${node} through ${nic} any more.`,
      routes.length === 0
        ? 'No route led through it.'
        : `The routes through it are gone (${list(routes)})${neighbours > 0 ? ', and so is what it knew of the MACs there' : ''}.`,
      ...forgotten(translations),
    ],
  }),
  interfaceUp: ({ node, nic, routes }) => ({
    title: `${node}: ${nic} comes up`,
    why: [
      routes.length === 0
        ? 'No route comes back.'
        : `Only the route that follows from its own address comes back: ${list(routes)}.`,
      `Written routes do not return by themselves, and MACs have to be asked for anew. ${node} tells nobody.`,
    ],
  }),
  cablePulled: ({ node, nic, switch: device, macs, neighbours }) => ({
    title: `${node}: cable of ${nic} pulled`,
    why: [
      `Both ends notice: ${device} forgets the MACs behind that port (${macs}), ${node} those of its neighbours (${neighbours}).`,
      `The routes of ${node} stay, so its packets still try to leave there, and die.`,
    ],
  }),
  cablePlugged: ({ node, nic, switch: device, moved }) => ({
    title: `${node}: cable of ${nic} in ${device}`,
    why: [
      moved
        ? `${node} is in another broadcast domain now, with the addresses and routes that it had.`
        : `Frames get through again.`,
      `${device} learns the MAC of ${node} from the first frame that ${node} sends.`,
    ],
  }),
  tableFlushed: ({ place, table, entries }) => ({
    title: `${place}: ${TABLES[table]} emptied`,
    why: [FLUSHED[table](place, entries)],
  }),
  nicChanged: ({ node, nic, kind, value, routes, neighbours, translations }) => {
    const gone =
      routes.length === 0 ? [] : [`The routes that hung on the old one are gone: ${list(routes)}.`];
    switch (kind) {
      case 'addresses':
        return value === undefined
          ? {
              title: `${node}: ${nic} without address`,
              why: [`${node} answers to no address there.`, ...gone, ...forgotten(translations)],
            }
          : {
              title: `${node}: ${nic} has ${value}`,
              why: [`${node} answers to it at once, and tells nobody.`, ...gone, ...forgotten(translations)],
            };
      case 'mac':
        return {
          title: `${node}: ${nic} has the MAC ${value}`,
          why: [
            'Whoever knows the old MAC goes on sending there until it hears of the new one: nothing announces it.',
            `${node} itself forgets what it knew of its neighbours (${neighbours}).`,
          ],
        };
      case 'mtu':
        return {
          title: `${node}: MTU of ${nic} is ${value}`,
          why: [`Larger packets no longer leave ${node} there in one piece. The other side is not told.`],
        };
    }
  },
  rowChanged: ({ node, how, row, kind }) => ({
    title:
      how === 'set'
        ? `${node}: ${row}`
        : kind === 'settings'
          ? `${node}: ${row} again`
          : `${node}: no longer ${row}`,
    why: [`The walk changes ${node} under way.`, ROWS[kind][how === 'set' ? 0 : 1]],
  }),
  portDead: ({ switch: device, port }) => ({
    title: 'Dies: nobody at the port',
    why: [
      `${device} still has the MAC in its table at ${port}, but the interface there is down: the frame goes nowhere.`,
    ],
  }),
  frameTooLong: ({ node, nic, octets, mtu }) => ({
    title: 'Dies: longer than the nic takes',
    why: [
      `${nic} of ${node} has the MTU ${mtu}, and this packet has ${octets} bytes. Its sender's nic allows more, so the two do not fit together. A nic sends no error: nobody is told.`,
    ],
  }),
  translatedRedirect: ({ node }) => ({
    title: 'Dies: a redirect of a translated packet',
    why: [
      `The redirect speaks of a packet as it was after ${node} had translated it. Its real sender is on another network and could do nothing with the next hop that it names, so ${node} drops it.`,
    ],
  }),
  translationTaken: ({ node, as, to }) => ({
    title: 'Dies: its translation is taken',
    why: [
      `Another connection to ${to} has left as ${as} already: answers to the two could not be told apart.`,
      `So ${node} drops this packet. Without a port in its rule it would have taken another one.`,
    ],
  }),
  noCarrier: ({ node, nic }) => ({
    title: 'Dies: cable is out',
    why: [`The cable of ${nic} on ${node} is not plugged in: the frame has no wire to go to.`],
  }),
  sourceGone: ({ node, source }) => ({
    title: `Dies: ${source} is gone`,
    why: [
      `The socket is bound to ${source}, and ${node} does not have that address any more. The kernel sends nothing in a name that is not its own: the connection can only time out.`,
    ],
  }),
  neighbourFlushed: ({ node, nextHop }) => ({
    title: 'Dies: neighbour forgotten',
    why: [
      `The packet waited on ${node} for the MAC of ${nextHop}. With the entry in the ARP cache goes what waited for it.`,
    ],
  }),
};
