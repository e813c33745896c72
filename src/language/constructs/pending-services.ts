// The constructs of name servers, proxies and balancers that the language knows and the simulation does not yet; see
// pending.ts for how they leave it.
import { type Construct, pendingTable } from './table.ts';

export const PENDING_SERVICE_CONSTRUCTS: readonly Construct[] = [
  ...pendingTable(
    'answer',
    ['elsewhere'],
    [
      [
        'answer ->',
        'PATH -> (UPSTREAM | HOST:PORT…)',
        'the answer is fetched from servers behind',
        'serve http 8080 { / -> B:80 }',
      ],
    ],
  ),
  ...pendingTable(
    'upstream',
    ['node'],
    [['upstream', 'upstream NAME { … }', 'the servers behind a proxy', 'upstream app { server B:80 }']],
  ),
  ...pendingTable(
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
  ...pendingTable(
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
];
