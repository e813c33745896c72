// The constructs of layer 4 balancers, in the words of ipvsadm(8).
import { table } from './table.ts';

export const BALANCE_CONSTRUCTS = [
  ...table(
    'node',
    ['file'],
    [
      [
        'balancer',
        'balancer NAME { … }',
        'a layer 4 load balancer, which forwards packets',
        'balancer X { nic home }',
      ],
    ],
  ),
  ...table(
    'route',
    ['node'],
    [['decapsulate', 'decapsulate', 'opens packets that come through a tunnel (IP in IP)', 'decapsulate']],
  ),
  ...table(
    'virtual',
    ['node'],
    [
      [
        'virtual',
        'virtual (tcp | udp) HOST:PORT { … }',
        'a service that is spread over real servers',
        'virtual tcp 192.168.1.10:80 { real B:80 }',
      ],
    ],
  ),
  ...table(
    'vrow',
    ['virtual'],
    [
      [
        'virtual mode',
        'mode nat | dr | tunnel',
        'rewrites the address, the MAC, or packs IP in IP (dr unless written)',
        'virtual tcp 192.168.1.10:80 { mode nat }',
        'mode nat dr tunnel',
      ],
      [
        'virtual schedule',
        'schedule rr | wrr | lc | wlc | sh | dh | order HOST…',
        'who gets the next connection (wlc unless written); in an `order` the last one gets all that follow',
        'virtual tcp 192.168.1.10:80 {\n    real B:80\n    schedule order B\n  }',
        'schedule order rr wrr lc wlc sh dh',
      ],
      [
        'virtual real',
        'real HOST:PORT (weight INT)?',
        'one of the real servers',
        'virtual tcp 192.168.1.10:80 { real B:80 weight 2 }',
        'real weight',
      ],
      [
        'virtual tracking',
        'tracking on|off',
        'off: connections are forgotten, every packet is scheduled anew (on unless written)',
        'virtual tcp 192.168.1.10:80 { tracking off }',
      ],
      [
        'virtual persistent',
        'persistent TIME',
        'how long a client keeps its server',
        'virtual tcp 192.168.1.10:80 { persistent 5min }',
      ],
      [
        'virtual ttl',
        'ttl keep',
        'the TTL is not lowered on the way',
        'virtual tcp 192.168.1.10:80 { ttl keep }',
        'ttl keep',
      ],
    ],
  ),
];
