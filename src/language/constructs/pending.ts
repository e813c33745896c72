// The constructs that the language knows and the simulation does not yet. A file that uses one is understood, and refused.
import { type Construct, table } from './table.ts';

export const PENDING_CONSTRUCTS: readonly Construct[] = [
  ...table(
    'lan',
    ['elsewhere'],
    [
      [
        'lan public',
        'lan NAME NET public',
        "a provider's lan, which drops private addresses",
        'lan lab 10.7.0.0/24 public',
      ],
    ],
    false,
  ),
  ...table(
    'node',
    ['elsewhere'],
    [
      ['balancer', 'balancer NAME { … }', 'a layer 4 load balancer', 'balancer X { nic home }'],
      ['proxy', 'proxy NAME { … }', 'a reverse proxy', 'proxy X { nic home }'],
    ],
    false,
  ),
  ...table(
    'route',
    ['elsewhere'],
    [
      ['resolver', 'resolver ADDRESS', 'the name server that a host asks', 'resolver 192.168.1.53'],
      ['decapsulate', 'decapsulate', 'opens packets that come through a tunnel', 'decapsulate'],
    ],
    false,
  ),
  ...table(
    'knob',
    ['elsewhere'],
    [
      [
        'rp-filter',
        'rp-filter INT',
        'drops packets whose sender would be answered another way',
        'rp-filter 1',
      ],
      ['arp ignore', 'arp ignore VALUE', 'which ARP requests a host leaves unanswered', 'arp ignore 1'],
      ['arp announce', 'arp announce VALUE', 'which of its addresses a host asks with', 'arp announce 2'],
      ['arp accept', 'arp accept VALUE', 'whether unasked ARP makes new entries', 'arp accept 1'],
      ['arp proxy', 'arp proxy VALUE', 'answering ARP for hosts behind oneself', 'arp proxy 1'],
    ],
    false,
  ),
  ...table(
    'nat',
    ['elsewhere'],
    [
      [
        'masquerade',
        'masquerade LAN (from PEER | random)*',
        'source translation to the address of the nic',
        'masquerade home',
        'masquerade from random',
      ],
      [
        'snat',
        'snat LAN (from PEER)? to ADDRESS',
        'source translation to a fixed address',
        'snat home to 192.168.1.7',
        'snat from to',
      ],
      [
        'dnat',
        'dnat LAN PROTO PORT to TARGET',
        'destination translation: port forwarding',
        'dnat home tcp 80 to B:80',
        'dnat to',
      ],
    ],
    false,
  ),
  ...table(
    'filter',
    ['elsewhere'],
    [
      ['drop', 'drop CHAIN? FRAMES', 'a packet filter that drops in silence', 'drop tcp 80'],
      [
        'reject',
        'reject CHAIN? FRAMES (with ANSWER)?',
        'a packet filter that says no',
        'reject tcp 80 with tcp-reset',
        'reject with tcp-reset port host admin',
      ],
      [
        'clamp',
        'clamp mss INT',
        'lowers the segment size that a SYN announces',
        'clamp mss 1360',
        'clamp mss',
      ],
    ],
    false,
  ),
  ...table(
    'chain',
    ['elsewhere'],
    [
      [
        'drop chain',
        'drop (in | out | forward) FRAMES',
        'which packets a filter looks at',
        'drop in tcp 80',
        'in out forward',
      ],
    ],
    false,
  ),
  ...table(
    'proto',
    ['elsewhere'],
    [
      [
        'dnat protocol',
        'dnat LAN (tcp | udp) …',
        'the protocol that is translated',
        'dnat home udp 53 to B:53',
        'tcp udp',
      ],
    ],
    false,
  ),
  ...table(
    'serve',
    ['elsewhere'],
    [['serve dns', 'serve dns { … }', 'a name server', 'serve dns { www.example.com 192.168.1.20 }']],
    false,
  ),
  ...table(
    'answer',
    ['elsewhere'],
    [
      [
        'answer ->',
        'PATH -> SERVER…',
        "a proxy's row: the answer comes from elsewhere",
        'serve http 80 { / -> B:80 }',
      ],
    ],
    false,
  ),
  ...table(
    'dns_row',
    ['elsewhere'],
    [
      [
        'dns row',
        'DOMAIN (ADDRESS | NAME | nxdomain | silent | cname DOMAIN)',
        'a record of a name server',
        'serve dns { www.example.com nxdomain }',
        'nxdomain silent cname',
      ],
    ],
    false,
  ),
  ...table(
    'upstream',
    ['elsewhere'],
    [['upstream', 'upstream NAME { … }', 'the servers behind a proxy', 'upstream app { server B:80 }']],
    false,
  ),
  ...table(
    'server',
    ['elsewhere'],
    [
      [
        'upstream server',
        'server ENDPOINT (weight INT)? | keepalive on|off | host client | forwarded-for',
        'a row of an upstream',
        'upstream app { server B:80 weight 2 }',
        'server weight keepalive host client forwarded-for',
      ],
    ],
    false,
  ),
  ...table(
    'software',
    ['elsewhere'],
    [
      [
        'software',
        'software (nginx | haproxy) VERSION?',
        'whose habits a proxy has',
        'software nginx 1.22',
        'software nginx haproxy',
      ],
    ],
    false,
  ),
  ...table(
    'virtual',
    ['elsewhere'],
    [
      [
        'virtual',
        'virtual PROTO ENDPOINT { … }',
        'a service that a balancer spreads over real servers',
        'virtual tcp 192.168.1.9:80 { mode nat }',
      ],
    ],
    false,
  ),
  ...table(
    'vrow',
    ['elsewhere'],
    [
      [
        'virtual row',
        'mode … | schedule … | real ENDPOINT (weight INT)? | tracking … | persistent TIME | ttl keep',
        'a row of a virtual service',
        'virtual tcp 192.168.1.9:80 { schedule order B R }',
        'mode nat dr tunnel schedule order rr wrr lc wlc sh dh real weight tracking persistent ttl keep',
      ],
    ],
    false,
  ),
  ...table(
    'event',
    ['elsewhere'],
    [
      ['down', 'down NIC', 'takes an interface down', 'down A:eth0'],
      ['up', 'up NIC', 'brings an interface up', 'up A:eth0'],
      ['unplug', 'unplug NIC', 'pulls a cable', 'unplug A:eth0'],
      ['plug', 'plug NIC (into SWITCH)?', 'puts a cable in', 'plug A:eth0 into home', 'plug into'],
      [
        'flush',
        'flush NAME (arp | mac | sockets | nat | connections | names)',
        'empties a table',
        'flush A arp',
        'flush arp mac sockets nat connections names',
      ],
      [
        'set',
        'set NIC (address … | mac … | mtu …) | set HOST ROW',
        'changes the network under way',
        'set A:eth0 mtu 1400',
        'set address none mac mtu',
      ],
      ['unset', 'unset HOST ROW', 'takes a row away under way', 'unset A gateway 192.168.1.254'],
    ],
    false,
  ),
  ...table(
    'verb',
    ['elsewhere'],
    [
      [
        'traceroute',
        'HOST traceroute TARGET …',
        'asks every router on the way',
        'A traceroute B icmp queries 1 parallel 1',
        'traceroute icmp queries parallel',
      ],
      ['resolve', 'HOST resolve DOMAIN …', 'asks the name server', 'A resolve www.example.com'],
      ['announce', 'HOST announce reply?', 'gratuitous ARP', 'A announce reply', 'announce reply'],
      [
        'probe',
        'HOST probe ADDRESS …',
        'ARP probes for a duplicate address',
        'A probe 192.168.1.99 timeout 3s',
      ],
    ],
    false,
  ),
  ...table(
    'fact',
    ['elsewhere'],
    [
      [
        'expect saw',
        'saw (ENDPOINT | ADDRESS | nobody)',
        'who opened connections',
        'expect A saw nobody',
        'saw nobody',
      ],
      ['expect served', 'served INT', 'how many requests a program answered', 'expect A served 0'],
      [
        'expect translates',
        'translates INT',
        'how many translations a router keeps',
        'expect A translates 0',
      ],
      [
        'expect route',
        'route ADDRESS (via ADDRESS | nic NAME)+',
        'which way a packet would take',
        'expect A route 192.168.1.20 via 192.168.1.20 nic eth0',
        'route via nic',
      ],
    ],
    false,
  ),
  ...table(
    'frame',
    ['elsewhere'],
    [['dns', 'dns', 'a question to a name server, or its answer', 'lose next dns']],
    false,
  ),
  // Not a keyword: a name with a dot, which the grammar calls DOMAIN.
  {
    name: 'domain',
    production: 'target',
    keywords: [],
    form: 'HOST ping DOMAIN',
    doc: 'a name with a dot is asked of a name server',
    example: 'A ping www.example.com',
    places: ['elsewhere'],
    isSimulated: false,
  },
];
