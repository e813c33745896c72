// The constructs that draw a network: lans, hosts and their nics.
import { table } from './table.ts';

export const NETWORK_CONSTRUCTS = [
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
      [
        'proxy',
        'proxy NAME { … }',
        'a layer 7 proxy, which answers and asks others itself',
        'proxy X { nic home }',
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
];
