// The constructs that say what must have happened, and the short words for frames.
import { type Row, table } from './table.ts';

/** What kinds of frames are called; those with a second word have the name of another construct. */
const FRAMES = [
  ['frames', 'every frame'],
  ['frame arp', 'ARP'],
  ['arp-request', 'an ARP question'],
  ['arp-reply', 'an ARP answer'],
  ['frame tcp', 'TCP'],
  ['frame udp', 'UDP'],
  ['icmp', 'ICMP'],
  ['http', 'a segment that carries HTTP'],
  ['dns', 'a question to a name server, or its answer'],
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
  ['frame unreachable', 'ICMP: any destination unreachable'],
  ['net-unreachable', 'ICMP: no route to the network'],
  ['host-unreachable', 'ICMP: nobody answers ARP'],
  ['port-unreachable', 'ICMP: nobody listens on the UDP port'],
  ['admin-prohibited', 'ICMP: forbidden by an administrator'],
  ['frag-needed', 'ICMP: too large for the next lan, and not to be cut'],
] as const;

const FAILURES = [
  ['refused', 'nobody listens on that port (ECONNREFUSED)'],
  ['reset', 'the other side broke the connection off (ECONNRESET)'],
  ['timeout', 'no answer in time (ETIMEDOUT)'],
  ['unreachable', 'no route, or nobody answers ARP (ENETUNREACH, EHOSTUNREACH)'],
  ['prohibited', 'a `prohibit` route stands in the way (EACCES)'],
  ['invalid', 'a `blackhole` route stands in the way (EINVAL)'],
  ['nxdomain', 'the name server knows no such name (EAI_NONAME)'],
  ['no-port', 'no port is left for that destination (EADDRNOTAVAIL)'],
  ['closed', 'the connection is closed for sending (EPIPE)'],
] as const;

export const EXPECT_CONSTRUCTS = [
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
      [
        'expect translates',
        'translates INT',
        'how many entries the translation table has',
        'expect A translates 0',
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
        ([word, doc]): Row<`got ${(typeof FAILURES)[number][0]}`> => [
          `got ${word}`,
          `got ${word}`,
          doc,
          `A ping B\nexpect A got ${word}`,
        ],
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
    FRAMES.map(([name, doc]): Row<(typeof FRAMES)[number][0]> => {
      const word = name.slice(name.indexOf(' ') + 1);
      return [name, word, doc, `lose next ${word}`];
    }),
  ),
  ...table(
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
