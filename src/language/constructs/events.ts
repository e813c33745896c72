// What happens to the network during a walk, in no time at all.
import { table } from './table.ts';

export const EVENT_CONSTRUCTS = [
  ...table(
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
        'flush names',
        'flush HOST names',
        'the host forgets the answers of name servers',
        'flush A names',
        'flush names',
      ],
      [
        'flush connections',
        'flush HOST connections',
        "empties a balancer's connection table",
        'flush A connections',
        'flush connections',
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
];
