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
    'node',
    ['file'],
    [
      [
        'balancer',
        'balancer NAME { … }',
        'a layer 4 load balancer, which forwards packets',
        'balancer X { nic home }',
      ],
      [
        'proxy',
        'proxy NAME { … }',
        'a layer 7 proxy, which answers and asks others itself',
        'proxy X { nic home }',
      ],
    ],
  ),
  ...pendingTable(
    'route',
    ['node'],
    [['decapsulate', 'decapsulate', 'opens packets that come through a tunnel (IP in IP)', 'decapsulate']],
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
  ...pendingTable(
    'nat',
    ['node'],
    [
      [
        'masquerade',
        'masquerade LAN (from PEER | random)*',
        'what leaves through a lan takes the address of the nic there',
        'masquerade home',
        'masquerade from random',
      ],
      [
        'snat',
        'snat LAN (from PEER)? to ADDRESS(:PORT)?',
        'what leaves through a lan takes a fixed address',
        'snat home to 192.168.1.10',
        'snat from to',
      ],
      [
        'dnat',
        'dnat LAN (tcp | udp) PORT to HOST(:PORT)?',
        "what is addressed to the node's address on a lan goes elsewhere: port forwarding",
        'dnat home tcp 80 to B:80',
        'dnat to',
      ],
    ],
  ),
  ...pendingTable(
    'filter',
    ['node'],
    [
      ['drop', 'drop CHAIN? FRAMES', 'drops packets in silence', 'drop tcp 80'],
      [
        'reject',
        'reject CHAIN? FRAMES (with tcp-reset | port | host | admin)?',
        'drops packets and says so, by ICMP port unreachable unless written',
        'reject tcp 80 with tcp-reset',
        'reject with tcp-reset port host admin',
      ],
      [
        'clamp',
        'clamp mss INT',
        'lowers the segment size that a forwarded SYN announces',
        'clamp mss 1360',
        'clamp mss',
      ],
    ],
  ),
  ...pendingTable(
    'chain',
    ['filter'],
    [
      [
        'drop chain',
        '(drop | reject) (in | out | forward) FRAMES',
        'which packets are looked at: for the node, from it, through it (for it and through it unless written)',
        'drop in tcp 80',
        'in out forward',
      ],
    ],
  ),
  ...pendingTable(
    'proto',
    ['elsewhere'],
    [
      [
        'dnat protocol',
        'tcp | udp',
        'the protocol that is translated or balanced',
        'dnat home udp 53 to B:53',
        'tcp udp',
      ],
    ],
  ),
];
