// Name service: records as data, who is asked, and targets with a dot.
import { describe, expect, test } from 'vitest';
import { formatIpv4 } from '../../../src/address/ipv4.ts';
import { bare, mended, nodeOf, said, stepsOf } from '../reading.ts';

const file = (
  records: readonly string[],
  steps: readonly string[],
  host: readonly string[] = ['resolver 10.0.0.53'],
) => `lan net 10.0.0.0/24
host pc {
  nic net .1
${host.map((row) => `  ${row}\n`).join('')}}
host web {
  nic net .80
  serve http 80
}
host ns {
  nic net .53
  serve dns {
${records.map((row) => `    ${row}\n`).join('')}  }
}
walk "w" {
${steps.map((step) => `  ${step}\n`).join('')}}
`;
const PING = ['pc ping web'];
const recordsOf = (...records: readonly string[]) => {
  const [service] = nodeOf(file(records, PING), 'ns').services;
  return service?.kind === 'dns' ? bare(service.records) : [];
};

test('a record of each kind, names in lower case', () => {
  const records = recordsOf(
    'WWW.Example.com web',
    'api.example.com 10.0.0.7',
    'old.example.com cname www.example.COM',
    'none.example.com nxdomain',
    'slow.example.com silent',
  );
  expect(
    records.map((record) => ('address' in record ? [record.name, formatIpv4(record.address)] : record)),
  ).toEqual([
    ['www.example.com', '10.0.0.80'],
    ['api.example.com', '10.0.0.7'],
    { name: 'old.example.com', kind: 'alias', target: 'www.example.com' },
    { name: 'none.example.com', kind: 'nxdomain' },
    { name: 'slow.example.com', kind: 'silent' },
  ]);
});
test('several addresses of one name stand in the order of the file', () => {
  expect(recordsOf('a.b 10.0.0.2', 'a.b 10.0.0.1')).toHaveLength(2);
});
test('a name server is a program on UDP port 53', () => {
  expect(nodeOf(file([], PING), 'ns').services).toMatchObject([{ kind: 'dns', port: 53, program: 'named' }]);
});
test('up to three resolvers', () => {
  const rows = ['resolver 10.0.0.53', 'resolver 10.0.0.2', 'resolver 10.0.0.3', 'resolver 10.0.0.4'];
  expect(nodeOf(file(['a.b web'], PING, rows), 'pc').resolvers.map(formatIpv4)).toEqual([
    '10.0.0.53',
    '10.0.0.2',
    '10.0.0.3',
  ]);
  expect(said(file(['a.b web'], PING, rows))).toContain('warning too-many-resolvers resolver');
});

describe('targets with a dot are names to ask for', () => {
  const asked = (step: string) => stepsOf(file(['www.example.com web'], [step]))[0];
  test.each([
    ['pc ping www.Example.com', { destination: 0 }],
    ['pc traceroute www.example.com', { destination: 0 }],
    ['pc connect www.example.com:7 as c', { destination: { address: 0, port: 7 } }],
    ['pc udp www.example.com:9', { destination: { address: 0, port: 9 } }],
    [
      'pc get http://www.example.com/logo',
      { destination: { address: 0, port: 80 }, host: 'www.example.com' },
    ],
  ])('%s', (step, action) => {
    expect(asked(step)).toMatchObject({ domain: 'www.example.com', ...action });
  });
  test('resolve', () => {
    expect(asked('pc resolve www.example.com from 5353 timeout 2s')).toEqual({
      kind: 'resolve',
      node: 0,
      domain: 'www.example.com',
      sourcePorts: { first: 5353, last: 5353 },
      timeout: 2e9,
    });
  });
  test('a bare name and an address are known without asking', () => {
    expect(asked('pc ping web')).not.toHaveProperty('domain');
  });
});

test('in rows a name with a dot stands for what the file knows of it, aliases followed', () => {
  const text = file(['www.example.com cname web.example.com', 'web.example.com web'], PING, [
    'resolver 10.0.0.53',
    'drop to www.example.com',
  ]);
  expect(bare(nodeOf(text, 'pc').filter)).toEqual(
    bare(nodeOf(text.replace('to www.example.com', 'to 10.0.0.80'), 'pc').filter),
  );
});
test('who serves a name may speak on the connection to it', () => {
  const steps = ['pc connect www.example.com:80 as c', 'web close c', 'pc close c'];
  expect(said(file(['www.example.com web'], steps))).toEqual([]);
  expect(said(file(['www.example.com web'], [...steps.slice(0, 1), 'ns close c']))).toEqual([
    'error not-an-end ns close c',
  ]);
});

describe('mistakes', () => {
  test.each([
    ['www web', 'error bad-domain www'],
    ['1.2.3.4 web', 'error bad-domain 1.2.3.4'],
    ['www.浏览器.cn web', 'error bad-domain www.浏览器.cn'],
    [`www.${'x'.repeat(64)}.cn web`, `error bad-domain www.${'x'.repeat(64)}.cn`],
    ['www.example.com wbe', 'error unknown-name wbe'],
    ['www.example.com 10.0.0.300', 'error bad-address 10.0.0.300'],
    ['www.example.com api.example.com', 'error bad-record api.example.com'],
    ['www.example.com cname api.example.com', 'warning unknown-domain api.example.com'],
    ['www.example.com', 'error incomplete www.example.com'],
  ])('%s', (row, message) => {
    expect(said(file([row], PING))).toEqual([message]);
  });
  test('aliases that lead round', () => {
    expect(said(file(['a.b cname c.d', 'c.d cname a.b'], PING))).toEqual([
      'error alias-loop c.d',
      'error alias-loop a.b',
    ]);
  });
  test('another answer beside an address', () => {
    expect(said(file(['a.b web', 'a.b nxdomain'], PING))).toEqual(['warning duplicate-record a.b']);
  });
  test('a name that no name server knows, with the one that was meant', () => {
    const text = file(['www.example.com web'], ['pc ping www.exmaple.com']);
    expect(said(text)).toEqual(['warning unknown-domain www.exmaple.com']);
    expect(mended(text)).toContain('pc ping www.example.com');
  });
  test('a name that only another name server knows', () => {
    const other = 'host other {\n  nic net .54\n  serve dns { c.d web }\n}\n';
    expect(said(other + file(['a.b web'], ['pc ping c.d']))).toEqual(['warning unknown-domain c.d']);
  });
  test('nobody to ask, or nobody who would answer', () => {
    expect(said(file(['a.b web'], ['pc ping a.b'], []))).toEqual(['warning no-resolver a.b']);
    const named = file(['a.b web'], PING, ['resolver ns']);
    expect(said(named)).toEqual(['error bad-address ns']);
    expect(mended(named)).toBe(file(['a.b web'], PING, ['resolver 10.0.0.53']));
    expect(said(file(['a.b web'], PING, ['resolver 10.0.0.80']))).toEqual([
      'warning no-name-server 10.0.0.80',
    ]);
    expect(said(file(['a.b web'], PING, ['resolver 10.0.0.9']))).toEqual(['warning no-name-server 10.0.0.9']);
  });
  test('resolve is for names with a dot', () => {
    expect(said(file(['a.b web'], ['pc resolve 10.0.0.1']))).toEqual(['error bad-domain 10.0.0.1']);
    expect(said(file(['a.b web'], ['pc resolve web']))).toEqual(['error bad-domain web']);
  });
  test('a name server knows no name', () => {
    expect(said(file([], PING))).toEqual(['warning no-record dns']);
  });
});
