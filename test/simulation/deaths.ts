// Every way in which a packet ends before its time: a small walk for each reason, for all tests that need one.
import type { DropReason } from '../../src/simulation/step.ts';

function home(lan = '', pc = '', web = ''): string {
  return `lan home 192.168.80.0/24${lan}
host pc {
  nic home 192.168.80.12${pc}
}
host web {
  nic home 192.168.80.20${web}
  serve http 80
  serve tcp 7000 backlog 1 accept off
  serve udp 9000
}
`;
}

function routed(gw = '', shop = ''): string {
  return `lan home 192.168.80.0/24
lan shop 203.0.113.0/24${shop}
host pc {
  nic home 192.168.80.12
  gateway 192.168.80.1
}
router gw {
  nic home 192.168.80.1
  nic shop 203.0.113.1
  ${gw}
}
host web {
  nic shop 203.0.113.80
  gateway 203.0.113.1
  serve http 80
}
`;
}

const SWITCHES = ` {
  switch a
  switch b
  trunk a b
}`;
const BALANCER = `balancer lvs {
  nic home 192.168.80.100
  virtual tcp 192.168.80.100:80 { real web:80 weight 0 }
}
`;

type Kind = DropReason['kind'];

/** For each reason the network, and what is done in it. */
const WALKS: Readonly<Record<Kind, readonly [network: string, ...lines: readonly string[]]>> = {
  lost: [home(), 'lose next syn from pc', 'pc get http://web/'],
  'lost-on-lan': [home(' { loss 90% }'), 'pc ping web count 5 timeout 5s'],
  'same-port': [home(SWITCHES, ' port b', ' port b'), 'web ping pc', 'flush b mac', 'pc ping web'],
  // The switch has just looked at its links.
  'port-dead': [home(), 'down web:eth0', 'up web:eth0', 'pc ping web', 'down web:eth0', 'pc ping web'],
  'martian-source': [home(), 'pc ping web', 'set web loopback 192.168.80.12', 'pc ping web timeout 100ms'],
  'no-real-server': [home() + BALANCER, 'pc get http://192.168.80.100/ timeout 100ms'],
  filtered: [routed('drop tcp 80'), 'pc get http://web/ timeout 100ms'],
  'no-arp-reply': [home(), 'pc ping 192.168.80.99 timeout 4s'],
  'queue-full': [home(), 'pc udp 192.168.80.99:9 60kB df off count 8 timeout 4s'],
  'no-route': [routed(), 'pc ping 8.8.8.8'],
  'route-type': [routed('blackhole 8.8.8.0/24'), 'pc ping 8.8.8.8'],
  'reverse-path': [
    routed('rp-filter 1'),
    'set pc:eth0 address 203.0.113.99/24',
    'set pc route 192.168.80.1/32 nic eth0',
    'set pc gateway 192.168.80.1',
    'pc ping 8.8.8.8 timeout 100ms',
  ],
  'ingress-filter': [routed('', ' public'), 'pc ping web timeout 100ms'],
  'not-forwarding': [routed('forward off'), 'pc ping web timeout 100ms'],
  'ttl-expired': [routed(), 'pc ping web ttl 1'],
  'nic-down': [home(), 'together {', 'pc ping web', 'after 280us down web:eth0', '}'],
  'no-carrier': [home(), 'unplug pc:eth0', 'pc ping web'],
  'frame-too-long': [home('', ' mtu 600'), 'web ping pc size 1000 timeout 100ms'],
  'translated-redirect': [
    `${routed('masquerade shop\n  gateway 203.0.113.2')}router beyond {
  nic shop 203.0.113.2
  gateway 203.0.113.1
}
`,
    'pc ping 8.8.8.8 timeout 100ms',
  ],
  'translation-taken': [
    routed('snat shop to 203.0.113.1:4000'),
    'pc udp web:9 "x" from 50000 timeout 100ms',
    'pc udp web:9 "x" from 50001 timeout 100ms',
  ],
  'source-gone': [home(), 'pc connect web:80 as c', 'set pc:eth0 address 192.168.80.99/24', 'pc send c "x"'],
  'neighbour-flushed': [
    home(),
    'together {',
    'pc ping 192.168.80.99 timeout 4s',
    'after 100ms flush pc arp',
    '}',
  ],
  'no-listener': [home(), 'pc get http://web:81/'],
  'too-big': [routed('', ' { mtu 1400 }'), 'pc ping web size 1472'],
  'backlog-full': [
    home(),
    'pc connect web:7000 as a',
    'pc connect web:7000 as b',
    'pc connect web:7000 timeout 500ms as c',
  ],
  'nobody-waits': [home(' { delay 10ms }'), 'pc ping web', 'pc ping web timeout 5ms', 'wait 1s'],
  'reassembly-timeout': [
    home(),
    'pc ping web',
    'lose 2nd fragment from pc',
    'pc udp web:9000 4000B df off timeout 100ms',
    'wait 31s',
  ],
};

/** The text of a walk for each reason. */
export const DEATHS: readonly (readonly [reason: string, text: string])[] = Object.entries(WALKS).map(
  ([reason, [network, ...lines]]) => [reason, `${network}walk "w" {\n${lines.join('\n')}\n}\n`],
);
