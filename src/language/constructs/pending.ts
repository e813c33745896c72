// The constructs of a network that the language knows and the simulation does not yet. A file that uses one is checked like
// any other, and refused. When the simulation has learned it, its entry moves to the table of its kind beside this one as it
// is: production, place and example are what they will be there. That opens its gate, offers it in completion, and asks for
// its row in media/language.md, which the test of the constructs prints.
import { type Construct, pendingTable } from './table.ts';

export const PENDING_NETWORK_CONSTRUCTS: readonly Construct[] = [
  ...pendingTable(
    'lan',
    ['elsewhere'],
    [
      [
        'lan public',
        'lan NAME NET public',
        "a provider's lan, which drops packets from private addresses where they enter (BCP 38)",
        'lan lab 198.51.100.0/24 public',
      ],
    ],
  ),
  ...pendingTable(
    'knob',
    ['node'],
    [
      [
        'rp-filter',
        'rp-filter 0|1|2',
        'drops packets whose sender would be answered another way (1), or not at all (2); 0 unless written',
        'rp-filter 1',
      ],
    ],
  ),
  ...pendingTable(
    'knob',
    ['arp'],
    [
      [
        'arp ignore',
        'ignore 0|1|2|3|8',
        'which ARP requests stay unanswered: 1 those for addresses of other nics (0 unless written)',
        'arp ignore 1',
      ],
      [
        'arp announce',
        'announce 0|1|2',
        'with which of its addresses the host asks: 2 the best for the target (0 unless written)',
        'arp announce 2',
      ],
      [
        'arp accept',
        'accept 0|1|2',
        'whether unasked ARP makes new entries (0 unless written)',
        'arp accept 1',
      ],
      [
        'arp proxy',
        'proxy on|off',
        'answers ARP for those whom it forwards to (off unless written)',
        'arp proxy on',
      ],
    ],
  ),
];
