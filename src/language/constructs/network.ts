// The constructs that draw a network: lans, hosts, their nics, routes, knobs and programs.
import { type Construct, table } from './table.ts';

export const NETWORK_CONSTRUCTS: readonly Construct[] = [
  ...table(
    'lan',
    ['file'],
    [
      [
        'lan',
        'lan NAME NET? { … }',
        'a broadcast domain; one switch of its name unless its block names switches',
        'lan lab 10.7.0.0/24',
      ],
    ],
  ),
  ...table(
    'lan_row',
    ['lan'],
    [
      [
        'switch',
        'switch NAME',
        'a switch of the lan; nics are plugged into the first unless they say `port`',
        'switch sw1',
      ],
      [
        'trunk',
        'trunk NAME NAME',
        'a cable between two switches of the lan; a loop of them is refused',
        'trunk sw1 sw2',
      ],
      [
        'lan mtu',
        'mtu INT',
        'the largest IP packet of every nic on the lan, in octets (1500 unless written)',
        'mtu 1400',
      ],
      ['lan delay', 'delay TIME', 'how long a frame is under way (0.1 ms unless written)', 'delay 10ms'],
      [
        'loss',
        'loss PERCENT',
        'the share of frames that vanish, always the same ones in the same file',
        'loss 5%',
      ],
      [
        'ageing',
        'ageing TIME',
        'how long a switch remembers where a MAC is (300 s unless written)',
        'ageing 15s',
      ],
    ],
  ),
  ...table(
    'link',
    ['file'],
    [
      [
        'link',
        'link NAME NAME NET { … }',
        'a cable between two nodes: a lan of two nics, named A-B',
        'link A R 10.7.0.0/30',
      ],
    ],
  ),
  ...table(
    'defaults',
    ['file'],
    [
      [
        'defaults',
        'defaults { … }',
        'rows for every node; what a node says itself counts more',
        'defaults { ttl 60 }',
      ],
    ],
  ),
  ...table(
    'node',
    ['file'],
    [
      ['host', 'host NAME { … }', 'a computer, which does not forward', 'host X { nic home }'],
      [
        'router',
        'router NAME { … }',
        'a computer that forwards packets between its nics',
        'router X { nic home }',
      ],
    ],
  ),
  ...table(
    'nic',
    ['node'],
    [
      [
        'nic',
        'nic LAN (ADDRESS | NET | .N)*',
        'a network card on a lan; its address and mask, `.12` for short, or nothing: the next free one',
        'nic lab .12',
      ],
    ],
  ),
  ...table(
    'nic',
    ['nic'],
    [
      ['nic name', 'name NAME', 'what Linux calls the nic (eth0, eth1 … unless written)', 'nic lab name wan'],
      [
        'nic mac',
        'mac MAC',
        'its MAC (02:00:00:00:HOST:NIC unless written)',
        'nic lab mac 02:00:00:00:99:00',
      ],
      [
        'nic mtu',
        'mtu INT',
        'the largest IP packet it sends (that of its lan unless written)',
        'nic lab mtu 1400',
      ],
      [
        'nic port',
        'port SWITCH',
        'the switch that it is plugged into (the first of its lan unless written)',
        'nic lab port lab',
      ],
      ['nic down', 'down', 'the interface is not up', 'nic lab down'],
    ],
  ),
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
    'serve',
    ['node'],
    [['serve', 'serve SERVICE PORT { … }', 'a program that waits on a port', 'serve http 80']],
  ),
  ...table(
    'serve',
    ['serve'],
    [
      [
        'serve http',
        'http PORT { … }',
        'answers HTTP requests: by rows, else `hello from HOST to CLIENT:PORT`',
        'serve http 80 { / "welcome" }',
      ],
      [
        'serve tcp',
        'tcp PORT',
        'accepts and reads; sends and closes only when the walk says so',
        'serve tcp 7000',
      ],
      [
        'serve udp',
        'udp PORT { … }',
        'a datagram socket, which answers by its rows',
        'serve udp 5000 { "ping" "pong" }',
      ],
      [
        'serve echo',
        'echo PORT',
        'sends back what it gets (port 7: over UDP, else over TCP)',
        'serve echo 9000',
      ],
      ['serve discard', 'discard PORT', 'reads and throws away', 'serve discard 9'],
    ],
  ),
  ...table(
    'option',
    ['service'],
    [
      ['serve as', 'as NAME', "the program's name, for netstat", 'serve http 80 as nginx'],
      [
        'serve delay',
        'delay TIME',
        'how long the program thinks before it answers',
        'serve http 80 delay 300ms',
      ],
      [
        'serve keepalive',
        'keepalive on|off',
        'whether an HTTP connection stays open after an answer (on unless written)',
        'serve http 80 keepalive off',
      ],
      [
        'serve backlog',
        'backlog INT',
        'how many connections may wait to be accepted (128 unless written)',
        'serve tcp 7000 backlog 1',
      ],
      [
        'serve accept',
        'accept on|off',
        'off: the program never accepts, so connections wait (on unless written)',
        'serve tcp 7000 accept off',
      ],
    ],
  ),
  ...table(
    'answer',
    ['answer'],
    [
      [
        'answer delay',
        '(PATH | "ASKED") ("TEXT" | SIZE | STATUS) delay TIME',
        'an answer, by the longest path that fits or by what was asked, and how long it takes',
        'serve http 80 { /slow 40kB delay 1s }',
        'delay',
      ],
    ],
  ),
  ...table(
    'onoff',
    ['value'],
    [
      ['on', 'on', 'switched on', 'forward on'],
      ['off', 'off', 'switched off', 'forward off'],
    ],
  ),
];
