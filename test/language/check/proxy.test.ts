// Proxies: upstreams with the habits of their product, and rows of a program that send requests on.
import { describe, expect, test } from 'vitest';
import { formatEndpoint } from '../../../src/address/endpoint.ts';
import type { Upstream } from '../../../src/network/proxy.ts';
import { nodeOf, said } from '../reading.ts';

const file = (rows: readonly string[], answers: readonly string[] = ['/ 404']) => `lan rack 10.0.0.0/24
proxy front {
  nic rack .1
${rows.map((row) => `  ${row}\n`).join('')}  serve http 80 {
${answers.map((row) => `    ${row}\n`).join('')}  }
}
host app1 { nic rack .11 }
host app2 { nic rack .12 }
walk "w" { app1 get http://front/ }
`;
const APP = 'upstream app { server app1:8080 weight 3 }';
const answersOf = (
  rows: readonly string[],
  ...answers: readonly string[]
): readonly (Upstream | undefined)[] => {
  const service = nodeOf(file(rows, answers), 'front').services[0];
  return service?.kind === 'http'
    ? service.pages.map(({ answer }) => (answer.kind === 'upstream' ? answer.upstream : undefined))
    : [];
};

test('an upstream and its servers', () => {
  const [app] = nodeOf(file([APP]), 'front').upstreams;
  expect(app).toMatchObject({ name: 'app', servers: [{ name: 'app1:8080', weight: 3 }] });
  expect(app?.servers.map(({ endpoint }) => formatEndpoint(endpoint))).toEqual(['10.0.0.11:8080']);
});
test.each([
  ['', { keepalive: false, host: 'upstream' }],
  ['software nginx 1.22', { keepalive: false, host: 'upstream' }],
  ['software nginx 1.29.7', { keepalive: true, host: 'upstream' }],
  ['software nginx 1.30', { keepalive: true, host: 'upstream' }],
  ['software haproxy', { keepalive: true, host: 'client' }],
])('the habits of "%s"', (software, habits) => {
  expect(nodeOf(file([APP, software]), 'front').upstreams).toMatchObject([
    { ...habits, forwardedFor: false },
  ]);
});
test('what is written counts more than a habit', () => {
  const rows = [
    'upstream app {',
    '  server app1:80',
    '  keepalive on',
    '  host client',
    '  forwarded-for',
    '}',
  ];
  expect(nodeOf(file(rows), 'front').upstreams).toMatchObject([
    { keepalive: true, host: 'client', forwardedFor: true },
  ]);
});
test('the software and its version, nginx 1.22 where nothing is said', () => {
  expect(nodeOf(file([]), 'front').software).toEqual({ product: 'nginx', version: [1, 22, 0] });
  expect(nodeOf(file(['software haproxy 2.8.3']), 'front').software).toEqual({
    product: 'haproxy',
    version: [2, 8, 3],
  });
});
test('rows lead to an upstream by its name, wherever it stands', () => {
  const [img, root] = answersOf([APP], '/img/ -> app', '/ -> app delay 5ms');
  expect(img).toEqual(root);
  expect(img?.name).toBe('app');
});
test('rows name servers themselves', () => {
  const [one, two, bare] = answersOf([], '/a -> app1:81', '/b -> app1:81 app2:82', '/c -> app2');
  expect(one?.servers.map(({ endpoint }) => formatEndpoint(endpoint))).toEqual(['10.0.0.11:81']);
  expect(two).toMatchObject({ name: 'app1:81 app2:82', servers: [{ name: 'app1:81' }, { name: 'app2:82' }] });
  expect(bare?.servers.map(({ endpoint }) => formatEndpoint(endpoint))).toEqual(['10.0.0.12:80']);
});

describe('mistakes', () => {
  test.each([
    ['upstream app { server app3:80 }', 'error unknown-name app3'],
    ['upstream app { server app1 }', 'error no-port app1'],
    ['upstream app { keepalive on }', 'error no-server app'],
    ['upstream app { servr app1:80 }', 'error syntax servr'],
    ['upstream 1app { server app1:80 }', 'error bad-name 1app'],
    ['software apache', 'error syntax apache'],
    ['software nginx one', 'error bad-version one'],
  ])('%s', (row, message) => {
    expect(said(file([row]))).toEqual([message]);
  });
  test('a row that says nothing', () => {
    const rows = ['upstream app {', '  server app1:80', '  keepalive maybe', '}'];
    expect(said(file(rows))).toEqual(['error syntax maybe']);
  });
  test('two of one name', () => {
    expect(said(file([APP, APP]))).toEqual(['error duplicate-name app']);
  });
  test.each([
    ['/ -> ap', 'error unknown-name ap'],
    ['/ -> app1:99999', 'error bad-port app1:99999'],
    ['/ -> app app1:80', 'error bad-answer app'],
    ['/ ->', 'error incomplete ->'],
  ])('%s', (answer, message) => {
    expect(said(file([APP], [answer]))).toEqual([message]);
  });
});

describe('a request that comes back to its proxy', () => {
  const loops = (rows: readonly string[], answers: readonly string[], more = '') =>
    said(file(rows, answers) + more).filter((line) => line.includes('proxy-loop'));
  test('by an upstream or a row that names the proxy itself', () => {
    expect(loops(['upstream own { server front:80 }'], ['/ -> own'])).toEqual(['error proxy-loop / -> own']);
    expect(loops([], ['/ -> front:80'])).toEqual(['error proxy-loop / -> front:80']);
    expect(loops([], ['/ -> app1:8080 10.0.0.1:80'])).toEqual([
      'error proxy-loop / -> app1:8080 10.0.0.1:80',
    ]);
  });
  test('by way of another proxy: each row of the circle is told', () => {
    const other = 'proxy other {\n  nic rack .2\n  serve http 80 { / -> front:80 }\n}\n';
    expect(loops([], ['/ -> other:80'], other)).toEqual([
      'error proxy-loop / -> other:80',
      'error proxy-loop / -> front:80',
    ]);
  });
  test('not where another row, or another port, answers', () => {
    expect(loops([], ['/a -> front:80', '/ 200'])).toEqual(['error proxy-loop /a -> front:80']);
    expect(loops([], ['/a -> front:8080', '/ 200'])).toEqual([]);
    expect(loops(['serve http 8080 { / "here" }'], ['/ -> front:8080'])).toEqual([]);
    expect(loops(['serve http 8080 { /a -> front:80 }'], ['/ -> front:8080', '/a "here"'])).toEqual([]);
  });
  const later = (...lines: readonly string[]): string =>
    `walk "later" {\n  app1 get http://front/\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  test('by rows that the walk sets later', () => {
    expect(loops([], [], later('set front serve http 8080 { / -> front:8080 }'))).toEqual([
      'error proxy-loop / -> front:8080',
    ]);
    expect(loops([], [], later('after 1s set app1 serve http 80 { / -> app1:80 }'))).toEqual([
      'error proxy-loop / -> app1:80',
    ]);
    expect(loops([], ['/ -> app1:80'], later('set app1 serve http 80 { / -> front:80 }'))).toEqual([
      'error proxy-loop / -> front:80',
    ]);
  });
  test('not by what is only unset, or set in another walk', () => {
    expect(loops([], [], later('unset front serve http 8080 { / -> front:8080 }'))).toEqual([]);
    const one = later('set app1 serve http 80 { / -> app2:80 }');
    const other = later('set app2 serve http 80 { / -> app1:80 }').replace('later', 'other');
    expect(loops([], [], one + other)).toEqual([]);
    expect(
      loops(
        [],
        [],
        later('set app1 serve http 80 { / -> app2:80 }', 'set app2 serve http 80 { / -> app1:80 }'),
      ),
    ).toEqual(['error proxy-loop / -> app1:80']);
  });
  test('by way of a balancer, also one that the walk sets', () => {
    const lvs = (row: string): string => `balancer lvs {\n  nic rack .9\n${row}}\n`;
    const row = (real: string): string =>
      `virtual tcp 10.0.0.9:80 {\n  mode nat\n  schedule rr\n  real ${real}\n}\n`;
    expect(loops([], ['/ -> lvs:80'], lvs(row('front:80')))).toEqual(['error proxy-loop / -> lvs:80']);
    expect(loops([], ['/ -> lvs:80'], lvs(row('app1:80')))).toEqual([]);
    expect(loops([], ['/ -> lvs:80'], lvs('') + later(`set lvs ${row('front:80').trim()}`))).toEqual([
      'error proxy-loop / -> lvs:80',
    ]);
  });
  test('not by a program that another has replaced', () => {
    expect(
      loops(
        [],
        ['/ -> app1:80'],
        later('set front serve http 80 { / 200 }', 'set app1 serve http 80 { / -> front:80 }'),
      ),
    ).toEqual([]);
  });
});
