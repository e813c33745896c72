// The constructs of programs that wait on a port, and of what stands before them.
import { table } from './table.ts';

export const SERVICE_CONSTRUCTS = [
  ...table(
    'serve',
    ['node'],
    [['serve', 'serve SERVICE PORT { … }', 'a program that waits on a port', 'serve http 80']],
  ),
  ...table(
    'serve',
    ['serve'],
    [
      [
        'serve http',
        'http PORT { … }',
        'answers HTTP requests: by rows, else `hello from HOST to CLIENT:PORT`',
        'serve http 80 { / "welcome" }',
      ],
      [
        'serve tcp',
        'tcp PORT',
        'accepts and reads; sends and closes only when the walk says so',
        'serve tcp 7000',
      ],
      [
        'serve udp',
        'udp PORT { … }',
        'a datagram socket, which answers by its rows',
        'serve udp 5000 { "ping" "pong" }',
      ],
      [
        'serve echo',
        'echo PORT',
        'sends back what it gets (port 7: over UDP, else over TCP)',
        'serve echo 9000',
      ],
      ['serve discard', 'discard PORT', 'reads and throws away', 'serve discard 9'],
      [
        'serve dns',
        'dns { … }',
        'a name server on UDP port 53',
        'serve dns { www.example.com 192.168.1.20 }',
        'dns',
      ],
    ],
  ),
  ...table(
    'option',
    ['service'],
    [
      ['serve as', 'as NAME', "the program's name, for netstat", 'serve http 80 as nginx'],
      [
        'serve delay',
        'delay TIME',
        'how long the program thinks before it answers',
        'serve http 80 delay 300ms',
      ],
      [
        'serve keepalive',
        'keepalive on|off',
        'whether an HTTP connection stays open after an answer (on unless written)',
        'serve http 80 keepalive off',
      ],
      [
        'serve backlog',
        'backlog INT',
        'how many connections may wait to be accepted (128 unless written)',
        'serve tcp 7000 backlog 1',
      ],
      [
        'serve accept',
        'accept on|off',
        'off: the program never accepts, so connections wait (on unless written)',
        'serve tcp 7000 accept off',
      ],
    ],
  ),
  ...table(
    'answer',
    ['answer'],
    [
      [
        'answer delay',
        '(PATH | "ASKED") ("TEXT" | SIZE | STATUS) delay TIME',
        'an answer, by the longest path that fits or by what was asked, and how long it takes',
        'serve http 80 { /slow 40kB delay 1s }',
        'delay',
      ],
    ],
  ),
  ...table(
    'dns_row',
    ['dns'],
    [
      [
        'dns row',
        'DOMAIN (ADDRESS | HOST | nxdomain | silent | cname DOMAIN)',
        'what is answered about a name: an address, no such name, nothing, or another name',
        'serve dns { www.example.com nxdomain }',
        'nxdomain silent cname',
      ],
    ],
  ),
  ...table(
    'answer',
    ['answer'],
    [
      [
        'answer ->',
        'PATH -> (UPSTREAM | HOST:PORT…)',
        'the answer is fetched from servers behind',
        'serve http 8080 { / -> B:80 }',
      ],
    ],
  ),
  ...table(
    'upstream',
    ['node'],
    [['upstream', 'upstream NAME { … }', 'the servers behind a proxy', 'upstream app { server B:80 }']],
  ),
  ...table(
    'server',
    ['upstream'],
    [
      [
        'upstream server',
        'server HOST:PORT (weight INT)?',
        'one of the servers',
        'upstream app { server B:80 weight 2 }',
        'server weight',
      ],
      [
        'upstream keepalive',
        'keepalive on|off',
        "whether connections to the servers are kept (the product's habit unless written)",
        'upstream app {\n    server B:80\n    keepalive on\n  }',
      ],
      [
        'upstream host',
        'host client',
        "passes the client's Host header on, as haproxy does; nginx sends the upstream's name",
        'upstream app {\n    server B:80\n    host client\n  }',
        'host client',
      ],
      [
        'upstream forwarded-for',
        'forwarded-for',
        "adds X-Forwarded-For with the client's address",
        'upstream app {\n    server B:80\n    forwarded-for\n  }',
      ],
    ],
  ),
  ...table(
    'software',
    ['node'],
    [
      [
        'software',
        'software (nginx | haproxy) VERSION?',
        'whose habits a proxy has (nginx 1.22 unless written)',
        'software nginx 1.22',
        'software nginx haproxy',
      ],
    ],
  ),
  ...table(
    'onoff',
    ['value'],
    [
      ['on', 'on', 'switched on', 'forward on'],
      ['off', 'off', 'switched off', 'forward off'],
    ],
  ),
];
