// The constructs that make something happen, and those that say what must have happened.
import { type Construct, type Row, table } from './table.ts';

/** frame, doc */
const FRAMES: readonly (readonly [string, string])[] = [
  ['frames', 'every frame'],
  ['arp', 'ARP'],
  ['arp-request', 'an ARP question'],
  ['arp-reply', 'an ARP answer'],
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['icmp', 'ICMP'],
  ['http', 'a segment that carries HTTP'],
  ['fragment', 'a fragment of an IP packet'],
  ['syn', 'SYN without ACK: the first packet of a connection'],
  ['syn-ack', 'SYN with ACK: the answer to it'],
  ['ack', 'a bare ACK: no data, no SYN, FIN or RST'],
  ['data', 'a TCP segment with data'],
  ['fin', 'a segment with FIN'],
  ['rst', 'a segment with RST'],
  ['echo-request', 'a ping'],
  ['echo-reply', 'the answer to a ping'],
  ['time-exceeded', 'ICMP: the TTL ran out'],
  ['redirect', 'ICMP: there is a better router'],
  ['unreachable', 'ICMP: any destination unreachable'],
  ['net-unreachable', 'ICMP: no route to the network'],
  ['host-unreachable', 'ICMP: nobody answers ARP'],
  ['port-unreachable', 'ICMP: nobody listens on the UDP port'],
  ['admin-prohibited', 'ICMP: forbidden by an administrator'],
  ['frag-needed', 'ICMP: too large for the next lan, and not to be cut'],
];

const FAILURES: readonly (readonly [string, string])[] = [
  ['refused', 'nobody listens on that port (ECONNREFUSED)'],
  ['reset', 'the other side broke the connection off (ECONNRESET)'],
  ['timeout', 'no answer in time (ETIMEDOUT)'],
  ['unreachable', 'no route, or nobody answers ARP (ENETUNREACH, EHOSTUNREACH)'],
  ['prohibited', 'a `prohibit` route stands in the way (EACCES)'],
  ['invalid', 'a `blackhole` route stands in the way (EINVAL)'],
  ['closed', 'the connection is closed for sending (EPIPE)'],
];

export const WALK_CONSTRUCTS: readonly Construct[] = [
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
        'udp',
        'HOST udp HOST:PORT ("TEXT" | SIZE)?',
        'sends a datagram ("hello" unless written) and waits for an answer',
        'A udp B:9 "hello"',
      ],
    ],
  ),
  ...table(
    'action',
    ['ping', 'get', 'connect', 'send', 'shutdown', 'close', 'abort', 'udp'],
    [['as', 'as NAME', 'a name for the action or its connection, for later lines', 'A ping B as p']],
  ),
  ...table(
    'times',
    ['ping', 'send', 'udp'],
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
    ['ping', 'get', 'connect', 'udp'],
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
    ['get', 'connect', 'udp'],
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
  ...table(
    'expect',
    ['walk'],
    [
      [
        'expect',
        'expect SUBJECT FACT',
        'what must have happened; a failing one is an error at its line',
        'expect A sent 0 rst',
      ],
    ],
  ),
  ...table(
    'fact',
    ['fact'],
    [
      [
        'expect got',
        'got RESULT',
        "the result of the host's last action, or of the action of that name",
        'A ping B\nexpect A got 1 reply',
      ],
      [
        'expect sent',
        'sent INT FRAMES',
        'how many such frames the host has sent since the walk began',
        'expect A sent 0 syn',
      ],
      [
        'expect received',
        'received INT FRAMES',
        'how many such frames have reached the host since the walk began',
        'expect A received 0 arp-request',
      ],
      [
        'expect arp',
        'arp ADDRESS (at (MAC | NAME) | none)',
        "what the host's ARP table says",
        'expect A arp 192.168.1.20 none',
        'arp at none',
      ],
      ['expect mac', 'mac INT', 'how many MACs the switch knows', 'expect home mac 0'],
      [
        'expect socket',
        'socket STATE INT?',
        'how many TCP sockets of the host are in a state (1 unless written)',
        'expect A socket TIME-WAIT 0',
      ],
    ],
  ),
  ...table(
    'result',
    ['result'],
    [
      [
        'got replies',
        'got INT replies',
        'that many echo replies',
        'A ping B\nexpect A got 1 reply',
        'replies reply',
      ],
      [
        'got status',
        'got STATUS (from HOST)?',
        'that HTTP status, in an answer of that host',
        'A get http://B/\nexpect A got 200 from B',
        'from',
      ],
      ...FAILURES.map(
        ([word, doc]): Row => [`got ${word}`, `got ${word}`, doc, `A ping B\nexpect A got ${word}`],
      ),
    ],
  ),
  ...table(
    'match',
    ['match'],
    [
      [
        'where',
        'where "PREDICATE"',
        "the frames that a display filter fits: Wireshark's fields, names of the file",
        'lose next where "tcp.len > 0 && ip.dst == B"',
      ],
      [
        'match from',
        'from PEER',
        'frames whose sender has that address (host, network, host:port)',
        'lose next from A',
      ],
      ['match to', 'to PEER', 'frames that are meant for that address', 'lose next to 192.168.1.0/24'],
    ],
  ),
  ...table(
    'frame',
    ['match'],
    FRAMES.map(
      ([word, doc]): Row => [
        word === 'arp' || word === 'tcp' || word === 'udp' || word === 'unreachable' ? `frame ${word}` : word,
        word,
        doc,
        `lose next ${word}`,
      ],
    ),
  ),
];
