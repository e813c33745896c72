// The constructs of a walk that the language knows and the simulation does not yet; see pending.ts for how they leave it.
import { type Construct, pendingTable } from './table.ts';

export const PENDING_WALK_CONSTRUCTS: readonly Construct[] = [
  ...pendingTable(
    'event',
    ['walk'],
    [
      ['down', 'down (HOST:NIC | HOST)', 'takes an interface down; its routes vanish', 'down A:eth0'],
      ['up', 'up (HOST:NIC | HOST)', 'brings an interface up, with its connected routes', 'up A:eth0'],
      [
        'unplug',
        'unplug HOST:NIC',
        'pulls the cable; the switch forgets the MACs of the port',
        'unplug A:eth0',
      ],
      [
        'plug',
        'plug HOST:NIC (into SWITCH)?',
        'puts the cable in again, or into another switch',
        'plug A:eth0 into home',
        'plug into',
      ],
      ['flush arp', 'flush HOST arp', 'empties the ARP table', 'flush A arp', 'flush arp'],
      ['flush mac', 'flush SWITCH mac', 'the switch forgets all MACs', 'flush home mac', 'flush mac'],
      [
        'flush sockets',
        'flush HOST sockets',
        'all sockets are gone without a word, as in a power cut',
        'flush A sockets',
        'flush sockets',
      ],
      ['flush nat', 'flush HOST nat', 'empties the translation table', 'flush A nat', 'flush nat'],
      [
        'flush connections',
        'flush HOST connections',
        "empties a balancer's connection table",
        'flush A connections',
        'flush connections',
      ],
      [
        'flush names',
        'flush HOST names',
        'the host forgets the answers of name servers',
        'flush A names',
        'flush names',
      ],
      [
        'set address',
        'set HOST:NIC address (NET | none)',
        'gives the nic another address instead of its own, or none',
        'set A:eth0 address 192.168.1.30/24',
        'set address none',
      ],
      [
        'set mac',
        'set HOST:NIC mac MAC',
        'gives the nic another MAC',
        'set A:eth0 mac 02:00:00:00:01:aa',
        'set mac',
      ],
      ['set mtu', 'set HOST:NIC mtu INT', 'gives the nic another MTU', 'set A:eth0 mtu 1400', 'set mtu'],
      [
        'set',
        'set HOST ROW',
        'adds a row to a host, or puts it in the place of another',
        'set A gateway 192.168.1.254',
      ],
      ['unset', 'unset HOST ROW', 'takes a row of a host away', 'unset A ttl 32'],
      ['set serve', 'set HOST serve …', 'starts a program', 'set A serve tcp 7001', 'set'],
      ['unset serve', 'unset HOST serve …', 'ends a program', 'unset B serve tcp 7000', 'unset'],
    ],
  ),
  ...pendingTable(
    'verb',
    ['verb'],
    [
      [
        'traceroute',
        'HOST traceroute TARGET',
        'asks every router on the way, by probes with TTL 1, 2, 3 …',
        'A traceroute B',
      ],
      [
        'announce',
        'HOST announce',
        "tells the lan the host's own address and MAC (gratuitous ARP)",
        'A announce',
      ],
      [
        'probe',
        'HOST probe ADDRESS',
        'asks by ARP whether somebody has an address already',
        'A probe 192.168.1.99 timeout 3s',
      ],
    ],
  ),
  ...pendingTable(
    'verb',
    ['traceroute'],
    [
      ['traceroute icmp', 'icmp', 'the probes are echo requests instead of UDP', 'A traceroute B icmp'],
      [
        'traceroute queries',
        'queries INT',
        'probes for each router (1 unless written)',
        'A traceroute B queries 3',
      ],
      [
        'traceroute parallel',
        'parallel INT',
        'probes under way at the same time (1 unless written)',
        'A traceroute B parallel 16',
      ],
    ],
  ),
  ...pendingTable(
    'verb',
    ['announce'],
    [['announce reply', 'reply', 'as an ARP reply instead of a request', 'A announce reply']],
  ),
  ...pendingTable(
    'fact',
    ['fact'],
    [
      [
        'expect saw',
        'saw (ADDRESS | ADDRESS:PORT | nobody)',
        'from where connections have come to the host, as its packets say',
        'expect A saw nobody',
        'saw nobody',
      ],
      [
        'expect served',
        'served INT',
        "how many requests the host's programs have answered",
        'expect A served 0',
      ],
      [
        'expect route',
        'route ADDRESS (via ADDRESS | nic NIC)+',
        'which way a packet for an address would take',
        'expect A route 192.168.1.20 via 192.168.1.20 nic eth0',
        'route via nic',
      ],
    ],
  ),
];
