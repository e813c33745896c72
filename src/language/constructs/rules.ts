// The constructs of the rules that change packets or stop them: address translation (RFC 3022) and packet filters, as nft(8) has them.
import { table } from './table.ts';

export const RULE_CONSTRUCTS = [
  ...table(
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
  ...table(
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
  ...table(
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
  ...table(
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
