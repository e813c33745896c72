// The constructs of a walk that the language knows and the simulation does not yet; see pending.ts for how they leave it.
import { type Construct, pendingTable } from './table.ts';

export const PENDING_WALK_CONSTRUCTS: readonly Construct[] = [
  ...pendingTable(
    'event',
    ['walk'],
    [
      [
        'flush connections',
        'flush HOST connections',
        "empties a balancer's connection table",
        'flush A connections',
        'flush connections',
      ],
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
