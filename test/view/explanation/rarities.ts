// What no example and no reference capture shows: a small walk for each sentence that is seldom said.

const OFFICE = `lan office 192.168.1.0/24
host pc { nic office .10 }
host web {
  nic office .20
  serve http 80
  serve tcp 7000
  serve echo 9000
}
`;

const BEHIND = `lan home 192.168.80.0/24
lan inet 203.0.113.0/24
host pc {
  nic home .12
  gateway 192.168.80.1
}
host other {
  nic home .13
  gateway 192.168.80.1
}
host web {
  nic inet .80
  gateway 203.0.113.1
  serve http 80
}
`;

const gateway = (...rows: readonly string[]): string =>
  `${BEHIND}router gw {\n  nic home .1\n  nic inet .1\n${rows.map((row) => `  ${row}\n`).join('')}}\n`;

const walked = (network: string, ...lines: readonly string[]): string =>
  `${network}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

export const RARITIES: readonly string[] = [
  // the window of a program that does not read is full
  walked(OFFICE, 'pc connect web:9000 reading off as c', 'web send c 200kB', 'wait 5s'),
  // the same segment twice: its acknowledgement was lost
  walked(OFFICE, 'pc connect web:7000 as c', 'lose next ack from web', 'pc send c "x"', 'wait 2s'),
  // a connection that the other side has forgotten is asked for anew
  walked(
    OFFICE,
    'pc connect web:7000 from 40000 as c',
    'pc send c "x"',
    'flush pc sockets',
    'pc connect web:7000 from 40000 timeout 1s as d',
  ),
  walked(gateway('snat inet to 203.0.113.1'), 'pc get http://web/'),
  walked(
    gateway('snat inet to 203.0.113.1:5000'),
    'together {',
    'pc get http://web/ timeout 2s',
    'other get http://web/ timeout 2s',
    '}',
  ),
  // the router's own connection would look like that of the host behind it
  walked(
    gateway('masquerade inet from 192.168.80.12'),
    'together {',
    'gw get http://web/ from 40000',
    'pc get http://web/ from 40000',
    '}',
  ),
  walked(
    gateway('masquerade inet from 192.168.80.12'),
    'together {',
    'pc get http://web/ from 40000',
    'after 1ms gw get http://web/ from 40000',
    '}',
  ),
  // data for a program that has closed
  walked(OFFICE, 'pc connect web:7000 as c', 'web close c', 'pc send c "late"', 'wait 1s'),
  // a proxy leaves out a server that has failed, and one without weight
  walked(
    `lan rack 10.0.0.0/24
host pc { nic rack .2 }
proxy front {
  nic rack .1
  upstream app {
    server dead:80
    server alive:80
    server lazy:80 weight 0
  }
  serve http 80 { / -> app }
}
host dead { nic rack .11 }
host alive {
  nic rack .12
  serve http 80
}
host lazy {
  nic rack .13
  serve http 80
}
`,
    'pc get http://front/',
    'pc get http://front/',
    'pc get http://front/',
  ),
  walked(gateway('clamp mss 1000'), 'pc get http://web/'),
  walked(gateway('drop out time-exceeded'), 'pc traceroute web timeout 500ms'),
  walked(
    gateway('arp proxy on'),
    'unset pc gateway 192.168.80.1',
    'set pc route 203.0.113.0/24 nic eth0',
    'pc ping web',
  ),
  // a balancer takes an error of a real server back
  walked(
    `lan front 18.11.18.0/24
lan rack 10.0.0.0/24
host pc {
  nic front .22
}
balancer lvs {
  nic front .100
  nic rack .1
  virtual udp 18.11.18.100:53 {
    mode nat
    real rs:53
  }
}
host rs {
  nic rack .11
  gateway 10.0.0.1
}
`,
    'pc udp 18.11.18.100:53 "x"',
  ),
  // a name with two addresses, of which the first is closed
  walked(
    `lan office 192.168.1.0/24
host pc {
  nic office .10
  resolver 192.168.1.53
}
host shut { nic office .20 }
host open {
  nic office .21
  serve http 80
}
host ns {
  nic office .53
  serve dns {
    www.example.com shut
    www.example.com open
  }
}
`,
    'pc get http://www.example.com/',
  ),
  // what is written to a connection that has ended
  walked(OFFICE, 'pc connect web:7000 as c', 'web abort c', 'pc send c "x"'),
  walked(OFFICE, 'pc connect web:7000 as c', 'flush pc sockets', 'pc send c "x"'),
  walked(
    OFFICE,
    'pc connect web:7000 as c',
    'unplug web:eth0',
    'pc send c "x"',
    'wait 20min',
    'pc send c "x"',
  ),
  // more hosts than a sentence names, on a lan without a subnet
  walked(
    `lan hall\nlan office 192.168.1.0/24\n${Array.from({ length: 8 }, (_, at) => `host h${at} { nic office .${at + 1} }\n`).join('')}`,
    'h0 ping h1',
  ),
  // the MAC that a frame is for has gone from the network
  walked(OFFICE, 'pc ping web', 'set web:eth0 mac 02:00:00:00:09:00', 'pc ping web timeout 1s'),
  walked(
    'lan office 192.168.1.0/24\nhost pc {\n  nic office .10\n  arp 192.168.1.20 at 02:00:00:00:09:00\n}\n',
    'pc ping 192.168.1.20 timeout 1s',
  ),
  // a tunnel that ends before its packet does
  walked(
    `lan front 18.11.18.0/24
lan rack 10.0.0.0/24
lan back 10.0.1.0/24
host pc { nic front .22 }
balancer lvs {
  nic front .100
  nic rack .1
  virtual tcp 18.11.18.100:80 {
    mode tunnel
    real rs:80
  }
}
router rs {
  nic rack .11
  nic back .1
  route 18.11.18.100/32 via 10.0.1.2
  decapsulate
}
host web {
  nic back .2
  loopback 18.11.18.100
  serve http 80
}
`,
    'pc get http://18.11.18.100/ timeout 500ms',
  ),
  // a cable that leads to another network than the file says
  walked(BEHIND, 'unplug pc:eth0', 'plug pc:eth0 into inet', 'pc ping 192.168.80.13 timeout 1s'),
];
