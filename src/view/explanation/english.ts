// The catalogue in English. Plain words, "why" before "what", at most three sentences and 240 characters a step.
import type { Catalogue } from './catalogue.ts';
import { englishApplication } from './english-application.ts';
import { englishBalance } from './english-balance.ts';
import { englishEvent } from './english-event.ts';
import { englishFilter } from './english-filter.ts';
import { englishLink } from './english-link.ts';
import { englishNetwork } from './english-network.ts';
import { englishProbe } from './english-probe.ts';
import { englishSeen } from './english-seen.ts';
import { englishTransport } from './english-transport.ts';
import { englishWalk } from './english-walk.ts';

export const ENGLISH: Catalogue = {
  ...englishWalk,
  ...englishApplication,
  ...englishTransport,
  ...englishNetwork,
  ...englishLink,
  ...englishFilter,
  ...englishBalance,
  ...englishEvent,
  ...englishProbe,
  nicOf: (owner, nic) => `${owner}'s ${nic}`,
  octets: (count) => (count === 1 ? '1 byte' : `${count} bytes`),
  seen: englishSeen,
  captions: {
    routes: 'The routing table, row by row: destination AND mask',
    routeColumns: ['Destination', 'Mask', 'AND gives', 'Gateway', 'Iface'],
    matches: 'matches',
    differs: 'differs',
    tcp: 'The segment',
    state: 'State',
    sequence: 'Sequence number',
    acknowledgement: 'Acknowledges up to',
    flags: 'Flags',
    length: 'Data',
    knowledge: 'What each side knows now',
    knowledgeColumns: ['Side', 'Has heard the other', 'Knows that it is heard'],
    yes: 'yes',
    notYet: 'not yet',
    neighbour: 'The ARP cache entry',
    arpColumns: ['Address', 'MAC', 'State'],
    unknown: 'unknown',
    names: 'The rows of the name server',
    nameColumns: ['Name', 'Answer'],
    locations: 'The rows, by path: the longest that fits wins',
    locationColumns: ['Path', 'Answer', ''],
    fits: 'fits',
    fitsNot: 'does not fit',
    servers: 'Whose turn it is: the greatest credit',
    serverColumns: ['Server', 'Weight', 'Credit', ''],
    skipped: {
      tried: 'has failed for this request',
      failed: 'left out for 10 s after a failure',
      'no-weight': 'weight 0: gets nothing',
    },
  },
};
