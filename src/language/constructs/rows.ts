// The constructs that say what a host does with packets: routes, knobs, and the rules that change or stop them.
import { table } from './table.ts';

export const ROW_CONSTRUCTS = [
  ...table(
    'route',
    ['node'],
    [
      ['gateway', 'gateway ADDRESS', 'where packets go that no other route fits', 'gateway 192.168.1.254'],
      [
        'route',
        'route NET (via ADDRESS | nic NIC)+',
        'where packets for a network go: a next hop, or a nic whose neighbours they are for',
        'route 10.3.0.0/24 via 192.168.1.254',
        'route via nic',
      ],
      [
        'blackhole',
        'blackhole NET',
        'packets for that network vanish without a word',
        'blackhole 10.66.0.0/16',
      ],
      [
        'unreachable',
        'unreachable NET',
        'packets for that network are answered "host unreachable"',
        'unreachable 10.67.0.0/16',
      ],
      [
        'prohibit',
        'prohibit NET',
        'packets for that network are answered "administratively prohibited"',
        'prohibit 10.68.0.0/16',
      ],
      [
        'resolver',
        'resolver ADDRESS',
        'the name server that the host asks; up to three, in turn',
        'resolver 192.168.1.53',
      ],
      ['loopback', 'loopback ADDRESS', 'a further address of the node itself, on lo', 'loopback 10.0.0.100'],
      [
        'static arp',
        'arp ADDRESS at (MAC | NAME)',
        "a neighbour's MAC written by hand, for which nobody asks",
        'arp 192.168.1.99 at B',
        'arp at',
      ],
    ],
  ),
  ...table(
    'route',
    ['gateway', 'route'],
    [
      [
        'metric',
        'metric INT',
        'of two routes to one network the one with the smaller metric counts (0 unless written)',
        'gateway 192.168.1.254 metric 100',
      ],
    ],
  ),
  ...table(
    'knob',
    ['node'],
    [
      [
        'forward',
        'forward on|off',
        'net.ipv4.ip_forward: whether the node passes on what is not for it',
        'forward on',
      ],
      ['ttl', 'ttl INT', 'the TTL of the packets it sends (64 unless written)', 'ttl 32'],
      [
        'ports',
        'ports FIRST..LAST',
        'net.ipv4.ip_local_port_range: the ports its clients get (32768..60999 unless written)',
        'ports 40000..40039',
      ],
      ['arp', 'arp SETTING TIME', 'a setting of net.ipv4.neigh', 'arp retrans-time 300ms'],
      ['tcp', 'tcp SETTING VALUE', 'a setting of net.ipv4.tcp_*', 'tcp sack off'],
    ],
  ),
  ...table(
    'knob',
    ['arp'],
    [
      [
        'arp base-reachable-time',
        'base-reachable-time TIME',
        'how long an ARP entry counts as fresh (30 s unless written)',
        'arp base-reachable-time 25s',
      ],
      [
        'arp delay-first-probe-time',
        'delay-first-probe-time TIME',
        'how long a used stale entry waits before it is asked for again (5 s unless written)',
        'arp delay-first-probe-time 1s',
      ],
      [
        'arp retrans-time',
        'retrans-time TIME',
        'the time between two ARP requests (1 s unless written)',
        'arp retrans-time 300ms',
      ],
    ],
  ),
  ...table(
    'knob',
    ['tcp'],
    [
      [
        'tcp timestamps',
        'timestamps on|off',
        'the timestamp option (on unless written)',
        'tcp timestamps off',
      ],
      ['tcp sack', 'sack on|off', 'selective acknowledgements (on unless written)', 'tcp sack off'],
      [
        'tcp syn-retries',
        'syn-retries INT',
        'how often a SYN is sent again with doubling waits (6 unless written)',
        'tcp syn-retries 3',
      ],
      [
        'tcp syn-linear-timeouts',
        'syn-linear-timeouts INT',
        'how many retries come before the waits double (4 unless written, 0 in kernels before 6.5)',
        'tcp syn-linear-timeouts 0',
      ],
      [
        'tcp synack-retries',
        'synack-retries INT',
        'how often a SYN-ACK is sent again (5 unless written)',
        'tcp synack-retries 2',
      ],
    ],
  ),
  ...table(
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
  ...table(
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
];
