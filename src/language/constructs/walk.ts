// The constructs that make something happen: walks, their steps, events, and what programs do.
import { ACTION_KINDS } from '../../network/script.ts';
import { type Construct, table } from './table.ts';

/** Not a keyword: a name with a dot, which the grammar calls DOMAIN. */
const DOMAIN: Construct<'domain'> = {
  name: 'domain',
  production: 'target',
  keywords: [],
  form: 'HOST ping DOMAIN',
  doc: "a name with a dot is asked of the host's resolver",
  example: 'A ping www.example.com',
  places: ['elsewhere'],
};

export const WALK_CONSTRUCTS = [
  ...table(
    'walk',
    ['file'],
    [
      [
        'walk',
        'walk "NAME" { … }',
        'what happens, step by step; each walk starts with empty tables',
        'walk "second" { A ping B }',
      ],
    ],
  ),
  ...table(
    'step',
    ['walk'],
    [
      [
        'together',
        'together { … }',
        'its steps begin at the same instant, in the order of the file',
        'together { A ping B }',
      ],
      ['repeat', 'repeat INT { … }', 'its steps, several times over', 'repeat 3 { A ping B }'],
      [
        'after',
        'after TIME STEP',
        'waits, then does the step; in `together` the time counts from its start',
        'after 50ms A ping B',
      ],
    ],
  ),
  ...table(
    'event',
    ['walk'],
    [
      ['wait', 'wait TIME', 'lets time pass; timers run on', 'wait 300ms'],
      [
        'pace',
        'pace TIME',
        'how long the wires must be quiet before the next action (100 ms unless written)',
        'pace 250ms',
      ],
      [
        'note',
        'note "TEXT"',
        'a remark in the diagram, where the tables are kept for comparison',
        'note "before"',
      ],
      [
        'lose',
        'lose (next INT? | every | NTH) FRAMES (at HOST)?',
        'loses frames off the wire, or at a host that they reach',
        'lose next syn from A at B',
        'lose next every at',
      ],
    ],
  ),
  ...table(
    'verb',
    ['verb'],
    [
      ['ping', 'HOST ping TARGET', 'sends ICMP echo requests and waits for the replies', 'A ping B'],
      [
        'get',
        'HOST get URL',
        'asks for a page by HTTP/1.1, on a connection of its own',
        'A get http://B/logo',
      ],
      ['connect', 'HOST connect HOST:PORT', 'opens a TCP connection', 'A connect B:7000 as c'],
      [
        'send',
        'HOST send CONNECTION ("TEXT" | SIZE)',
        'sends on an open connection, from either end',
        'A send open "hello"',
      ],
      [
        'shutdown',
        'HOST shutdown CONNECTION',
        'sends no more, but still reads (FIN, half-close)',
        'A shutdown open',
      ],
      ['close', 'HOST close CONNECTION', 'closes its end (FIN)', 'A close open'],
      ['abort', 'HOST abort CONNECTION', 'breaks the connection off (RST)', 'A abort open'],
      [
        'resolve',
        'HOST resolve DOMAIN',
        'asks the name server for the address of a name',
        'A resolve www.example.com',
      ],
      [
        'udp',
        'HOST udp HOST:PORT ("TEXT" | SIZE)?',
        'sends a datagram ("hello" unless written) and waits for an answer',
        'A udp B:9 "hello"',
      ],
    ],
  ),
  ...table('action', ACTION_KINDS, [
    ['as', 'as NAME', 'a name for the action or its connection, for later lines', 'A ping B as p'],
  ]),
  ...table(
    'times',
    ['ping', 'send', 'udp', 'probe'],
    [
      ['count', 'count INT', 'how often (once unless written)', 'A ping B count 3'],
      [
        'interval',
        'interval TIME',
        'the time between two of them (ping: 1 s, else none)',
        'A ping B count 3 interval 200ms',
      ],
    ],
  ),
  ...table(
    'limit',
    ['ping', 'get', 'connect', 'udp', 'traceroute', 'resolve', 'probe'],
    [
      [
        'timeout',
        'timeout TIME',
        'how long is waited (ping, udp: 1 s; get, connect: 300 s)',
        'A ping B timeout 5s',
      ],
    ],
  ),
  ...table(
    'verb',
    ['ping'],
    [
      ['ping size', 'size INT', 'octets of data in each echo (56 unless written)', 'A ping B size 1472'],
      ['ping ttl', 'ttl INT', "the TTL of the requests (the host's unless written)", 'A ping B ttl 2'],
      ['ping id', 'id INT', 'the ICMP identifier (4660 unless written)', 'A ping B id 7'],
    ],
  ),
  ...table(
    'verb',
    ['ping', 'udp'],
    [['df', 'df on|off', 'whether routers may not cut the packet (on unless written)', 'A ping B df off']],
  ),
  ...table(
    'verb',
    ['get', 'connect', 'udp', 'resolve'],
    [
      [
        'from',
        'from PORT | FIRST..LAST',
        'the source port, or ports tried in order, each once',
        'A get http://B/ from 40000',
      ],
    ],
  ),
  ...table(
    'verb',
    ['get'],
    [
      [
        'get header',
        'header "NAME: VALUE"',
        'a further header line; Host replaces the usual one',
        'A get http://B/ header "Host: www"',
      ],
    ],
  ),
  ...table(
    'verb',
    ['connect'],
    [
      [
        'connect reading',
        'reading on|off',
        'off: the client never reads, so its window fills (on unless written)',
        'A connect B:7000 reading off',
      ],
    ],
  ),
  DOMAIN,
  ...table(
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
  ...table(
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
  ...table(
    'verb',
    ['announce'],
    [['announce reply', 'reply', 'as an ARP reply instead of a request', 'A announce reply']],
  ),
];
