// Layer 7 proxies beyond the reference captures: what is written octet by octet, whose turn it is, and what is never done.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normText } from '../../src/view/norm.ts';
import type { Trace } from '../../src/walkthrough/trace.ts';
import { transportOf } from '../../src/wire/fragment.ts';
import { decodeLatin1 } from '../../src/wire/text.ts';
import { expectHeld, facts, runText } from './running.ts';

function rack(proxy: string): string {
  return `lan out 203.0.113.0/24
lan in 10.0.0.0/24
host C { nic out 203.0.113.5 }
proxy LB {
  nic out 203.0.113.10
  nic in 10.0.0.1
  ${proxy}
}
host RS1 {
  nic in 10.0.0.11
  serve http 80
  serve tcp 7000
}
host RS2 {
  nic in 10.0.0.12
  serve http 80
  serve http 8080 { / 20kB }
}
`;
}

const APP = 'upstream app { server RS1:80 }\n  serve http 80 { / -> app }';

function run(proxy: string, walk: string): Trace {
  return runText(`${rack(proxy)}walk "w" {\n${walk}\n}\n`);
}

/** The data of all TCP segments that a node sent, as text. */
function said(trace: Trace, name: string): readonly string[] {
  const node = trace.network.nodes.find((one) => one.name === name)?.id;
  return Array.from({ length: trace.transmissionCount }, (_, index) => trace.transmission(index)).flatMap(
    ({ node: sender, frame }) => {
      const segment = frame.payload.kind === 'ipv4' ? transportOf(frame.payload) : undefined;
      return sender === node && segment?.kind === 'tcp' && segment.data.length > 0
        ? [decodeLatin1(segment.data)]
        : [];
    },
  );
}

function chosen(trace: Trace): readonly (string | undefined)[] {
  return facts(trace, 'server-chosen').map(({ servers, chosen: position }) =>
    position === undefined ? undefined : servers[position]?.name,
  );
}

const get = 'C get http://203.0.113.10/a?b header "Accept: */*" header "Connection: keep-alive"';

describe('nginx passes a request on', () => {
  it('as HTTP/1.0 that closes, with the name of the upstream', () => {
    expect(said(run(APP, get), 'LB')[0]).toBe(
      'GET /a?b HTTP/1.0\r\nHost: app\r\nConnection: close\r\nAccept: */*\r\n\r\n',
    );
  });

  it('as HTTP/1.1 since 1.29.7, and keeps the connection', () => {
    const trace = run(`software nginx 1.29.7\n  ${APP}`, `${get}\n${get}\nexpect LB sent 1 syn`);
    expectHeld(trace);
    expect(said(trace, 'LB')[0]).toBe('GET /a?b HTTP/1.1\r\nHost: app\r\nAccept: */*\r\n\r\n');
    expect(facts(trace, 'server-chosen').map(({ isKept }) => isKept)).toEqual([false, true]);
  });

  it('with the words of the client where the file says so', () => {
    const upstream = `upstream app {\n    server RS1:80\n    host client\n    forwarded-for\n  }\n  serve http 80 { / -> app }`;
    expect(said(run(upstream, `${get} header "X-Forwarded-For: 192.0.2.1"`), 'LB')[0]).toBe(
      'GET /a?b HTTP/1.0\r\nHost: 203.0.113.10\r\nX-Forwarded-For: 192.0.2.1, 203.0.113.5\r\nConnection: close\r\nAccept: */*\r\n\r\n',
    );
  });

  it('to a server of the row itself under its own name', () => {
    const host = (row: string): string | undefined =>
      /Host: (.*)\r/.exec(said(run(`serve http 80 { / -> ${row} }`, get), 'LB')[0] ?? '')?.[1];
    expect([host('RS1'), host('RS1:80'), host('RS1 RS2')]).toEqual(['RS1', 'RS1', 'backend']);
  });
});

describe('an answer', () => {
  it('gets a head of nginx, and the rest of what the server said', () => {
    expect(said(run(APP, get), 'LB').at(-1)).toBe(
      'HTTP/1.1 200 OK\r\nServer: nginx/1.22.0\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: 33\r\nConnection: keep-alive\r\n\r\nhello from RS1 to 10.0.0.1:33024\n',
    );
  });

  it('is a page of nginx where no server answers', () => {
    const trace = run('upstream app { server RS1:81 }\n  serve http 80 { / -> app }', get);
    expect(said(trace, 'LB').at(-1)).toBe(
      'HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.22.0\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Type: text/html\r\nContent-Length: 157\r\nConnection: keep-alive\r\n\r\n<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.0</center>\r\n</body>\r\n</html>\r\n',
    );
  });

  it('has the date of the walk', () => {
    const date = (wait: string): string | undefined =>
      /Date: (.*)\r/.exec(said(run(APP, `wait ${wait}\n${get}`), 'LB').at(-1) ?? '')?.[1];
    expect(date('59s')).toBe('Thu, 01 Jan 1970 00:00:59 GMT');
    expect(date('25h')).toBe('Fri, 02 Jan 1970 01:00:00 GMT');
    expect(date('1000h')).toBe('Wed, 11 Feb 1970 16:00:00 GMT');
  });

  it('of 20 kB goes through whole, in buffers of nginx', () => {
    const trace = run(
      'upstream app { server RS2:8080 }\n  serve http 80 { / -> app }',
      `${get}\nexpect C got 200`,
    );
    expectHeld(trace);
    const { result } = facts(trace, 'ended')[0] ?? {};
    expect(result?.kind === 'response' && result.body.length).toBe(20_000);
    expect(facts(trace, 'wrote').filter(({ firstLine }) => firstLine === 'HTTP/1.1 200 OK')).toHaveLength(2);
  });

  it('is 504 after a minute of silence', () => {
    const trace = run(
      'upstream app { server RS1:7000 }\n  serve http 80 { / -> app }',
      `${get}\nexpect C got 504`,
    );
    expectHeld(trace);
    expect(facts(trace, 'server-failed')[0]?.failure).toBe('timeout');
    expect(facts(trace, 'answered-itself')[0]?.at).toBeCloseTo(60, 1);
  });
});

describe('whose turn it is', () => {
  const upstream = (rows: string): string => `upstream app {\n    ${rows}\n  }\n  serve http 80 { / -> app }`;
  const times = (count: number): string => `repeat ${count} { C get http://203.0.113.10/ }`;

  it('goes by weight, spread evenly: 5 1 1 is a a b a c a a', () => {
    const rows = 'server RS1:80 weight 5\n    server RS2:80\n    server 10.0.0.12:80';
    const order = chosen(run(upstream(rows), times(7))).map((name) => name?.slice(-8));
    expect(order).toEqual(['RS1:80', 'RS1:80', 'RS2:80', 'RS1:80', '.0.12:80', 'RS1:80', 'RS1:80']);
  });

  it('never comes with weight 0', () => {
    expect(chosen(run(upstream('server RS1:80 weight 0\n    server RS2:80'), times(2)))).toEqual([
      'RS2:80',
      'RS2:80',
    ]);
  });

  it('leaves a server out for ten seconds after a failure, then lets it earn its weight back', () => {
    const trace = run(
      upstream('server RS1:81\n    server RS2:80'),
      `${times(2)}\nwait 11s\n${times(2)}\nexpect RS1 sent 1 rst\n${times(1)}\nexpect RS1 sent 2 rst`,
    );
    expectHeld(trace);
    expect(chosen(trace).slice(0, 3)).toEqual(['RS1:81', 'RS2:80', 'RS2:80']);
  });

  it('finds nobody while all have failed, and begins again later, as nginx 1.22 was seen to do', () => {
    const trace = run(
      upstream('server RS1:81\n    server RS2:81'),
      `${times(2)}\nwait 11s\n${times(1)}\nexpect C got 502\nexpect LB sent 4 syn`,
    );
    expectHeld(trace);
    expect(chosen(trace)).toEqual(['RS1:81', 'RS2:81', undefined, undefined, 'RS2:81', 'RS1:81', undefined]);
  });
});

describe('two connections', () => {
  it('have each their own sequence numbers and ends', () => {
    const trace = run(APP, `${get} from 40000`);
    const text = normText(trace, '40000 80');
    expect(text).toContain('203.0.113.5:40000>203.0.113.10:80');
    expect(text).toContain('10.0.0.1:P1>10.0.0.11:80');
    expect(text).not.toContain('203.0.113.5:40000>10.0.0.11');
  });

  it('make two answers of one: the server answers the proxy, the proxy the client', () => {
    expectHeld(run(APP, `${get}\nexpect RS1 served 1\nexpect LB served 1\nexpect RS1 saw 10.0.0.1`));
  });

  it('end together when the client gives up', () => {
    const trace = run(
      'upstream app { server RS1:7000 }\n  serve http 80 { / -> app }',
      'C get http://203.0.113.10/ timeout 2s\nexpect C got timeout\nexpect LB socket ESTAB 0',
    );
    expectHeld(trace);
  });

  it('never begins the second before the whole head has come', () => {
    const request = 'GET /x HTTP/1.1\\r\\nHost: www\\r\\nAccept: */*\\r\\n\\r\\n';
    const octets = request.replaceAll('\\r\\n', '\r\n');
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: octets.length - 1 }), { maxLength: 6 });
    const software = fc.constantFrom('nginx 1.22', 'nginx 1.29.7', 'haproxy 2.6');
    fc.assert(
      fc.property(cuts, software, (places, product) => {
        const at = [0, ...[...places].sort((a, b) => a - b), octets.length];
        const pieces = at.slice(1).map((end, index) => octets.slice(at[index], end));
        const sends = pieces.map((piece, index) => {
          const text = piece.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
          const before = index < pieces.length - 1 ? '0' : '1';
          return `C send c "${text}"\nexpect LB sent ${before} syn`;
        });
        const trace = run(
          `software ${product}\n  ${APP}`,
          `C connect 203.0.113.10:80 as c\n${sends.join('\n')}`,
        );
        expectHeld(trace);
        expect(facts(trace, 'request-awaited')).toHaveLength(pieces.length - 1);
        expect(facts(trace, 'location-chosen')).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('haproxy', () => {
  const proxy = `software haproxy 2.6\n  serve http 80 { / -> RS1:80 }`;

  it('passes on what the client said, header names in small letters', () => {
    const trace = run(proxy, get);
    expect(said(trace, 'LB')[0]).toBe('GET /a?b HTTP/1.1\r\nhost: 203.0.113.10\r\naccept: */*\r\n\r\n');
    expect(said(trace, 'LB').at(-1)).toBe(
      'HTTP/1.1 200 OK\r\nserver: RS1\r\ncontent-length: 33\r\n\r\nhello from RS1 to 10.0.0.1:33024\n',
    );
  });

  it('breaks its kept connections off after five seconds', () => {
    const trace = run(proxy, `${get}\nwait 6s\nexpect LB sent 1 rst\nexpect LB socket ESTAB 0`);
    expectHeld(trace);
  });

  it('tries three times more, a second apart, and says 503', () => {
    const trace = run(proxy.replace('RS1:80', 'RS1:81'), `${get}\nexpect C got 503\nexpect LB sent 4 syn`);
    expectHeld(trace);
    expect(facts(trace, 'answered-itself')[0]?.at).toBeCloseTo(3, 1);
  });
});

describe('expect served', () => {
  it("counts what a proxy answered: its servers' answers and its own pages, on kept connections too", () => {
    const trace = run(
      `${APP.replace('{ / -> app }', '{\n    / -> app\n    /dead -> RS1:81\n    /own "here"\n  }')}`,
      `expect LB served 0
${get}
expect LB served 1
expect RS1 served 1
C get http://203.0.113.10/own
expect C got "here"
C get http://203.0.113.10/dead
expect C got 502
C get http://203.0.113.10/dead/again
expect LB served 4
expect RS1 served 1`,
    );
    expectHeld(trace);
  });
});
